// For every verb group and every noun phrase the rules of its lemma are tried
// in turn. A rule is refused by its guard words, by a slot filled with
// something of the wrong sort, by an unfilled required slot; what remains is
// scored by confidence, filled slots and length of the trigger. Passive and
// nominal clauses are turned round here, so that rules are written once, for
// the active verb.
#include "plugin/event/rule_matcher.h"

#include <algorithm>
#include <string>

#include "plugin/event/chunker.h"

namespace dateline {

namespace {

/// Weights of evidence; set on the rules' own examples.
constexpr float kConfidenceWeight = 4.0F;
constexpr float kSlotWeight = 1.0F;
constexpr float kOpenSlotWeight = 0.3F;
constexpr float kTailWeight = 1.6F;
constexpr float kNeedWeight = 0.5F;
constexpr float kKnownWeight = 1.0F;  ///< "the strike" after one was told of

constexpr std::uint32_t kNounReach = 10;  ///< chunks after a nominal trigger

enum class Fit : std::uint8_t { No, Open, Yes, Refused };

}  // namespace

RuleMatcher::RuleMatcher(const WordLexicon& words, const EventLexicon& events)
    : events_(&events),
      by_(lemma_of(words, "by")),
      of_(lemma_of(words, "of")),
      to_(lemma_of(words, "to")),
      the_(lemma_of(words, "the")) {}

struct RuleMatcher::Pass {
    RuleMatcher& owner;
    const Analysis& analysis;
    const MentionIndex& mentions;
    const Syntax& s;
    const NounClasses& classes;
    std::span<const std::uint8_t> known_types;
    std::vector<EventCandidate>& out;
    std::string why;  ///< the last refusal, when somebody asks
    std::array<std::uint32_t, 8> tail_words{};  ///< of the last match_tail()
    std::uint32_t tail_count = 0;
    bool passive_word = false;  ///< its noun was the passive's subject

    void note(std::string_view what, std::uint32_t phrase = kNone) {
        if (analysis.explanation == nullptr) {
            return;
        }
        why = what;
        if (phrase != kNone) {
            why += " '";
            why += analysis.surface(
                s.token_range(s.phrases[phrase].first, s.phrases[phrase].last));
            why += "'";
        }
    }

    [[nodiscard]] const EventLexicon& events() const { return *owner.events_; }

    /// What a clause offers to a rule.
    struct Clause {
        std::uint32_t subject = kNone;  ///< phrases
        std::uint32_t object = kNone;
        std::uint32_t second_object = kNone;
        std::uint32_t begin = 0;  ///< chunks of the clause
        std::uint32_t end = 0;
        std::uint32_t after = 0;    ///< first chunk whose phrases count
        std::uint32_t gap = kNone;  ///< "the town from which": the town
        std::uint32_t gap_preposition = kNone;
    };

