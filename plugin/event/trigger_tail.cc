// Half of all verb triggers have further words, most of which do not stand after
// the verb: a filter of the words that do turns those away.
#include "plugin/event/trigger_tail.h"

#include <algorithm>

namespace dateline {

namespace {

/// Words that may stand between those of a trigger.
constexpr std::uint32_t kReach = 9;

/// Of these, before anything but a particle.
constexpr std::uint32_t kNearReach = 4;

}  // namespace

void TriggerTail::note(const Word& word) {
    const auto set = [&](std::uint64_t lemma) {
        const std::uint8_t bit = tail_bit(lemma);
        seen_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    };
    set(word.key - 1);
    if (word.lemma != kNone) {
        set(word.lemma);
    }
    if (word.noun_lemma != kNone) {
        set(word.noun_lemma);
    }
}

void TriggerTail::begin(const VerbGroup& verb) {
    seen_ = {};
    count_ = 0;
    from_passive_ = false;
    const auto& words = view_->syntax.words;
    const std::size_t end =
        std::min<std::size_t>(verb.main + kReach + 2, words.size());
    for (std::size_t i = verb.main + 1; i < end; ++i) {
        note(words[i]);
    }
    if (const std::uint32_t p = passive_subject(verb); p != kNone) {
        note(words[view_->syntax.phrases[p].head]);
    }
}

/// What a passive verb is done to.
std::uint32_t TriggerTail::passive_subject(const VerbGroup& verb) const {
    if (verb.voice != Voice::Passive) {
        return kNone;
    }
    return verb.patient != kNone ? verb.patient : verb.subject;
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
    const std::uint32_t phrase =
        word.preposition != 0 ? kNone : passive_subject(verb);
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
