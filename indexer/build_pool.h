// BuildPool: worker threads that annotate articles and build their documents
// while the caller's thread reads and writes. Results come back in the order
// the batches went in, so that the last version of an article wins.
#ifndef DATELINE_INDEXER_BUILD_POOL_H
#define DATELINE_INDEXER_BUILD_POOL_H

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "indexer/document_builder.h"
#include "indexer/readers/article_source.h"
#include "plugin/article.h"
#include "plugin/lexicons.h"

namespace dateline {

/// One article's outcome.
struct BuiltArticle {
    std::string id;
    Origin origin;
    bool withdrawn = false;  ///< to be removed; nothing was built
    std::string error;       ///< why nothing was built; else empty
    Diagnostics diagnostics;
    BuiltDocument built;
};

struct ArticleToBuild {
    Article article;
    Origin origin;
};

/// submit() from one thread only.
class BuildPool {
  public:
    /// @param lexicons must outlive the pool. @param threads at least 1
    BuildPool(const Lexicons& lexicons, unsigned threads);
    /// Waits for the workers; batches not yet begun are dropped.
    ~BuildPool();
    BuildPool(const BuildPool&) = delete;
    BuildPool& operator=(const BuildPool&) = delete;

    std::future<std::vector<BuiltArticle>> submit(
        std::vector<ArticleToBuild> batch);

  private:
    using Task = std::packaged_task<std::vector<BuiltArticle>(class Worker&)>;
    void work();

    const Lexicons* lexicons_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    bool closing_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace dateline

#endif
