// Half of all verb triggers have further words, most of which stand nowhere in
// the sentence: a filter of its words turns those away.
#include "plugin/event/trigger_tail.h"

namespace dateline {

namespace {

/// Words that may stand between those of a trigger.
constexpr std::uint32_t kReach = 9;

/// Of these, before anything but a particle.
constexpr std::uint32_t kNearReach = 4;

}  // namespace

void TriggerTail::read(const SentenceView& view) {
    view_ = &view;
    seen_ = {};
    const Syntax& syntax = view.syntax;
    for (std::uint32_t i = 0; i < syntax.words.size(); ++i) {
        const Word& word = syntax.words[i];
        if (word.lemma != kNone) {
            note(word.lemma);
        }
        if (word.noun_lemma != kNone && word.noun_lemma != word.lemma) {
            note(word.noun_lemma);
        }
        if (word.key != std::uint64_t{word.lemma} + 1) {
            note(word.key - 1);
        }
    }
}

bool TriggerTail::same_word(const TailWord& tail, std::uint32_t i) const {
    const Syntax& syntax = view_->syntax;
    const Word& word = syntax.words[i];
    if (tail.lemma == kNone) {
        return view_->analysis.tokens[syntax.token(i)].hash == tail.hash;
    }
    return word.lemma == tail.lemma || word.noun_lemma == tail.lemma ||
           word.key == std::uint64_t{tail.lemma} + 1;
}

std::uint32_t TriggerTail::match(std::span<const TailWord> tail,
                                 const VerbGroup& verb) {
    count_ = 0;
    from_passive_ = false;
    std::uint32_t at = verb.main + 1;
    const auto count = static_cast<std::uint32_t>(view_->syntax.words.size());
    bool first = true;
    for (const TailWord& word : tail) {
        std::uint32_t found = 0;
        std::uint32_t skipped = 0;
        for (std::uint32_t i = at; i < count && skipped <= kReach; ++i) {
            if (same_word(word, i)) {
                found = i + 1;
                break;
            }
            if (!may_skip(i, word.preposition != 0 && first, skipped)) {
                break;
            }
            ++skipped;
        }
        if (found == 0) {
            if (in_passive(word, verb)) {
                from_passive_ = true;
                continue;
            }
            return 0;
        }
        if (count_ < words_.size()) {
            words_[count_++] = found - 1;
        }
        at = found;
        first = false;
    }
    return at;
}

bool TriggerTail::in_passive(const TailWord& word,
                             const VerbGroup& verb) const {
    if (word.preposition != 0 || verb.voice != Voice::Passive) {
        return false;
    }
    const std::uint32_t phrase =
        verb.patient != kNone ? verb.patient : verb.subject;
    return phrase != kNone &&
           same_word(word, view_->syntax.phrases[phrase].head);
}

/// What may stand between the words of a trigger: adverbs, determiners,
/// adjectives; before a particle also a short object.
bool TriggerTail::may_skip(std::uint32_t i,
                           bool particle,
                           std::uint32_t skipped) const {
    const Word& word = view_->syntax.words[i];
    const WordTag tag = word.tag;
    const bool small = tag == WordTag::Adverb || tag == WordTag::Determiner ||
                       tag == WordTag::PossessivePronoun ||
                       tag == WordTag::Adjective || tag == WordTag::Number ||
                       tag == WordTag::Quantity || word.has(kHyphenated);
    if (small) {
        return skipped < kNearReach || particle;
    }
    const bool noun = tag == WordTag::Noun || tag == WordTag::PluralNoun ||
                      tag == WordTag::Name || tag == WordTag::Pronoun ||
                      tag == WordTag::Possessive ||
                      (tag == WordTag::Preposition && word.lemma == of_);
    return noun && particle;
}

}  // namespace dateline
