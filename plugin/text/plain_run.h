// PlainRun: letters or digits of ASCII at a place of a text, read sixteen bytes
// at a time and folded in passing. What stands behind them is the tokenizer's
// matter.
#ifndef DATELINE_PLUGIN_TEXT_PLAIN_RUN_H
#define DATELINE_PLUGIN_TEXT_PLAIN_RUN_H

#include <bit>
#include <cstddef>
#include <cstdint>

#include "plugin/text/normalize.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace dateline {

/// Bytes that are read at once.
inline constexpr std::uint32_t kPlainStep = 16;

/// The first characters of some text as long as all are of one class.
struct PlainRun {
    std::uint64_t low = 0;    ///< the first eight, folded; zeros after the last
    std::uint64_t high = 0;   ///< the next eight
    std::uint32_t count = 0;  ///< kPlainStep: more may follow
    std::uint32_t small = 0;  ///< one bit a letter, the first the lowest

    /// @pre nothing but this has been added to @p hash
    void add_to(FoldHasher& hash) const {
        if (count < 8) {
            hash.add_word(low, count);
            return;
        }
        hash.add_word(low, 8);
        hash.add_word(high, count - 8);
    }
};

#ifdef __SSE2__

namespace plain_run {

inline __m128i load(const char* at) {
    return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
}

/// Of each byte: whether it is one of the @p count from @p first on.
inline __m128i is_among(__m128i bytes, char first, int count) {
    // Signed comparison: the first of them becomes the lowest of all.
    const __m128i moved =
        _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(-128 - first)));
    return _mm_cmplt_epi8(moved,
                          _mm_set1_epi8(static_cast<char>(-128 + count)));
}

inline std::uint32_t bits_of(__m128i bytes) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
}

/// The front of @p bytes as far as @p fits is set.
inline PlainRun front(__m128i bytes, __m128i fits) {
    alignas(16) static constexpr char kKept[32] = {
        -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
    const auto count = static_cast<std::uint32_t>(
        std::countr_zero(~bits_of(fits) | 1U << kPlainStep));
    const __m128i kept = _mm_and_si128(bytes, load(kKept + kPlainStep - count));
    return {static_cast<std::uint64_t>(_mm_cvtsi128_si64(kept)),
            static_cast<std::uint64_t>(
                _mm_cvtsi128_si64(_mm_unpackhi_epi64(kept, kept))),
            count,
            0};
}

}  // namespace plain_run

/// @pre kPlainStep bytes are readable at @p at
inline PlainRun plain_letters(const char* at) {
    const __m128i bytes = plain_run::load(at);
    const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    PlainRun run =
        plain_run::front(folded, plain_run::is_among(folded, 'a', 26));
    // 0x20 tells small letters from capitals; moved to the highest bit.
    run.small =
        plain_run::bits_of(_mm_slli_epi16(bytes, 2)) & ((1U << run.count) - 1);
    return run;
}

/// @pre as above
inline PlainRun plain_digits(const char* at) {
    const __m128i bytes = plain_run::load(at);
    return plain_run::front(bytes, plain_run::is_among(bytes, '0', 10));
}

#else

namespace plain_run {

inline void add(PlainRun& run, char folded) {
    std::uint64_t& word = run.count < 8 ? run.low : run.high;
    word |= std::uint64_t{static_cast<unsigned char>(folded)}
            << (8 * (run.count % 8));
    ++run.count;
}

}  // namespace plain_run

/// @pre kPlainStep bytes are readable at @p at
inline PlainRun plain_letters(const char* at) {
    PlainRun run;
    while (run.count < kPlainStep) {
        const char c = at[run.count];
        const char folded = static_cast<char>(c | 0x20);
        if (folded < 'a' || folded > 'z') {
            break;
        }
        run.small |= (c == folded ? 1U : 0U) << run.count;
        plain_run::add(run, folded);
    }
    return run;
}

/// @pre as above
inline PlainRun plain_digits(const char* at) {
    PlainRun run;
    while (run.count < kPlainStep && at[run.count] >= '0' &&
           at[run.count] <= '9') {
        plain_run::add(run, at[run.count]);
    }
    return run;
}

#endif

}  // namespace dateline

#endif
