// Verb by verb, left to right, each looks back over the chunks for its subject
// and its governor; then the verbs of saying that follow what was said:
// "..., X said" governs the main verbs before it. A phrase that became a subject
// is no object. Dependents of a verb end where the next verb or clause begins.
#include "plugin/event/clause_linker.h"

#include <algorithm>

#include "plugin/event/governor_linker.h"
#include "plugin/event/nonfinite_linker.h"
#include "plugin/event/phrase_linker.h"
#include "plugin/event/subject_linker.h"

namespace dateline {

ClauseLinker::ClauseLinker(const WordLexicon& words, const EventLexicon& events)
    : words_(words, events) {}

struct ClauseLinker::Pass {
    const ChunkView& view;
    const LinkWords& words = view.words;
    Syntax& s = view.s;
    GovernorLinker governors{view};
    SubjectLinker subjects{view, governors};
    NonfiniteLinker nonfinite{view, subjects};

    void link_verbs() {
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            VerbGroup& group = s.verbs[v];
            group.clause_begin = group.chunk;
            if (group.infinitive) {
                nonfinite.link_infinitive(v);
            } else if (group.finite) {
                subjects.link_finite(v);
            } else if (group.form == VerbForm::Gerund &&
                       group.voice == Voice::Active) {
                nonfinite.link_gerund(v);
            } else {
                nonfinite.link_participle(v);
            }
        }
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            attribute(v);
        }
        for (VerbGroup& group : s.verbs) {
            refer_back(group);
        }
        set_regions();
    }

    /// "France and Spain said they would", "a committee said it would": "they"
    /// are those who said it.
    void refer_back(const VerbGroup& group) {
        if (group.link != VerbLink::That || group.governor == kNone ||
            group.subject == kNone) {
            return;
        }
        NounPhrase& pronoun = s.phrases[group.subject];
        const std::uint32_t speakers = s.verbs[group.governor].subject;
        const bool they = s.words[pronoun.head].lemma == words.they &&
                          speakers != kNone &&
                          s.phrases[speakers].next_in_list != kNone;
        const bool it =
            s.words[pronoun.head].lemma == words.it && speakers != kNone &&
            view.mentions.actor[s.token(pronoun.head)] == kNone &&
            s.words[s.phrases[speakers].head].tag != WordTag::PluralNoun;
        if (pronoun.pronoun && (they || it)) {
            pronoun.renamed_by = speakers;
        }
    }

    /// "Troops withdrew, the governor said": the saying governs what is before
    /// it. Also turns "said the governor" round.
    void attribute(std::uint32_t v) {
        VerbGroup& group = s.verbs[v];
        if (!group.finite || !view.words.events->is_speech(group.lemma) ||
            group.voice == Voice::Passive) {
            return;
        }
        std::uint32_t begin = group.clause_begin;
        std::uint32_t c = group.chunk + 1;
        if (group.subject == kNone && view.is(c, ChunkKind::NounPhrase) &&
            view.phrase(c).subject_of == kNone && group.chunk > 0) {
            const ChunkKind before = view.chunk(group.chunk - 1).kind;
            if (before == ChunkKind::Comma || before == ChunkKind::Break) {
                subjects.take_subject(v, view.chunk(c).index);
                begin = group.chunk;
                group.clause_begin = group.chunk;
            }
        }
        if (begin == 0 || (!view.is(begin - 1, ChunkKind::Comma) &&
                           !view.is(begin - 1, ChunkKind::Break))) {
            return;
        }
        for (std::uint32_t w = v + 1; w < s.verbs.size(); ++w) {
            if (s.verbs[w].governor == v && s.verbs[w].link == VerbLink::That) {
                return;
            }
        }
        if (group.link != VerbLink::Main) {
            return;
        }
        group.link = VerbLink::Attribution;
        for (std::uint32_t w = 0; w < v; ++w) {
            VerbGroup& said = s.verbs[w];
            if (said.governor == kNone && (said.link == VerbLink::Main ||
                                           said.link == VerbLink::Coordinate)) {
                said.governor = v;
                if (said.link == VerbLink::Main) {
                    said.link = VerbLink::That;
                }
            }
        }
    }

    /// Where the dependents of a verb end at the latest: the next verb or its
    /// clause, unless that holds the verb ("a missile fired by X was shot").
    [[nodiscard]] std::uint32_t next_clause(std::uint32_t v) const {
        constexpr std::uint32_t kAhead = 4;  // verbs
        auto end = static_cast<std::uint32_t>(s.chunks.size());
        for (std::uint32_t w = v + 1; w < s.verbs.size() && w <= v + kAhead;
             ++w) {
            const VerbGroup& next = s.verbs[w];
            end = std::min(end, next.chunk);
            if (next.clause_begin > s.verbs[v].chunk) {
                end = std::min(end, next.clause_begin);
            }
        }
        return end;
    }

    void set_regions() {
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            VerbGroup& group = s.verbs[v];
            const std::uint32_t end = next_clause(v);
            group.region_end = end;
            for (std::uint32_t c = group.chunk + 1; c < end; ++c) {
                if (view.is(c, ChunkKind::Break) && !view.is_quote(c)) {
                    const std::uint32_t closing = view.parenthesis_end(c);
                    if (closing != c && closing < end) {
                        c = closing;
                        continue;
                    }
                    group.region_end = c;
                    break;
                }
                if (view.is(c, ChunkKind::Subordinator) ||
                    view.is(c, ChunkKind::Relative)) {
                    group.region_end = c;
                    break;
                }
            }
        }
    }
};

void ClauseLinker::link(const Analysis& analysis,
                        const MentionIndex& mentions,
                        Syntax& syntax) const {
    const ChunkView view{words_, analysis, mentions, syntax};
    PhraseLinker(view).link_phrases();
    Pass{view}.link_verbs();
}

}  // namespace dateline
