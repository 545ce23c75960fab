// What is on the disk for good, and how one directory takes another's place.
#ifndef DATELINE_INDEXER_SYNCED_FILES_H
#define DATELINE_INDEXER_SYNCED_FILES_H

#include <string>

namespace dateline {

/// Syncs every file of a directory, and itself. @throw std::system_error
void sync_folder(const std::string& folder);

/// Puts directory @p from at @p to and removes what stood there; at no moment
/// does a reader find half of either. @pre both on one file system
/// @throw std::system_error; @p to is then as it was
void replace_folder(const std::string& from, const std::string& to);

}  // namespace dateline

#endif
