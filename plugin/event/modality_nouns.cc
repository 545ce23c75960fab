// A noun's act is as real as what governs the noun: the noun it is told of
// ("fears of an attack"), the verb it is the subject or the object of.
#include "plugin/event/modality_pass.h"

namespace dateline {

std::uint32_t ModalityPass::candidate_of_phrase(std::uint32_t p) const {
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        if (i != number_ && candidates_[i].phrase == p &&
            candidates_[i].kind == TriggerKind::Noun) {
            return i;
        }
    }
    return kNone;
}

/// "plan to withdraw", "demand that X withdraw", "no plan to"
void ModalityPass::governing_noun(std::uint32_t p) {
    const std::uint32_t act = candidate_of_phrase(p);
    if (act != kNone && candidates_[act].takes_content) {
        content_of(act);
    } else {
        noun_cue(p);
    }
    if (cues_.negates(p)) {
        apply(EventStatus::Negated, s_.words[s_.phrases[p].head].lemma);
    }
    object_of_verb(p, false);
}

bool ModalityPass::noun_cue(std::uint32_t p) {
    const std::uint32_t lemma = s_.words[s_.phrases[p].head].noun_lemma;
    const LemmaTriggers* cues =
        lemma == kNone ? nullptr : words_.events->cues(lemma);
    if (cues == nullptr || cues->nouns.count == 0) {
        return false;
    }
    apply(static_cast<EventStatus>(words_.events->list(cues->nouns)[0].rule),
          lemma);
    return true;
}

void ModalityPass::noun(const EventCandidate& candidate) {
    const std::uint32_t p = candidate.phrase;
    const NounPhrase& phrase = s_.phrases[p];
    for (std::uint32_t i = phrase.first; i < candidate.first; ++i) {
        if (s_.words[i].lemma == words_.any && words_.any != kNone) {
            apply(EventStatus::Conditional, words_.any);
        }
        status_word(i, candidate.first);
    }
    if (phrase.head != candidate.head && phrase.head >= candidate.last) {
        noun_cue(p);
    }
    if (cues_.negates(p)) {
        apply(EventStatus::Negated, words_.no);
    }
    if (phrase.preposition == words_.without && words_.without != kNone) {
        apply(EventStatus::Negated, words_.without);
    }
    if (under_noun(p)) {
        return;
    }
    subject_of_verb(candidate);
    object_of_verb(p, true);
}

/// "plan for a withdrawal", "fears of an attack", "calls for talks".
bool ModalityPass::under_noun(std::uint32_t p) {
    const NounPhrase& phrase = s_.phrases[p];
    if (phrase.preposition != words_.of &&
        phrase.preposition != words_.for_word &&
        phrase.preposition != words_.on &&
        phrase.preposition != words_.against) {
        return false;
    }
    std::uint32_t c = phrase.chunk;
    if (phrase.possessor != kNone) {
        c = s_.phrases[phrase.possessor].chunk;
    }
    while (c > 0 && s_.chunks[c - 1].kind == ChunkKind::Preposition) {
        --c;
    }
    if (c == 0 || s_.chunks[c - 1].kind != ChunkKind::NounPhrase) {
        return false;
    }
    const std::uint32_t above = s_.chunks[c - 1].index;
    const std::uint32_t act = candidate_of_phrase(above);
    if (act != kNone && candidates_[act].takes_content) {
        content_of(act);
        return true;
    }
    if (!noun_cue(above)) {
        return false;
    }
    if (cues_.negates(above)) {
        apply(EventStatus::Negated, words_.no);
    }
    object_of_verb(above, false);
    return true;
}

/// "The withdrawal will begin on Monday", "a strike is expected".
void ModalityPass::subject_of_verb(const EventCandidate& candidate) {
    const std::uint32_t v = s_.phrases[candidate.phrase].subject_of;
    if (v == kNone) {
        return;
    }
    const VerbGroup& verb = s_.verbs[v];
    bool known = false;
    const EventStatus status = cues_.of_verb(verb, &known);
    const bool occurs = known || words_.events->is_occurring(verb.lemma);
    // "the violence claimed ten lives": no claim about the violence
    const std::uint32_t next = verb.chunk + 1;
    const bool does = verb.voice == Voice::Active && !verb.auxiliary &&
                      next < verb.region_end &&
                      s_.chunks[next].kind == ChunkKind::NounPhrase;
    if (!occurs || does) {
        return;
    }
    if (known && !verb.auxiliary) {
        apply(status, verb.lemma);
    }
    climb(v);
}

