// The judgement climbs: from the trigger's own verb group to the verb or noun
// that governs it, and on while each governs the next. Every step may add a
// status; combine_status() says which of two prevails. An act that another
// act's complement slot covers ("demanded that X withdraw") takes its status
// from that slot and is linked to it. A verb that merely reports leaves the
// status alone and gives who said so.
#include "plugin/event/modality.h"

#include <algorithm>

#include "plugin/event/chunker.h"

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

Modality::Modality(const WordLexicon& words, const EventLexicon& events)
    : words_(&words),
      events_(&events),
      will_(lemma_of(words, "will")),
      shall_(lemma_of(words, "shall")),
      would_(lemma_of(words, "would")),
      should_(lemma_of(words, "should")),
      must_(lemma_of(words, "must")),
      ought_(lemma_of(words, "ought")),
      have_(lemma_of(words, "have")),
      be_(lemma_of(words, "be")),
      if_(lemma_of(words, "if")),
      unless_(lemma_of(words, "unless")),
      whether_(lemma_of(words, "whether")),
      without_(lemma_of(words, "without")),
      no_(lemma_of(words, "no")),
      any_(lemma_of(words, "any")),
      neither_(lemma_of(words, "neither")),
      nobody_(lemma_of(words, "nobody")),
      none_(lemma_of(words, "none")),
      for_(lemma_of(words, "for")),
      of_(lemma_of(words, "of")),
      on_(lemma_of(words, "on")),
      against_(lemma_of(words, "against")) {}

struct Modality::Pass {
    const Modality& m;
    const Analysis& analysis;
    const Syntax& s;
    const std::vector<EventCandidate>& candidates;
    std::uint32_t number;
    ModalityVerdict verdict;

    void apply(EventStatus status, std::uint32_t because) {
        const EventStatus before = verdict.status;
        verdict.status = combine_status(before, status);
        if (verdict.status != before) {
            verdict.because = because;
        }
    }

    void run() {
        const EventCandidate& candidate = candidates[number];
        const EventRule& rule = m.events_->rules()[candidate.rule];
        if (rule.status != 0xFF) {
            verdict.status = static_cast<EventStatus>(rule.status);
        }
        if (candidate.kind == TriggerKind::Noun && candidate.phrase != kNone) {
            noun(candidate);
        } else if (candidate.verb != kNone) {
            climb(candidate.verb);
        }
        if (ends_in_question()) {
            apply(EventStatus::Conditional, kNone);
        }
    }

    [[nodiscard]] bool ends_in_question() const {
        for (std::uint32_t i = static_cast<std::uint32_t>(s.words.size());
             i-- > 0 && s.words.size() - i <= 3;) {
            if (analysis.tokens[s.token(i)].is(U'?')) {
                return true;
            }
        }
        return false;
    }

    // --- verbs ------------------------------------------------------------

    void climb(std::uint32_t v) {
        for (int depth = 0; v != kNone && depth < kDeepest; ++depth) {
            own(v);
            v = governor(v);
        }
    }

    void own(std::uint32_t v) {
        const VerbGroup& verb = s.verbs[v];
        if (verb.progressive && verb.tense == VerbTense::Present &&
            !verb.perfect) {
            apply(EventStatus::Ongoing, verb.lemma);
        }
        if (verb.headline_future) {
            apply(EventStatus::Announced, verb.lemma);
        }
        modal(verb);
        adverbs(verb);
        if (verb.negated || negated_phrase(verb.subject) ||
            negated_object(verb)) {
            apply(EventStatus::Negated, verb.lemma);
        }
        if (verb.link == VerbLink::Subordinate &&
            (verb.joint == m.if_ || verb.joint == m.unless_ ||
             verb.joint == m.whether_)) {
            apply(EventStatus::Conditional, verb.joint);
        }
        if (verb.joint != kNone && verb.joint == m.without_) {
            apply(EventStatus::Negated, verb.joint);
        }
    }

