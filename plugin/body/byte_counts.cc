// Bytes become bits, 64 of them a step: letters, and joints such as a hyphen.
// Words are then counted by arithmetic, and only bytes that may be marks take a
// branch.
#include "plugin/body/byte_counts.h"

#include <array>
#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline {

namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// A stop, perhaps a closing quote, a space, and a beginning.
bool ends_here(std::string_view text, std::size_t at) {
    std::size_t next = at + 1;
    if (next < text.size() && (text[next] == '"' || text[next] == ')')) {
        ++next;
    } else if (text.substr(next, 3) == "\u201D") {
        next += 3;
    }
    if (next + 1 >= text.size() || text[next] != ' ') {
        return false;
    }
    const char start = text[next + 1];
    return is_capital(start) || start == '"' || (start & 0x80) != 0;
}

void count_mark(std::string_view text, std::size_t at, ByteCounts& counts) {
    switch (text[at]) {
    case ',':
        ++counts.commas;
        break;
    case '.':
    case '!':
    case '?':
        counts.sentences += ends_here(text, at) ? 1U : 0U;
        break;
    case '"':
        counts.quotes = true;
        break;
    case '|':
        counts.separators = true;
        break;
    case '>':
        counts.separators |= at > 0 && text[at - 1] == ' ';
        break;
    case '@':
        counts.address = true;
        break;
    case ':':
        counts.address |= text.substr(at, 3) == "://";
        break;
    case '\xC2':
        counts.copyright |= text.substr(at, 2) == "\u00A9";
        counts.separators |= text.substr(at, 2) == "\u00BB";
        break;
    case '\xE2':
        counts.quotes |= text.substr(at, 3) == "\u201C";
        break;
    default:
        break;
    }
}

bool is_ideograph_lead(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE3 && byte <= 0xE9;
}

/// One bit a byte, the first the lowest.
struct ByteBits {
    std::uint64_t letters = 0;  ///< and digits, and all beyond ASCII
    std::uint64_t joints = 0;   ///< stand inside words: ' and -
    std::uint64_t others = 0;   ///< may be marks, or begin an ideograph
};

#ifdef __SSE2__

constexpr std::size_t kStep = 16;

__m128i between(__m128i bytes, char low, char high) {
    // Signed comparison: the lowest of the range becomes the lowest of all.
    const __m128i moved =
        _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - low)));
    return _mm_cmplt_epi8(
        moved, _mm_set1_epi8(static_cast<char>(-128 + high - low + 1)));
}

std::uint64_t bits_of(__m128i mask) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(mask));
}

ByteBits bits_of_step(const char* at) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i plain =
        _mm_or_si128(between(small, 'a', 'z'), between(bytes, '0', '9'));
    const __m128i joint =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')),
                     _mm_cmpeq_epi8(bytes, _mm_set1_epi8('-')));
    const __m128i space = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(' '));
    const __m128i usual = _mm_or_si128(plain, _mm_or_si128(joint, space));
    return {bits_of(_mm_or_si128(plain, bytes)),
            bits_of(joint),
            bits_of(usual) ^ 0xFFFF};
}

#else

constexpr std::size_t kStep = 1;

ByteBits bits_of_step(const char* at) {
    const char c = *at;
    const char small = static_cast<char>(c | 0x20);
    const bool beyond = (c & 0x80) != 0;
    const bool plain =
        !beyond && ((small >= 'a' && small <= 'z') || (c >= '0' && c <= '9'));
    const bool joint = c == '\'' || c == '-';
    return {plain || beyond ? 1U : 0U,
            joint ? 1U : 0U,
            plain || joint || c == ' ' ? 0U : 1U};
}

#endif

/// @p bytes are 64
ByteBits bits_of_bytes(const char* bytes) {
    ByteBits all;
    for (std::size_t i = 0; i < 64; i += kStep) {
        const ByteBits step = bits_of_step(bytes + i);
        all.letters |= step.letters << i;
        all.joints |= step.joints << i;
        all.others |= step.others << i;
    }
    return all;
}

/// Counts the letters that begin a word: those with no letter before them but
/// for joints between. @p inside says, and is told, whether a word goes on.
std::uint32_t count_words(const ByteBits& bits, std::uint64_t& inside) {
    const std::uint64_t after_letter = bits.letters << 1 | inside;
    // Added to the first joint after a letter, a run of joints becomes zeros.
    const std::uint64_t first = after_letter & bits.joints;
    const std::uint64_t within = bits.joints & ~(bits.joints + first);
    const std::uint64_t starts = bits.letters & ~(after_letter | within << 1);
    inside = (bits.letters | within) >> 63;
    return static_cast<std::uint32_t>(std::popcount(starts));
}

}  // namespace

ByteCounts count_bytes(std::string_view text) {
    ByteCounts counts;
    std::uint64_t inside = 0;
    std::uint32_t ideographs = 0;
    for (std::size_t at = 0; at < text.size(); at += 64) {
        ByteBits bits;
        if (at + 64 <= text.size()) {
            bits = bits_of_bytes(text.data() + at);
        } else {
            std::array<char, 64> rest;
            rest.fill(' ');
            std::memcpy(rest.data(), text.data() + at, text.size() - at);
            bits = bits_of_bytes(rest.data());
        }
        counts.words += count_words(bits, inside);
        for (std::uint64_t left = bits.others; left != 0; left &= left - 1) {
            const std::size_t other =
                at + static_cast<std::size_t>(std::countr_zero(left));
            ideographs += is_ideograph_lead(text[other]) ? 1U : 0U;
            count_mark(text, other, counts);
        }
    }
    // Chinese and Japanese write two characters a word and no spaces.
    counts.words += ideographs / 2;
    return counts;
}

bool ends_sentence(std::string_view text) {
    if (text.ends_with('"') || text.ends_with("\u201D")) {
        return true;
    }
    while (text.ends_with(')') || text.ends_with('\'') || text.ends_with(']')) {
        text.remove_suffix(1);
    }
    while (text.ends_with("\u2019") || text.ends_with("\u00BB")) {
        text.remove_suffix(text.ends_with("\u2019") ? 3 : 2);
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
           text.ends_with("\u2026") || text.ends_with("\u3002") ||
           text.ends_with("\uFF01") || text.ends_with("\uFF1F");
}

bool begins_with_bullet(std::string_view text) {
    return text.starts_with('*') || text.starts_with('-') ||
           text.starts_with('|') || text.starts_with("\u2022") ||
           text.starts_with("\u00B7") || text.starts_with("\u2013") ||
           text.starts_with("\u25BA") || text.starts_with("\u25B6");
}

}  // namespace dateline
