// BuildPool: worker threads that annotate articles and build their documents
// while the caller's thread reads. Tasks begin in the order they came.
#ifndef DATELINE_INDEXER_BUILD_POOL_H
#define DATELINE_INDEXER_BUILD_POOL_H

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "indexer/article_worker.h"

namespace dateline {

/// submit() from one thread only.
class BuildPool {
  public:
    /// @param threads at least 1; all else must outlive the pool
    BuildPool(const Lexicons& lexicons,
              IndexDictionary& dictionary,
              WorkDone& done,
              unsigned threads);
    /// Waits for the workers; tasks not yet begun are dropped.
    ~BuildPool();
    BuildPool(const BuildPool&) = delete;
    BuildPool& operator=(const BuildPool&) = delete;

    /// Runs `work(ArticleWorker&)` on some thread. What it throws, the future
    /// throws.
    template <typename Work>
    auto submit(Work work) {
        using Result = std::invoke_result_t<Work, ArticleWorker&>;
        auto task =
            std::make_shared<std::packaged_task<Result(ArticleWorker&)>>(
                std::move(work));
        auto result = task->get_future();
        add([task](ArticleWorker& worker) { (*task)(worker); });
        return result;
    }

    [[nodiscard]] std::size_t size() const { return threads_.size(); }

  private:
    using Task = std::function<void(ArticleWorker&)>;
    void add(Task task);
    void work();

    const Lexicons* lexicons_;
    IndexDictionary* dictionary_;
    WorkDone* done_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Task> tasks_;
    bool closing_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace dateline

#endif
