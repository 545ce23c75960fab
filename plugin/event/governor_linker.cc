// "said that", "the plan that", "if", "after", a reporting verb without "that":
// the chunk before a clause says how it hangs on what.
#include "plugin/event/governor_linker.h"

#include <algorithm>

namespace dateline {

void GovernorLinker::govern(std::uint32_t v, std::uint32_t begin) {
    VerbGroup& group = v_.s.verbs[v];
    std::uint32_t c = begin;
    while (
        c > 0 && v_.skippable(c - 1) &&
        (!v_.is(c - 1, ChunkKind::Preposition) || v_.is(c, ChunkKind::Time))) {
        --c;
    }
    if (begin < v_.s.chunks.size() && v_.is(begin, ChunkKind::Subordinator)) {
        subordinate(v, begin);
        return;
    }
    if (c == 0) {
        return;
    }
    const std::uint32_t before = c - 1;
    switch (v_.chunk(before).kind) {
    case ChunkKind::Subordinator:
    case ChunkKind::Relative:
        subordinate(v, before);
        break;
    case ChunkKind::Preposition:
        // "after troops withdrew", "as rebels advanced"
        if (!v_.words.joins_clauses(v_.chunk(before).lemma)) {
            break;
        }
        group.link = VerbLink::Subordinate;
        group.joint = v_.chunk(before).lemma;
        group.governor = v_.main_before(before);
        group.clause_begin = before;
        break;
    case ChunkKind::VerbGroup:
        group.link = VerbLink::That;
        group.governor = v_.chunk(before).index;
        break;
    case ChunkKind::NounPhrase:
        said_before(v, before);
        if (group.link == VerbLink::Main && before + 1 == begin &&
            group.subject != kNone && !is_bare_noun(v_.phrase(before)) &&
            !is_opening(before)) {
            // "the suburbs they had held", but "In Baku four men were shot"
            group.link = VerbLink::Relative;
            group.gap = v_.list_head(v_.chunk(before).index);
        }
        break;
    case ChunkKind::Comma:
    case ChunkKind::Break:
        said_before(v, before);
        break;
    case ChunkKind::Conjunction: {
        const std::uint32_t other = v_.verb_before(before);
        if (other != kNone && v_.s.verbs[other].link == VerbLink::That &&
            !leaves_report(group, v_.s.verbs[other], before)) {
            group.link = VerbLink::That;
            group.governor = v_.s.verbs[other].governor;
            group.governor_noun = v_.s.verbs[other].governor_noun;
        }
        break;
    }
    default:
        break;
    }
}

/// "In Baku", "Hours after the vote": a name after a preposition, or a phrase
/// whose preposition begins a clause, tells where what follows is.
bool GovernorLinker::is_opening(std::uint32_t c) const {
    const NounPhrase& current = v_.phrase(c);
    if (current.preposition == kNone || current.name) {
        return current.preposition != kNone;
    }
    while (c > 0 && !v_.is(c, ChunkKind::Preposition)) {
        --c;
    }
    while (c > 0 &&
           (v_.is(c - 1, ChunkKind::Time) || v_.is(c - 1, ChunkKind::Adverb))) {
        --c;  // "Hours after the ceremony"
    }
    return c == 0 || v_.is(c - 1, ChunkKind::Comma) ||
           v_.is(c - 1, ChunkKind::Break) ||
           v_.is(c - 1, ChunkKind::Conjunction);
}

/// "In return X freed them", "among them X shot by Y": a pronoun, or one noun
/// without determiner, is no object of what follows.
bool GovernorLinker::is_bare_noun(const NounPhrase& current) const {
    return current.pronoun || (current.last == current.first + 1 &&
                               v_.s.words[current.head].tag == WordTag::Noun);
}

/// "warned that it could fail, and Y has fled": after a comma, a tense that the
/// report's own clauses do not have is told by the writer.
/// @param joint the chunk of the conjunction
bool GovernorLinker::leaves_report(const VerbGroup& group,
                                   const VerbGroup& reported,
                                   std::uint32_t joint) const {
    if (joint == 0 || !v_.is(joint - 1, ChunkKind::Comma) ||
        reported.governor == kNone ||
        v_.s.verbs[reported.governor].tense != VerbTense::Past) {
        return false;
    }
    const auto in_present = [&](const VerbGroup& verb) {
        return verb.tense == VerbTense::Present ||
               v_.words.is_present_modal(verb.modal);
    };
    const bool after_modal = reported.modal != kNone && group.modal == kNone;
    return !in_present(reported) && (in_present(group) || after_modal);
}

/// "told reporters troops withdrew"; "X said: "troops withdrew"".
void GovernorLinker::said_before(std::uint32_t v, std::uint32_t before) {
    VerbGroup& group = v_.s.verbs[v];
    const std::uint32_t other = v_.verb_before(before + 1);
    if (other == kNone ||
        !v_.words.events->is_speech(v_.s.verbs[other].lemma) ||
        v_.s.verbs[other].link == VerbLink::Attribution) {
        return;
    }
    const bool comma = v_.is(before, ChunkKind::Comma);
    const std::uint32_t gap = before - v_.s.verbs[other].chunk;
    if ((comma && gap > 4) || gap > 6) {
        return;
    }
    if (v_.is(before, ChunkKind::NounPhrase) &&
        v_.phrase(before).preposition != kNone) {
        return;
    }
    group.link = VerbLink::That;
    group.governor = other;
}

void GovernorLinker::subordinate(std::uint32_t v, std::uint32_t joint) {
    VerbGroup& group = v_.s.verbs[v];
    group.joint = v_.chunk(joint).lemma;
    group.clause_begin = joint;
    std::uint32_t c = joint;
    while (c > 0 && v_.skippable(c - 1)) {
        --c;
    }
    if (group.joint == v_.words.that && c > 0) {
        if (v_.is(c - 1, ChunkKind::NounPhrase) &&
            v_.takes_complement(v_.phrase(c - 1))) {
            group.link = VerbLink::That;
            group.governor_noun = v_.chunk(c - 1).index;
            return;
        }
        if (v_.is(c - 1, ChunkKind::NounPhrase) && !v_.reported_phrase(c - 1)) {
            group.link = VerbLink::Relative;
            group.gap = v_.list_head(v_.chunk(c - 1).index);
            return;
        }
        if (v_.is(c - 1, ChunkKind::VerbGroup) ||
            v_.is(c - 1, ChunkKind::NounPhrase) ||
            v_.is(c - 1, ChunkKind::Adjective) ||
            v_.is(c - 1, ChunkKind::Conjunction) ||
            v_.is(c - 1, ChunkKind::Comma)) {
            group.link = VerbLink::That;
            group.governor = speaker_before(joint);
            return;
        }
    }
    // "Goma, where", "in which", "the left bank, which Russia occupies"
    const bool where = group.joint == v_.words.where;
    if ((where || v_.is(joint, ChunkKind::Relative)) && c > 0 &&
        (v_.is(c - 1, ChunkKind::NounPhrase) ||
         (v_.is(c - 1, ChunkKind::Comma) && c > 1 &&
          v_.is(c - 2, ChunkKind::NounPhrase)))) {
        const std::uint32_t at =
            v_.is(c - 1, ChunkKind::NounPhrase) ? c - 1 : c - 2;
        group.link = VerbLink::Relative;
        if (where) {
            group.gap_preposition = v_.words.in;
            group.gap = v_.list_head(v_.chunk(at).index);
            return;
        }
        const bool hung = v_.is(joint - 1, ChunkKind::Preposition);
        if (hung) {
            group.gap_preposition = v_.chunk(joint - 1).lemma;
        }
        if (hung || !v_.has_object(group)) {
            group.gap = measured(v_.list_head(v_.chunk(at).index));
        }
        return;
    }
    group.link =
        group.joint == v_.words.that ? VerbLink::That : VerbLink::Subordinate;
    group.governor = v_.main_before(joint);
}

bool GovernorLinker::has_number(const NounPhrase& current) const {
    return std::any_of(
        v_.s.words.begin() + current.first,
        v_.s.words.begin() + current.last,
        [](const Word& word) { return word.tag == WordTag::Number; });
}

/// "a loan of 500 million euros, which", "a rise of ten per cent, which": the
/// loan, the rise.
std::uint32_t GovernorLinker::measured(std::uint32_t number) const {
    for (int n = 0; n < 2 && number > 0; ++n) {
        const std::uint32_t joint = v_.s.phrases[number].preposition;
        if (joint == kNone || (joint != v_.words.of && joint != v_.words.per) ||
            (joint == v_.words.of && !has_number(v_.s.phrases[number]))) {
            break;
        }
        --number;
    }
    return number;
}

/// The verb a that-clause hangs on: the nearest that is no content of
/// another that-clause joined by "and that".
std::uint32_t GovernorLinker::speaker_before(std::uint32_t joint) const {
    std::uint32_t v = v_.verb_before(joint);
    std::uint32_t c = joint;
    while (c > 0 && v_.skippable(c - 1)) {
        --c;
    }
    if (c > 0 && v_.is(c - 1, ChunkKind::Conjunction)) {
        for (int n = 0; n < 4 && v != kNone; ++n) {
            if (v_.s.verbs[v].link == VerbLink::That &&
                v_.s.verbs[v].governor != kNone) {
                return v_.s.verbs[v].governor;
            }
            v = v_.verb_before(v_.s.verbs[v].chunk);
        }
    }
    return v != kNone ? v : v_.verb_before(joint);
}

}  // namespace dateline
