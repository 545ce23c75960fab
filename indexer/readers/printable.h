// File names and messages as text that can be shown: what is not UTF-8, or acts
// on a terminal, is spelled out.
#ifndef DATELINE_INDEXER_READERS_PRINTABLE_H
#define DATELINE_INDEXER_READERS_PRINTABLE_H

#include <string>
#include <string_view>

namespace dateline {

/// Ill-formed bytes as \xNN: different names stay different.
std::string printable_bytes(std::string_view text);

/// Control characters and bidirectional overrides as \xNN besides.
std::string printable(std::string_view text);

}  // namespace dateline

#endif
