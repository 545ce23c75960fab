// Character classes of the tokenizer: what makes a word, a number, white space.
#ifndef DATELINE_PLUGIN_TEXT_CHARACTER_CLASS_H
#define DATELINE_PLUGIN_TEXT_CHARACTER_CLASS_H

#include <array>
#include <cstddef>
#include <cstdint>

namespace dateline {

/// Marks and invisible characters are Letter: they stand inside words.
enum class CharacterClass : std::uint8_t { Space, Letter, Digit, Other };

inline constexpr std::array<CharacterClass, 128> kAsciiClasses = [] {
    std::array<CharacterClass, 128> classes{};
    for (std::size_t c = 0; c < 128; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        const bool space = c <= ' ' || c == 0x7F;
        classes[c] = letter  ? CharacterClass::Letter
                     : digit ? CharacterClass::Digit
                     : space ? CharacterClass::Space
                             : CharacterClass::Other;
    }
    return classes;
}();

/// Of a character beyond ASCII, by ICU.
CharacterClass class_above_ascii(char32_t c);

inline CharacterClass class_of(char32_t c) {
    return c < 0x80 ? kAsciiClasses[c] : class_above_ascii(c);
}

inline constexpr std::array<bool, 256> kGoesOn = [] {
    std::array<bool, 256> goes_on{};
    for (std::size_t c = 0; c < 256; ++c) {
        goes_on[c] = c >= 0x80 || (c >= '0' && c <= '9') || c == '.' ||
                     c == '\'' || c == '`';
    }
    return goes_on;
}();

/// True for the bytes with which a word of plain letters may go on.
inline bool goes_on(char c) {
    return kGoesOn[static_cast<unsigned char>(c)];
}

}  // namespace dateline

#endif
