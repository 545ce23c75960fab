// Which reader a file or stream goes to: by its suffix, by --format, or by its
// first bytes.
#ifndef DATELINE_INDEXER_READERS_SOURCE_FORMAT_H
#define DATELINE_INDEXER_READERS_SOURCE_FORMAT_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

enum class SourceFormat : std::uint8_t { Lines, Json, Text, Html, Xml };

/// The format of a suffix or of --format ("ndjson", "json", "txt", ...).
std::optional<SourceFormat> format_named(std::string_view name);

/// Cuts the last suffix off @p path; gives it in lower case, without its dot.
std::string take_suffix(std::string_view& path);

/// What a stream without a name holds, by its first bytes.
SourceFormat sniff_format(std::string_view head);

}  // namespace dateline

#endif