    /// Which keys the sentence may hold: most guards are answered by it.
    std::array<std::uint64_t, 4> bloom{};
    static std::uint32_t bloom_bit(std::uint64_t key) {
        return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15ULL) >> 56);
    }

    void run() {
        for (const Word& word : s.words) {
            const std::uint32_t bit = bloom_bit(word.key);
            bloom[bit >> 6] |= std::uint64_t{1} << (bit & 63);
        }
        owner.covered_.assign(s.words.size(), 0);
        for (std::uint32_t i = 0; i < s.words.size(); ++i) {
            phrases_at(i);
        }
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            verb_triggers(v);
        }
        for (std::uint32_t p = 0; p < s.phrases.size(); ++p) {
            noun_triggers(p);
        }
        for (std::uint32_t c = 0; c < s.chunks.size(); ++c) {
            adjective_triggers(c);
        }
        drop_covered();
        merge_same_act();
        merge_effects();
        drop_restated();
    }

    /// "shelling killed 15": when subject and verb give the same type, they
    /// are one event, the noun's, with the verb's slots. "lifted its ban on":
    /// when the noun is what the verb's act consists of, the verb's.
    void merge_same_act() {
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (out[i].kind != TriggerKind::Noun || out[i].phrase == kNone) {
                continue;
            }
            for (std::size_t j = 0; j < out.size(); ++j) {
                if (out[j].kind != TriggerKind::Verb || out[j].verb == kNone) {
                    continue;
                }
                const Keep keep = which_stays(out[i], out[j]);
                if (keep == Keep::Both) {
                    continue;
                }
                const std::size_t kept = keep == Keep::Noun ? i : j;
                const std::size_t gone = keep == Keep::Noun ? j : i;
                absorb(out[kept], out[gone], out[i].phrase);
                out.erase(out.begin() + static_cast<std::ptrdiff_t>(gone));
                merge_same_act();
                return;
            }
        }
    }

    enum class Keep : std::uint8_t { Both, Noun, Verb };

    [[nodiscard]] Keep which_stays(const EventCandidate& noun,
                                   const EventCandidate& verb) const {
        const EventRule& rule = events().rules()[verb.rule];
        const bool same_type = type_of(verb) == type_of(noun);
        if (is_act_itself(verb, noun.phrase, same_type)) {
            // "lifted its blockade": no blockade besides
            const bool own_object =
                rule.mode.length != 0 && rule.object != kNoSlot &&
                s.phrases[noun.phrase].preposition == kNone &&
                events().slot(rule.object).required &&
                events().slot(rule.object).role == EventRole::None;
            return same_type || own_object ? Keep::Verb : Keep::Both;
        }
        const VerbGroup& group = s.verbs[verb.verb];
        const bool joined = group.subject == noun.phrase ||
                            group.patient == noun.phrase ||
                            fills(verb, noun.phrase);
        return same_type && joined ? Keep::Noun : Keep::Both;
    }

    /// The phrase fills a slot of the verb's rule that names no party.
    static bool is_act_itself(const EventCandidate& verb,
                              std::uint32_t phrase,
                              bool same_type) {
        for (std::uint32_t i = 0; i < verb.filler_count; ++i) {
            if (verb.fillers[i].phrase == phrase) {
                const EventRole role = verb.fillers[i].role;
                return role == EventRole::None ||
                       (same_type && role == EventRole::Content);
            }
        }
        return false;
    }

    /// "struck the town, killing 20", "floods and landslides": what the same
    /// thing does next, by the same rule, is one event with what it did first.
    void merge_effects() {
        for (std::size_t i = 0; i < out.size(); ++i) {
            for (std::size_t j = out.size(); j-- > i + 1;) {
                if (out[j].rule == out[i].rule && same_thing(out[i], out[j])) {
                    absorb(out[i], out[j], kNone);
                    out.erase(out.begin() + static_cast<std::ptrdiff_t>(j));
                }
            }
        }
    }

    [[nodiscard]] bool same_thing(const EventCandidate& first,
                                  const EventCandidate& next) const {
        if (first.kind == TriggerKind::Noun && next.kind == TriggerKind::Noun) {
            return first.phrase != kNone && next.phrase != kNone &&
                   s.phrases[first.phrase].next_in_list == next.phrase &&
                   first.filler_count + next.filler_count == 0;
        }
        const EventRule& rule = events().rules()[first.rule];
        const bool thing =
            rule.subject != kNoSlot &&
            (events().slot(rule.subject).role == EventRole::Instrument ||
             events().slot(rule.subject).role == EventRole::None);
        if (!thing || first.kind != TriggerKind::Verb ||
            next.kind != TriggerKind::Verb) {
            return false;
        }
        const VerbGroup& verb = s.verbs[next.verb];
        const bool follows =
            (verb.link == VerbLink::Adjunct && verb.governor == first.verb) ||
            verb.coordinated == first.verb;
        return follows && verb.subject == s.verbs[first.verb].subject &&
               verb.subject != kNone;
    }

    /// "the withdrawal ... of withdrawing troops": a modifier of a noun tells
    /// nothing that another event of its type does not.
    void drop_restated() {
        const auto restated = [&](const EventCandidate& one) {
            return one.kind == TriggerKind::Phrase &&
                   s.words[one.first].form == VerbForm::Gerund &&
                   head_phrase(one.last - 1) != kNone &&
                   std::any_of(out.begin(), out.end(), [&](const auto& other) {
                       return other.first != one.first &&
                              type_of(other) == type_of(one);
                   });
        };
        for (std::size_t i = out.size(); i-- > 0;) {
            if (restated(out[i])) {
                out.erase(out.begin() + static_cast<std::ptrdiff_t>(i));
            }
        }
    }

    [[nodiscard]] std::uint32_t type_of(const EventCandidate& one) const {
        return events().rules()[one.rule].type;
    }

    static bool fills(const EventCandidate& one, std::uint32_t phrase) {
        for (std::uint32_t i = 0; i < one.filler_count; ++i) {
            if (one.fillers[i].phrase == phrase) {
                return true;
            }
        }
        return false;
    }

    /// @param shared the phrase of the noun, which is no party of its own act
    static void absorb(EventCandidate& kept,
                       const EventCandidate& gone,
                       std::uint32_t shared) {
        for (std::uint32_t i = 0; i < gone.filler_count; ++i) {
            if (gone.fillers[i].phrase != shared) {
                kept.fill(gone.fillers[i]);
            }
        }
        kept.verb = kept.verb == kNone || kept.kind == TriggerKind::Noun
                        ? gone.verb
                        : kept.verb;
    }

    // --- guards and slots -------------------------------------------------

    [[nodiscard]] bool guard_holds(const WordGuard& guard,
                                   std::uint32_t first,
                                   std::uint32_t last) const {
        if ((bloom[bloom_bit(guard.first) >> 6] >>
                 (bloom_bit(guard.first) & 63) &
             1) == 0) {
            return false;
        }
        for (std::uint32_t i = first; i < last; ++i) {
            if (s.words[i].key == guard.first &&
                (guard.second == 0 ||
                 (i + 1 < last && s.words[i + 1].key == guard.second))) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] bool any_guard(ListRef guards,
                                 ClassSet sorts,
                                 const Clause& clause,
                                 std::uint32_t skip_phrase) const {
        const std::uint32_t first = word_of(clause.begin);
        const std::uint32_t last =
            clause.end < s.chunks.size()
                ? s.chunks[clause.end].first
                : static_cast<std::uint32_t>(s.words.size());
        for (const WordGuard& guard : events().guards(guards)) {
            if (guard_holds(guard, first, last)) {
                return true;
            }
        }
        if (sorts.empty()) {
            return false;
        }
        for (std::uint32_t c = clause.begin;
             c < clause.end && c < s.chunks.size();
             ++c) {
            if (s.chunks[c].kind == ChunkKind::NounPhrase &&
                s.chunks[c].index != skip_phrase &&
                classes.of(s.chunks[c].index).classes.meets(sorts)) {
                return true;
            }
        }
        return clause.subject != kNone && clause.subject != skip_phrase &&
               classes.of(clause.subject).classes.meets(sorts);
    }

    [[nodiscard]] std::uint32_t word_of(std::uint32_t chunk) const {
        return chunk < s.chunks.size()
                   ? s.chunks[chunk].first
                   : static_cast<std::uint32_t>(s.words.size());
    }

    [[nodiscard]] Fit fit(const EventSlot& slot, std::uint32_t phrase) const {
        const PhraseSort& sort = classes.of(phrase);
        if (sort.classes.meets(slot.isnt)) {
            return Fit::Refused;
        }
        if (slot.words.count != 0) {
            const Word& head = s.words[s.phrases[phrase].head];
            const auto words = events().words(slot.words);
            const bool listed =
                std::find(words.begin(), words.end(), head.noun_lemma) !=
                words.end();
            if (!listed && (slot.is.empty() || !sort.classes.meets(slot.is))) {
                return Fit::No;
            }
            return Fit::Yes;
        }
        if (slot.is.empty()) {
            return Fit::Open;
        }
        if (sort.classes.meets(slot.is)) {
            return Fit::Yes;
        }
        return sort.open ? Fit::Open : Fit::No;
    }

    static float weight(Fit fit) {
        return fit == Fit::Yes ? kSlotWeight : kOpenSlotWeight;
    }

    /// Fills a slot of the candidate. @return false: the rule is refused
    bool fill(std::uint32_t slot_index,
              std::uint32_t phrase,
              EventCandidate& candidate) {
        if (slot_index == kNoSlot) {
            return true;
        }
        const EventSlot& slot = events().slot(slot_index);
        if (phrase == kNone) {
            note("a required slot is empty");
            return !slot.required;
        }
        const Fit found = fit(slot, phrase);
        if (found == Fit::Refused || found == Fit::No) {
            note("a slot does not take", phrase);
            return false;
        }
        candidate.score += weight(found) + (slot.required ? 0.5F : 0.0F);
        candidate.fill({slot.role, phrase, kNone, slot.status});
        return true;
    }

    /// "the town from which Wagner withdrew": the town after "from".
    bool fill_gap(const PrepositionSlot& entry,
                  std::uint32_t phrase,
                  EventCandidate& candidate) {
        const Fit found = fit(entry.slot, phrase);
        if (found == Fit::Refused || found == Fit::No) {
            return false;
        }
        candidate.score += weight(found) * 0.8F;
        candidate.fill({entry.slot.role, phrase, kNone, entry.slot.status});
        return true;
    }

    /// Phrases after a preposition that a rule has a slot for.
    bool fill_prepositions(const EventRule& rule,
                           const Clause& clause,
                           EventCandidate& candidate) {
        for (const PrepositionSlot& entry : events().prepositions(rule)) {
            bool filled = false;
            bool failed = false;
            if (clause.gap != kNone &&
                clause.gap_preposition == entry.preposition) {
                filled = fill_gap(entry, clause.gap, candidate);
            }
            for (std::uint32_t c = clause.after;
                 c < clause.end && c < s.chunks.size();
                 ++c) {
                const Chunk& chunk = s.chunks[c];
                if (chunk.kind != ChunkKind::NounPhrase) {
                    continue;
                }
                const NounPhrase& phrase = s.phrases[chunk.index];
                if (phrase.preposition != entry.preposition ||
                    phrase.is_possessor || chunk.index == clause.object ||
                    (phrase.preposition == owner.of_ && filled)) {
                    continue;
                }
                const Fit found = fit(entry.slot, chunk.index);
                if (found == Fit::Refused || found == Fit::No) {
                    note("a slot of a preposition does not take", chunk.index);
                }
                if (found == Fit::Refused) {
                    return false;
                }
                if (found == Fit::No) {
                    failed = failed ||
                             !classes.of(chunk.index).classes.has(kClassTime);
                    continue;
                }
                filled = true;
                candidate.score += weight(found) * 0.8F;
                candidate.fill(
                    {entry.slot.role, chunk.index, kNone, entry.slot.status});
            }
            if (!filled &&
                (entry.slot.required || (failed && !entry.slot.is.empty()))) {
                return false;
            }
        }
        return true;
    }

    bool guards_pass(const EventRule& rule,
                     const Clause& clause,
                     std::uint32_t own_phrase,
                     EventCandidate& candidate) {
        if (any_guard(rule.refuse, rule.refuse_class, clause, own_phrase)) {
            note("a word or class it refuses stands in the clause");
            return false;
        }
        if (rule.needs.count == 0 && rule.needs_class.empty()) {
            return true;
        }
        candidate.score += kNeedWeight;
        note("none of the words or classes it needs stands in the clause");
        return any_guard(rule.needs, rule.needs_class, clause, kNone);
    }

    // --- verbs ------------------------------------------------------------

    [[nodiscard]] bool same_word(const TailWord& tail, std::uint32_t i) const {
        const Word& word = s.words[i];
        return word.lemma == tail.lemma ||
               (word.key == std::uint64_t{tail.lemma} + 1 &&
                tail.lemma != kNone) ||
               analysis.tokens[s.token(i)].hash == tail.hash ||
               (word.noun_lemma == tail.lemma && tail.lemma != kNone);
    }

    /// Where the trigger's further words end, or 0 when they are not there.
    std::uint32_t match_tail(const EventTrigger& trigger,
                             const VerbGroup& verb) {
        tail_count = 0;
        passive_word = false;
        std::uint32_t at = verb.main + 1;
        const auto count = static_cast<std::uint32_t>(s.words.size());
        bool first = true;
        for (const TailWord& word : events().tail(trigger)) {
            std::uint32_t found = 0;
            std::uint32_t skipped = 0;
            for (std::uint32_t i = at; i < count && skipped <= 9; ++i) {
                if (same_word(word, i)) {
                    found = i + 1;
                    break;
                }
                if (!may_skip(i, word.preposition != 0 && first, skipped)) {
                    break;
                }
                ++skipped;
            }
            if (found == 0) {
                if (word.preposition == 0 && verb.voice == Voice::Passive &&
                    passive_tail(word, verb)) {
                    passive_word = true;
                    continue;
                }
                return 0;
            }
            if (tail_count < tail_words.size()) {
                tail_words[tail_count++] = found - 1;
            }
            at = found;
            first = false;
        }
        return at;
    }

    /// The phrase of the clause that begins at a word.
    [[nodiscard]] std::uint32_t phrase_at(std::uint32_t word,
                                          const Clause& clause) const {
        for (std::uint32_t c = clause.after;
             c < clause.end && c < s.chunks.size();
             ++c) {
            if (s.chunks[c].kind == ChunkKind::NounPhrase &&
                s.phrases[s.chunks[c].index].first == word) {
                return s.chunks[c].index;
            }
        }
        return kNone;
    }

    [[nodiscard]] bool passive_tail(const TailWord& word,
                                    const VerbGroup& verb) const {
        const std::uint32_t phrase =
            verb.patient != kNone ? verb.patient : verb.subject;
        return phrase != kNone && same_word(word, s.phrases[phrase].head);
    }

    /// What may stand between the words of a trigger: adverbs, determiners,
    /// adjectives; before a particle also a short object.
    [[nodiscard]] bool may_skip(std::uint32_t i,
                                bool particle,
                                std::uint32_t skipped) const {
        const WordTag tag = s.words[i].tag;
        const bool small =
            tag == WordTag::Adverb || tag == WordTag::Determiner ||
            tag == WordTag::PossessivePronoun || tag == WordTag::Adjective ||
            tag == WordTag::Number || tag == WordTag::Quantity ||
            s.words[i].has(kHyphenated);
        if (small) {
            return skipped < 4 || particle;
        }
        const bool noun =
            tag == WordTag::Noun || tag == WordTag::PluralNoun ||
            tag == WordTag::Name || tag == WordTag::Pronoun ||
            tag == WordTag::Possessive ||
            (tag == WordTag::Preposition && s.words[i].lemma == owner.of_);
        return noun && particle;
    }

    Clause clause_of(std::uint32_t v, std::uint32_t end_word) const {
        const VerbGroup& verb = s.verbs[v];
        Clause clause;
        clause.begin = std::min(verb.clause_begin, verb.chunk);
        clause.end = verb.region_end;
        clause.after = verb.chunk + 1;
        if (verb.voice == Voice::Passive) {
            clause.object = verb.patient != kNone ? verb.patient : verb.subject;
            clause.subject = agent(clause);
        } else {
            clause.subject = verb.subject;
            find_objects(v, end_word, clause);
            if (verb.gap_preposition != kNone) {
                clause.gap = verb.gap;
                clause.gap_preposition = verb.gap_preposition;
            } else if (clause.object == kNone) {
                clause.object = verb.gap;
            }
        }
        if (verb.patient != kNone) {
            clause.begin =
                std::min(clause.begin, s.phrases[verb.patient].chunk);
        }
        return clause;
    }

    /// "by X" after a passive.
    [[nodiscard]] std::uint32_t agent(const Clause& clause) const {
        for (std::uint32_t c = clause.after;
             c < clause.end && c < s.chunks.size();
             ++c) {
            if (s.chunks[c].kind == ChunkKind::NounPhrase &&
                s.phrases[s.chunks[c].index].preposition == owner.by_ &&
                !s.phrases[s.chunks[c].index].is_possessor &&
                !classes.of(s.chunks[c].index).classes.has(kClassTime)) {
                return s.chunks[c].index;
            }
        }
        return kNone;
    }

    [[nodiscard]] bool in_tail(std::uint32_t word) const {
        for (std::uint32_t i = 0; i < tail_count; ++i) {
            if (tail_words[i] == word) {
                return true;
            }
        }
        return false;
    }

    /// "killed and wounded scores of people"
    void shared_object(std::uint32_t v, std::uint32_t c, Clause& clause) const {
        while (c < s.chunks.size() && s.chunks[c].kind == ChunkKind::Adverb) {
            ++c;
        }
        if (c + 1 >= s.chunks.size() ||
            s.chunks[c].kind != ChunkKind::VerbGroup ||
            s.verbs[s.chunks[c].index].coordinated != v ||
            s.chunks[c + 1].kind != ChunkKind::NounPhrase) {
            return;
        }
        const NounPhrase& phrase = s.phrases[s.chunks[c + 1].index];
        if (phrase.preposition == kNone && phrase.subject_of == kNone) {
            clause.object = s.chunks[c + 1].index;
        }
    }

    void find_objects(std::uint32_t v,
                      std::uint32_t end_word,
                      Clause& clause) const {
        bool of_consumed = false;
        for (std::uint32_t c = clause.after;
             c < clause.end && c < s.chunks.size();
             ++c) {
            const Chunk& chunk = s.chunks[c];
            if (chunk.kind == ChunkKind::Conjunction && c == clause.after) {
                shared_object(v, c + 1, clause);
                return;
            }
            if (chunk.kind == ChunkKind::Comma && clause.object == kNone) {
                return;
            }
            if (chunk.kind == ChunkKind::Adverb ||
                chunk.kind == ChunkKind::Time ||
                chunk.kind == ChunkKind::Preposition ||
                chunk.kind == ChunkKind::Adjective) {
                continue;
            }
            if (chunk.kind != ChunkKind::NounPhrase) {
                return;
            }
            const NounPhrase& phrase = s.phrases[chunk.index];
            if (phrase.is_possessor) {
                continue;
            }
            const bool consumed = in_tail(phrase.head);
            const bool own_particle = phrase.preposition != kNone &&
                                      phrase.first == end_word &&
                                      clause.object == kNone;
            const bool taken = phrase.subject_of != kNone &&
                               phrase.subject_of != v &&
                               !s.verbs[phrase.subject_of].infinitive;
            if (consumed && clause.object == kNone) {
                of_consumed = true;
                continue;
            }
            if (phrase.renames != kNone) {
                continue;
            }
            if (taken || (phrase.preposition != kNone && !own_particle &&
                          phrase.preposition != owner.of_)) {
                return;
            }
            if (phrase.preposition == owner.of_ && !own_particle &&
                !(of_consumed && clause.object == kNone)) {
                continue;
            }
            if (clause.object == kNone) {
                clause.object = chunk.index;
            } else if (phrase.prev_in_list == kNone &&
                       c == s.phrases[clause.object].chunk + 1) {
                clause.second_object = chunk.index;
                return;
            } else {
                return;
            }
        }
    }

    void verb_triggers(std::uint32_t v) {
        const VerbGroup& verb = s.verbs[v];
        const LemmaTriggers* triggers = events().triggers(verb.lemma);
        if (triggers == nullptr) {
            return;
        }
        EventCandidate best;
        for (const EventTrigger& trigger : events().list(triggers->verbs)) {
            try_verb(trigger, v, false, best);
        }
        // "Thousands marched in Caracas": read as "soldiers killed in Mali"
        // when no rule takes it so
        const bool may_be_past =
            best.rule == kNone && verb.voice == Voice::Passive &&
            verb.first == verb.main && verb.link == VerbLink::Main &&
            verb.patient != kNone;
        for (const EventTrigger& trigger : events().list(triggers->verbs)) {
            if (may_be_past &&
                events().rules()[trigger.rule].object == kNoSlot) {
                try_verb(trigger, v, true, best);
            } else if (may_be_past &&
                       !events()
                            .slot(events().rules()[trigger.rule].object)
                            .required) {
                try_verb(trigger, v, true, best);
            }
        }
        if (best.rule != kNone) {
            out.push_back(best);
        }
    }

    void try_verb(const EventTrigger& trigger,
                  std::uint32_t v,
                  bool as_active,
                  EventCandidate& best) {
        const VerbGroup& verb = s.verbs[v];
        const EventRule& rule = events().rules()[trigger.rule];
        if (trigger.after_be != 0 &&
            !(verb.voice == Voice::Passive || verb.progressive)) {
            return;
        }
        if ((rule.voice == VoiceLimit::Active &&
             verb.voice == Voice::Passive) ||
            (rule.voice == VoiceLimit::Passive &&
             verb.voice == Voice::Active)) {
            return;
        }
        const std::uint32_t end = match_tail(trigger, verb);
        if (end == 0) {
            return;
        }
        EventCandidate candidate;
        candidate.rule = trigger.rule;
        candidate.kind = TriggerKind::Verb;
        candidate.first = verb.main;
        candidate.last = end;
        candidate.head = verb.main;
        candidate.verb = v;
        candidate.score = rule.confidence * kConfidenceWeight +
                          kTailWeight * static_cast<float>(trigger.tail.count);
        Clause clause = clause_of(v, end);
        if (as_active) {
            clause.subject = verb.patient;
            clause.object = kNone;
        }
        if (passive_word && verb.voice == Voice::Passive) {
            clause.object = phrase_at(end, clause);
        }
        if (trigger.after_be != 0 && trigger.kind == TriggerKind::Adjective) {
            Clause state = clause;
            state.subject = clause.object;
            state.object = kNone;
            consider(rule, state, candidate, best);
            return;
        }
        if (const std::uint32_t noun = modified_noun(verb); noun != kNone) {
            EventCandidate modifier = candidate;
            Clause own;
            own.subject = noun;
            own.begin = verb.chunk;
            own.end = own.after = verb.chunk + 2;
            consider(rule, own, modifier, best);
        }
        consider(rule, clause, candidate, best);
    }

    /// "pursued retreating rebels": the noun without determiner right after a
    /// gerund that may stand there as its modifier; the rule's slots decide.
    [[nodiscard]] std::uint32_t modified_noun(const VerbGroup& verb) const {
        const std::uint32_t next = verb.chunk + 1;
        if (verb.form != VerbForm::Gerund || verb.first != verb.main ||
            verb.link != VerbLink::Gerund || next >= s.chunks.size() ||
            s.chunks[next].kind != ChunkKind::NounPhrase) {
            return kNone;
        }
        const NounPhrase& phrase = s.phrases[s.chunks[next].index];
        const WordTag first = s.words[phrase.first].tag;
        const bool bare = phrase.preposition == kNone && !phrase.pronoun &&
                          first != WordTag::Determiner &&
                          first != WordTag::PossessivePronoun;
        return bare ? s.chunks[next].index : kNone;
    }

    void consider(const EventRule& rule,
                  Clause clause,
                  EventCandidate& candidate,
                  EventCandidate& best) {
        if (!guards_pass(rule, clause, kNone, candidate) ||
            !fill(rule.subject, clause.subject, candidate)) {
            refuse(rule, candidate);
            return;
        }
        if (!fill_object(rule, clause, candidate) ||
            !fill_prepositions(rule, clause, candidate) ||
            !complement(rule, clause, candidate)) {
            refuse(rule, candidate);
            return;
        }
        if (rule.subject == kNoSlot && clause.subject != kNone) {
            candidate.fill({EventRole::Doer, clause.subject, kNone, 0xFF});
        }
        owner_of_instrument(rule, clause, candidate);
        if (candidate.score > best.score) {
            best = candidate;
        }
    }

    /// "Russian missiles were fired": without an agent, whose the weapons are
    /// did it.
    void owner_of_instrument(const EventRule& rule,
                             const Clause& clause,
                             EventCandidate& candidate) {
        if (candidate.kind != TriggerKind::Verb || clause.subject != kNone ||
            s.verbs[candidate.verb].voice != Voice::Passive) {
            return;
        }
        const VerbGroup& verb = s.verbs[candidate.verb];
        const std::uint32_t moved =
            verb.patient != kNone ? verb.patient : verb.subject;
        if (moved == kNone) {
            return;
        }
        const bool weapon =
            passive_word ||
            (moved == clause.object && rule.object != kNoSlot &&
             events().slot(rule.object).role == EventRole::Instrument);
        const NounPhrase& phrase = s.phrases[moved];
        for (std::uint32_t i = phrase.first; weapon && i < phrase.head; ++i) {
            if (s.words[i].has(kDemonymWord)) {
                candidate.fill({EventRole::Doer, kNone, i, 0xFF});
                return;
            }
        }
    }

    bool fill_object(const EventRule& rule,
                     Clause& clause,
                     EventCandidate& candidate) {
        if (rule.object == kNoSlot) {
            return true;
        }
        const EventSlot& slot = events().slot(rule.object);
        if (clause.object != kNone && clause.second_object != kNone) {
            const Fit first = fit(slot, clause.object);
            const Fit second = fit(slot, clause.second_object);
            if (second == Fit::Yes && first != Fit::Yes) {
                candidate.fill(
                    {EventRole::Recipient, clause.object, kNone, 0xFF});
                return fill(rule.object, clause.second_object, candidate);
            }
        }
        if (slot.role == EventRole::None && clause.object != kNone) {
            receiver(rule, clause.object, candidate);
        }
        return fill(rule.object, clause.object, candidate);
    }

    /// "gave Pakistan $20m", "sent Israel missiles": the name that an object
    /// begins with, where the rule has a slot for whom it goes to.
    void receiver(const EventRule& rule,
                  std::uint32_t object,
                  EventCandidate& candidate) {
        const NounPhrase& phrase = s.phrases[object];
        const std::uint32_t token = s.token(phrase.first);
        const std::uint32_t place = mentions.place[token];
        const bool country =
            place != kNone &&
            analysis.place_uses[place].form == MentionForm::Name &&
            analysis.place_uses[place].place < analysis.places.size() &&
            analysis.places[analysis.place_uses[place].place].type == "country";
        if (!country || phrase.head == phrase.first ||
            phrase.preposition != kNone) {
            return;
        }
        for (const PrepositionSlot& entry : events().prepositions(rule)) {
            if (entry.preposition == owner.to_ &&
                entry.slot.role == EventRole::Recipient) {
                candidate.fill(
                    {EventRole::Recipient, kNone, phrase.first, 0xFF});
            }
        }
    }

    /// A required complement has to be there: an infinitive, a that-clause or
    /// a gerund that this verb governs.
    bool complement(const EventRule& rule,
                    const Clause& clause,
                    EventCandidate& candidate) {
        if (rule.complement == kNoSlot) {
            return true;
        }
        const EventSlot& slot = events().slot(rule.complement);
        candidate.takes_content = true;
        candidate.content_status = slot.status;
        bool found = false;
        for (std::uint32_t v = 0; v < s.verbs.size() && !found; ++v) {
            const VerbGroup& verb = s.verbs[v];
            const bool content = verb.link == VerbLink::That ||
                                 verb.link == VerbLink::Infinitive ||
                                 verb.link == VerbLink::Gerund;
            found =
                content &&
                ((candidate.verb != kNone && verb.governor == candidate.verb) ||
                 (candidate.phrase != kNone &&
                  verb.governor_noun == candidate.phrase));
        }
        if (found) {
            candidate.score += kSlotWeight;
            return true;
        }
        const bool event_object =
            clause.object != kNone &&
            classes.of(clause.object).classes.has(kClassEvent);
        note("no act it is about");
        return !slot.required || event_object;
    }

    void refuse(const EventRule& rule, const EventCandidate& candidate) const {
        if (analysis.explanation == nullptr) {
            return;
        }
        analysis.explanation->add(
            "event",
            events().text(rule.name),
            analysis.span_of(s.token_range(candidate.first, candidate.last)),
            "sense refused: " + why);
    }

    // --- nouns ------------------------------------------------------------

    [[nodiscard]] bool in_name(std::uint32_t word) const {
        const std::uint32_t token = s.token(word);
        const std::uint32_t actor = mentions.actor[token];
        return mentions.name[token] != kNone ||
               mentions.place[token] != kNone ||
               (actor != kNone && analysis.tokens[token].has(kCapitalised) &&
                analysis.actor_uses[actor].form == ActorForm::Name);
    }

    void noun_triggers(std::uint32_t p) {
        const NounPhrase& phrase = s.phrases[p];
        std::uint32_t head = phrase.head;
        if (in_name(head)) {
            return;
        }
        const LemmaTriggers* triggers =
            s.words[head].noun_lemma == kNone
                ? nullptr
                : events().triggers(s.words[head].noun_lemma);
        if ((triggers == nullptr || triggers->nouns.count == 0) &&
            head > phrase.first && !in_name(head - 1) && is_light_head(head)) {
            // "withdrawal plan": the word before is what it is about
            --head;
            triggers = s.words[head].noun_lemma == kNone
                           ? nullptr
                           : events().triggers(s.words[head].noun_lemma);
        }
        if (triggers == nullptr || triggers->nouns.count == 0) {
            return;
        }
        EventCandidate best;
        for (const EventTrigger& trigger : events().list(triggers->nouns)) {
            try_noun(trigger.rule, p, head, head + 1, best);
        }
        if (best.rule != kNone) {
            out.push_back(best);
        }
    }

    [[nodiscard]] bool is_light_head(std::uint32_t head) const {
        const std::uint32_t lemma = s.words[head].noun_lemma;
        if (lemma == kNone) {
            return false;
        }
        const LemmaTriggers* cues = events().cues(lemma);
        return cues != nullptr && cues->nouns.count != 0;
    }

    void try_noun(std::uint32_t number,
                  std::uint32_t p,
                  std::uint32_t first,
                  std::uint32_t last,
                  EventCandidate& best) {
        const EventRule& rule = events().rules()[number];
        EventCandidate candidate;
        candidate.rule = number;
        candidate.kind = TriggerKind::Noun;
        candidate.first = first;
        candidate.last = last;
        candidate.head = last - 1;
        candidate.phrase = p;
        candidate.verb = verb_of(p);
        candidate.score = rule.confidence * kConfidenceWeight - 0.4F +
                          kTailWeight * static_cast<float>(last - first - 1);
        Clause clause = noun_clause(p);
        if (is_known_act(rule, p)) {
            candidate.score += kKnownWeight;
        }
        if (!guards_pass(rule, wider(clause, candidate.verb), p, candidate) &&
            !is_known_act(rule, p)) {
            refuse(rule, candidate);
            return;
        }
        if (!fill_noun(rule, p, first, clause, candidate) ||
            !fill_prepositions(rule, clause, candidate) ||
            !complement(rule, clause, candidate)) {
            refuse(rule, candidate);
            return;
        }
        if (candidate.score > best.score) {
            best = candidate;
        }
    }

    /// The noun's clause with that of the verb it belongs to.
    [[nodiscard]] Clause wider(Clause clause, std::uint32_t v) const {
        if (v != kNone) {
            const VerbGroup& verb = s.verbs[v];
            clause.begin =
                std::min(clause.begin, std::min(verb.clause_begin, verb.chunk));
            clause.end = std::max(clause.end, verb.region_end);
            clause.subject = verb.subject;
        }
        return clause;
    }

    /// "the withdrawal" after one was told of.
    [[nodiscard]] bool is_known_act(const EventRule& rule,
                                    std::uint32_t p) const {
        const NounPhrase& phrase = s.phrases[p];
        return rule.type < known_types.size() && known_types[rule.type] != 0 &&
               s.words[phrase.first].tag == WordTag::Determiner &&
               s.words[phrase.first].lemma == owner.the_ &&
               phrase.head == phrase.first + 1;
    }

    /// The verb whose subject or dependent the phrase is.
    [[nodiscard]] std::uint32_t verb_of(std::uint32_t p) const {
        for (std::uint32_t n = p, i = 0; n != kNone && i < 8; ++i) {
            if (s.phrases[n].subject_of != kNone) {
                return s.phrases[n].subject_of;
            }
            n = s.phrases[n].of != kNone ? s.phrases[n].of
                                         : s.phrases[n].prev_in_list;
        }
        const std::uint32_t chunk = s.phrases[p].chunk;
        for (std::uint32_t v = static_cast<std::uint32_t>(s.verbs.size());
             v-- > 0;) {
            if (s.verbs[v].chunk < chunk) {
                return chunk < s.verbs[v].region_end ? v : kNone;
            }
        }
        return kNone;
    }

    Clause noun_clause(std::uint32_t p) const {
        const NounPhrase& phrase = s.phrases[p];
        Clause clause;
        clause.begin = phrase.chunk;
        for (std::uint32_t n = phrase.possessor, i = 0; n != kNone && i < 4;
             ++i) {
            clause.begin = std::min(clause.begin, s.phrases[n].chunk);
            n = s.phrases[n].possessor;
        }
        clause.after = phrase.chunk + 1;
        std::uint32_t c = clause.after;
        const std::uint32_t limit = std::min<std::uint32_t>(
            c + kNounReach, static_cast<std::uint32_t>(s.chunks.size()));
        for (; c < limit; ++c) {
            const Chunk& chunk = s.chunks[c];
            const bool ends = chunk.kind == ChunkKind::VerbGroup ||
                              chunk.kind == ChunkKind::Break ||
                              chunk.kind == ChunkKind::Subordinator ||
                              chunk.kind == ChunkKind::Relative ||
                              (chunk.kind == ChunkKind::NounPhrase &&
                               s.phrases[chunk.index].preposition == kNone &&
                               s.phrases[chunk.index].prev_in_list == kNone &&
                               s.phrases[chunk.index].possessor == kNone);
            if (ends) {
                break;
            }
        }
        clause.end = c;
        // "an attack claimed by X": what a participle right after says is of
        // the noun too
        if (c == clause.after && c < s.chunks.size() &&
            s.chunks[c].kind == ChunkKind::VerbGroup) {
            const VerbGroup& verb = s.verbs[s.chunks[c].index];
            if (verb.patient == p && !verb.finite) {
                clause.end = verb.region_end;
            }
        }
        return clause;
    }

    bool fill_noun(const EventRule& rule,
                   std::uint32_t p,
                   std::uint32_t first,
                   Clause& clause,
                   EventCandidate& candidate) {
        const NounPhrase& phrase = s.phrases[p];
        const std::uint32_t possessor =
            rule.noun_possessor != kNoSlot ? rule.noun_possessor : rule.subject;
        bool doer = false;
        if (phrase.possessor != kNone) {
            const int filled =
                fill_loosely(possessor, phrase.possessor, candidate);
            if (filled < 0) {
                return false;
            }
            doer = filled > 0;
        }
        doer = modifiers(rule, phrase, first, candidate) || doer;
        bool of_done = false;
        for (std::uint32_t c = clause.after; c < clause.end; ++c) {
            if (s.chunks[c].kind != ChunkKind::NounPhrase) {
                continue;
            }
            const std::uint32_t other = s.chunks[c].index;
            const std::uint32_t preposition = s.phrases[other].preposition;
            if (s.phrases[other].is_possessor) {
                continue;
            }
            if (preposition == owner.by_ &&
                !classes.of(other).classes.has(kClassTime)) {
                const int filled = fill_loosely(rule.subject, other, candidate);
                if (filled < 0) {
                    return false;
                }
                doer = doer || filled > 0;
            } else if (preposition == owner.of_ && !of_done &&
                       s.phrases[other].of == p) {
                of_done = true;
                if (!fill_of(rule, other, doer, candidate)) {
                    return false;
                }
            }
        }
        return true;
    }

    bool fill_of(const EventRule& rule,
                 std::uint32_t other,
                 bool doer,
                 EventCandidate& candidate) {
        std::uint32_t slot = rule.noun_of;
        if (slot == kNoSlot) {
            slot = rule.object != kNoSlot ? rule.object : rule.subject;
        }
        for (const PrepositionSlot& entry : events().prepositions(rule)) {
            if (entry.preposition == owner.of_ && rule.noun_of == kNoSlot) {
                return true;
            }
        }
        const int filled = fill_loosely(slot, other, candidate);
        if (filled == 0 && slot != rule.subject && !doer &&
            rule.noun_of == kNoSlot) {
            return fill_loosely(rule.subject, other, candidate) >= 0;
        }
        return filled >= 0;
    }

    /// As fill(), but of a noun nothing is required. @return -1 refused, 0 not
    /// filled, 1 filled
    int fill_loosely(std::uint32_t slot_index,
                     std::uint32_t phrase,
                     EventCandidate& candidate) {
        if (slot_index == kNoSlot) {
            candidate.fill({EventRole::Doer, phrase, kNone, 0xFF});
            return 1;
        }
        const EventSlot& slot = events().slot(slot_index);
        const Fit found = fit(slot, phrase);
        if (found == Fit::Refused) {
            note("a slot does not take", phrase);
            return -1;
        }
        if (found == Fit::No) {
            return 0;
        }
        candidate.score += weight(found);
        candidate.fill({slot.role, phrase, kNone, slot.status});
        return 1;
    }

    /// Demonyms and actors among the words before the trigger.
    bool modifiers(const EventRule& rule,
                   const NounPhrase& phrase,
                   std::uint32_t before,
                   EventCandidate& candidate) {
        const std::uint32_t slot_index =
            rule.noun_modifier != kNoSlot ? rule.noun_modifier : rule.subject;
        const EventRole role = slot_index == kNoSlot
                                   ? EventRole::Doer
                                   : events().slot(slot_index).role;
        bool any = false;
        for (std::uint32_t i = phrase.first; i < before; ++i) {
            const std::uint32_t token = s.token(i);
            if (mentions.actor[token] == kNone &&
                !s.words[i].has(kDemonymWord)) {
                continue;
            }
            candidate.fill({role, kNone, i, 0xFF});
            candidate.score += kOpenSlotWeight;
            any = true;
            while (i + 1 < before && mentions.actor[token] != kNone &&
                   mentions.actor[s.token(i + 1)] == mentions.actor[token]) {
                ++i;
            }
        }
        return any;
    }

    // --- adjectives and phrases -------------------------------------------

    /// "is under siege" is a phrase; "the city is besieged" a verb; here "is
    /// dead".
    void adjective_triggers(std::uint32_t c) {
        const Chunk& chunk = s.chunks[c];
        if (chunk.kind != ChunkKind::Adjective || c == 0) {
            return;
        }
        const LemmaTriggers* triggers = events().triggers(chunk.lemma);
        if (triggers == nullptr || triggers->adjectives.count == 0) {
            return;
        }
        std::uint32_t before = c - 1;
        while (before > 0 && s.chunks[before].kind == ChunkKind::Adverb) {
            --before;
        }
        if (s.chunks[before].kind != ChunkKind::VerbGroup) {
            return;
        }
        EventCandidate best;
        for (const EventTrigger& trigger :
             events().list(triggers->adjectives)) {
            try_phrase(trigger.rule, chunk.last - 1, chunk.last, best);
        }
        if (best.rule != kNone) {
            out.push_back(best);
        }
    }

    void phrases_at(std::uint32_t i) {
        EventCandidate best;
        const auto count = static_cast<std::uint32_t>(s.words.size());
        events().phrases().walk(
            count - i,
            [&](std::uint32_t n) { return s.words[i + n].key; },
            [&](std::uint32_t n, std::span<const std::uint32_t> payloads) {
                for (const std::uint32_t payload : payloads) {
                    const bool noun = (payload & 1) != 0;
                    if (noun && head_phrase(i + n - 1) != kNone) {
                        try_noun(payload >> 1,
                                 head_phrase(i + n - 1),
                                 i,
                                 i + n,
                                 best);
                    } else if (!noun || s.words[i + n - 1].has(kHyphenated)) {
                        try_phrase(payload >> 1, i, i + n, best);
                    }
                }
            });
        if (best.rule != kNone) {
            out.push_back(best);
        }
    }

    /// The phrase whose head the word is.
    [[nodiscard]] std::uint32_t head_phrase(std::uint32_t word) const {
        const std::uint32_t chunk = s.words[word].chunk;
        if (chunk == kNone || s.chunks[chunk].kind != ChunkKind::NounPhrase) {
            return kNone;
        }
        const std::uint32_t p = s.chunks[chunk].index;
        const NounPhrase& phrase = s.phrases[p];
        const bool head = phrase.head == word ||
                          (phrase.head == word + 1 && is_light_head(word + 1));
        return head ? p : kNone;
    }

    void try_phrase(std::uint32_t number,
                    std::uint32_t first,
                    std::uint32_t last,
                    EventCandidate& best) {
        const EventRule& rule = events().rules()[number];
        EventCandidate candidate;
        candidate.rule = number;
        candidate.kind = TriggerKind::Phrase;
        candidate.first = first;
        candidate.last = last;
        candidate.head = first;
        candidate.score = rule.confidence * kConfidenceWeight +
                          kTailWeight * static_cast<float>(last - first - 1);
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            if (s.verbs[v].first < last) {
                candidate.verb = v;
            }
        }
        Clause clause;
        if (candidate.verb != kNone) {
            clause = clause_of(candidate.verb, last);
            if (s.verbs[candidate.verb].auxiliary) {
                clause.object = kNone;
            }
        } else {
            clause.end = static_cast<std::uint32_t>(s.chunks.size());
        }
        if (clause.object != kNone && s.phrases[clause.object].first < last &&
            s.phrases[clause.object].head >= first) {
            clause.object = kNone;
        }
        if (clause.subject != kNone &&
            s.phrases[clause.subject].head >= first &&
            s.phrases[clause.subject].head < last) {
            clause.subject = kNone;
        }
        // "retreating troops": the trigger's own noun does it
        if (const std::uint32_t own = head_phrase(last - 1);
            own != kNone && s.words[first].form == VerbForm::Gerund) {
            clause.subject = own;
        }
        consider(rule, clause, candidate, best);
    }

    /// Of triggers that share words the longest stays, then the best.
    void drop_covered() {
        std::stable_sort(out.begin(),
                         out.end(),
                         [](const EventCandidate& a, const EventCandidate& b) {
                             const std::uint32_t la = a.last - a.first;
                             const std::uint32_t lb = b.last - b.first;
                             return la != lb ? la > lb : a.score > b.score;
                         });
        std::size_t kept = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            bool taken = false;
            for (std::uint32_t w = out[i].first; w < out[i].last; ++w) {
                const bool own = w == out[i].first || w + 1 == out[i].last ||
                                 out[i].kind == TriggerKind::Phrase;
                taken = taken || (own && owner.covered_[w] != 0);
            }
            // "opened an investigation": within a longer trigger of its type
            taken = taken ||
                    std::any_of(out.begin(),
                                out.begin() + static_cast<std::ptrdiff_t>(kept),
                                [&](const EventCandidate& other) {
                                    return other.first <= out[i].first &&
                                           out[i].last <= other.last &&
                                           type_of(other) == type_of(out[i]);
                                });
            if (taken) {
                continue;
            }
            for (std::uint32_t w = out[i].first; w < out[i].last; ++w) {
                const bool object_between = out[i].kind == TriggerKind::Verb &&
                                            w != out[i].first &&
                                            w + 1 != out[i].last;
                owner.covered_[w] = object_between ? owner.covered_[w] : 1;
            }
            out[kept++] = out[i];
        }
        out.resize(kept);
        std::stable_sort(out.begin(),
                         out.end(),
                         [](const EventCandidate& a, const EventCandidate& b) {
                             return a.first < b.first;
                         });
    }
};

void RuleMatcher::match(const Analysis& analysis,
                        const MentionIndex& mentions,
                        const Syntax& syntax,
                        const NounClasses& classes,
                        std::span<const std::uint8_t> known_types,
                        std::vector<EventCandidate>& out) {
    out.clear();
    Pass{*this, analysis, mentions, syntax, classes, known_types, out, {}}
        .run();
}

}  // namespace dateline
