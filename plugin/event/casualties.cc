// Verbs of killing and wounding are a closed handful and so stand here.
#include "plugin/event/casualties.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, 8> kKilled = {"kill",
                                                     "die",
                                                     "murder",
                                                     "massacre",
                                                     "slay",
                                                     "perish",
                                                     "slaughter",
                                                     "claim"};
constexpr std::array<std::string_view, 4> kWounded = {
    "injure", "wound", "hurt", "maim"};

template <typename List>
bool contains(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// "at least 15", "two thousand": the phrase's number, 0 when it has none.
std::uint32_t number_in(const Syntax& syntax, const NounPhrase& phrase) {
    std::uint64_t value = 0;
    for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
        const Word& word = syntax.words[i];
        if (word.tag != WordTag::Number || word.time != kNone) {
            continue;
        }
        const bool scale =
            word.value == 100 || word.value == 1000 || word.value == 1000000;
        value = value != 0 && scale ? value * word.value : value + word.value;
    }
    return value > 100000000 ? 0 : static_cast<std::uint32_t>(value);
}

std::uint32_t phrase_after(const Syntax& syntax, std::uint32_t chunk) {
    for (std::uint32_t c = chunk + 1;
         c < syntax.chunks.size() && c <= chunk + 3;
         ++c) {
        const Chunk& next = syntax.chunks[c];
        if (next.kind == ChunkKind::NounPhrase) {
            return syntax.phrases[next.index].is_possessor ? kNone : next.index;
        }
        if (next.kind != ChunkKind::Adverb &&
            next.kind != ChunkKind::Preposition) {
            return kNone;
        }
    }
    return kNone;
}

std::optional<CasualtyCount> count_in(const Syntax& syntax,
                                      std::uint32_t phrase,
                                      bool killed) {
    if (phrase == kNone) {
        return std::nullopt;
    }
    const NounPhrase& counted = syntax.phrases[phrase];
    const std::uint32_t number = number_in(syntax, counted);
    if (number == 0) {
        return std::nullopt;
    }
    return CasualtyCount{killed, number, counted.first, counted.last};
}

/// "left 15 dead", "15 dead": the adjective after the phrase.
std::optional<bool> state_after(const WordLexicon& words,
                                const Syntax& syntax,
                                const NounPhrase& phrase) {
    for (std::uint32_t i = phrase.first;
         i < phrase.last + 1 && i < syntax.words.size();
         ++i) {
        const std::string_view text = words.lemma_text(syntax.words[i].lemma);
        if (text == "dead") {
            return true;
        }
        if (text == "wounded" || text == "injured" ||
            contains(kWounded, text)) {
            return false;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<CasualtyCount> casualties_of(const WordLexicon& words,
                                           const Syntax& syntax,
                                           std::uint32_t number) {
    const VerbGroup& verb = syntax.verbs[number];
    const std::string_view lemma = words.lemma_text(verb.lemma);
    const bool killed = contains(kKilled, lemma);
    const bool wounded = contains(kWounded, lemma);
    if (killed || wounded) {
        const bool of_subject =
            verb.voice == Voice::Passive || lemma == "die" || lemma == "perish";
        const std::uint32_t phrase =
            of_subject ? (verb.patient != kNone ? verb.patient : verb.subject)
                       : phrase_after(syntax, verb.chunk);
        if (const auto found = count_in(syntax, phrase, killed)) {
            return found;
        }
        return of_subject ? std::nullopt
                          : count_in(syntax, verb.patient, killed);
    }
    if (lemma == "leave" || verb.auxiliary) {
        const std::uint32_t phrase = phrase_after(syntax, verb.chunk);
        if (phrase != kNone) {
            const auto state =
                state_after(words, syntax, syntax.phrases[phrase]);
            if (state) {
                return count_in(syntax, phrase, *state);
            }
        }
    }
    return std::nullopt;
}

}  // namespace dateline
