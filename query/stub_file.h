// The databases that a path names: itself, or those of a Xapian stub file. We
// read stubs ourselves, since a Xapian::Database does not tell its parts
// apart, and each part has numbers of its own for its ids.
#ifndef DATELINE_QUERY_STUB_FILE_H
#define DATELINE_QUERY_STUB_FILE_H

#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

struct OpenedShard {
    Xapian::Database database;
    std::string path;  ///< empty when it is on another machine
};

/// Opens what @p path names, in the order of the stub's lines.
/// @throw Xapian::Error; a stub that is not understood, or names itself, is
/// Xapian::DatabaseOpeningError with its line
std::vector<OpenedShard> open_shards(const std::string& path);

}  // namespace dateline

#endif
