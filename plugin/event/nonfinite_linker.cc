// "X ordered Y to withdraw"  the object of the governor, else its subject
// "withdrew, killing 15"     the subject of the main verb
// "troops stationed in X"    the phrase before a participle suffers it
#include "plugin/event/nonfinite_linker.h"

#include <algorithm>

#include "plugin/event/participle_reader.h"

namespace dateline {

void NonfiniteLinker::link_infinitive(std::uint32_t v) {
    VerbGroup& group = v_.s.verbs[v];
    group.link = VerbLink::Infinitive;
    std::uint32_t c = group.chunk;
    while (c > 0 && v_.skippable(c - 1)) {
        --c;
    }
    if (c == 0) {
        group.link = VerbLink::Adjunct;
        return;
    }
    const std::uint32_t before = c - 1;
    switch (v_.chunk(before).kind) {
    case ChunkKind::VerbGroup:
        controlled(v, v_.chunk(before).index);
        break;
    case ChunkKind::Adjective: {
        const std::uint32_t other = v_.verb_before(before);
        if (other != kNone) {
            controlled(v, other);
            if (v_.is(before, ChunkKind::Adjective)) {
                v_.s.verbs[other].adjective = v_.chunk(before).lemma;
            }
        }
        break;
    }
    case ChunkKind::Conjunction:
        if (const std::uint32_t other = v_.verb_before(before);
            other != kNone && v_.s.verbs[other].finite &&
            v_.speaks(v_.s.verbs[other])) {
            controlled(v, other);  // "promised reform and to withdraw"
        } else {
            subjects_.coordinate(v, before);
        }
        break;
    case ChunkKind::NounPhrase:
        infinitive_after_phrase(v, before);
        break;
    default: {
        const std::uint32_t other = v_.main_before(group.chunk);
        if (other != kNone) {
            controlled(v, other);
            group.link = VerbLink::Adjunct;
        }
        break;
    }
    }
}

/// The governor's subject does it, or its object if it has one.
void NonfiniteLinker::controlled(std::uint32_t v, std::uint32_t governor) {
    VerbGroup& group = v_.s.verbs[v];
    const VerbGroup& other = v_.s.verbs[governor];
    group.governor = governor;
    group.subject = other.voice == Voice::Passive && other.patient != kNone
                        ? other.patient
                        : other.subject;
}

void NonfiniteLinker::infinitive_after_phrase(std::uint32_t v,
                                              std::uint32_t before) {
    VerbGroup& group = v_.s.verbs[v];
    const std::uint32_t number = v_.chunk(before).index;
    NounPhrase& current = v_.s.phrases[number];
    if (v_.takes_complement(current)) {
        group.governor_noun = number;
        group.governor = v_.verb_before(before);
        if (current.possessor != kNone) {
            group.subject = current.possessor;
        } else if (group.governor != kNone) {
            group.subject = v_.s.verbs[group.governor].subject;
        }
        return;
    }
    if (is_of_ranked(number)) {
        group.link = VerbLink::Relative;
        group.subject = who_ranks(number);
        return;
    }
    const std::uint32_t other = v_.verb_before(before);
    if (other == kNone || crosses_break(v_.s.verbs[other].chunk, before)) {
        headline(v, number);
        return;
    }
    group.governor = other;
    group.subject = does_infinitive(other, before);
    if ((current.preposition != kNone || meets(v_.s.verbs[other])) &&
        group.subject == v_.s.verbs[other].subject &&
        v_.s.verbs[other].voice == Voice::Active) {
        group.link = VerbLink::Adjunct;  // "went to Y to see X"
    }
    // "called on X to withdraw", "plans by X to": a noun before?
    std::uint32_t c = before;
    while (c > 0 &&
           (v_.skippable(c - 1) || (v_.is(c - 1, ChunkKind::NounPhrase) &&
                                    v_.phrase(c - 1).is_possessor))) {
        --c;
    }
    if (current.preposition != kNone && c > 0 &&
        v_.is(c - 1, ChunkKind::NounPhrase) &&
        v_.takes_complement(v_.phrase(c - 1))) {
        group.governor_noun = v_.chunk(c - 1).index;
    }
}

/// "X became the first to quit", "X, the first leader to visit": X.
std::uint32_t NonfiniteLinker::who_ranks(std::uint32_t number) const {
    std::uint32_t n = number;
    for (int i = 0; i < 3 && v_.s.phrases[n].of != kNone; ++i) {
        n = v_.s.phrases[n].of;
    }
    const NounPhrase& ranked = v_.s.phrases[n];
    if (ranked.renames != kNone) {
        return ranked.renames;
    }
    const std::uint32_t at = ranked.chunk;
    if (at > 0 && v_.is(at - 1, ChunkKind::VerbGroup) &&
        ranked.preposition == kNone) {
        const VerbGroup& before = v_.verb(at - 1);
        const bool copula = (before.auxiliary && before.lemma == v_.words.be) ||
                            before.lemma == v_.words.become;
        if (copula && before.subject != kNone &&
            v_.s.words[v_.s.phrases[before.subject].head].lemma !=
                v_.words.it) {
            return before.subject;
        }
    }
    return number;
}

/// "the first to", "the first head of state to"
bool NonfiniteLinker::is_of_ranked(std::uint32_t number) const {
    constexpr int kDepth = 3;
    for (int n = 0; number != kNone && n < kDepth; ++n) {
        if (v_.is_ranked(v_.s.phrases[number])) {
            return true;
        }
        number = v_.s.phrases[number].of;
    }
    return false;
}

/// Who does what an infinitive after the phrase at chunk @p before says: whom
/// the governor asks or sends, "ordered troops in Y to leave", "called on
/// troops in Y to leave"; else the governor's subject, "went to Y to see X".
std::uint32_t NonfiniteLinker::does_infinitive(std::uint32_t governor,
                                               std::uint32_t before) const {
    const VerbGroup& above = v_.s.verbs[governor];
    const std::uint32_t joint = v_.phrase(before).preposition;
    if (above.subject != kNone && above.voice == Voice::Passive &&
        joint != kNone) {
        return above.subject;
    }
    const auto is_thing = [&](std::uint32_t c) {
        const NounPhrase& phrase = v_.phrase(c);
        return !phrase.pronoun && !phrase.name &&
               v_.mentions.actor[v_.s.token(phrase.head)] == kNone;
    };
    // "waited in Y for X to leave", "a plan by X to leave", but "fought street
    // by street to drive X out"
    const bool nearest = joint == v_.words.for_word ||
                         (joint == v_.words.by && !is_thing(before));
    const std::uint32_t at =
        nearest ? before : first_phrase(above.chunk, before);
    const NounPhrase& whom = v_.phrase(at);
    // "signed papers to annex", but "ordered X", "sent troops to seize"
    const bool thing =
        is_thing(at) && above.voice == Voice::Active && !v_.reported_phrase(at);
    // "called for a strike in Y to protest": those who called
    const bool far = at != before && whom.preposition == v_.words.for_word;
    const bool does = whom.preposition == kNone
                          ? !thing && !meets(above)
                          : controls(above, whom.preposition) && !far;
    return does || above.subject == kNone ? v_.list_head(v_.chunk(at).index)
                                          : above.subject;
}

/// "telephoned X to urge", "met X to discuss": what is done with somebody is
/// done by its subject for a purpose.
bool NonfiniteLinker::meets(const VerbGroup& governor) const {
    const EventLexicon& events = *v_.words.events;
    const LemmaTriggers* triggers = events.triggers(governor.lemma);
    if (triggers == nullptr) {
        return false;
    }
    const auto verbs = events.list(triggers->verbs);
    return std::any_of(
        verbs.begin(), verbs.end(), [&](const EventTrigger& trigger) {
            const EventRule& rule = events.rules()[trigger.rule];
            return trigger.tail.count == 0 &&
                   events.types()[rule.type].symmetric &&
                   rule.object != kNoSlot &&
                   events.slot(rule.object).role == EventRole::Party;
        });
}

/// The chunk of the first phrase after a verb, owners aside.
/// @param last a phrase; the answer when none stands before it
std::uint32_t NonfiniteLinker::first_phrase(std::uint32_t verb,
                                            std::uint32_t last) const {
    for (std::uint32_t c = verb + 1; c < last; ++c) {
        if (v_.is(c, ChunkKind::NounPhrase) && !v_.phrase(c).is_possessor) {
            return c;
        }
    }
    return last;
}

/// "called on X to leave", "appealed to X to leave": does the phrase after this
/// preposition do what the infinitive says?
bool NonfiniteLinker::controls(const VerbGroup& governor,
                               std::uint32_t preposition) const {
    return preposition == v_.words.for_word || preposition == v_.words.by ||
           preposition == v_.words.on || preposition == v_.words.upon ||
           preposition == v_.words.with ||
           (preposition == v_.words.to && v_.speaks(governor));
}

bool NonfiniteLinker::crosses_break(std::uint32_t from,
                                    std::uint32_t to) const {
    for (; from < to; ++from) {
        if (v_.is(from, ChunkKind::Break) && !v_.is_quote(from)) {
            return true;
        }
    }
    return false;
}

/// "France to withdraw troops"
void NonfiniteLinker::headline(std::uint32_t v, std::uint32_t number) {
    VerbGroup& group = v_.s.verbs[v];
    group.link = VerbLink::Main;
    group.infinitive = false;
    group.finite = true;
    group.tense = VerbTense::Future;
    group.headline_future = true;
    // the first phrase that is no prepositional one
    for (std::uint32_t c = v_.s.phrases[number].chunk + 1; c-- > 0;) {
        if (v_.is(c, ChunkKind::VerbGroup) || v_.is(c, ChunkKind::Break)) {
            break;
        }
        if (v_.bare_phrase(c)) {
            number = v_.chunk(c).index;
            break;
        }
    }
    subjects_.take_subject(v, number);
}

void NonfiniteLinker::link_gerund(std::uint32_t v) {
    VerbGroup& group = v_.s.verbs[v];
    std::uint32_t c = group.chunk;
    while (c > 0 &&
           (v_.is(c - 1, ChunkKind::Adverb) || v_.is(c - 1, ChunkKind::Time))) {
        --c;
    }
    group.link = VerbLink::Adjunct;
    if (c == 0) {
        return;
    }
    const std::uint32_t before = c - 1;
    const std::uint32_t other = v_.main_before(group.chunk);
    switch (v_.chunk(before).kind) {
    case ChunkKind::VerbGroup:
        group.link = VerbLink::Gerund;
        controlled(v, v_.chunk(before).index);
        break;
    case ChunkKind::Preposition:
    case ChunkKind::Subordinator:
        gerund_after_preposition(v, before);
        break;
    case ChunkKind::Conjunction:
        subjects_.coordinate(v, before);
        break;
    case ChunkKind::NounPhrase:
        group.link = VerbLink::Relative;
        group.subject = v_.list_head(v_.chunk(before).index);
        group.governor = other;
        break;
    default:
        if (other != kNone) {
            group.governor = other;
            group.subject = v_.s.verbs[other].subject;
            group.patient = kNone;
        }
        break;
    }
}

void NonfiniteLinker::gerund_after_preposition(std::uint32_t v,
                                               std::uint32_t before) {
    VerbGroup& group = v_.s.verbs[v];
    group.joint = v_.chunk(before).lemma;
    group.clause_begin = before;
    const bool aside = v_.words.is_aside(group.joint);
    const std::uint32_t other = v_.verb_before(before);
    const bool on_phrase =
        before > 0 && v_.is(before - 1, ChunkKind::NounPhrase);
    if (on_phrase && v_.takes_complement(v_.phrase(before - 1)) && !aside) {
        group.governor_noun = v_.chunk(before - 1).index;
    }
    if (other == kNone) {
        return;
    }
    group.governor = other;
    group.link = aside ? VerbLink::Adjunct : VerbLink::Gerund;
    const VerbGroup& governor = v_.s.verbs[other];
    const bool object =
        !aside && on_phrase && governor.voice == Voice::Active &&
        group.governor_noun == kNone && v_.words.takes_object(group.joint) &&
        v_.phrase(before - 1).preposition == kNone;
    group.subject =
        object ? v_.list_head(v_.chunk(before - 1).index) : governor.subject;
}

void NonfiniteLinker::link_participle(std::uint32_t v) {
    VerbGroup& group = v_.s.verbs[v];
    std::uint32_t c = group.chunk;
    while (c > 0 && v_.is(c - 1, ChunkKind::Adverb)) {
        --c;
    }
    group.link = VerbLink::Relative;
    if (c == 0) {
        group.link = VerbLink::Adjunct;
        return;
    }
    const std::uint32_t before = c - 1;
    if (v_.is(before, ChunkKind::NounPhrase)) {
        group.patient = v_.list_head(v_.chunk(before).index);
        if (v_.s.phrases[group.patient].preposition != kNone &&
            v_.chunk(before).index != group.patient) {
            group.patient = v_.chunk(before).index;
        }
        group.governor = ParticipleReader(v_).ordered_so(v, before);
        if (group.governor != kNone) {
            group.link = VerbLink::Infinitive;
            return;
        }
        if (v_.verb_before(group.chunk) == kNone) {
            group.link = VerbLink::Main;
            group.tense = VerbTense::Past;
        }
        return;
    }
    if (v_.is(before, ChunkKind::Subordinator)) {
        group.link = VerbLink::Subordinate;  // "if convicted"
        group.joint = v_.chunk(before).lemma;
        group.clause_begin = before;
        return;
    }
    if (v_.is(before, ChunkKind::Conjunction)) {
        const std::uint32_t other = v_.verb_before(before);
        if (other != kNone && v_.s.verbs[other].voice == Voice::Passive) {
            subjects_.coordinate(v, before);
            group.patient = v_.s.verbs[other].patient != kNone
                                ? v_.s.verbs[other].patient
                                : v_.s.verbs[other].subject;
            return;
        }
    }
    const std::uint32_t other = v_.main_before(group.chunk);
    group.link = VerbLink::Adjunct;
    if (other != kNone) {
        group.governor = other;
        group.patient = v_.s.verbs[other].subject;
    }
    if (v_.is(before, ChunkKind::Comma) && before > 0 &&
        v_.is(before - 1, ChunkKind::NounPhrase)) {
        group.patient = v_.chunk(before - 1).index;
    }
}

}  // namespace dateline
