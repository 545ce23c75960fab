// IndexWriter: owns the writable database. Decides what a run may write to
// (lock, schema), when it is committed (batches in transactions), that a
// document with a known id replaces the old one, and whether an index that is
// still empty may be built beside and put in its place at once.
#ifndef DATELINE_INDEXER_INDEX_WRITER_H
#define DATELINE_INDEXER_INDEX_WRITER_H

#include <chrono>
#include <cstdint>
#include <stdexcept>
#include <string>

#include <xapian.h>

#include "indexer/document_builder.h"
#include "indexer/index_dictionary.h"

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

    /// The numbers that documents given to put() must refer to.
    [[nodiscard]] IndexDictionary& dictionary() { return dictionary_; }

    /// True when there is no article yet and nothing but the database is in
    /// its directory, so that another directory may take its place.
    [[nodiscard]] bool is_replaceable() const;
    /// Where to build that other directory; on the same file system.
    [[nodiscard]] std::string build_folder() const;
    /// Writes what makes that one a Dateline index: metadata, dictionary.
    void describe(Xapian::WritableDatabase& database);
    /// Puts the index built at @p path in this one's place and gives up the
    /// lock; only document_count() may be called then.
    /// @throw std::system_error; the index is then as it was
    void replace_by(const std::string& path);

    /// Documents in the database, uncommitted ones included.
    [[nodiscard]] std::uint64_t document_count() const;

  private:
    void sign(Xapian::WritableDatabase& database) const;
    void begin();
    void commit_when_due();

    std::string path_;
    std::string fingerprint_;
    Xapian::WritableDatabase database_;
    IndexDictionary dictionary_;
    std::uint64_t replaced_count_ = 0;
    bool is_closed_ = false;
    std::uint64_t pending_ = 0;
    std::chrono::steady_clock::time_point begun_;
    bool open_ = false;
};

}  // namespace dateline

#endif