/// The noun as object: "announced the withdrawal", "demanded talks". A
/// verb that means nothing for it ("condemned the attack") is passed by.
void ModalityPass::object_of_verb(std::uint32_t p, bool itself) {
    std::uint32_t c = s_.phrases[p].chunk;
    const bool prepositional = s_.phrases[p].preposition != kNone;
    std::uint32_t v = kNone;
    for (std::uint32_t n = 0; c > 0 && n < 4; ++n) {
        --c;
        const ChunkKind kind = s_.chunks[c].kind;
        if (kind == ChunkKind::VerbGroup) {
            v = s_.chunks[c].index;
            break;
        }
        const bool step =
            kind == ChunkKind::Adverb || kind == ChunkKind::Time ||
            kind == ChunkKind::Preposition ||
            (kind == ChunkKind::NounPhrase &&
             (s_.phrases[s_.chunks[c].index].is_possessor ||
              is_receiver(c, p) ||
              (prepositional &&
               s_.phrases[s_.chunks[c].index].preposition == kNone)));
        if (!step) {
            return;
        }
    }
    if (v == kNone) {
        passive_of(p);
        return;
    }
    const VerbGroup& verb = s_.verbs[v];
    if (verb.voice == Voice::Passive && !prepositional) {
        return;
    }
    const std::uint32_t act = candidate_of_verb(v);
    if (act != kNone) {
        content_filled(act, p);
        return;
    }
    bool known = false;
    const EventStatus status = cues_.of_verb(verb, &known);
    if (known && (!prepositional || status != EventStatus::Announced)) {
        apply(status, verb.lemma);
        climb(v);
    } else if (itself && (words_.events->is_light(verb.lemma) ||
                          (verb.auxiliary && verb.lemma == words_.be))) {
        climb(v);
    }
}

/// "offered the rebels talks": whom a verb right before gives the noun.
bool ModalityPass::is_receiver(std::uint32_t c, std::uint32_t p) const {
    const NounPhrase& whom = s_.phrases[s_.chunks[c].index];
    return c > 0 && s_.phrases[p].chunk == c + 1 &&
           s_.phrases[p].preposition == kNone &&
           s_.phrases[p].subject_of == kNone && whom.preposition == kNone &&
           s_.chunks[c - 1].kind == ChunkKind::VerbGroup &&
           s_.verbs[s_.chunks[c - 1].index].subject != s_.chunks[c].index;
}

/// "the plan was rejected": the passive's subject.
void ModalityPass::passive_of(std::uint32_t p) {
    const std::uint32_t v = s_.phrases[p].subject_of;
    if (v == kNone || s_.verbs[v].voice != Voice::Passive) {
        return;
    }
    const std::uint32_t act = candidate_of_verb(v);
    if (act != kNone) {
        content_filled(act, p);
    }
}

/// The noun phrase @p p fills a slot of the act about acts @p act.
void ModalityPass::content_filled(std::uint32_t act, std::uint32_t p) {
    if (content_slot(act, p) || candidates_[act].takes_content) {
        content_of(act);
        if (candidates_[act].content_status == 0xFF) {
            slot_status(act, p);
        }
    }
}

bool ModalityPass::content_slot(std::uint32_t act, std::uint32_t p) const {
    const EventCandidate& outer = candidates_[act];
    for (std::uint32_t i = 0; i < outer.filler_count; ++i) {
        if (outer.fillers[i].phrase == p &&
            outer.fillers[i].role == EventRole::Content) {
            return true;
        }
    }
    return false;
}

void ModalityPass::slot_status(std::uint32_t act, std::uint32_t p) {
    const EventCandidate& outer = candidates_[act];
    for (std::uint32_t i = 0; i < outer.filler_count; ++i) {
        if (outer.fillers[i].phrase == p && outer.fillers[i].status != 0xFF) {
            apply(static_cast<EventStatus>(outer.fillers[i].status),
                  s_.words[outer.head].lemma);
        }
    }
}

}  // namespace dateline
