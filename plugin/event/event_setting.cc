// In a clause, phrases after a preposition of place count; which end of a
// movement they are is said by the rule's slots. A place that another event of
// the sentence has in one of its slots is not borrowed.
#include "plugin/event/event_setting.h"

#include <algorithm>

#include "plugin/event/act_scope.h"

namespace dateline {

SettingFinder::SettingFinder(const WordLexicon& words,
                             const EventLexicon& events)
    : events_(&events),
      words_(words, events),
      from_(lemma_of(words, "from")),
      back_from_(lemma_of(words, "back from")),
      between_(lemma_of(words, "between")),
      to_(lemma_of(words, "to")),
      into_(lemma_of(words, "into")),
      when_(lemma_of(words, "when")),
      as_(lemma_of(words, "as")),
      times_(words, events) {}

struct SettingFinder::Pass {
    using List = PhrasePlaces::List;

    SettingFinder& f;
    const SentenceView& view;
    const std::vector<EventCandidate>& candidates;
    const EventCandidate& event;
    EventSetting& out;
    const Analysis& analysis = view.analysis;
    const MentionIndex& mentions = view.mentions;
    const Syntax& s = view.syntax;
    const NounClasses& classes = view.classes;
    PhrasePlaces named{f.words_, view};
    List& at = f.at_;
    List& targets = f.targets_;

    void run() {
        roles();
        const EventRule& rule = f.events_->rules()[event.rule];
        const PlacePolicy policy = f.events_->types()[rule.type].place;
        choose(policy);
        if (out.places.empty() && event.kind != TriggerKind::Noun) {
            named.of_words(event.first, event.last, out.places);
        }
        if (out.places.empty()) {
            from_clause();
        }
        if (out.places.empty()) {
            from_errand();
        }
        if (out.places.empty() && policy == PlacePolicy::Origin) {
            from_source();
        }
        if (out.places.empty()) {
            own_modifiers();
        }
        if (out.places.empty()) {
            from_cause();
        }
        if (out.places.empty() && f.events_->types()[rule.type].home) {
            from_parties();
        }
        out.own_place = !out.places.empty();
        if (out.places.empty()) {
            from_related();
        }
        if (out.places.empty()) {
            from_sentence();
        }
        if (out.places.empty()) {
            from_whom();
        }
        if (out.places.empty() && policy != PlacePolicy::Origin &&
            !f.events_->types()[rule.type].home) {
            from_belonging();
        }
        named.keep_nearest(out.places);
        out.time = f.times_.of(view, event);
    }

    // --- places -----------------------------------------------------------

    void roles() {
        at.clear();
        targets.clear();
        for (std::uint32_t i = 0; i < event.filler_count; ++i) {
            const Filler& filler = event.fillers[i];
            if (filler.phrase == kNone) {
                continue;
            }
            switch (filler.role) {
            case EventRole::Origin:
                named.of_phrase(filler.phrase, out.origins);
                break;
            case EventRole::Destination:
                named.of_phrase(filler.phrase, out.destinations);
                break;
            case EventRole::Place:
                named.of_phrase(filler.phrase, at);
                break;
            case EventRole::Target:
            case EventRole::Recipient:
                named.of_phrase(filler.phrase, targets);
                break;
            default:
                break;
            }
        }
    }

    void choose(PlacePolicy policy) {
        const auto take = [&](const List& list) {
            if (out.places.empty()) {
                out.places = list;
            }
        };
        switch (policy) {
        case PlacePolicy::Origin:
            take(out.origins);
            take(at);
            take(targets);
            break;
        case PlacePolicy::Both:
            out.places = out.origins;
            for (const std::uint32_t place : out.destinations) {
                add_once(out.places, place);
            }
            take(at);
            break;
        case PlacePolicy::Target:
            // "attacked a school in Kharkiv", but "took Goma, in the east of
            // Congo": the place beside the target is nearer than the target's
            // own unless it holds that
            if (named.lie_within(targets, at)) {
                take(targets);
            }
            take(at);
            for (const std::uint32_t place : targets) {
                if (at.empty()) {
                    add_once(out.places, place);
                }
            }
            take(out.destinations);
            break;
        case PlacePolicy::In:
            take(at);
            break;
        }
    }

