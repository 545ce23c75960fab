// IndexWriter: owns the writable database. Decides what a run may write to
// (lock, schema), when it is committed (batches in transactions), and that a
// document with a known id replaces the old one.
#ifndef DATELINE_INDEXER_INDEX_WRITER_H
#define DATELINE_INDEXER_INDEX_WRITER_H

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <unordered_set>

#include <xapian.h>

#include "indexer/document_builder.h"

namespace dateline {

/// Another run holds the lock.
class IndexLocked : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The directory holds no Dateline index, or one of another schema; says the
/// command that mends it.
class SchemaMismatch : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Not thread-safe. Database trouble passes through as Xapian::Error; what was
/// committed before stays.
class IndexWriter {
  public:
    /// Opens or makes the database at @p path.
    /// @param fingerprint of the lexicons in use; kept as metadata
    /// @throw IndexLocked, SchemaMismatch, Xapian::Error
    IndexWriter(const std::string& path, const std::string& fingerprint);
    /// Drops what was not committed.
    ~IndexWriter();
    IndexWriter(const IndexWriter&) = delete;
    IndexWriter& operator=(const IndexWriter&) = delete;

    /// Adds the document, or replaces the one with its id. Commits by itself
    /// every 1000 documents or 30 seconds.
    void put(const BuiltDocument& built);
    /// @return true when there was a document with this id
    bool remove(const std::string& id);
    void commit();

    /// Documents in the database, uncommitted ones included.
    [[nodiscard]] std::uint64_t document_count() const;

  private:
    void check_schema(const std::string& path, const std::string& fingerprint);
    void begin();
    void commit_when_due();

    Xapian::WritableDatabase database_;
    std::unordered_set<std::string> named_;
    std::uint64_t pending_ = 0;
    std::chrono::steady_clock::time_point begun_;
    bool open_ = false;
};

}  // namespace dateline

#endif
