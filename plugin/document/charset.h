// Text in the charsets of old pages and feeds, made UTF-8.
#ifndef DATELINE_PLUGIN_DOCUMENT_CHARSET_H
#define DATELINE_PLUGIN_DOCUMENT_CHARSET_H

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// @p bytes in UTF-8, what is ill-formed as U+FFFD; nothing when ICU does not
/// know @p charset or @p bytes are more than half a gigabyte. Cost: linear,
/// and four times the memory for a while.
std::optional<std::string> utf8_from(const std::string& charset,
                                     std::string_view bytes);

}  // namespace dateline

#endif