    /// "drove into Berlin to protest", "flew to Doha to sign it": done where
    /// its doer went for it.
    void from_errand() {
        if (event.verb == kNone || !s.verbs[event.verb].infinitive ||
            s.verbs[event.verb].governor == kNone ||
            event.kind == TriggerKind::Noun) {
            return;
        }
        const VerbGroup& verb = s.verbs[event.verb];
        const bool asked =
            std::ranges::any_of(candidates, [&](const EventCandidate& other) {
                return other.verb == verb.governor && other.takes_content;
            });
        for (std::uint32_t c = verb.chunk; !asked && c-- > 0;) {
            if (s.chunks[c].kind == ChunkKind::NounPhrase) {
                const std::uint32_t p = s.chunks[c].index;
                const std::uint32_t joint = s.phrases[p].preposition;
                if (joint != kNone && (joint == f.to_ || joint == f.into_)) {
                    named.of_phrase(p, out.places, false);
                }
                return;
            }
            if (s.chunks[c].kind != ChunkKind::Time &&
                s.chunks[c].kind != ChunkKind::Adverb &&
                s.chunks[c].kind != ChunkKind::Preposition) {
                return;
            }
        }
    }

    /// Chunks of the event's own clause: after its trigger, then before.
    void from_clause() {
        const ChunkRange own = own_chunks(s, event);
        locatives(own.begin, own.end);
        named.of_dateline(own.begin, own.end, out.places);
        if (!out.places.empty()) {
            return;
        }
        if (event.kind != TriggerKind::Noun && event.verb != kNone) {
            const VerbGroup& verb = s.verbs[event.verb];
            locatives(std::min(verb.clause_begin, verb.chunk), verb.chunk);
            if (out.places.empty() && verb.gap != kNone &&
                f.words_.is_locative(verb.gap_preposition)) {
                // "Goma, where militiamen killed ten people"
                named.of_phrase(verb.gap, out.places, false);
            }
            if (out.places.empty() && fronted_belongs(s, event.verb)) {
                locatives(0, std::min(verb.clause_begin, verb.chunk));
            }
            return;
        }
        if (event.verb == kNone) {
            return;
        }
        const VerbGroup& verb = s.verbs[event.verb];
        const bool light = f.events_->is_light(verb.lemma) ||
                           f.events_->cues(verb.lemma) != nullptr ||
                           verb.auxiliary;
        const bool subject = s.phrases[event.phrase].subject_of == event.verb;
        if (subject && f.events_->is_reaching(verb.lemma)) {
            reached(verb);
        }
        if (out.places.empty() && (light || subject)) {
            locatives(verb.chunk + 1, verb.region_end);
        }
    }

    /// "Protests swept Iran", "floods hit the south of Sudan"
    void reached(const VerbGroup& verb) {
        for (std::uint32_t c = verb.chunk + 1;
             c < verb.region_end && c < s.chunks.size();
             ++c) {
            if (s.chunks[c].kind == ChunkKind::NounPhrase) {
                named.of_phrase(s.chunks[c].index, out.places, false);
                return;
            }
        }
    }

    /// "pulled back from the outskirts of Kyiv": where a movement begins, told
    /// by a phrase that no slot of the rule took.
    void from_source() {
        const ChunkRange own = own_chunks(s, event);
        for (std::uint32_t c = own.begin; c < own.end && c < s.chunks.size();
             ++c) {
            if (s.chunks[c].kind != ChunkKind::NounPhrase) {
                continue;
            }
            const std::uint32_t p = s.chunks[c].index;
            const std::uint32_t joint = s.phrases[p].preposition;
            if (joint != kNone && (joint == f.from_ || joint == f.back_from_) &&
                !taken(p)) {
                named.of_phrase(p, out.places);
                return;
            }
        }
    }