    void modal(const VerbGroup& verb) {
        const std::uint32_t word = verb.modal;
        if (word == kNone) {
            return;
        }
        if (word == m.will_ || word == m.shall_ || lemma_is(word, "ll") ||
            lemma_is(word, "wo")) {
            apply(EventStatus::Announced, word);
        } else if (word == m.would_ || lemma_is(word, "d")) {
            const bool reported = verb.link == VerbLink::That ||
                                  verb.governor != kNone ||
                                  verb.link == VerbLink::Main;
            apply(reported ? EventStatus::Announced : EventStatus::Conditional,
                  word);
        } else if (word == m.should_ || word == m.must_ || word == m.ought_) {
            apply(EventStatus::Demanded, word);
        } else {
            apply(EventStatus::Conditional, word);
        }
    }

    [[nodiscard]] bool lemma_is(std::uint32_t lemma,
                                std::string_view text) const {
        return m.words_->lemma_text(lemma) == text;
    }

    /// "reportedly", "allegedly": status words that are adverbs of the clause.
    void adverbs(const VerbGroup& verb) {
        const std::uint32_t end =
            verb.region_end < s.chunks.size()
                ? s.chunks[verb.region_end].first
                : static_cast<std::uint32_t>(s.words.size());
        const std::uint32_t begin =
            s.chunks[std::min(verb.clause_begin, verb.chunk)].first;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (s.words[i].tag == WordTag::Adverb) {
                status_word(i, end);
            }
        }
    }

    void status_word(std::uint32_t i, std::uint32_t end) {
        if ((s.words[i].begins & kBeginsStatusWord) == 0) {
            return;
        }
        m.events_->status_words().walk(
            end - i,
            [&](std::uint32_t n) { return s.words[i + n].key; },
            [&](std::uint32_t, std::span<const std::uint32_t> payloads) {
                const auto status = static_cast<EventStatus>(payloads[0]);
                if (status != EventStatus::Negated) {
                    apply(status, s.words[i].lemma);
                }
            });
    }

    [[nodiscard]] bool negated_phrase(std::uint32_t phrase) const {
        if (phrase == kNone) {
            return false;
        }
        const Word& first = s.words[s.phrases[phrase].first];
        return first.lemma != kNone &&
               (first.lemma == m.no_ || first.lemma == m.neither_ ||
                first.lemma == m.nobody_ || first.lemma == m.none_);
    }

    /// "captured no towns"
    [[nodiscard]] bool negated_object(const VerbGroup& verb) const {
        const std::uint32_t c = verb.chunk + 1;
        return c < s.chunks.size() &&
               s.chunks[c].kind == ChunkKind::NounPhrase &&
               s.words[s.chunks[c].first].lemma == m.no_ && m.no_ != kNone &&
               s.phrases[s.chunks[c].index].subject_of == kNone;
    }

    /// Applies what governs the verb. @return the verb to go on with
    std::uint32_t governor(std::uint32_t v) {
        const VerbGroup& verb = s.verbs[v];
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
        const VerbGroup& above = s.verbs[verb.governor];
        const std::uint32_t act = candidate_of_verb(verb.governor);
        if (act != kNone && candidates[act].takes_content) {
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
    void adjunct(const VerbGroup& verb) {
        if (verb.governor == kNone) {
            return;
        }
        const VerbGroup& main = s.verbs[verb.governor];
        if (verb.infinitive) {
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

    void content_of(std::uint32_t act) {
        const EventCandidate& outer = candidates[act];
        verdict.outer = act;
        if (outer.content_status != 0xFF) {
            apply(static_cast<EventStatus>(outer.content_status),
                  s.words[outer.head].lemma);
        }
        if (outer.verb != kNone && outer.kind != TriggerKind::Noun &&
            s.verbs[outer.verb].negated) {
            apply(EventStatus::Negated, s.words[outer.head].lemma);
        }
    }

    void reported(const VerbGroup& verb, const VerbGroup& above) {
        if (verdict.said_by == kNone && m.events_->is_speech(above.lemma)) {
            verdict.said_by =
                above.voice == Voice::Active ? above.subject : kNone;
        }
        const EventStatus status = cue_status(above);
        if (status == EventStatus::Alleged || status == EventStatus::Denied ||
            status == EventStatus::Demanded ||
            status == EventStatus::Conditional) {
            apply(status, above.lemma);
        }
        if (status == EventStatus::Announced && verb.tense != VerbTense::Past) {
            apply(status, above.lemma);
        }
    }

    /// An infinitive or gerund after a verb.
    std::uint32_t complement(const VerbGroup& verb,
                             const VerbGroup& above,
                             std::uint32_t number_above) {
        if (above.auxiliary && above.adjective == kNone) {
            if (above.lemma == m.be_ && verb.infinitive) {
                apply(EventStatus::Announced, above.lemma);
            } else if (above.lemma == m.have_ && verb.infinitive) {
                apply(EventStatus::Demanded, above.lemma);
            }
            return number_above;
        }
        bool known = false;
        const EventStatus status = cue_status(above, &known);
        if (known) {
            apply(status, above.lemma);
        } else if (verb.infinitive) {
            apply(EventStatus::Announced, above.lemma);
        }
        if (m.events_->is_speech(above.lemma) && verdict.said_by == kNone) {
            verdict.said_by = above.subject;
        }
        return number_above;
    }

    [[nodiscard]] EventStatus cue_status(const VerbGroup& above,
                                         bool* known = nullptr) const {
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
    bool lemma_cue(const VerbGroup& verb,
                   std::uint32_t lemma,
                   EventStatus& status) const {
        const LemmaTriggers* cues = m.events_->cues(lemma);
        if (cues == nullptr) {
            return false;
        }
        std::uint32_t longest = 0;
        bool found = false;
        for (const EventTrigger& cue : m.events_->list(cues->verbs)) {
            const bool passive =
                verb.voice == Voice::Passive || verb.progressive;
            if (cue.after_be != 0 && !passive) {
                continue;
            }
            std::uint32_t at = verb.main + 1;
            bool fits = true;
            for (const TailWord& word : m.events_->tail(cue)) {
                while (at < s.words.size() &&
                       (s.words[at].tag == WordTag::Adverb ||
                        s.words[at].tag == WordTag::Determiner) &&
                       s.words[at].lemma != word.lemma) {
                    ++at;
                }
                fits = fits && at < s.words.size() &&
                       (s.words[at].lemma == word.lemma ||
                        s.words[at].key == std::uint64_t{word.lemma} + 1);
                ++at;
            }
            const std::uint32_t length =
                cue.tail.count + (cue.after_be != 0 ? 1U : 0U) + 1;
            if (fits && length > longest) {
                longest = length;
                status = static_cast<EventStatus>(cue.rule);
                found = true;
            }
        }
        return found;
    }

    /// "be ready", "be likely": cues of "be" with that word.
    bool adjective_cue(const VerbGroup& verb, EventStatus& status) const {
        const LemmaTriggers* cues = m.events_->cues(m.be_);
        if (cues == nullptr) {
            return false;
        }
        for (const EventTrigger& cue : m.events_->list(cues->verbs)) {
            const auto tail = m.events_->tail(cue);
            if (tail.size() == 1 && tail[0].lemma == verb.adjective) {
                status = static_cast<EventStatus>(cue.rule);
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::uint32_t candidate_of_verb(std::uint32_t v) const {
        for (std::uint32_t i = 0; i < candidates.size(); ++i) {
            if (i != number && candidates[i].verb == v &&
                candidates[i].kind != TriggerKind::Noun) {
                return i;
            }
        }
        return kNone;
    }

    [[nodiscard]] std::uint32_t candidate_of_phrase(std::uint32_t p) const {
        for (std::uint32_t i = 0; i < candidates.size(); ++i) {
            if (i != number && candidates[i].phrase == p &&
                candidates[i].kind == TriggerKind::Noun) {
                return i;
            }
        }
        return kNone;
    }

    /// "plan to withdraw", "demand that X withdraw", "no plan to"
    void governing_noun(std::uint32_t p) {
        const std::uint32_t act = candidate_of_phrase(p);
        if (act != kNone && candidates[act].takes_content) {
            content_of(act);
        } else {
            noun_cue(p);
        }
        if (negated_phrase(p)) {
            apply(EventStatus::Negated, s.words[s.phrases[p].head].lemma);
        }
        object_of_verb(p, false);
    }

    bool noun_cue(std::uint32_t p) {
        const std::uint32_t lemma = s.words[s.phrases[p].head].noun_lemma;
        const LemmaTriggers* cues =
            lemma == kNone ? nullptr : m.events_->cues(lemma);
        if (cues == nullptr || cues->nouns.count == 0) {
            return false;
        }
        apply(static_cast<EventStatus>(m.events_->list(cues->nouns)[0].rule),
              lemma);
        return true;
    }

    // --- nouns ------------------------------------------------------------

    void noun(const EventCandidate& candidate) {
        const std::uint32_t p = candidate.phrase;
        const NounPhrase& phrase = s.phrases[p];
        for (std::uint32_t i = phrase.first; i < candidate.first; ++i) {
            if (s.words[i].lemma == m.any_ && m.any_ != kNone) {
                apply(EventStatus::Conditional, m.any_);
            }
            noun_modifier(i, candidate.first);
        }
        if (phrase.head != candidate.head && phrase.head >= candidate.last) {
            noun_cue(p);
        }
        if (negated_phrase(p)) {
            apply(EventStatus::Negated, m.no_);
        }
        if (phrase.preposition == m.without_ && m.without_ != kNone) {
            apply(EventStatus::Negated, m.without_);
        }
        if (under_noun(p)) {
            return;
        }
        subject_of_verb(candidate);
        object_of_verb(p, true);
    }

    void noun_modifier(std::uint32_t i, std::uint32_t end) {
        if ((s.words[i].begins & kBeginsStatusWord) == 0) {
            return;
        }
        m.events_->status_words().walk(
            end - i,
            [&](std::uint32_t n) { return s.words[i + n].key; },
            [&](std::uint32_t, std::span<const std::uint32_t> payloads) {
                const auto status = static_cast<EventStatus>(payloads[0]);
                if (status != EventStatus::Negated &&
                    status != EventStatus::Happened) {
                    apply(status, s.words[i].lemma);
                }
            });
    }

    /// "plan for a withdrawal", "fears of an attack", "calls for talks".
    bool under_noun(std::uint32_t p) {
        const NounPhrase& phrase = s.phrases[p];
        if (phrase.preposition != m.of_ && phrase.preposition != m.for_ &&
            phrase.preposition != m.on_ && phrase.preposition != m.against_) {
            return false;
        }
        std::uint32_t c = phrase.chunk;
        if (phrase.possessor != kNone) {
            c = s.phrases[phrase.possessor].chunk;
        }
        while (c > 0 && s.chunks[c - 1].kind == ChunkKind::Preposition) {
            --c;
        }
        if (c == 0 || s.chunks[c - 1].kind != ChunkKind::NounPhrase) {
            return false;
        }
        const std::uint32_t above = s.chunks[c - 1].index;
        const std::uint32_t act = candidate_of_phrase(above);
        if (act != kNone && candidates[act].takes_content) {
            content_of(act);
            return true;
        }
        if (!noun_cue(above)) {
            return false;
        }
        if (negated_phrase(above)) {
            apply(EventStatus::Negated, m.no_);
        }
        object_of_verb(above, false);
        return true;
    }

    /// "The withdrawal will begin on Monday", "a strike is expected".
    void subject_of_verb(const EventCandidate& candidate) {
        const std::uint32_t v = s.phrases[candidate.phrase].subject_of;
        if (v == kNone) {
            return;
        }
        const VerbGroup& verb = s.verbs[v];
        bool known = false;
        const EventStatus status = cue_status(verb, &known);
        const bool occurs = known || is_occurrence(verb);
        if (!occurs) {
            return;
        }
        if (known && !verb.auxiliary) {
            apply(status, verb.lemma);
        }
        climb(v);
    }

    [[nodiscard]] bool is_occurrence(const VerbGroup& verb) const {
        const std::string_view text = m.words_->lemma_text(verb.lemma);
        return text == "happen" || text == "occur" || text == "come" ||
               text == "take" || text == "go" || text == "break" ||
               text == "follow" || text == "erupt";
    }

    /// The noun as object: "announced the withdrawal", "demanded talks". A
    /// verb that means nothing for it ("condemned the attack") is passed by.
    void object_of_verb(std::uint32_t p, bool itself) {
        std::uint32_t c = s.phrases[p].chunk;
        const bool prepositional = s.phrases[p].preposition != kNone;
        std::uint32_t v = kNone;
        for (std::uint32_t n = 0; c > 0 && n < 4; ++n) {
            --c;
            const ChunkKind kind = s.chunks[c].kind;
            if (kind == ChunkKind::VerbGroup) {
                v = s.chunks[c].index;
                break;
            }
            const bool step =
                kind == ChunkKind::Adverb || kind == ChunkKind::Time ||
                kind == ChunkKind::Preposition ||
                (kind == ChunkKind::NounPhrase &&
                 (s.phrases[s.chunks[c].index].is_possessor ||
                  (prepositional &&
                   s.phrases[s.chunks[c].index].preposition == kNone)));
            if (!step) {
                return;
            }
        }
        if (v == kNone) {
            passive_of(p);
            return;
        }
        const VerbGroup& verb = s.verbs[v];
        if (verb.voice == Voice::Passive && !prepositional) {
            return;
        }
        const std::uint32_t act = candidate_of_verb(v);
        if (act != kNone) {
            if (content_slot(act, p) || candidates[act].takes_content) {
                content_of(act);
                if (candidates[act].content_status == 0xFF) {
                    slot_status(act, p);
                }
            }
            return;
        }
        bool known = false;
        const EventStatus status = cue_status(verb, &known);
        if (known && (!prepositional || status != EventStatus::Announced)) {
            apply(status, verb.lemma);
            climb(v);
        } else if (m.events_->is_light(verb.lemma) && itself) {
            climb(v);
        }
    }

    /// "the plan was rejected": the passive's subject.
    void passive_of(std::uint32_t p) {
        const std::uint32_t v = s.phrases[p].subject_of;
        if (v == kNone || s.verbs[v].voice != Voice::Passive) {
            return;
        }
        const std::uint32_t act = candidate_of_verb(v);
        if (act != kNone && candidates[act].takes_content) {
            content_of(act);
        }
    }

    [[nodiscard]] bool content_slot(std::uint32_t act, std::uint32_t p) const {
        const EventCandidate& outer = candidates[act];
        for (std::uint32_t i = 0; i < outer.filler_count; ++i) {
            if (outer.fillers[i].phrase == p &&
                outer.fillers[i].role == EventRole::Content) {
                return true;
            }
        }
        return false;
    }

    void slot_status(std::uint32_t act, std::uint32_t p) {
        const EventCandidate& outer = candidates[act];
        for (std::uint32_t i = 0; i < outer.filler_count; ++i) {
            if (outer.fillers[i].phrase == p &&
                outer.fillers[i].status != 0xFF) {
                apply(static_cast<EventStatus>(outer.fillers[i].status),
                      s.words[outer.head].lemma);
            }
        }
    }
};

ModalityVerdict Modality::judge(const Analysis& analysis,
                                const Syntax& syntax,
                                const std::vector<EventCandidate>& candidates,
                                std::uint32_t number) const {
    Pass pass{*this, analysis, syntax, candidates, number, {}};
    pass.run();
    return pass.verdict;
}

}  // namespace dateline
