// The passage of an article that shows the words asked for.
#ifndef DATELINE_QUERY_SNIPPET_H
#define DATELINE_QUERY_SNIPPET_H

#include <string>
#include <vector>

#include <xapian.h>

#include "plugin/facet/stored_article.h"

namespace dateline {

struct Snippet {
    std::string text;         ///< a line or two, plain
    std::vector<Span> marks;  ///< of the words asked for, in its bytes
};

/// Made once a question.
class SnippetMaker {
  public:
    /// @param words an empty query when no words are asked for
    SnippetMaker(const Xapian::Query& words, const Xapian::Database& database);

    /// Without words the article's begin.
    [[nodiscard]] Snippet of(const StoredArticle& article) const;

    [[nodiscard]] bool has_words() const { return words_; }

  private:
    Xapian::MSet matches_;
    bool words_;
};

}  // namespace dateline

#endif
