#include "indexer/build_pool.h"

#include <exception>
#include <utility>

#include "plugin/annotator.h"

namespace dateline {

/// What one thread needs and must not share.
class Worker {
  public:
    explicit Worker(const Lexicons& lexicons) : annotator_(lexicons) {}

    BuiltArticle build(ArticleToBuild& input) {
        BuiltArticle result;
        result.id = input.article.id;
        result.origin = std::move(input.origin);
        if (input.article.status == ArticleStatus::Withdrawn) {
            result.withdrawn = true;
            return result;
        }
        try {
            Annotation annotation = annotator_.annotate(input.article);
            result.built = builder_.build(input.article, annotation);
            result.diagnostics = std::move(annotation.diagnostics);
        } catch (const Xapian::Error& error) {
            result.error = error.get_msg();
        } catch (const std::exception& error) {
            result.error = error.what();
        }
        return result;
    }

  private:
    Annotator annotator_;
    DocumentBuilder builder_;
};

BuildPool::BuildPool(const Lexicons& lexicons, unsigned threads)
    : lexicons_(&lexicons) {
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

std::future<std::vector<BuiltArticle>> BuildPool::submit(
    std::vector<ArticleToBuild> batch) {
    Task task([batch = std::move(batch)](Worker& worker) mutable {
        std::vector<BuiltArticle> results;
        results.reserve(batch.size());
        for (ArticleToBuild& input : batch) {
            results.push_back(worker.build(input));
        }
        return results;
    });
    auto result = task.get_future();
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    changed_.notify_one();
    return result;
}

void BuildPool::work() {
    Worker worker(*lexicons_);
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
