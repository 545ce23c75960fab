// The single folding of letters used for lexicons, articles and questions
// alike: lower case, no diacritics, no apostrophes, no invisible characters.
// "Slov'yansk", "SLOVYANSK" and "Slovyansk" fold to the same bytes and so have
// the same hash; Cyrillic and Latin letters stay apart.
#ifndef DATELINE_PLUGIN_TEXT_NORMALIZE_H
#define DATELINE_PLUGIN_TEXT_NORMALIZE_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Hash of folded bytes, byte by byte; finish() mixes the state.
class FoldHasher {
  public:
    void add(unsigned char byte) {
        state_ = (state_ ^ byte) * 0x100000001B3ULL;
    }
    [[nodiscard]] std::uint64_t finish() const {
        std::uint64_t h = state_;
        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93ULL;
        h ^= h >> 32;
        return h;
    }

  private:
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

/// Hash of @p folded, which is already folded.
std::uint64_t hash_folded(std::string_view folded);

/// A decoded character of UTF-8. `size` is 1 and `value` U+FFFD where the
/// bytes are ill-formed.
struct CodePoint {
    char32_t value = 0;
    std::uint32_t size = 0;  ///< bytes
};

/// @pre at < text.size()
CodePoint decode(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);

/// Appends the folding of one character, which may be nothing.
void fold_character(char32_t value, std::string& out);

/// Folding of a whole string; white space and punctuation stay, apostrophes
/// go. Cost: linear.
std::string fold(std::string_view text);

bool is_apostrophe(char32_t value);
/// Zero-width and soft characters that fold to nothing.
bool is_invisible(char32_t value);

/// What repair_utf8() did.
struct Repair {
    std::string text;
    std::size_t replaced = 0;  ///< ill-formed sequences and NULs
};

/// Replaces every ill-formed sequence and NUL by U+FFFD.
Repair repair_utf8(std::string_view bytes);
bool is_valid_utf8_without_nul(std::string_view bytes);

}  // namespace dateline

#endif
