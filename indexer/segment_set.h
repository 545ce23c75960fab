// SegmentSet: a new index built beside the live one, from databases of some
// thousand articles that are merged (compacted) into one. Threads so share no
// database and no lock; a whole new directory that takes the old one's place
// is never seen half done.
//
// Segments are merged in the order of the articles, sixty-four at a time, so
// that few files are open at once. An article that comes twice is in two
// segments; the older one is taken out before the last merge.
#ifndef DATELINE_INDEXER_SEGMENT_SET_H
#define DATELINE_INDEXER_SEGMENT_SET_H

#include <cstdint>
#include <functional>
#include <future>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "indexer/build_pool.h"

namespace dateline {

/// add() and finish() from one thread.
class SegmentSet {
  public:
    /// @param folder made now, emptied of what a killed run left, removed at
    /// the end; on the file system of the index. @throw std::system_error
    explicit SegmentSet(std::string folder);
    ~SegmentSet();
    SegmentSet(const SegmentSet&) = delete;
    SegmentSet& operator=(const SegmentSet&) = delete;

    /// A path for the next segment, in the order of the articles.
    std::string next_path();

    /// Takes in the segment at @p path. Merges some, by @p pool, when there
    /// are many.
    void add(const std::string& path,
             const std::vector<BuiltArticle>& articles,
             BuildPool& pool);

    /// Articles in it, each once.
    [[nodiscard]] std::uint64_t document_count() const { return where_.size(); }

    /// Merges all to one synced database with what @p describe writes to it,
    /// and returns its path. @throw Xapian::Error, std::system_error
    std::string finish(
        const std::function<void(Xapian::WritableDatabase&)>& describe);

  private:
    struct Segment {
        std::string path;
        std::uint32_t documents = 0;
        unsigned level = 0;
        std::shared_future<void> ready;
        std::size_t parent = 0;  ///< the segment it was merged into; or itself
        std::uint32_t offset = 0;  ///< of its documents' numbers in there
    };
    /// A document: its segment, and its number in there.
    struct Place {
        std::uint32_t segment = 0;
        std::uint32_t document = 0;
    };
    /// Ids are kept as hashes: a million of them take 60 MB less.
    struct IdHash {
        std::uint64_t low = 0;
        std::uint64_t high = 0;
        friend bool operator==(const IdHash&, const IdHash&) = default;
    };
    struct HashOfHash {
        std::size_t operator()(const IdHash& hash) const { return hash.low; }
    };

    void place(const BuiltArticle& article, std::uint32_t segment);
    void merge_when_many(BuildPool& pool);
    void remove_superseded();

    std::string folder_;
    std::uint64_t made_ = 0;
    std::vector<Segment> segments_;
    std::vector<std::size_t> top_;  ///< those not merged yet, in order
    std::unordered_map<IdHash, Place, HashOfHash> where_;
    std::vector<Place> superseded_;
};

}  // namespace dateline

#endif
