// Words that are not plain letters alone: with figures, apostrophes, inner
// dots, letters beyond ASCII, or as the last of a text; and the full stop
// behind any word, which may be an abbreviation's.
#ifndef DATELINE_PLUGIN_TEXT_MIXED_WORD_H
#define DATELINE_PLUGIN_TEXT_MIXED_WORD_H

#include <cstdint>

#include "plugin/text/text_cursor.h"

namespace dateline {

/// Reads the word or number at the cursor: one token, or two where a clitic or
/// "n't" ends it. @pre a letter or digit stands there. Cost: linear
void read_mixed_word(TextCursor& cursor);

/// Whether the dot at @p dot belongs to the plain word before it: the flags
/// that says of the word, or 0. @p hash and @p letters are the word's.
/// @pre a dot stands there and is no ellipsis
std::uint32_t flags_of_dot(const TextCursor& cursor,
                           std::uint32_t dot,
                           std::uint64_t hash,
                           std::uint32_t letters,
                           bool capitalised);

}  // namespace dateline

#endif
