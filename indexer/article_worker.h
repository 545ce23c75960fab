// ArticleWorker: all that one thread needs to make a document of an article;
// and the documents of a batch as a database of their own, a segment.
#ifndef DATELINE_INDEXER_ARTICLE_WORKER_H
#define DATELINE_INDEXER_ARTICLE_WORKER_H

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "indexer/document_builder.h"
#include "indexer/index_dictionary.h"
#include "indexer/readers/article_source.h"
#include "plugin/annotator.h"
#include "plugin/article.h"
#include "plugin/lexicons.h"

namespace dateline {

struct ArticleToBuild {
    Article article;
    Origin origin;
};

/// One article's outcome.
struct BuiltArticle {
    std::string id;
    Origin origin;
    bool withdrawn = false;  ///< to be removed; nothing was built
    std::string error;       ///< why nothing was built; else empty
    Diagnostics diagnostics;
    BuiltDocument built;           ///< empty once it is in a segment
    Xapian::docid in_segment = 0;  ///< its number there; 0: in none
};

/// What the threads have done so far; read while they work.
struct WorkDone {
    std::atomic<std::uint64_t> articles = 0;
    std::atomic<std::uint64_t> text_bytes = 0;
};

/// One a thread; what it is given must outlive it.
class ArticleWorker {
  public:
    ArticleWorker(const Lexicons& lexicons,
                  IndexDictionary& dictionary,
                  WorkDone& done)
        : annotator_(lexicons), builder_(dictionary), done_(&done) {}

    /// Annotates and builds each. Never throws for any article.
    std::vector<BuiltArticle> build(std::vector<ArticleToBuild> batch);

    /// build(), and writes the documents as a new database at @p path, numbered
    /// from 1 in the order of the batch. Not synced: it is no one's yet.
    /// @throw Xapian::Error when the database cannot be written
    std::vector<BuiltArticle> build_segment(std::vector<ArticleToBuild> batch,
                                            const std::string& path);

  private:
    BuiltArticle build(ArticleToBuild& input);

    Annotator annotator_;
    DocumentBuilder builder_;
    WorkDone* done_;
};

}  // namespace dateline

#endif
