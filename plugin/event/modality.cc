// The judgement climbs: from the trigger's own verb group to the verb or noun
// that governs it, and on while each governs the next. Every step may add a
// status; combine_status() says which of two prevails. An act that another
// act's complement slot covers ("demanded that X withdraw") takes its status
// from that slot and is linked to it. A verb that merely reports leaves the
// status alone and gives who said so.
#include "plugin/event/modality.h"

#include <algorithm>

#include "plugin/event/modality_pass.h"

namespace dateline {

namespace {

constexpr int kDeepest = 6;  ///< governors looked at

}  // namespace

EventStatus combine_status(EventStatus inner, EventStatus outer) {
    using enum EventStatus;
    if (outer == Happened) {
        return inner;
    }
    if (inner == Happened || inner == Ongoing) {
        return outer;
    }
    switch (outer) {
    case Denied:
    case Negated:
        return inner == Negated ? Happened : outer;
    case Refused:
    case Conditional:
    case Demanded:
        return outer;
    default:
        return inner;
    }
}

void ModalityPass::apply(EventStatus status, std::uint32_t because) {
    const EventStatus before = verdict_.status;
    verdict_.status = combine_status(before, status);
    if (verdict_.status != before) {
        verdict_.because = because;
    }
}

ModalityVerdict ModalityPass::run() {
    const EventCandidate& candidate = candidates_[number_];
    const EventRule& rule = words_.events->rules()[candidate.rule];
    if (rule.status != 0xFF) {
        verdict_.status = static_cast<EventStatus>(rule.status);
    }
    if (candidate.kind == TriggerKind::Noun && candidate.phrase != kNone) {
        noun(candidate);
    } else if (candidate.verb != kNone) {
        climb(candidate.verb);
    }
    if (ends_in_question()) {
        apply(EventStatus::Conditional, kNone);
    }
    return verdict_;
}

bool ModalityPass::ends_in_question() const {
    for (std::uint32_t i = static_cast<std::uint32_t>(s_.words.size());
         i-- > 0 && s_.words.size() - i <= 3;) {
        if (analysis_.tokens[s_.token(i)].is(U'?')) {
            return true;
        }
    }
    return false;
}

void ModalityPass::climb(std::uint32_t v) {
    for (int depth = 0; v != kNone && depth < kDeepest; ++depth) {
        own(v);
        v = governor(v);
    }
}

void ModalityPass::own(std::uint32_t v) {
    const VerbGroup& verb = s_.verbs[v];
    if (verb.progressive && verb.tense == VerbTense::Present && !verb.perfect) {
        apply(EventStatus::Ongoing, verb.lemma);
    }
    if (verb.headline_future) {
        apply(EventStatus::Announced, verb.lemma);
    }
    modal(verb);
    adverbs(verb);
    if (verb.negated || cues_.negates(verb.subject) ||
        cues_.negates_object(verb)) {
        apply(EventStatus::Negated, verb.lemma);
    }
    if (verb.link == VerbLink::Subordinate &&
        (verb.joint == words_.if_word || verb.joint == words_.unless ||
         verb.joint == words_.whether)) {
        apply(EventStatus::Conditional, verb.joint);
    }
    if (verb.joint != kNone && verb.joint == words_.without) {
        apply(EventStatus::Negated, verb.joint);
    }
}

void ModalityPass::modal(const VerbGroup& verb) {
    const std::uint32_t word = verb.modal;
    if (word == kNone) {
        return;
    }
    if (word == words_.will || word == words_.shall || word == words_.ll ||
        word == words_.wo) {
        apply(EventStatus::Announced, word);
    } else if (word == words_.would || word == words_.d) {
        const bool reported = verb.link == VerbLink::That ||
                              verb.governor != kNone ||
                              verb.link == VerbLink::Main;
        apply(reported ? EventStatus::Announced : EventStatus::Conditional,
              word);
    } else if (word == words_.should || word == words_.must ||
               word == words_.ought) {
        apply(EventStatus::Demanded, word);
    } else {
        apply(EventStatus::Conditional, word);
    }
}

/// "reportedly", "allegedly": status words that are adverbs of the clause.
void ModalityPass::adverbs(const VerbGroup& verb) {
    const std::uint32_t end = verb.region_end < s_.chunks.size()
                                  ? s_.chunks[verb.region_end].first
                                  : static_cast<std::uint32_t>(s_.words.size());
    const std::uint32_t begin =
        s_.chunks[std::min(verb.clause_begin, verb.chunk)].first;
    for (std::uint32_t i = begin; i < end; ++i) {
        if (s_.words[i].tag == WordTag::Adverb) {
            status_word(i, end);
        }
    }
}

void ModalityPass::status_word(std::uint32_t i, std::uint32_t end) {
    if ((s_.words[i].begins & kBeginsStatusWord) == 0) {
        return;
    }
    words_.events->status_words().walk(
        end - i,
        [&](std::uint32_t n) { return s_.words[i + n].key; },
        [&](std::uint32_t, std::span<const std::uint32_t> payloads) {
            const auto status = static_cast<EventStatus>(payloads[0]);
            if (status != EventStatus::Negated) {
                apply(status, s_.words[i].lemma);
            }
        });
}

/// Applies what governs the verb. @return the verb to go on with
std::uint32_t ModalityPass::governor(std::uint32_t v) {
    const VerbGroup& verb = s_.verbs[v];
    const bool content = verb.link == VerbLink::That ||
                         verb.link == VerbLink::Infinitive ||
                         verb.link == VerbLink::Gerund;
    if (verb.link == VerbLink::Adjunct) {
        adjunct(verb);
        return kNone;
    }
    if (!content) {
        return kNone;
    }
    if (verb.governor_noun != kNone) {
        governing_noun(verb.governor_noun);
        return kNone;
    }
    if (verb.governor == kNone) {
        return kNone;
    }
    const VerbGroup& above = s_.verbs[verb.governor];
    const std::uint32_t act = candidate_of_verb(verb.governor);
    if (act != kNone && candidates_[act].takes_content) {
        content_of(act);
        return kNone;
    }
    if (verb.link == VerbLink::That) {
        reported(verb, above);
        return kNone;
    }
    return complement(verb, above, verb.governor);
}

/// ", killing 15": as real as the main verb.
void ModalityPass::adjunct(const VerbGroup& verb) {
    if (verb.governor == kNone) {
        return;
    }
    const VerbGroup& main = s_.verbs[verb.governor];
    const bool uttered =
        words_.events
            ->types()[words_.events->rules()[candidates_[number_].rule].type]
            .uttered;
    if (verb.infinitive && !uttered) {
        apply(EventStatus::Announced, main.lemma);
        return;
    }
    if (verb.joint == kNone) {
        modal(main);
        if (main.negated) {
            apply(EventStatus::Negated, main.lemma);
        }
    }
}

void ModalityPass::content_of(std::uint32_t act) {
    const EventCandidate& outer = candidates_[act];
    verdict_.outer = act;
    if (outer.content_status != 0xFF) {
        apply(static_cast<EventStatus>(outer.content_status),
              s_.words[outer.head].lemma);
    }
    if (outer.verb != kNone && outer.kind != TriggerKind::Noun &&
        s_.verbs[outer.verb].negated) {
        apply(EventStatus::Negated, s_.words[outer.head].lemma);
    }
}

void ModalityPass::reported(const VerbGroup& verb, const VerbGroup& above) {
    if (verdict_.said_by == kNone && words_.events->is_speech(above.lemma)) {
        verdict_.said_by = above.voice == Voice::Active ? above.subject : kNone;
    }
    const EventStatus status = cues_.of_verb(above);
    if (status == EventStatus::Alleged || status == EventStatus::Denied ||
        status == EventStatus::Demanded || status == EventStatus::Conditional) {
        apply(status, above.lemma);
    }
    if (status == EventStatus::Announced && verb.tense != VerbTense::Past) {
        apply(status, above.lemma);
    }
}

/// An infinitive or gerund after a verb.
std::uint32_t ModalityPass::complement(const VerbGroup& verb,
                                       const VerbGroup& above,
                                       std::uint32_t number_above) {
    if (above.auxiliary && above.adjective == kNone) {
        if (above.lemma == words_.be && verb.infinitive) {
            apply(EventStatus::Announced, above.lemma);
        } else if (above.lemma == words_.have && verb.infinitive &&
                   above.tense != VerbTense::Past) {
            apply(EventStatus::Demanded, above.lemma);
        }
        return number_above;
    }
    bool known = false;
    const EventStatus status = cues_.of_verb(above, &known);
    if (known) {
        apply(status, above.lemma);
    } else if (verb.infinitive) {
        apply(EventStatus::Announced, above.lemma);
    }
    if (words_.events->is_speech(above.lemma) && verdict_.said_by == kNone) {
        verdict_.said_by = above.subject;
    }
    return number_above;
}

std::uint32_t ModalityPass::candidate_of_verb(std::uint32_t v) const {
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        if (i != number_ && candidates_[i].verb == v &&
            candidates_[i].kind != TriggerKind::Noun) {
            return i;
        }
    }
    return kNone;
}

ModalityVerdict Modality::judge(const Analysis& analysis,
                                const Syntax& syntax,
                                const std::vector<EventCandidate>& candidates,
                                std::uint32_t number) const {
    return ModalityPass(words_, analysis, syntax, candidates, number).run();
}

}  // namespace dateline
