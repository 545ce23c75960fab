// A slot takes a phrase of one of its classes ("yes"), or one that may be of
// any, such as a pronoun ("open"). Evidence adds up to the candidate's score.
#include "plugin/event/slot_filler.h"

#include <algorithm>

namespace dateline {

namespace {

/// Weights of evidence; set on the rules' own examples.
constexpr float kSlotWeight = 1.0F;
constexpr float kOpenSlotWeight = 0.3F;
constexpr float kRequiredWeight = 0.5F;
constexpr float kPrepositionShare = 0.8F;

}  // namespace

void Refusals::set(std::string_view what, std::uint32_t phrase) {
    why_ = what;
    if (phrase != kNone) {
        const NounPhrase& np = view_.syntax.phrases[phrase];
        why_ += " '";
        why_ +=
            view_.analysis.surface(view_.syntax.token_range(np.first, np.last));
        why_ += "'";
    }
}

void Refusals::report(const EventLexicon& events,
                      const EventCandidate& candidate) const {
    const Analysis& analysis = view_.analysis;
    if (analysis.explanation == nullptr) {
        return;
    }
    analysis.explanation->add("event",
                              events.text(events.rules()[candidate.rule].name),
                              analysis.span_of(view_.syntax.token_range(
                                  candidate.first, candidate.last)),
                              "sense refused: " + why_);
}

void ContentLinks::read(const Syntax& syntax) {
    verbs.assign(syntax.verbs.size(), 0);
    nouns.assign(syntax.phrases.size(), 0);
    for (const VerbGroup& verb : syntax.verbs) {
        if (verb.link != VerbLink::That && verb.link != VerbLink::Infinitive &&
            verb.link != VerbLink::Gerund) {
            continue;
        }
        const bool told = verb.link == VerbLink::That &&
                          (verb.perfect || verb.tense == VerbTense::Past);
        std::uint8_t bits = told ? kToldContent : kAnyContent;
        if (verb.infinitive) {
            bits |= kInfinitiveContent;
        }
        if (verb.governor != kNone) {
            verbs[verb.governor] |= bits;
        }
        if (verb.governor_noun != kNone) {
            nouns[verb.governor_noun] |= bits;
        }
    }
}

float SlotFiller::weight(Fit fit) {
    return fit == Fit::Yes ? kSlotWeight : kOpenSlotWeight;
}

SlotFiller::Fit SlotFiller::fit(const EventSlot& slot,
                                std::uint32_t phrase) const {
    const PhraseSort& sort = view_.classes.of(phrase);
    if (sort.classes.meets(slot.isnt)) {
        return Fit::Refused;
    }
    if (slot.words.count != 0) {
        const Word& head = s_.words[s_.phrases[phrase].head];
        const auto words = events_.words(slot.words);
        const auto lists = [&](std::uint32_t lemma) {
            return std::find(words.begin(), words.end(), lemma) != words.end();
        };
        const bool listed =
            lists(head.noun_lemma) || (sort.also != kNone && lists(sort.also));
        return listed || sort.classes.meets(slot.is) ? Fit::Yes : Fit::No;
    }
    if (slot.is.empty()) {
        return Fit::Open;
    }
    if (sort.classes.meets(slot.is)) {
        return Fit::Yes;
    }
    return sort.open ? Fit::Open : Fit::No;
}

bool SlotFiller::fill_clause(const EventRule& rule,
                             const Clause& clause,
                             bool passive_noun,
                             EventCandidate& candidate) {
    // "fell to the rebels": no object, unless the rule wants one
    Clause around = clause;
    const bool unasked = rule.object == kNoSlot ||
                         events_.slot(rule.object).role == EventRole::None;
    if (unasked && clause.object != kNone &&
        s_.phrases[clause.object].preposition != kNone) {
        around.object = kNone;
    }
    if (!fill(rule.subject, clause.subject, candidate) ||
        !fill_object(rule, clause, candidate) ||
        !fill_prepositions(rule, around, candidate) ||
        !fill_complement(rule, clause, candidate)) {
        return false;
    }
    if (rule.subject == kNoSlot && clause.subject != kNone) {
        candidate.fill({EventRole::Doer, clause.subject, kNone, kNoStatus});
    }
    fill_instrument_owner(rule, clause, passive_noun, candidate);
    return true;
}

bool SlotFiller::fill_noun(const EventRule& rule,
                           std::uint32_t p,
                           const Clause& clause,
                           EventCandidate& candidate) {
    return fill_around_noun(rule, p, clause, candidate) &&
           fill_prepositions(rule, clause, candidate) &&
           fill_complement(rule, clause, candidate);
}

bool SlotFiller::fill(std::uint32_t slot_index,
                      std::uint32_t phrase,
                      EventCandidate& candidate) {
    if (slot_index == kNoSlot) {
        return true;
    }
    const EventSlot& slot = events_.slot(slot_index);
    if (phrase == kNone) {
        refusals_.note("a required slot is empty");
        return !slot.required;
    }
    const Fit found = fit(slot, phrase);
    if (found == Fit::Refused || found == Fit::No) {
        refusals_.note("a slot does not take", phrase);
        return false;
    }
    candidate.score += weight(found) + (slot.required ? kRequiredWeight : 0.0F);
    candidate.fill({slot.role, phrase, kNone, slot.status});
    return true;
}

/// As fill(), but of a noun nothing is required.
SlotFiller::Filled SlotFiller::fill_loosely(std::uint32_t slot_index,
                                            std::uint32_t phrase,
                                            EventCandidate& candidate) {
    if (slot_index == kNoSlot) {
        candidate.fill({EventRole::Doer, phrase, kNone, kNoStatus});
        return Filled::Yes;
    }
    const EventSlot& slot = events_.slot(slot_index);
    const Fit found = fit(slot, phrase);
    if (found == Fit::Refused) {
        refusals_.note("a slot does not take", phrase);
        return Filled::Refused;
    }
    if (found == Fit::No) {
        return Filled::No;
    }
    candidate.score += weight(found);
    candidate.fill({slot.role, phrase, kNone, slot.status});
    return Filled::Yes;
}

bool SlotFiller::fill_object(const EventRule& rule,
                             const Clause& clause,
                             EventCandidate& candidate) {
    if (rule.object == kNoSlot) {
        return true;
    }
    const EventSlot& slot = events_.slot(rule.object);
    if (clause.object != kNone && clause.second_object != kNone) {
        if (fit(slot, clause.second_object) == Fit::Yes &&
            fit(slot, clause.object) != Fit::Yes) {
            candidate.fill(
                {EventRole::Recipient, clause.object, kNone, kNoStatus});
            return fill(rule.object, clause.second_object, candidate);
        }
    }
    if (slot.role == EventRole::None && clause.object != kNone) {
        fill_receiver(rule, clause.object, candidate);
    }
    return fill(rule.object, clause.object, candidate);
}

/// "gave Pakistan $20m", "sent Israel missiles": the name that an object begins
/// with, where the rule has a slot for whom it goes to.
void SlotFiller::fill_receiver(const EventRule& rule,
                               std::uint32_t object,
                               EventCandidate& candidate) const {
    const NounPhrase& phrase = s_.phrases[object];
    const Analysis& analysis = view_.analysis;
    const std::uint32_t place = view_.mentions.place[s_.token(phrase.first)];
    if (place == kNone || phrase.head == phrase.first ||
        phrase.preposition != kNone) {
        return;
    }
    const PlaceUse& use = analysis.place_uses[place];
    if (use.form != MentionForm::Name || use.place >= analysis.places.size() ||
        analysis.places[use.place].type != "country") {
        return;
    }
    for (const PrepositionSlot& entry : events_.prepositions(rule)) {
        if (entry.preposition == words_.to &&
            entry.slot.role == EventRole::Recipient) {
            candidate.fill(
                {EventRole::Recipient, kNone, phrase.first, kNoStatus});
        }
    }
}

/// "the town from which Wagner withdrew": the town after "from".
bool SlotFiller::fill_gap(const PrepositionSlot& entry,
                          std::uint32_t phrase,
                          EventCandidate& candidate) {
    const Fit found = fit(entry.slot, phrase);
    if (found == Fit::Refused || found == Fit::No) {
        return false;
    }
    candidate.score += weight(found) * kPrepositionShare;
    candidate.fill({entry.slot.role, phrase, kNone, entry.slot.status});
    return true;
}

/// Phrases after a preposition that a rule has a slot for.
bool SlotFiller::fill_prepositions(const EventRule& rule,
                                   const Clause& clause,
                                   EventCandidate& candidate) {
    const auto entries = events_.prepositions(rule);
    return std::all_of(
        entries.begin(), entries.end(), [&](const PrepositionSlot& entry) {
            return fill_preposition(entry, clause, candidate);
        });
}

bool SlotFiller::fill_preposition(const PrepositionSlot& entry,
                                  const Clause& clause,
                                  EventCandidate& candidate) {
    bool filled = clause.gap != kNone &&
                  clause.gap_preposition == entry.preposition &&
                  fill_gap(entry, clause.gap, candidate);
    bool failed = false;
    const std::uint32_t end = std::min(clause.end, view_.chunk_count());
    for (std::uint32_t c = clause.after; c < end; ++c) {
        if (!view_.is_phrase(c)) {
            continue;
        }
        const std::uint32_t p = s_.chunks[c].index;
        const NounPhrase& phrase = s_.phrases[p];
        if (phrase.preposition != entry.preposition || phrase.is_possessor ||
            p == clause.object || p == clause.subject ||
            (phrase.preposition == words_.of && filled)) {
            continue;
        }
        const Fit found = fit(entry.slot, p);
        if (found == Fit::Refused || found == Fit::No) {
            refusals_.note("a slot of a preposition does not take", p);
        }
        if (found == Fit::Refused) {
            return false;
        }
        if (found == Fit::No) {
            failed = failed || !view_.classes.of(p).classes.has(kClassTime);
            continue;
        }
        filled = true;
        candidate.score += weight(found) * kPrepositionShare;
        candidate.fill({entry.slot.role, p, kNone, entry.slot.status});
    }
    return filled ||
           (!entry.slot.required && (!failed || entry.slot.is.empty()));
}

/// A required complement has to be there: an infinitive, a that-clause or a
/// gerund that this verb governs.
bool SlotFiller::fill_complement(const EventRule& rule,
                                 const Clause& clause,
                                 EventCandidate& candidate) {
    if (rule.complement == kNoSlot) {
        return true;
    }
    const EventSlot& slot = events_.slot(rule.complement);
    candidate.takes_content = true;
    candidate.content_status = slot.status;
    // `words` of a complement: only an infinitive
    std::uint8_t wanted =
        slot.words.count == 0 ? kAnyContent : kInfinitiveContent;
    if (slot.words.count == 0 &&
        slot.status != static_cast<std::uint8_t>(EventStatus::Demanded)) {
        wanted |= kToldContent;
    }
    const bool found = (candidate.verb != kNone &&
                        (contents_.verbs[candidate.verb] & wanted) != 0) ||
                       (candidate.phrase != kNone &&
                        (contents_.nouns[candidate.phrase] & wanted) != 0);
    if (found) {
        candidate.score += kSlotWeight;
        return true;
    }
    const bool event_object =
        clause.object != kNone &&
        view_.classes.of(clause.object).classes.has(kClassEvent);
    refusals_.note("no act it is about");
    return !slot.required || event_object;
}

/// "Russian missiles were fired", "Russian missiles hit the port": without an
/// agent, whose the weapons are did it.
void SlotFiller::fill_instrument_owner(const EventRule& rule,
                                       const Clause& clause,
                                       bool passive_noun,
                                       EventCandidate& candidate) const {
    if (candidate.kind != TriggerKind::Verb) {
        return;
    }
    const VerbGroup& verb = s_.verbs[candidate.verb];
    const auto is_instrument = [&](std::uint32_t slot) {
        return slot != kNoSlot &&
               events_.slot(slot).role == EventRole::Instrument;
    };
    std::uint32_t moved = clause.subject;
    bool weapon = moved != kNone && is_instrument(rule.subject);
    if (clause.subject == kNone && verb.voice == Voice::Passive) {
        moved = verb.patient != kNone ? verb.patient : verb.subject;
        weapon = passive_noun ||
                 (moved == clause.object && is_instrument(rule.object));
    }
    if (moved == kNone) {
        return;
    }
    const NounPhrase& phrase = s_.phrases[moved];
    if (weapon && phrase.possessor != kNone) {
        candidate.fill({EventRole::Doer, phrase.possessor, kNone, kNoStatus});
        return;
    }
    for (std::uint32_t i = phrase.first; weapon && i < phrase.head; ++i) {
        if (s_.words[i].has(kDemonymWord)) {
            candidate.fill({EventRole::Doer, kNone, i, kNoStatus});
            return;
        }
    }
}

// --- nouns ----------------------------------------------------------------

bool SlotFiller::is_doer(std::uint32_t slot) const {
    const EventRole role =
        slot == kNoSlot ? EventRole::Doer : events_.slot(slot).role;
    return role == EventRole::Doer || role == EventRole::Party;
}

/// "X tightened its blockade": X; "X, whose ban on visitors": X.
std::uint32_t SlotFiller::owner_meant(std::uint32_t p,
                                      const EventCandidate& candidate) const {
    const NounPhrase& phrase = s_.phrases[p];
    const Word& first = s_.words[phrase.first];
    if (first.tag != WordTag::PossessivePronoun) {
        return kNone;
    }
    if (first.lemma == words_.whose) {
        std::uint32_t c = phrase.chunk;
        while (c > 0 && s_.chunks[c - 1].kind == ChunkKind::Comma) {
            --c;
        }
        return c > 0 && view_.is_phrase(c - 1) ? s_.chunks[c - 1].index : kNone;
    }
    std::uint32_t v = candidate.verb;
    if (v != kNone && phrase.subject_of == v) {
        v = s_.verbs[v].governor;
    }
    const std::uint32_t owner = v == kNone ? kNone : s_.verbs[v].subject;
    if (owner == kNone || s_.verbs[v].voice == Voice::Passive || owner == p) {
        return kNone;
    }
    const bool person = view_.classes.of(owner).classes.has(kClassPerson);
    const bool his = first.lemma == words_.his || first.lemma == words_.her;
    return person == his || first.lemma == words_.their ? owner : kNone;
}

bool SlotFiller::fill_around_noun(const EventRule& rule,
                                  std::uint32_t p,
                                  const Clause& clause,
                                  EventCandidate& candidate) {
    const NounPhrase& phrase = s_.phrases[p];
    bool doer = false;
    const std::uint32_t slot =
        rule.noun_possessor != kNoSlot ? rule.noun_possessor : rule.subject;
    if (phrase.possessor != kNone) {
        const Filled filled = fill_loosely(slot, phrase.possessor, candidate);
        if (filled == Filled::Refused) {
            return false;
        }
        doer = filled == Filled::Yes;
    } else if (is_doer(slot)) {
        const std::uint32_t owner = owner_meant(p, candidate);
        doer = owner != kNone &&
               fill_loosely(slot, owner, candidate) == Filled::Yes;
    }
    doer = fill_modifiers(rule, phrase, candidate) || doer;
    bool of_done = false;
    for (std::uint32_t c = clause.after; c < clause.end; ++c) {
        if (!view_.is_phrase(c)) {
            continue;
        }
        const std::uint32_t other = s_.chunks[c].index;
        const std::uint32_t preposition = s_.phrases[other].preposition;
        if (s_.phrases[other].is_possessor) {
            continue;
        }
        if (preposition == words_.by &&
            !view_.classes.of(other).classes.has(kClassTime)) {
            const Filled filled = fill_loosely(rule.subject, other, candidate);
            if (filled == Filled::Refused) {
                return false;
            }
            doer = doer || filled == Filled::Yes;
        } else if (preposition == words_.of && !of_done &&
                   s_.phrases[other].of == p) {
            of_done = true;
            if (!fill_of(rule, other, doer, candidate)) {
                return false;
            }
        }
    }
    return true;
}

bool SlotFiller::fill_of(const EventRule& rule,
                         std::uint32_t other,
                         bool doer,
                         EventCandidate& candidate) {
    std::uint32_t slot = rule.noun_of;
    if (slot == kNoSlot) {
        slot = rule.object != kNoSlot ? rule.object : rule.subject;
        const auto entries = events_.prepositions(rule);
        if (std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
                return entry.preposition == words_.of;
            })) {
            return true;
        }
    }
    const Filled filled = fill_loosely(slot, other, candidate);
    if (filled == Filled::No && slot != rule.subject && !doer &&
        rule.noun_of == kNoSlot) {
        return fill_loosely(rule.subject, other, candidate) != Filled::Refused;
    }
    return filled != Filled::Refused;
}

/// Demonyms and actors among the words before the trigger.
bool SlotFiller::fill_modifiers(const EventRule& rule,
                                const NounPhrase& phrase,
                                EventCandidate& candidate) const {
    const std::uint32_t slot_index =
        rule.noun_modifier != kNoSlot ? rule.noun_modifier : rule.subject;
    const EventRole role =
        slot_index == kNoSlot ? EventRole::Doer : events_.slot(slot_index).role;
    const auto actor_at = [&](std::uint32_t word) {
        return view_.mentions.actor[s_.token(word)];
    };
    bool any = false;
    for (std::uint32_t i = phrase.first; i < candidate.first; ++i) {
        const std::uint32_t actor = actor_at(i);
        if (actor == kNone && !s_.words[i].has(kDemonymWord)) {
            continue;
        }
        candidate.fill({role, kNone, i, kNoStatus});
        candidate.score += kOpenSlotWeight;
        any = true;
        while (i + 1 < candidate.first && actor != kNone &&
               actor_at(i + 1) == actor) {
            ++i;
        }
    }
    return any;
}

}  // namespace dateline
