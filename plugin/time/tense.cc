// Tense by the nearest verb-like word, first of those before the time ("signed
// on Friday a law that will ..."), then of those after it: crude, but "on
// Friday" needs only to know on which side of the day of writing it lies.
#include <optional>

#include "plugin/text/normalize.h"
#include "plugin/time/time_resolver.h"

namespace dateline {

namespace {

constexpr std::uint32_t kReach = 12;

/// A regular past form: "shelled", "retreated".
bool ends_in_ed(std::string_view word) {
    return word.size() >= 5 && word[word.size() - 1] == 'd' &&
           word[word.size() - 2] == 'e' && word[word.size() - 3] != 'e';
}

std::optional<Tense> tense_of(const TimeLexicon& lexicon,
                              const Analysis& analysis,
                              std::uint32_t token,
                              bool close) {
    constexpr std::uint64_t kTo = hash_folded("to");
    constexpr std::uint64_t kBe = hash_folded("be");
    constexpr std::uint64_t kIs = hash_folded("is");
    constexpr std::uint64_t kAre = hash_folded("are");
    const Token& at = analysis.tokens[token];
    if (!at.has(kWord) || at.has(kHyphenBefore)) {
        return std::nullopt;
    }
    if (at.hash == kTo && token > 0) {
        const std::uint64_t before = analysis.tokens[token - 1].hash;
        return before == kIs || before == kAre
                   ? std::optional<Tense>(Tense::Future)
                   : std::nullopt;
    }
    switch (lexicon.cue(at.hash).value_or(TimeCue::Counted)) {
    case TimeCue::Past:
        return Tense::Past;
    case TimeCue::Future:
        return Tense::Future;
    case TimeCue::Said:
        return close ? std::optional<Tense>(Tense::Past) : std::nullopt;
    default:
        break;
    }
    if (!at.has(kCapitalised) && ends_in_ed(analysis.surface(token))) {
        const bool to_be = token > 0 && analysis.tokens[token - 1].hash == kBe;
        return to_be ? Tense::Future : Tense::Past;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Tense> tense_around(const TimeLexicon& lexicon,
                                  const Analysis& analysis,
                                  const TimeExpression& time) {
    if (time.sentence == kNone) {
        return std::nullopt;
    }
    const TokenRange sentence = analysis.sentences[time.sentence].tokens;
    for (std::uint32_t d = 1; d <= kReach; ++d) {
        if (time.tokens.first < sentence.first + d ||
            (d > 1 && analysis.tokens[time.tokens.first - d].is(U','))) {
            break;
        }
        const auto tense =
            tense_of(lexicon, analysis, time.tokens.first - d, d <= 2);
        if (tense) {
            return tense;
        }
    }
    for (std::uint32_t d = 0; d < kReach; ++d) {
        if (time.tokens.last + d >= sentence.last) {
            break;
        }
        const auto tense =
            tense_of(lexicon, analysis, time.tokens.last + d, d < 2);
        if (tense) {
            return tense;
        }
    }
    return std::nullopt;
}

}  // namespace dateline
