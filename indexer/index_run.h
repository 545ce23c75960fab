// One run of dateline-index: sources to articles, articles to documents on
// worker threads, documents into the index in the order they came. Into an
// index that has articles they go one by one, committed in batches; a new one
// is built from segments and appears when it is whole.
#ifndef DATELINE_INDEXER_INDEX_RUN_H
#define DATELINE_INDEXER_INDEX_RUN_H

#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "indexer/build_pool.h"
#include "indexer/index_writer.h"
#include "indexer/readers/article_source.h"
#include "indexer/segment_set.h"

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
        /// Now and then: articles done, bytes of the sources they are of.
        std::function<void(std::uint64_t, std::uint64_t)> progress;
    };

    /// @param source_bytes of all sources as far as known, else 0: they are
    /// cut into equal segments, so that all threads end at one time
    IndexRun(const Lexicons& lexicons,
             IndexWriter& writer,
             unsigned threads,
             std::uint64_t source_bytes,
             Listener listener);

    /// Reads all sources and commits. @throw Xapian::Error on trouble with the
    /// database; what was committed before stays
    IndexCounts add(const std::vector<std::string>& sources,
                    const ReadOptions& options);

  private:
    struct Batch {
        std::string segment;           ///< its path; empty when there are none
        std::uint64_t bytes_read = 0;  ///< of the sources, up to its end
        std::future<std::vector<BuiltArticle>> results;
    };
    void take(Article&& article, const Origin& origin);
    void fail(const ReadError& error);
    void submit();
    void finish_batch();
    void put(BuiltArticle& article);
    void warn(const BuiltArticle& result);
    void report() const;
    [[nodiscard]] bool is_full() const;

    IndexWriter* writer_;
    Listener listener_;
    std::optional<SegmentSet> segments_;
    std::uint64_t segment_bytes_;  ///< of the sources; 0: not known
    std::vector<ArticleToBuild> batch_;
    std::uint64_t batch_begin_ = 0;  ///< bytes of the sources read before it
    std::size_t batch_text_ = 0;     ///< bytes of text in it
    std::uint64_t bytes_read_ = 0;
    std::uint64_t text_taken_ = 0;
    WorkDone done_;
    std::deque<Batch> in_flight_;
    IndexCounts counts_;
    /// Last: its threads end before what they work on does.
    BuildPool pool_;
};

}  // namespace dateline

#endif
