// "X withdrew"                  the nearest phrase without a preposition
// "X, the governor of Y, said"  past the insertion between commas
// "X withdrew and shelled Y"    the subject of the verb joined by "and"
// "X, who withdrew, shelled Y"  the phrase before the relative pronoun
// "X sent to Y withdrew"        a past form without object between a phrase
//                               and a finite verb is a participle
#include "plugin/event/subject_linker.h"

namespace dateline {

void SubjectLinker::take_subject(std::uint32_t v, std::uint32_t number) {
    number = list_root_of_subject(number);
    v_.s.verbs[v].subject = number;
    for (std::uint32_t n = number, i = 0; n != kNone && i < 16; ++i) {
        if (v_.s.phrases[n].subject_of == kNone) {
            v_.s.phrases[n].subject_of = v;
        }
        n = v_.s.phrases[n].next_in_list;
    }
    const std::uint32_t at = v_.s.phrases[number].chunk;
    v_.s.verbs[v].clause_begin =
        v_.s.phrases[number].possessor == kNone
            ? at
            : v_.s.phrases[v_.s.phrases[number].possessor].chunk;
}

/// A list counts as one subject unless its first part is the object of a
/// verb before it ("shelled X and Y withdrew"), which is cut off then.
std::uint32_t SubjectLinker::list_root_of_subject(std::uint32_t number) {
    const std::uint32_t root = v_.list_head(number);
    if (root == number) {
        return number;
    }
    std::uint32_t at = v_.s.phrases[root].chunk;
    while (at > 0 && v_.skippable(at - 1)) {
        --at;
    }
    const bool after_verb = at > 0 && v_.is(at - 1, ChunkKind::VerbGroup) &&
                            !v_.words.events->is_speech(v_.verb(at - 1).lemma);
    const bool after_preposition = v_.s.phrases[root].preposition != kNone;
    if (!after_verb && !after_preposition) {
        return root;
    }
    const std::uint32_t before = v_.s.phrases[number].prev_in_list;
    v_.s.phrases[before].next_in_list = kNone;
    v_.s.phrases[number].prev_in_list = kNone;
    return number;
}

/// "called off a strike planned for May": the phrase is the object of a verb
/// with its particle, and what follows it a participle.
bool SubjectLinker::is_particle_object(std::uint32_t v,
                                       std::uint32_t at) const {
    return at > 1 && v_.is(at - 1, ChunkKind::Preposition) &&
           v_.is(at - 2, ChunkKind::VerbGroup) &&
           v_.words.is_particle(v_.chunk(at - 1).lemma) &&
           v_.verb(at - 2).finite && v_.verb(at - 2).voice == Voice::Active &&
           v_.bare_past(v_.s.verbs[v]) && !v_.has_object(v_.s.verbs[v]);
}

void SubjectLinker::link_finite(std::uint32_t v) {
    const std::uint32_t c = v_.s.verbs[v].chunk;
    const std::uint32_t limit = c > kLinkReach ? c - kLinkReach : 0;
    std::uint32_t at = c;
    bool crossed_verb = false;
    while (at-- > limit) {
        switch (v_.chunk(at).kind) {
        case ChunkKind::Adverb:
        case ChunkKind::Time:
        case ChunkKind::Preposition:
        case ChunkKind::Adjective:
            continue;
        case ChunkKind::NounPhrase:
            if (at + 1 == c && is_particle_object(v, at)) {
                v_.s.verbs[v].subject = v_.chunk(at).index;
                participles_.make_participle(v);
                return;
            }
            if (v_.phrase(at).is_possessor || v_.is_age(at) ||
                (v_.phrase(at).preposition != kNone &&
                 !(v_.words.joins_clauses(v_.phrase(at).preposition) &&
                   opens_clause(at)))) {
                continue;
            }
            if (belongs_to_phrase(at, limit) ||
                v_.words.is_reflexive(v_.s.words[v_.phrase(at).head].lemma)) {
                continue;
            }
            if (crossed_verb && follows_verb(at) && !is_gap_subject(at)) {
                continue;
            }
            // but "who let it lapse"
            if (v_.s.words[v_.s.verbs[v].main].tag != WordTag::VerbBase &&
                is_relative_object(at)) {
                continue;
            }
            if (is_listed(v, at)) {
                coordinate(v, at);
                return;
            }
            found_subject(v, at);
            return;
        case ChunkKind::Conjunction:
            if (at + 1 == c || v_.only_adverbs(at + 1, c)) {
                coordinate(v, at);
                return;
            }
            continue;
        case ChunkKind::Relative:
            if (v_.only_adverbs(at + 1, c)) {
                relative(v, at);
                return;
            }
            continue;
        case ChunkKind::Subordinator:
            if (v_.only_adverbs(at + 1, c) &&
                v_.chunk(at).lemma == v_.words.that) {
                relative(v, at);
                return;
            }
            v_.s.verbs[v].clause_begin = at;
            governors_.govern(v, at);
            return;
        case ChunkKind::Comma:
            if (at + 2 == c && v_.is(at + 1, ChunkKind::Adverb) &&
                v_.chunk(at + 1).lemma == v_.words.then) {
                coordinate(v, at);  // "accepted it, then went back on it"
                return;
            }
            if (at > 0 && v_.is(at - 1, ChunkKind::NounPhrase) &&
                is_listed(v, at - 1) &&
                v_.s.verbs[v_.verb_before(at)].link != VerbLink::Relative) {
                coordinate(v, at);
                return;
            }
            if (const std::uint32_t open = insertion_begin(at); open != at) {
                at = open;
                continue;
            }
            continue;
        case ChunkKind::VerbGroup:
            if (!cross_verb(at)) {
                governors_.govern(v, c);
                return;
            }
            crossed_verb = true;
            continue;
        case ChunkKind::Break:
            if (v_.is_quote(at)) {
                continue;
            }
            if (const std::uint32_t open = v_.parenthesis_begin(at);
                open != at) {
                at = open;
                continue;
            }
            governors_.govern(v, c);
            return;
        }
    }
    governors_.govern(v, c);
}

/// "columns of tanks and trucks", "the summit between X and Y": a list that
/// hangs on a preposition, whose last part is no subject.
bool SubjectLinker::belongs_to_phrase(std::uint32_t c,
                                      std::uint32_t limit) const {
    if (v_.phrase(c).prev_in_list == kNone) {
        return false;
    }
    const std::uint32_t hung =
        v_.s.phrases[v_.list_head(v_.chunk(c).index)].preposition;
    return hung != kNone && (hung == v_.words.of || !v_.verb_between(limit, c));
}

/// "after troops withdrew": the phrase after such a preposition is a
/// subject when a clause ends, or the sentence begins, before it.
bool SubjectLinker::opens_clause(std::uint32_t c) const {
    while (c > 0 && !v_.is(c, ChunkKind::Preposition)) {
        --c;
    }
    while (c > 0 && v_.skippable(c - 1)) {
        --c;
    }
    if (c == 0) {
        return true;
    }
    // "Three dead as crowd clashes with police"
    return !v_.is(c - 1, ChunkKind::NounPhrase) ||
           v_.s.words[v_.phrase(c - 1).head].tag == WordTag::Adjective ||
           v_.verb_between(c > kLinkReach ? c - kLinkReach : 0, c);
}

/// "seized a bus, drove it to X and": a verb after a comma goes on with the
/// subject of the one whose object is at chunk @p object.
bool SubjectLinker::is_listed(std::uint32_t v, std::uint32_t object) const {
    const VerbGroup& group = v_.s.verbs[v];
    bool comma = false;
    for (std::uint32_t c = object + 1; c < group.chunk; ++c) {
        comma = comma || v_.is(c, ChunkKind::Comma);
    }
    return comma && group.first == group.main && v_.has_object(group) &&
           follows_verb(object) && !is_gap_subject(object) &&
           !v_.words.events->is_speech(group.lemma);
}

/// A phrase right after a verb is its object rather than a later verb's
/// subject.
bool SubjectLinker::follows_verb(std::uint32_t c) const {
    while (c > 0 &&
           (v_.skippable(c - 1) || (v_.is(c - 1, ChunkKind::NounPhrase) &&
                                    v_.phrase(c - 1).is_possessor))) {
        --c;
    }
    return c > 0 && v_.is(c - 1, ChunkKind::VerbGroup) &&
           v_.verb(c - 1).voice == Voice::Active;
}

/// The verb before it says or thinks, so that its phrase is a subject.
bool SubjectLinker::is_gap_subject(std::uint32_t c) const {
    const std::uint32_t v = v_.verb_before(c);
    return v != kNone && v_.words.events->is_speech(v_.s.verbs[v].lemma);
}

/// "a lawyer who opposed it was abducted", "a convoy carrying food reached X":
/// the object of a relative clause whose subject stands before it.
bool SubjectLinker::is_relative_object(std::uint32_t c) const {
    const std::uint32_t v = v_.verb_before(c);
    return v != kNone && follows_verb(c) &&
           v_.s.verbs[v].link == VerbLink::Relative &&
           (v_.s.verbs[v].finite || v_.s.verbs[v].form == VerbForm::Gerund) &&
           v_.s.verbs[v].gap == kNone && v_.s.verbs[v].subject != kNone &&
           !is_gap_subject(c);
}

/// Whether a subject may lie beyond the verb at chunk @p at; makes it a
/// participle when that is what it must be.
bool SubjectLinker::cross_verb(std::uint32_t at) {
    VerbGroup& group = v_.verb(at);
    if (!group.finite || group.link == VerbLink::Relative) {
        return true;
    }
    if (v_.bare_past(group) && !v_.has_object(group) &&
        group.subject != kNone &&
        (group.link == VerbLink::Main || group.link == VerbLink::That ||
         group.link == VerbLink::Subordinate)) {
        participles_.make_participle(v_.s.chunks[at].index);
        return true;
    }
    return false;
}

/// From the closing comma at @p at back to the opening one of an
/// insertion; @p at itself when there is none.
std::uint32_t SubjectLinker::insertion_begin(std::uint32_t at) const {
    const std::uint32_t limit = at > 24 ? at - 24 : 0;
    for (std::uint32_t c = at; c-- > limit;) {
        if (v_.is(c, ChunkKind::Break) && !v_.is_quote(c)) {
            return at;
        }
        if (v_.is(c, ChunkKind::Comma)) {
            if (c == 0) {
                return at;
            }
            // A list ("A, B, and C") is no insertion.
            const bool list = v_.is(c + 2, ChunkKind::Comma) &&
                              v_.is(at + 1, ChunkKind::Conjunction);
            const std::uint32_t before = c - 1;
            const bool fits = v_.is(before, ChunkKind::NounPhrase) ||
                              v_.is(before, ChunkKind::Time) ||
                              v_.is(before, ChunkKind::Conjunction);
            return fits && !list ? c : at;
        }
    }
    return at;
}

void SubjectLinker::found_subject(std::uint32_t v, std::uint32_t at) {
    std::uint32_t number = v_.chunk(at).index;
    // "X, governor of Y, said" was jumped over; "X, governor of Y" before
    // the verb without a closing comma was not.
    take_subject(v, number);
    const std::uint32_t begin = v_.s.verbs[v].clause_begin;
    governors_.govern(v, begin);
    if (v_.s.verbs[v].clause_begin == begin) {
        v_.s.verbs[v].clause_begin = with_setting(begin);
    }
    if (is_let(v, at)) {
        v_.s.verbs[v].infinitive = true;
        v_.s.verbs[v].finite = false;
        v_.s.verbs[v].link = VerbLink::Infinitive;
        v_.s.verbs[v].governor = v_.chunk(at - 1).index;
        v_.s.verbs[v].clause_begin = v_.s.verbs[v].chunk;
    } else if (participles_.is_headline_passive(v)) {
        participles_.make_passive(v);
    } else if (v_.bare_past(v_.s.verbs[v]) && !v_.has_object(v_.s.verbs[v]) &&
               follows_verb(at) && !is_gap_subject(at)) {
        participles_.make_participle(v);
    }
}

/// "let the hostages go": an infinitive without "to".
bool SubjectLinker::is_let(std::uint32_t v, std::uint32_t at) const {
    return v_.s.words[v_.s.verbs[v].main].tag == WordTag::VerbBase &&
           v_.s.verbs[v].first == v_.s.verbs[v].main && at > 0 &&
           v_.is(at - 1, ChunkKind::VerbGroup) &&
           v_.verb(at - 1).lemma == v_.words.let;
}

/// "and on 11 November they left": what stands between a conjunction and
/// the subject belongs to the clause.
std::uint32_t SubjectLinker::with_setting(std::uint32_t begin) const {
    std::uint32_t c = begin;
    while (c > 0 &&
           (v_.skippable(c - 1) || (v_.is(c - 1, ChunkKind::NounPhrase) &&
                                    v_.phrase(c - 1).preposition != kNone))) {
        --c;
    }
    return c > 0 && v_.is(c - 1, ChunkKind::Conjunction) ? c : begin;
}

void SubjectLinker::coordinate(std::uint32_t v, std::uint32_t at) {
    const std::uint32_t other = v_.verb_before(at);
    VerbGroup& group = v_.s.verbs[v];
    if (other == kNone) {
        return;
    }
    std::uint32_t joined = other;
    // Prefer a verb of the same kind: "said ... withdrew and shelled".
    for (std::uint32_t i = 0; i < 3 && !v_.s.verbs[joined].finite; ++i) {
        const std::uint32_t before = v_.verb_before(v_.s.verbs[joined].chunk);
        if (before == kNone) {
            break;
        }
        joined = before;
    }
    if (!v_.s.verbs[joined].finite || group.form == VerbForm::Base) {
        joined = other;
    }
    // "X fled after Y was ousted, and has offered to return": X has
    if (at > 0 && v_.is(at - 1, ChunkKind::Comma) &&
        v_.s.verbs[joined].link == VerbLink::Subordinate &&
        v_.s.verbs[joined].governor != kNone && group.finite) {
        joined = v_.s.verbs[joined].governor;
    }
    joined = past_of_modal(v, joined);
    const VerbGroup& model = v_.s.verbs[joined];
    group.coordinated = joined;
    group.subject = model.subject;
    group.governor = model.governor;
    group.governor_noun = model.governor_noun;
    group.joint = model.joint;
    group.link =
        model.link == VerbLink::Main ? VerbLink::Coordinate : model.link;
    group.clause_begin = group.chunk;
    if (v_.s.words[group.main].tag == WordTag::VerbBase &&
        group.first == group.main) {
        group.modal = model.modal;
        group.infinitive = model.infinitive;
        group.tense = model.tense;
    }
    if (model.voice == Voice::Passive && v_.bare_past(group) &&
        !v_.has_object(group)) {
        group.voice = Voice::Passive;
        group.form = VerbForm::Participle;
        group.patient = model.patient;
        group.tense = model.tense;
        group.finite = model.finite;
    }
}

/// "said he would go and left": no past form goes on after a modal, but after
/// the verb that reports it.
std::uint32_t SubjectLinker::past_of_modal(std::uint32_t v,
                                           std::uint32_t joined) const {
    const VerbGroup& model = v_.s.verbs[joined];
    const bool reports = model.modal != kNone && model.governor != kNone &&
                         model.link == VerbLink::That &&
                         v_.s.verbs[model.governor].tense == VerbTense::Past;
    return reports && v_.s.words[v_.s.verbs[v].main].tag == WordTag::VerbPast &&
                   v_.s.verbs[v].tense == VerbTense::Past
               ? model.governor
               : joined;
}

void SubjectLinker::relative(std::uint32_t v, std::uint32_t at) {
    VerbGroup& group = v_.s.verbs[v];
    std::uint32_t c = at;
    while (c > 0 && (v_.is(c - 1, ChunkKind::Comma) || v_.skippable(c - 1) ||
                     v_.is_age(c - 1))) {
        --c;
    }
    if (c == 0 || !v_.is(c - 1, ChunkKind::NounPhrase)) {
        governors_.govern(v, at);
        return;
    }
    std::uint32_t number = v_.chunk(c - 1).index;
    const bool who = v_.chunk(at).lemma == v_.words.who;
    if (who) {
        number = animate(number, c - 1);
    }
    group.link = VerbLink::Relative;
    group.subject = v_.list_head(number);
    group.clause_begin = at;
}

/// "the commander of forces in X who": not the place.
std::uint32_t SubjectLinker::animate(std::uint32_t number,
                                     std::uint32_t c) const {
    for (int n = 0; n < 4; ++n) {
        const NounPhrase& current = v_.s.phrases[number];
        // "X of Y, New Jersey, who": the second place belongs to the first
        const bool within = c > 1 && v_.is(c - 1, ChunkKind::Comma) &&
                            v_.is(c - 2, ChunkKind::NounPhrase) &&
                            place_phrase(v_.phrase(c - 2));
        if (!place_phrase(current) ||
            (current.preposition == kNone && !within)) {
            return number;
        }
        while (c > 0 && (!v_.is(--c, ChunkKind::NounPhrase) || v_.is_age(c))) {
        }
        if (!v_.is(c, ChunkKind::NounPhrase)) {
            return number;
        }
        number = v_.chunk(c).index;
    }
    return number;
}

bool SubjectLinker::place_phrase(const NounPhrase& current) const {
    return v_.mentions.place[v_.s.token(current.head)] != kNone;
}

}  // namespace dateline
