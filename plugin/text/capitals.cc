// One pass without branches: which word is capitalised cannot be foretold.
#include "plugin/text/capitals.h"

namespace dateline {

namespace {

/// Shorter words are capitalised in few headlines.
constexpr std::uint16_t kLongWord = 4;

/// Of the longer words of a sentence.
struct Counts {
    std::uint32_t words = 0;
    std::uint32_t capitalised = 0;
    std::uint32_t capitals = 0;
};

SentenceCase case_of(const Counts& counts) {
    if (counts.words >= 2 && counts.capitals * 4 >= counts.words * 3) {
        return SentenceCase::Capitals;
    }
    if (counts.words >= 4 && counts.capitalised * 4 >= counts.words * 3) {
        return SentenceCase::Headline;
    }
    return SentenceCase::Normal;
}

}  // namespace

void find_capitals(const std::vector<Token>& tokens,
                   const std::vector<Sentence>& sentences,
                   Capitals& capitals) {
    capitals.tokens.resize(tokens.size());
    capitals.sentences.clear();
    std::uint32_t* const list = capitals.tokens.data();
    std::uint32_t size = 0;
    for (const Sentence& sentence : sentences) {
        Counts counts;
        const std::uint32_t first = size;
        for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last;
             ++i) {
            const Token& token = tokens[i];
            const auto longer =
                static_cast<std::uint32_t>(token.has(kWord)) &
                static_cast<std::uint32_t>(token.letters >= kLongWord);
            const auto capital =
                static_cast<std::uint32_t>(token.has(kCapitalised));
            counts.words += longer;
            counts.capitalised += longer & capital;
            counts.capitals +=
                longer & static_cast<std::uint32_t>(token.has(kAllCaps));
            list[size] = i;
            size += capital;
        }
        capitals.sentences.push_back(
            {first,
             size,
             case_of(counts),
             counts.words >= 4 && counts.capitalised * 10 >= counts.words * 8});
    }
    capitals.tokens.resize(size);
}

}  // namespace dateline
