// A few words to either side decide; nothing looks further than the sentence.
#include "plugin/event/tag_context.h"

#include <algorithm>

#include "plugin/event/tagged_words.h"

namespace dateline {

using enum WordTag;

HostWords::HostWords(const WordLexicon& words)
    : lemmas_{lemma_of(words, "thousands"),
              lemma_of(words, "hundreds"),
              lemma_of(words, "dozens"),
              lemma_of(words, "scores"),
              lemma_of(words, "millions")} {}

bool HostWords::hold(std::uint32_t lemma) const {
    return lemma != kNone &&
           std::find(lemmas_.begin(), lemmas_.end(), lemma) != lemmas_.end();
}

std::uint32_t number_value(std::string_view text) {
    std::uint64_t value = 0;
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            value =
                std::min<std::uint64_t>(value * 10 + (c - '0'), 4000000000ULL);
        } else if (c != ',') {
            break;
        }
    }
    return static_cast<std::uint32_t>(value);
}

bool before_plural(const Syntax& syntax, std::size_t i) {
    for (std::size_t n = i + 1; n < syntax.words.size() && n < i + 4; ++n) {
        const WordTag tag = syntax.words[n].tag;
        if (tag == PluralNoun || tag == Name || tag == Number) {
            return true;
        }
        if (tag != Adjective) {
            return false;
        }
    }
    return false;
}

bool is_gerund_noun(const Syntax& syntax, std::size_t i, bool often) {
    const WordTag before = syntax.words[i - 1].tag;
    const bool modified = before == Determiner || before == Adjective ||
                          before == PossessivePronoun || before == Possessive ||
                          (often && (before == Preposition || before == Noun));
    if (!modified || i + 1 >= syntax.words.size()) {
        return modified;
    }
    const WordTag next = syntax.words[i + 1].tag;
    if (syntax.words[i + 1].time != kNone) {
        return true;  // "a night of shelling in May"
    }
    return !is_noun(next) && next != Determiner && next != Pronoun &&
           next != PossessivePronoun && next != Adjective && next != Number;
}

bool takes_object(const Syntax& syntax, std::size_t i) {
    if (i + 1 >= syntax.words.size()) {
        return false;
    }
    const WordTag next = syntax.words[i + 1].tag;
    return is_noun(next) || next == Determiner || next == PossessivePronoun ||
           next == Number;
}

bool lacks_verb(const Syntax& syntax) {
    return std::none_of(
        syntax.words.begin(), syntax.words.end(), [](const Word& word) {
            return is_open_verb(word.tag) || word.tag == Be || word.tag == Have;
        });
}

}  // namespace dateline
