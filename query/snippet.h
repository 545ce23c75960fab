// The passage of an article that shows the words asked for.
#ifndef DATELINE_QUERY_SNIPPET_H
#define DATELINE_QUERY_SNIPPET_H

#include <string>

#include <xapian.h>

#include "plugin/facet/stored_article.h"

namespace dateline {

/// Made once a question.
class SnippetMaker {
  public:
    /// @param words an empty query when no words are asked for
    SnippetMaker(const Xapian::Query& words, const Xapian::Database& database);

    /// Plain text of a line or two; without words the article's begin.
    [[nodiscard]] std::string of(const StoredArticle& article) const;

    [[nodiscard]] bool has_words() const { return words_; }

  private:
    Xapian::MSet matches_;
    bool words_;
};

}  // namespace dateline

#endif
