// The nearest dated expression after the verb, then before it, then at the head
// of the sentence; a noun's own words come first.
#include "plugin/event/act_time.h"

#include <algorithm>

#include "plugin/event/act_scope.h"

namespace dateline {

ActTime::ActTime(const WordLexicon& words, const EventLexicon& events)
    : events_(&events),
      when_(lemma_of(words, "when")),
      since_(lemma_of(words, "since")) {}

struct ActTime::Pass {
    const ActTime& owner;
    const Analysis& analysis;
    const Syntax& s;
    const EventCandidate& event;

    [[nodiscard]] bool dated(std::uint32_t time) const {
        const TimeExpression& expression = analysis.times[time];
        return expression.days.has_value() &&
               (expression.kind == TimeKind::Date ||
                expression.kind == TimeKind::Time);
    }

    /// The first dated time among chunks [begin, end), those of other events'
    /// clauses not counted by the caller.
    [[nodiscard]] std::uint32_t time_in(std::uint32_t begin,
                                        std::uint32_t end) const {
        for (std::uint32_t c = begin; c < end && c < s.chunks.size(); ++c) {
            const Chunk& chunk = s.chunks[c];
            if (chunk.kind == ChunkKind::Time && dated(chunk.index) &&
                !after_since(c)) {
                return chunk.index;
            }
            if (chunk.kind == ChunkKind::NounPhrase) {
                for (std::uint32_t i = chunk.first; i < chunk.last; ++i) {
                    const std::uint32_t time = s.words[i].time;
                    if (time != kNone && dated(time)) {
                        return time;
                    }
                }
            }
        }
        return kNone;
    }

    /// "the greatest success since 2001": not when it happened, unless the
    /// verb says that it has gone on since.
    [[nodiscard]] bool after_since(std::uint32_t c) const {
        return c > 0 && owner.since_ != kNone &&
               s.words[s.chunks[c - 1].first].lemma == owner.since_ &&
               !(event.verb != kNone && s.verbs[event.verb].perfect &&
                 s.verbs[event.verb].tense != VerbTense::Past);
    }

    [[nodiscard]] std::uint32_t run() const {
        if (event.kind == TriggerKind::Noun && event.phrase != kNone) {
            return noun_time();
        }
        if (event.verb == kNone) {
            return time_in(0, static_cast<std::uint32_t>(s.chunks.size()));
        }
        return verb_time(event.verb);
    }

    /// "March 2014, when he annexed": the time that a clause is hung on.
    [[nodiscard]] std::uint32_t time_before(std::uint32_t begin) const {
        bool hung = begin < s.chunks.size() && is_when(begin);
        for (std::uint32_t c = begin, n = 0; c-- > 0 && n < 3; ++n) {
            const Chunk& chunk = s.chunks[c];
            if (is_when(c)) {
                hung = true;
            } else if (chunk.kind == ChunkKind::Time) {
                return hung && dated(chunk.index) ? chunk.index : kNone;
            } else if (chunk.kind != ChunkKind::Break &&
                       chunk.kind != ChunkKind::Comma) {
                return kNone;
            }
        }
        return kNone;
    }

    [[nodiscard]] bool is_when(std::uint32_t chunk) const {
        const Chunk& each = s.chunks[chunk];
        return (each.kind == ChunkKind::Subordinator ||
                each.kind == ChunkKind::Relative) &&
               owner.when_ != kNone && s.words[each.first].lemma == owner.when_;
    }

    [[nodiscard]] std::uint32_t verb_time(std::uint32_t v) const {
        const VerbGroup& verb = s.verbs[v];
        const std::uint32_t begin = std::min(verb.clause_begin, verb.chunk);
        std::uint32_t found = time_in(verb.chunk + 1, verb.region_end);
        if (found == kNone) {
            found = time_in(begin, verb.chunk);
        }
        if (found == kNone && fronted_belongs(s, v)) {
            found = time_in(0, begin);
        }
        if (found == kNone) {
            found = time_before(begin);
        }
        if (found == kNone && verb.coordinated != kNone) {
            found = time_in(s.verbs[verb.coordinated].clause_begin,
                            s.verbs[verb.coordinated].chunk);
        }
        if (found == kNone &&
            (verb.link == VerbLink::Adjunct || verb.link == VerbLink::Gerund) &&
            verb.governor != kNone && verb.governor != v) {
            const VerbGroup& main = s.verbs[verb.governor];
            found = time_in(std::min(main.clause_begin, main.chunk),
                            main.region_end);
        }
        if (found == kNone && verb.link == VerbLink::Relative) {
            found = antecedent_time(verb, begin);
        }
        return found;
    }

    /// "the flood of 1953, which drowned 1,800"; "in May he dismissed X, who
    /// left": the time of what the clause is about, else that which begins the
    /// sentence.
    [[nodiscard]] std::uint32_t antecedent_time(const VerbGroup& verb,
                                                std::uint32_t begin) const {
        const std::uint32_t about =
            verb.subject != kNone ? verb.subject : verb.gap;
        std::uint32_t found = kNone;
        if (about != kNone) {
            found = time_in(s.phrases[about].chunk, begin);
        }
        if (found == kNone) {
            const VerbGroup& first = s.verbs.front();
            found =
                time_in(0, std::min({first.clause_begin, first.chunk, begin}));
        }
        return found;
    }

    [[nodiscard]] std::uint32_t noun_time() const {
        const NounPhrase& phrase = s.phrases[event.phrase];
        for (std::uint32_t i = phrase.first; i < phrase.last; ++i) {
            if (s.words[i].time != kNone && dated(s.words[i].time)) {
                return s.words[i].time;
            }
        }
        // "Monday's attack"
        std::uint32_t c = phrase.chunk;
        while (c > 0 && s.chunks[c - 1].kind == ChunkKind::Adverb) {
            --c;
        }
        if (c > 0 && s.chunks[c - 1].kind == ChunkKind::Time &&
            c != phrase.chunk && dated(s.chunks[c - 1].index)) {
            return s.chunks[c - 1].index;
        }
        const ChunkRange own_words = own_chunks(s, event);
        const std::uint32_t found = time_in(own_words.begin, own_words.end);
        if (found != kNone || event.verb == kNone) {
            return found;
        }
        const VerbGroup& verb = s.verbs[event.verb];
        const bool own = s.phrases[event.phrase].subject_of == event.verb ||
                         owner.events_->is_light(verb.lemma);
        return own ? verb_time(event.verb) : kNone;
    }
};

std::uint32_t ActTime::of(const SentenceView& view,
                          const EventCandidate& act) const {
    return Pass{*this, view.analysis, view.syntax, act}.run();
}

}  // namespace dateline