    /// @param shared also what is a place of another event
    void locatives(std::uint32_t begin,
                   std::uint32_t end,
                   bool shared = false) {
        for (std::uint32_t c = begin; c < end && c < s.chunks.size(); ++c) {
            if (s.chunks[c].kind != ChunkKind::NounPhrase) {
                continue;
            }
            const std::uint32_t p = s.chunks[c].index;
            if (!f.words_.is_locative(s.phrases[p].preposition) ||
                (!shared && taken(p)) || between_parties(p)) {
                continue;
            }
            List& found = f.named_;
            found.clear();
            named.of_phrase(p, found, false);
            // "in northern Syria near Idlib": the nearer of them
            if (out.places.empty() || named.lie_within(found, out.places)) {
                out.places = found;
            } else if (!found.empty()) {
                return;
            }
        }
    }

    /// "a truce between Ukraine and the separatists": two sides, no place
    /// between them.
    [[nodiscard]] bool between_parties(std::uint32_t phrase) const {
        if (s.phrases[phrase].preposition != f.between_) {
            return false;
        }
        if (classes.of(phrase).classes.has(kClassState)) {
            return true;
        }
        for (std::uint32_t n = phrase, i = 0; n != kNone && i < 16; ++i) {
            List places;
            named.of_words(s.phrases[n].first, s.phrases[n].last, places);
            if (places.empty() ||
                analysis.places[places.front()].type == "country") {
                return true;
            }
            n = s.phrases[n].next_in_list;
        }
        return false;
    }

