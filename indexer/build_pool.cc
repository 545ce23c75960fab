#include "indexer/build_pool.h"

namespace dateline {

BuildPool::BuildPool(const Lexicons& lexicons,
                     IndexDictionary& dictionary,
                     WorkDone& done,
                     unsigned threads)
    : lexicons_(&lexicons), dictionary_(&dictionary), done_(&done) {
    for (unsigned i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

BuildPool::~BuildPool() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
        tasks_.clear();
    }
    changed_.notify_all();
}

void BuildPool::add(Task task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
}

void BuildPool::work() {
    ArticleWorker worker(*lexicons_, *dictionary_, *done_);
    for (;;) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return closing_ || !tasks_.empty(); });
            if (tasks_.empty()) {
                return;
            }
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task(worker);
    }
}

}  // namespace dateline
