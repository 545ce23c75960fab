// The checks that the text of every format passes before it becomes an
// Article's: what is refused, and how ill-formed bytes are repaired.
#ifndef DATELINE_PLUGIN_DOCUMENT_TEXT_CHECKS_H
#define DATELINE_PLUGIN_DOCUMENT_TEXT_CHECKS_H

#include <optional>
#include <string>
#include <string_view>

#include "plugin/article.h"

namespace dateline {

/// Bytes of one article's text; more is refused. Offsets stay far below 2^31, and
/// what the annotator makes of it below half a gigabyte.
inline constexpr std::size_t kLargestText = std::size_t{8} << 20;

/// The reason why @p bytes is no text in UTF-8 at all: it is UTF-16 or UTF-32,
/// told by its byte order mark or by its NULs. Cost: constant.
std::optional<std::string> foreign_encoding(std::string_view bytes);

/// @p bytes without a UTF-8 byte order mark.
std::string_view without_mark(std::string_view bytes);

/// The reason to refuse @p text as an article's text: empty, larger than
/// kLargestText, or a run of combining marks no writing system has.
/// @pre valid UTF-8. Cost: linear.
std::optional<std::string> unfit_text(std::string_view text);

/// Makes @p value valid UTF-8 without NUL; what was replaced becomes a
/// diagnostic of @p article that names @p field.
/// @return true when something was replaced
bool repair_field(std::string& value, std::string_view field, Article& article);

}  // namespace dateline

#endif
