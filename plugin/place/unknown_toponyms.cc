// The recognizer's names that no table has: the words beside them say that they
// are a place's ("the village of Dvani", "Karak district", "Neches River").

#include "plugin/place/toponym_recognizer.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// What ends a name that the table lacks.
constexpr std::uint32_t kNotInUnknown = kStreetWord | kOrganisationWord |
                                        kPersonTitle | kNeverPlace |
                                        kDivisionWord | kTownWord;
constexpr std::uint32_t kLongestUnknown = 4;
constexpr std::uint16_t kShortestUnknown = 3;

const std::uint64_t kOf = hash_folded("of");

}  // namespace

/// Length in tokens of a name from @p first on that the table lacks but the
/// words beside it make a place's: "Neches River", "the village of Dvani",
/// "Karak district"; 0 when there is none.
std::uint32_t ToponymRecognizer::unknown_length(const Analysis& analysis,
                                                TokenRange rest) const {
    const auto& tokens = analysis.tokens;
    std::uint32_t end = rest.first;
    while (end < rest.last && end - rest.first < kLongestUnknown &&
           tokens[end].has(kWord) && tokens[end].has(kCapitalised) &&
           (end == rest.first || !tokens[end].has(kLineBefore))) {
        const std::uint32_t kind = analysis.facts[end].toponym;
        if (end > rest.first && (kind & kFeatureWord) != 0) {
            return end + 1 - rest.first;
        }
        if ((kind & kNotInUnknown) != 0) {
            return 0;
        }
        ++end;
    }
    const std::uint32_t length = end - rest.first;
    constexpr std::uint32_t kKind = kTownWord | kDivisionWord;
    const bool kind_before =
        rest.first >= 2 && tokens[rest.first - 1].hash == kOf &&
        (analysis.facts[rest.first - 2].toponym & kKind) != 0 &&
        !tokens[rest.first - 2].has(kCapitalised);
    const bool kind_after = end < rest.last && tokens[end].has(kWord) &&
                            !tokens[end].has(kCapitalised) &&
                            !tokens[end].has(kHyphenBefore) &&
                            (analysis.facts[end].toponym & kKind) != 0;
    return kind_before || kind_after ? length : 0;
}

/// @return the tokens taken
std::uint32_t ToponymRecognizer::add_unknown(const Analysis& analysis,
                                             std::uint32_t sentence,
                                             std::uint32_t first,
                                             SentenceCase letters) {
    const TokenRange range = analysis.sentences[sentence].tokens;
    const Token& token = analysis.tokens[first];
    if (letters != SentenceCase::Normal || first == range.first ||
        token.letters < kShortestUnknown || token.has(kHyphenBefore) ||
        analysis.facts[first].is_ordinary() ||
        analysis.facts[first].classes != 0 ||
        analysis.tokens[first - 1].has(kCapitalised) ||
        claim_at(analysis, first) != nullptr) {
        return 0;
    }
    const std::uint32_t length = unknown_length(analysis, {first, range.last});
    if (length == 0) {
        return 0;
    }
    add_unknown_mention(analysis, sentence, {first, first + length}, letters);
    return length;
}

void ToponymRecognizer::add_unknown_mention(const Analysis& analysis,
                                            std::uint32_t sentence,
                                            TokenRange tokens,
                                            SentenceCase letters) {
    Toponym mention;
    mention.tokens = tokens;
    mention.sentence = sentence;
    Match match;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i) {
        match.key = extend_key(match.key, analysis.tokens[i].hash);
    }
    mention.name = name_index(analysis, tokens, match, letters);
    mention.evidence = kStatedPlaceEvidence;
    mention.rule = "place/unknown";
    ++found_->names[mention.name].mentions;
    found_->mentions.push_back(mention);
}

}  // namespace dateline
