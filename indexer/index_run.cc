#include "indexer/index_run.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace dateline {

namespace {

/// Of documents that one thread puts into the index.
constexpr std::size_t kBatchArticles = 32;
constexpr std::size_t kBatchText = std::size_t{256} << 10;
/// Bytes of the sources, or of text where those are not known. Each segment
/// repeats the head of the posting lists it shares with others: large ones
/// make a small index. All threads' segments are in memory at once.
constexpr std::uint64_t kLargestSegment = std::uint64_t{12} << 20;
constexpr std::uint64_t kAllSegments = std::uint64_t{64} << 20;
constexpr std::uint64_t kSmallestSegment = std::uint64_t{128} << 10;
constexpr std::uint64_t kUnknownSegment = std::uint64_t{4} << 20;
constexpr std::chrono::milliseconds kReportEvery{100};
/// Batches a thread has before it, so that none waits for the writer.
constexpr std::size_t kBatchesAhead = 3;

std::string line_about(const Origin& origin,
                       const std::string& id,
                       const std::string& message) {
    return to_string(ReadError{origin, id, message, ReadError::Kind::Failed});
}

/// As many equal segments as threads, or a multiple of that.
std::uint64_t segment_size(std::uint64_t source_bytes, unsigned threads) {
    const std::uint64_t largest =
        std::min<std::uint64_t>(kLargestSegment, kAllSegments / threads);
    const std::uint64_t rounds = source_bytes / threads / largest + 1;
    return std::max(kSmallestSegment, source_bytes / threads / rounds + 1);
}

}  // namespace

IndexRun::IndexRun(const Lexicons& lexicons,
                   IndexWriter& writer,
                   unsigned threads,
                   std::uint64_t source_bytes,
                   Listener listener)
    : writer_(&writer),
      listener_(std::move(listener)),
      segment_bytes_(source_bytes == 0 ? 0
                                       : segment_size(source_bytes, threads)),
      pool_(lexicons, writer.dictionary(), done_, threads) {
    if (writer.is_replaceable()) {
        segments_.emplace(writer.build_folder());
    }
}

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
    sink.bytes = [this](std::size_t bytes) {
        bytes_read_ += bytes;
    };
    read_articles(sources, options, sink);
    submit();
    while (!in_flight_.empty()) {
        finish_batch();
    }
    if (segments_ && segments_->document_count() != 0) {
        writer_->replace_by(
            segments_->finish([this](Xapian::WritableDatabase& database) {
                writer_->describe(database);
            }));
    } else {
        writer_->commit();
    }
    return counts_;
}

bool IndexRun::is_full() const {
    if (!segments_) {
        return batch_.size() >= kBatchArticles || batch_text_ >= kBatchText;
    }
    return segment_bytes_ == 0 ? batch_text_ >= kUnknownSegment
                               : bytes_read_ - batch_begin_ >= segment_bytes_ ||
                                     batch_text_ >= kLargestSegment;
}

void IndexRun::take(Article&& article, const Origin& origin) {
    batch_text_ += article.text.size();
    text_taken_ += article.text.size();
    batch_.push_back({std::move(article), origin});
    if (is_full()) {
        submit();
    }
}

/// How far the sources are done, judged by the text of theirs that is.
void IndexRun::report() const {
    const std::uint64_t text = done_.text_bytes;
    const double share =
        text_taken_ == 0
            ? 0
            : static_cast<double>(text) / static_cast<double>(text_taken_);
    listener_.progress(
        done_.articles,
        static_cast<std::uint64_t>(share * static_cast<double>(bytes_read_)));
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
    Batch batch;
    batch_text_ = 0;
    batch_begin_ = bytes_read_;
    if (segments_) {
        batch.segment = segments_->next_path();
    }
    batch.results =
        pool_.submit([articles = std::exchange(batch_, {}),
                      path = batch.segment](ArticleWorker& worker) mutable {
            return path.empty()
                       ? worker.build(std::move(articles))
                       : worker.build_segment(std::move(articles), path);
        });
    in_flight_.push_back(std::move(batch));
    // Of segments one is made ready while each thread has its own.
    const std::size_t most =
        segments_ ? pool_.size() + 1 : pool_.size() * kBatchesAhead;
    while (in_flight_.size() >= most) {
        finish_batch();
    }
}

void IndexRun::warn(const BuiltArticle& result) {
    for (const Diagnostic& diagnostic : result.diagnostics) {
        ++counts_.warnings;
        listener_.say(line_about(
            result.origin, result.id, "warning: " + diagnostic.message));
    }
}

void IndexRun::put(BuiltArticle& article) {
    if (!article.error.empty()) {
        ++counts_.failed;
        listener_.say(line_about(article.origin, article.id, article.error));
        return;
    }
    warn(article);
    if (article.withdrawn) {
        ++counts_.withdrawn;
    } else {
        ++counts_.indexed;
    }
    if (segments_) {
        return;
    }
    if (article.withdrawn) {
        writer_->remove(article.id);
    } else {
        writer_->put(article.built);
    }
}

void IndexRun::finish_batch() {
    Batch batch = std::move(in_flight_.front());
    in_flight_.pop_front();
    do {
        report();
    } while (batch.results.wait_for(kReportEvery) ==
             std::future_status::timeout);
    std::vector<BuiltArticle> articles = batch.results.get();
    for (BuiltArticle& article : articles) {
        put(article);
        article.built = {};
    }
    if (segments_) {
        segments_->add(batch.segment, articles, pool_);
    }
}

}  // namespace dateline
