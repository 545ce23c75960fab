// A verb's longest cue is taken: "agree to", "agree in principle to".
#include "plugin/event/status_cues.h"

namespace dateline {

ModalityWords::ModalityWords(const WordLexicon& words,
                             const EventLexicon& event_lexicon)
    : lexicon(&words),
      events(&event_lexicon),
      will(lemma_of(words, "will")),
      shall(lemma_of(words, "shall")),
      would(lemma_of(words, "would")),
      should(lemma_of(words, "should")),
      must(lemma_of(words, "must")),
      ought(lemma_of(words, "ought")),
      have(lemma_of(words, "have")),
      be(lemma_of(words, "be")),
      if_word(lemma_of(words, "if")),
      unless(lemma_of(words, "unless")),
      whether(lemma_of(words, "whether")),
      without(lemma_of(words, "without")),
      no(lemma_of(words, "no")),
      any(lemma_of(words, "any")),
      neither(lemma_of(words, "neither")),
      nobody(lemma_of(words, "nobody")),
      none(lemma_of(words, "none")),
      for_word(lemma_of(words, "for")),
      of(lemma_of(words, "of")),
      on(lemma_of(words, "on")),
      against(lemma_of(words, "against")),
      ll(lemma_of(words, "ll")),
      wo(lemma_of(words, "wo")),
      d(lemma_of(words, "d")) {}

EventStatus StatusCues::of_verb(const VerbGroup& above, bool* known) const {
    EventStatus status = EventStatus::Happened;
    bool found = lemma_cue(above, above.lemma, status);
    if (above.auxiliary && above.adjective != kNone) {
        found = adjective_cue(above, status) || found;
    }
    if (known != nullptr) {
        *known = found;
    }
    return status;
}

/// The longest cue of a verb whose further words are there.
bool StatusCues::lemma_cue(const VerbGroup& verb,
                           std::uint32_t lemma,
                           EventStatus& status) const {
    const LemmaTriggers* cues = words_.events->cues(lemma);
    if (cues == nullptr) {
        return false;
    }
    std::uint32_t longest = 0;
    bool found = false;
    for (const EventTrigger& cue : words_.events->list(cues->verbs)) {
        const bool passive = verb.voice == Voice::Passive || verb.progressive;
        if (cue.has(kAfterBe) && !passive) {
            continue;
        }
        std::uint32_t at = verb.main + 1;
        bool fits = true;
        for (const TailWord& word : words_.events->tail(cue)) {
            while (at < s_.words.size() &&
                   (s_.words[at].tag == WordTag::Adverb ||
                    s_.words[at].tag == WordTag::Determiner) &&
                   s_.words[at].lemma != word.lemma) {
                ++at;
            }
            fits = fits && at < s_.words.size() && word.lemma != kNone &&
                   (s_.words[at].lemma == word.lemma ||
                    s_.words[at].key == std::uint64_t{word.lemma} + 1);
            ++at;
        }
        const std::uint32_t length =
            cue.tail.count + (cue.has(kAfterBe) ? 1U : 0U) + 1;
        if (fits && length > longest) {
            longest = length;
            status = static_cast<EventStatus>(cue.rule);
            found = true;
        }
    }
    return found;
}

/// "be ready", "be likely": cues of "be" with that word.
bool StatusCues::adjective_cue(const VerbGroup& verb,
                               EventStatus& status) const {
    const LemmaTriggers* cues = words_.events->cues(words_.be);
    if (cues == nullptr) {
        return false;
    }
    for (const EventTrigger& cue : words_.events->list(cues->verbs)) {
        const auto tail = words_.events->tail(cue);
        if (tail.size() == 1 && tail[0].lemma == verb.adjective) {
            status = static_cast<EventStatus>(cue.rule);
            return true;
        }
    }
    return false;
}

bool StatusCues::negates(std::uint32_t phrase) const {
    if (phrase == kNone) {
        return false;
    }
    const Word& first = s_.words[s_.phrases[phrase].first];
    return first.lemma != kNone &&
           (first.lemma == words_.no || first.lemma == words_.neither ||
            first.lemma == words_.nobody || first.lemma == words_.none);
}

bool StatusCues::negates_object(const VerbGroup& verb) const {
    const std::uint32_t c = verb.chunk + 1;
    return c < s_.chunks.size() && s_.chunks[c].kind == ChunkKind::NounPhrase &&
           s_.words[s_.chunks[c].first].lemma == words_.no &&
           words_.no != kNone &&
           s_.phrases[s_.chunks[c].index].subject_of == kNone;
}

}  // namespace dateline
