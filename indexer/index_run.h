// One run of dateline-index: sources to articles, articles to documents on
// worker threads, documents into the index in the order they came.
#ifndef DATELINE_INDEXER_INDEX_RUN_H
#define DATELINE_INDEXER_INDEX_RUN_H

#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <string>
#include <vector>

#include "indexer/build_pool.h"
#include "indexer/index_writer.h"
#include "indexer/readers/article_source.h"

namespace dateline {

struct IndexCounts {
    std::uint64_t indexed = 0;    ///< added or replaced
    std::uint64_t withdrawn = 0;  ///< removed, for their status says so
    std::uint64_t failed = 0;     ///< documents or files that gave no article
    std::uint64_t warnings = 0;
};

/// Not thread-safe; writer and lexicons must outlive it.
class IndexRun {
  public:
    struct Listener {
        /// One line for a person about one document.
        std::function<void(const std::string&)> say;
        /// After each batch: articles done, bytes of text read.
        std::function<void(std::uint64_t, std::uint64_t)> progress;
    };

    IndexRun(const Lexicons& lexicons,
             IndexWriter& writer,
             unsigned threads,
             Listener listener);

    /// Reads all sources and commits. @throw Xapian::Error on trouble with the
    /// database; what was committed before stays
    IndexCounts add(const std::vector<std::string>& sources,
                    const ReadOptions& options);

  private:
    void take(Article&& article, const Origin& origin);
    void fail(const ReadError& error);
    void submit();
    void write(std::vector<BuiltArticle> results);
    void warn(const BuiltArticle& result);

    IndexWriter* writer_;
    Listener listener_;
    unsigned threads_;
    BuildPool pool_;
    std::vector<ArticleToBuild> batch_;
    std::size_t batch_bytes_ = 0;
    std::uint64_t bytes_ = 0;
    std::deque<std::future<std::vector<BuiltArticle>>> in_flight_;
    IndexCounts counts_;
};

}  // namespace dateline

#endif
