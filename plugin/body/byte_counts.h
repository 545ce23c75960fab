// What a line's bytes alone tell: how long it is, what marks it has, how it
// begins and ends.
#ifndef DATELINE_PLUGIN_BODY_BYTE_COUNTS_H
#define DATELINE_PLUGIN_BODY_BYTE_COUNTS_H

#include <cstdint>
#include <string_view>

namespace dateline {

/// What a pass over all bytes of a block counts.
struct ByteCounts {
    std::uint32_t words = 0;
    std::uint32_t commas = 0;
    std::uint32_t sentences = 0;  ///< that end before another begins
    bool quotes = false;
    bool separators = false;
    bool address = false;
    bool copyright = false;
};

/// One pass. @pre valid UTF-8
ByteCounts count_bytes(std::string_view text);

/// The last mark before closing quotes and brackets ends a sentence, or the
/// text ends in a quotation.
bool ends_sentence(std::string_view text);

bool begins_with_bullet(std::string_view text);

}  // namespace dateline

#endif
