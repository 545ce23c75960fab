// Token: one word-like unit, number or punctuation mark, as a span with the
// hash of its folding and its shape. Tokens own no text.
#ifndef DATELINE_PLUGIN_TEXT_TOKEN_H
#define DATELINE_PLUGIN_TEXT_TOKEN_H

#include <cstdint>

#include "plugin/span.h"

namespace dateline {

/// Shape of a token, combined by |.
enum TokenFlag : std::uint16_t {
    kWord = 1,            ///< has a letter
    kNumber = 2,          ///< begins with a digit: 12, 1,500, 24th, 1990s
    kPunctuation = 4,     ///< one mark, or a run of - or . (dash, ellipsis)
    kCapitalised = 8,     ///< first letter is upper or title case
    kAllCaps = 16,        ///< two or more letters, none lower case
    kSpaceBefore = 32,    ///< white space (or the text's begin) before it
    kHyphenBefore = 64,   ///< joined to the previous token by a hyphen or dash
    kPossessive = 128,    ///< "'s" or the "'" after a plural
    kAbbreviation = 256,  ///< its span ends in an abbreviation's dot
    kInitial = 512,       ///< one capital letter and a dot
    kLineBefore = 1024,   ///< a line break in the white space before it
    kNonAscii = 2048,
    kTrailingDot = 4096,  ///< "U.S." at what may be the sentence's end too
};

/// 24 bytes.
struct Token {
    std::uint64_t hash = 0;  ///< of the folded characters
    Span span;
    std::uint16_t flags = 0;
    std::uint16_t letters = 0;  ///< characters, capped at 65535
    std::uint32_t mark = 0;     ///< the character when kPunctuation, else 0

    [[nodiscard]] bool has(TokenFlag flag) const { return (flags & flag) != 0; }
    [[nodiscard]] bool is(char32_t punctuation) const {
        return mark == static_cast<std::uint32_t>(punctuation);
    }
};

}  // namespace dateline

#endif