    /// A phrase that fills a slot of another event.
    [[nodiscard]] bool taken(std::uint32_t phrase) const {
        for (const EventCandidate& other : candidates) {
            if (&other == &event) {
                continue;
            }
            for (std::uint32_t i = 0; i < other.filler_count; ++i) {
                const Filler& filler = other.fillers[i];
                const bool place = filler.role == EventRole::Origin ||
                                   filler.role == EventRole::Destination ||
                                   filler.role == EventRole::Place ||
                                   filler.role == EventRole::Target;
                if (place && filler.phrase == phrase && !shares_verb(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool shares_verb(const EventCandidate& other) const {
        return other.verb == event.verb && event.verb != kNone;
    }

    /// "the Kherson withdrawal"
    void own_modifiers() {
        if (event.phrase == kNone) {
            return;
        }
        const NounPhrase& phrase = s.phrases[event.phrase];
        for (std::uint32_t i = phrase.first; i < event.first; ++i) {
            const std::uint32_t use = mentions.place[s.token(i)];
            if (use != kNone &&
                analysis.place_uses[use].form == MentionForm::Name) {
                const std::uint32_t place = analysis.place_uses[use].place;
                if (place < analysis.places.size() &&
                    analysis.places[place].type != "country") {
                    add_once(out.places, place);
                }
            }
        }
        if (out.places.empty() && phrase.possessor != kNone) {
            List owner;
            named.of_words(s.phrases[phrase.possessor].first,
                           s.phrases[phrase.possessor].last,
                           owner);
            for (const std::uint32_t place : owner) {
                if (place < analysis.places.size() &&
                    analysis.places[place].type != "country") {
                    add_once(out.places, place);
                }
            }
        }
    }

    /// "The Haiti quake killed thousands": where the thing that did it was.
    void from_cause() {
        const EventRule& rule = f.events_->rules()[event.rule];
        if (event.kind != TriggerKind::Verb || rule.subject == kNoSlot ||
            f.events_->slot(rule.subject).role != EventRole::None) {
            return;
        }
        for (std::uint32_t i = 0; i < event.filler_count; ++i) {
            const Filler& filler = event.fillers[i];
            if (filler.role == EventRole::None && filler.phrase != kNone &&
                filler.phrase == s.verbs[event.verb].subject) {
                named.of_phrase(filler.phrase, out.places);
            }
        }
    }

    /// "Crimea held a referendum", "the president of Senegal was deposed".
    void from_parties() {
        for (std::uint32_t i = 0; i < event.filler_count; ++i) {
            const Filler& filler = event.fillers[i];
            const bool party = filler.role == EventRole::Doer ||
                               filler.role == EventRole::Recipient ||
                               filler.role == EventRole::Party;
            if (party && filler.phrase != kNone && out.places.empty()) {
                named.of_phrase(filler.phrase, out.places);
            }
        }
    }

    /// The same act under another name: "shelling killed 15 in Kharkiv", "the
    /// attack, which killed 15". They share the place.
    void from_related() {
        for (const EventCandidate& other : candidates) {
            if (&other == &event || other.verb == kNone ||
                event.verb == kNone) {
                continue;
            }
            const bool same_clause = other.verb == event.verb;
            const bool adjunct =
                s.verbs[event.verb].governor == other.verb &&
                (s.verbs[event.verb].link == VerbLink::Adjunct ||
                 s.verbs[event.verb].link == VerbLink::Relative);
            // "was shot dead when gunmen stormed a school in"
            const VerbGroup& side = s.verbs[other.verb];
            const bool occasion =
                side.governor == event.verb &&
                side.link == VerbLink::Subordinate &&
                (side.joint == f.when_ || side.joint == f.as_);
            if (!same_clause && !adjunct && !occasion) {
                continue;
            }
            for (std::uint32_t i = 0; i < other.filler_count; ++i) {
                const Filler& filler = other.fillers[i];
                if ((filler.role == EventRole::Place ||
                     filler.role == EventRole::Target ||
                     filler.role == EventRole::Recipient) &&
                    filler.phrase != kNone) {
                    named.of_phrase(filler.phrase, out.places);
                }
            }
            const VerbGroup& verb = s.verbs[other.verb];
            if (out.places.empty()) {
                locatives(verb.chunk + 1, verb.region_end);
            }
            if (!out.places.empty()) {
                return;
            }
        }
    }

    void from_sentence() {
        if (event.takes_content) {
            return;  // a demand is made elsewhere than what it is about
        }
        if (event.verb != kNone &&
            s.verbs[event.verb].link == VerbLink::Relative &&
            candidates.size() > 1) {
            return;
        }
        std::uint32_t end = static_cast<std::uint32_t>(s.chunks.size());
        if (f.events_->types()[f.events_->rules()[event.rule].type].home &&
            event.verb != kNone) {
            // "deposed him while he was in New York"
            end = std::max(s.verbs[event.verb].region_end,
                           s.verbs[event.verb].chunk);
        }
        locatives(0, end);
        // "the truce was fraying, with shells landing on the edge of X"
        if (out.places.empty() && event.verb != kNone &&
            s.verbs[event.verb].link == VerbLink::Main) {
            locatives(s.verbs[event.verb].region_end, end, true);
        }
    }

    /// "fired on a crowd that was protesting in X": where those are whom the act
    /// concerns.
    void from_whom() {
        for (const VerbGroup& verb : s.verbs) {
            const std::uint32_t about =
                verb.subject != kNone ? verb.subject : verb.patient;
            if (verb.link != VerbLink::Relative || about == kNone ||
                !concerns(about)) {
                continue;
            }
            locatives(verb.chunk + 1, verb.region_end, true);
            if (!out.places.empty()) {
                return;
            }
        }
    }

    [[nodiscard]] bool concerns(std::uint32_t phrase) const {
        for (std::uint32_t i = 0; i < event.filler_count; ++i) {
            if (event.fillers[i].role == EventRole::Recipient &&
                event.fillers[i].phrase == phrase) {
                return true;
            }
        }
        return false;
    }

    /// "The head of the Gao prefecture was shot": who is struck belongs to a
    /// town or region by the name of a body, in the phrase or right after it.
    void from_belonging() {
        constexpr std::uint32_t kReach = 10;  // words after the phrase
        for (std::uint32_t i = 0; i < event.filler_count; ++i) {
            const Filler& filler = event.fillers[i];
            if (filler.role == EventRole::Recipient && filler.phrase != kNone) {
                const NounPhrase& phrase = s.phrases[filler.phrase];
                named.of_names(
                    s.token(phrase.first),
                    std::min(s.token(phrase.last) + kReach, s.tokens.last),
                    out.places);
            }
        }
    }
};

void SettingFinder::find(const SentenceView& view,
                         const std::vector<EventCandidate>& candidates,
                         std::uint32_t number,
                         EventSetting& out) {
    out.clear();
    Pass{*this, view, candidates, candidates[number], out}.run();
}

}  // namespace dateline
