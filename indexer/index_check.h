// What an index says of itself: its state, and whether its documents are still
// what was written. Xapian keeps no checksums; the content hash in each
// document and the record that must agree with the terms stand in for them.
#ifndef DATELINE_INDEXER_INDEX_CHECK_H
#define DATELINE_INDEXER_INDEX_CHECK_H

#include <cstdint>
#include <functional>
#include <string>

#include <xapian.h>

namespace dateline {

struct IndexStatus {
    std::uint64_t documents = 0;
    std::string schema;  ///< empty: not made by Dateline
    std::string version;
    std::string fingerprint;
    std::uint64_t stale = 0;      ///< read with other lexicons than the given
    std::uint64_t embargoed = 0;  ///< have an embargo, past or to come
    std::string first_day;        ///< of any date in it, YYYYMMDD; or empty
    std::string last_day;
};

/// @param fingerprint of the lexicons in use. Cost: one pass over one slot
IndexStatus read_status(const Xapian::Database& database,
                        const std::string& fingerprint);

/// Reads every document and compares it with its hash and its record.
/// @param say called with a line for each damage found
/// @return the number of damaged documents. Cost: the whole index
std::uint64_t check_documents(
    const Xapian::Database& database,
    const std::function<void(const std::string&)>& say);

}  // namespace dateline

#endif
