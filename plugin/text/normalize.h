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

/// Hash of folded bytes, eight at a time; the same whether they come one by
/// one or in words.
class FoldHasher {
  public:
    constexpr void add(unsigned char byte) {
        word_ |= std::uint64_t{byte} << (8 * (size_ & 7));
        if ((++size_ & 7) == 0) {
            take_word();
        }
    }
    /// Adds @p size bytes, the first in the lowest bits of @p word and zeros
    /// above the last. @pre size <= 8; so far a multiple of 8 has been added
    constexpr void add_word(std::uint64_t word, std::uint32_t size) {
        word_ = word;
        size_ += size;
        if (size == 8) {
            take_word();
        }
    }
    [[nodiscard]] constexpr std::uint64_t finish() const {
        return seal((size_ & 7) != 0 ? mix(state_, word_) : state_, size_);
    }
    /// The hash of 1 to 16 bytes alone, in words as above; without a branch,
    /// for how long a word is cannot be foretold.
    static constexpr std::uint64_t of_words(std::uint64_t low,
                                            std::uint64_t high,
                                            std::uint32_t size) {
        const std::uint64_t one = mix(kBegin, low);
        const std::uint64_t both = size > 8 ? ~std::uint64_t{0} : 0;
        return seal(one ^ ((one ^ mix(one, high)) & both), size);
    }

  private:
    static constexpr std::uint64_t kBegin = 0xCBF29CE484222325ULL;

    static constexpr std::uint64_t seal(std::uint64_t state,
                                        std::uint32_t size) {
        const std::uint64_t h = (state ^ size) * 0xD6E8FEB86659FD93ULL;
        return h ^ (h >> 32);
    }
    static constexpr std::uint64_t mix(std::uint64_t state,
                                       std::uint64_t word) {
        const std::uint64_t h = (state ^ word) * 0x9E3779B97F4A7C15ULL;
        return h ^ (h >> 32);
    }
    constexpr void take_word() {
        state_ = mix(state_, word_);
        word_ = 0;
    }

    std::uint64_t state_ = kBegin;
    std::uint64_t word_ = 0;  ///< bytes not yet in the state
    std::uint32_t size_ = 0;
};

/// Hash of @p folded, which is already folded.
constexpr std::uint64_t hash_folded(std::string_view folded) {
    FoldHasher hasher;
    for (const char c : folded) {
        hasher.add(static_cast<unsigned char>(c));
    }
    return hasher.finish();
}

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
