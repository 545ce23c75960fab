// One pass without branches: which word is capitalised cannot be foretold.
#include "plugin/text/capitals.h"

#include <array>

namespace dateline {

namespace {

/// Shorter words are capitalised in few headlines.
constexpr std::uint16_t kLongWord = 4;

/// Of the longer words of a sentence. Summed as one: three numbers of 21 bits.
struct Counts {
    explicit Counts(std::uint64_t sum)
        : words(sum & kMost),
          capitalised(sum >> kBits & kMost),
          capitals(sum >> 2 * kBits) {}

    static constexpr unsigned kBits = 21;
    static constexpr std::uint64_t kMost = (1U << kBits) - 1;
    std::uint64_t words;
    std::uint64_t capitalised;
    std::uint64_t capitals;
};

/// @param stopped ends in a full stop, which no headline does; a sentence full
/// of names does
SentenceCase case_of(const Counts& counts, bool stopped) {
    if (counts.words >= 2 && counts.capitals * 4 >= counts.words * 3) {
        return SentenceCase::Capitals;
    }
    if (counts.words >= 4 && counts.capitalised * 4 >= counts.words * 3 &&
        !stopped) {
        return SentenceCase::Headline;
    }
    return SentenceCase::Normal;
}

/// What a longer word adds to the sum, by kCapitalised and kAllCaps.
constexpr std::array<std::uint64_t, 4> kSummands = {
    1,
    1 | std::uint64_t{1} << Counts::kBits,
    1 | std::uint64_t{1} << 2 * Counts::kBits,
    1 | std::uint64_t{1} << Counts::kBits |
        std::uint64_t{1} << 2 * Counts::kBits};
static_assert(kWord == 1 && kCapitalised == 8 && kAllCaps == 16);

}  // namespace

void find_capitals(const std::vector<Token>& tokens,
                   const std::vector<Sentence>& sentences,
                   Capitals& capitals) {
    capitals.tokens.resize(tokens.size());
    capitals.sentences.clear();
    std::uint32_t* const list = capitals.tokens.data();
    std::uint32_t size = 0;
    for (const Sentence& sentence : sentences) {
        const std::uint32_t first = size;
        std::uint64_t sum = 0;
        for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last;
             ++i) {
            const Token& token = tokens[i];
            const std::uint32_t shape = token.flags / kCapitalised % 4;
            const std::uint64_t longer =
                (token.flags & kWord) & (token.letters >= kLongWord ? 1U : 0U);
            sum += kSummands[shape] & (0 - longer);
            list[size] = i;
            size += shape & 1U;
        }
        const Counts counts(sum);
        const bool stopped = sentence.tokens.size() != 0 &&
                             tokens[sentence.tokens.last - 1].is(U'.');
        capitals.sentences.push_back(
            {first,
             size,
             case_of(counts, stopped),
             counts.words >= 4 && counts.capitalised * 10 >= counts.words * 8});
    }
    capitals.tokens.resize(size);
}

}  // namespace dateline
