// IndexSet: the databases that are searched as one. Decides whether they can
// be read (schema), knows which document is whose, and what to call an id.
#ifndef DATELINE_QUERY_INDEX_SET_H
#define DATELINE_QUERY_INDEX_SET_H

#include <cstdint>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

#include "query/shard.h"

namespace dateline {

/// There is nothing at a path; says the command that makes an index.
class MissingIndex : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A database is no Dateline index, or one of another schema; says the
/// command that mends it.
class SchemaMismatch : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Not thread-safe.
class IndexSet {
  public:
    /// Opens every path: a database, or a Xapian stub file naming several.
    /// @throw SchemaMismatch, Xapian::Error
    explicit IndexSet(const std::vector<std::string>& paths,
                      const TablePolicy& tables = {});

    [[nodiscard]] const Xapian::Database& all() const { return all_; }
    [[nodiscard]] std::uint64_t document_count() const {
        return all_.get_doccount();
    }
    [[nodiscard]] std::size_t shard_count() const { return shards_.size(); }
    [[nodiscard]] Shard& shard(std::size_t at) { return shards_[at]; }
    [[nodiscard]] const Shard& shard(std::size_t at) const {
        return shards_[at];
    }
    /// True when some shard is on another machine.
    [[nodiscard]] bool has_remote() const;
    /// Documents of several shards are interleaved: the shard of one, its
    /// number there, and back.
    [[nodiscard]] std::size_t shard_of(Xapian::docid document) const {
        return (document - 1) % shards_.size();
    }
    [[nodiscard]] Xapian::docid in_shard(Xapian::docid document) const {
        return static_cast<Xapian::docid>((document - 1) / shards_.size() + 1);
    }
    [[nodiscard]] Xapian::docid whole_number(std::size_t shard,
                                             Xapian::docid document) const {
        return static_cast<Xapian::docid>((document - 1) * shards_.size() +
                                          shard + 1);
    }
    /// The path, as given, that holds a document.
    [[nodiscard]] const std::string& path_of(Xapian::docid document) const;
    /// The documents of this id, in the order of the paths.
    [[nodiscard]] std::vector<Xapian::docid> find(const std::string& id) const;
    /// How many articles name a place as salient or in an event, its ends
    /// included; for the id of an actor: mention it.
    [[nodiscard]] std::uint64_t count_of(const std::string& id) const;
    /// The name to show for a facet's id; the id itself when none is kept.
    const std::string& name_of(const std::string& id);
    /// Lexicon fingerprints the databases were written with, each once.
    [[nodiscard]] std::vector<std::string> fingerprints() const;

  private:
    void check_schema(const Xapian::Database& database,
                      const std::string& path) const;

    std::vector<std::string> paths_;
    std::vector<Shard> shards_;
    std::vector<std::size_t> path_of_shard_;
    Xapian::Database all_;
    std::unordered_map<std::string, std::string> names_;
};

}  // namespace dateline

#endif
