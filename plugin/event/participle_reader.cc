// Whether a past form that could be either is a verb turns on the object that
// follows it, or does not.
#include "plugin/event/participle_reader.h"

namespace dateline {

/// But "ordered the men arrested in Y to leave", "ordered an inquiry led by X".
std::uint32_t ParticipleReader::ordered_so(std::uint32_t v,
                                           std::uint32_t before) const {
    const std::uint32_t governor = v_.verb_before(before);
    if (governor == kNone || v_.s.verbs[governor].lemma != v_.words.order ||
        v_.s.verbs[governor].voice != Voice::Active ||
        (v + 1 < v_.s.verbs.size() && v_.s.verbs[v + 1].infinitive)) {
        return kNone;
    }
    const std::uint32_t object = v_.s.verbs[governor].chunk + 1;
    if (!v_.is(object, ChunkKind::NounPhrase)) {
        return kNone;
    }
    const std::uint32_t first = v_.s.words[v_.phrase(object).first].lemma;
    return v_.phrase(object).preposition != kNone || first == v_.words.a ||
                   first == v_.words.an
               ? kNone
               : governor;
}

/// Makes a tentative past form the participle that it was: "X sent to Y".
void ParticipleReader::make_participle(std::uint32_t v) {
    VerbGroup& group = v_.s.verbs[v];
    group.finite = false;
    group.voice = Voice::Passive;
    group.form = VerbForm::Participle;
    group.tense = VerbTense::None;
    group.link = VerbLink::Relative;
    group.patient = group.subject;
    const std::uint32_t order =
        group.subject == kNone
            ? kNone
            : ordered_so(v, v_.s.phrases[group.subject].chunk);
    if (order != kNone) {
        group.governor = order;
        group.link = VerbLink::Infinitive;
    }
    if (group.subject != kNone && v_.s.phrases[group.subject].subject_of == v) {
        for (std::uint32_t n = group.subject, i = 0; n != kNone && i < 16;
             ++i) {
            v_.s.phrases[n].subject_of = kNone;
            n = v_.s.phrases[n].next_in_list;
        }
    }
    group.subject = kNone;
    group.clause_begin = group.chunk;
}

/// "Three soldiers killed in Mali": a past form without the object that its
/// verb needs.
bool ParticipleReader::is_headline_passive(std::uint32_t v) const {
    const VerbGroup& group = v_.s.verbs[v];
    if (!v_.bare_past(group) || v_.has_object(group) ||
        group.link != VerbLink::Main) {
        return false;
    }
    const std::uint32_t next = group.chunk + 1;
    const bool by = v_.is(next, ChunkKind::Preposition) &&
                    v_.chunk(next).lemma == v_.words.by && v_.words.by != kNone;
    return by || has_agent(next) ||
           (v_.words.events->is_transitive(group.lemma) &&
            !has_late_object(group));
}

/// "shot on Monday night by men on a motorcycle": a time, then who did it.
/// @param c the chunk after the verb
bool ParticipleReader::has_agent(std::uint32_t c) const {
    const std::uint32_t after_verb = c;
    while (v_.is(c, ChunkKind::Time) || (v_.is(c, ChunkKind::Preposition) &&
                                         v_.is(c + 1, ChunkKind::Time))) {
        ++c;
    }
    return c > after_verb && v_.is(c, ChunkKind::Preposition) &&
           v_.chunk(c).lemma == v_.words.by &&
           v_.is(c + 1, ChunkKind::NounPhrase) &&
           v_.s.words[v_.phrase(c + 1).first].tag != WordTag::Number;
}

/// "arrested on Monday the leader of", "declared on Friday that", "shot down a
/// plane"
bool ParticipleReader::has_late_object(const VerbGroup& group) const {
    for (std::uint32_t c = group.chunk + 1;
         c < v_.s.chunks.size() && !v_.is(c, ChunkKind::VerbGroup) &&
         !v_.is(c, ChunkKind::Comma) && !v_.is(c, ChunkKind::Break);
         ++c) {
        if (v_.bare_phrase(c) || v_.is(c, ChunkKind::Subordinator) ||
            (v_.is(c, ChunkKind::Preposition) &&
             v_.words.is_particle(v_.chunk(c).lemma))) {
            return true;
        }
    }
    return false;
}

void ParticipleReader::make_passive(std::uint32_t v) {
    VerbGroup& group = v_.s.verbs[v];
    group.voice = Voice::Passive;
    group.form = VerbForm::Participle;
}

}  // namespace dateline
