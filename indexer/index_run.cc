#include "indexer/index_run.h"

#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kBatchArticles = 32;
constexpr std::size_t kBatchBytes = std::size_t{1} << 20;
/// Batches a thread has before it, so that none waits for the writer.
constexpr std::size_t kBatchesAhead = 2;

std::string line_about(const Origin& origin,
                       const std::string& id,
                       const std::string& message) {
    return to_string(ReadError{origin, id, message, ReadError::Kind::Failed});
}

}  // namespace

IndexRun::IndexRun(const Lexicons& lexicons,
                   IndexWriter& writer,
                   unsigned threads,
                   Listener listener)
    : writer_(&writer),
      listener_(std::move(listener)),
      threads_(threads),
      pool_(lexicons, threads) {}

IndexCounts IndexRun::add(const std::vector<std::string>& sources,
                          const ReadOptions& options) {
    ArticleSink sink;
    sink.article = [this](Article&& article, const Origin& origin) {
        take(std::move(article), origin);
        return true;
    };
    sink.error = [this](const ReadError& error) {
        fail(error);
    };
    read_articles(sources, options, sink);
    submit();
    while (!in_flight_.empty()) {
        write(in_flight_.front().get());
        in_flight_.pop_front();
    }
    writer_->commit();
    return counts_;
}

void IndexRun::take(Article&& article, const Origin& origin) {
    batch_bytes_ += article.text.size();
    batch_.push_back({std::move(article), origin});
    if (batch_.size() >= kBatchArticles || batch_bytes_ >= kBatchBytes) {
        submit();
    }
}

void IndexRun::fail(const ReadError& error) {
    if (error.kind == ReadError::Kind::Failed) {
        ++counts_.failed;
    }
    listener_.say(to_string(error));
}

void IndexRun::submit() {
    if (batch_.empty()) {
        return;
    }
    bytes_ += batch_bytes_;
    in_flight_.push_back(pool_.submit(std::exchange(batch_, {})));
    batch_bytes_ = 0;
    while (in_flight_.size() > threads_ * kBatchesAhead) {
        write(in_flight_.front().get());
        in_flight_.pop_front();
    }
}

void IndexRun::warn(const BuiltArticle& result) {
    for (const Diagnostic& diagnostic : result.diagnostics) {
        ++counts_.warnings;
        listener_.say(line_about(
            result.origin, result.id, "warning: " + diagnostic.message));
    }
}

void IndexRun::write(std::vector<BuiltArticle> results) {
    for (BuiltArticle& result : results) {
        if (!result.error.empty()) {
            ++counts_.failed;
            listener_.say(line_about(result.origin, result.id, result.error));
            continue;
        }
        warn(result);
        if (result.withdrawn) {
            writer_->remove(result.id);
            ++counts_.withdrawn;
            continue;
        }
        writer_->put(result.built);
        ++counts_.indexed;
    }
    listener_.progress(counts_.indexed + counts_.withdrawn + counts_.failed,
                       bytes_);
}

}  // namespace dateline
