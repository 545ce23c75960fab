// For every verb group and every noun phrase the rules of its lemma are tried
// in turn. A rule is refused by its guard words, by a slot filled with
// something of the wrong sort, by an unfilled required slot; what remains is
// scored by confidence, filled slots and length of the trigger. The cheapest
// questions come first: voice and further words before the clause is read,
// guards before slots.
#include "plugin/event/rule_matcher.h"

#include <algorithm>
#include <optional>

#include "plugin/event/act_merger.h"

namespace dateline {

namespace {

/// Weights of evidence; set on the rules' own examples.
constexpr float kConfidenceWeight = 4.0F;
constexpr float kTailWeight = 1.6F;
constexpr float kNeedWeight = 0.5F;
constexpr float kNounWeight = -0.4F;
constexpr float kKnownWeight = 1.0F;  ///< "the strike" after one was told of

}  // namespace

RuleMatcher::RuleMatcher(const WordLexicon& words, const EventLexicon& events)
    : events_(&events),
      words_{lemma_of(words, "by"),
             lemma_of(words, "of"),
             lemma_of(words, "to"),
             lemma_of(words, "whose"),
             lemma_of(words, "his"),
             lemma_of(words, "her"),
             lemma_of(words, "their")},
      the_(lemma_of(words, "the")),
      guards_(events),
      tail_(words_.of) {}

struct RuleMatcher::Pass {
    RuleMatcher& owner;
    const SentenceView& view;
    std::span<const std::uint8_t> known_types;
    std::vector<EventCandidate>& out;
    const EventLexicon& events = *owner.events_;
    const Syntax& s = view.syntax;
    ClauseReader clauses{view, owner.words_};
    Refusals refusals{view};
    SlotFiller filler{view, events, owner.words_, owner.contents_, refusals};
    EventCandidate trial{};
    EventCandidate best{};
    ClassSet sentence_sorts{};  ///< of all its phrases

    void run() {
        owner.guards_.read(s);
        owner.tail_.read(view);
        owner.contents_.read(s);
        for (std::uint32_t p = 0; p < s.phrases.size(); ++p) {
            sentence_sorts.add(view.classes.of(p).classes);
        }
        for (std::uint32_t i = 0; i < s.words.size(); ++i) {
            phrases_at(i);
        }
        for (std::uint32_t v = 0; v < s.verbs.size(); ++v) {
            verb_triggers(v);
        }
        for (std::uint32_t p = 0; p < s.phrases.size(); ++p) {
            noun_triggers(p);
        }
        for (std::uint32_t c = 1; c < s.chunks.size(); ++c) {
            adjective_triggers(c);
        }
        merge_acts(events, view, out);
    }

    // --- one rule ---------------------------------------------------------

    /// A new candidate of words [first, last).
    const EventRule& begin(std::uint32_t rule,
                           TriggerKind kind,
                           std::uint32_t first,
                           std::uint32_t last,
                           std::uint32_t further_words) {
        const EventRule& record = events.rules()[rule];
        trial.rule = rule;
        trial.kind = kind;
        trial.first = first;
        trial.last = last;
        trial.head = first;
        trial.verb = kNone;
        trial.phrase = kNone;
        trial.score = record.confidence * kConfidenceWeight +
                      kTailWeight * static_cast<float>(further_words);
        trial.filler_count = 0;
        trial.content_status = kNoStatus;
        trial.takes_content = false;
        return record;
    }

    void keep_best() {
        if (trial.score > best.score) {
            best = trial;
        }
    }

    /// The best candidate of a trigger, if any rule took it.
    void add_best() {
        if (best.rule != kNone) {
            out.push_back(best);
            best.rule = kNone;
        }
        best.score = 0;
    }

    [[nodiscard]] bool any_guard(std::uint32_t list,
                                 ClassSet sorts,
                                 const Clause& clause,
                                 std::uint32_t skip_phrase) const {
        if (owner.guards_.holds(
                list, view.word_of(clause.begin), view.word_of(clause.end))) {
            return true;
        }
        if (!sorts.meets(sentence_sorts)) {
            return false;
        }
        const auto meets = [&](std::uint32_t phrase) {
            return phrase != skip_phrase &&
                   view.classes.of(phrase).classes.meets(sorts);
        };
        for (std::uint32_t c = clause.begin;
             c < clause.end && c < view.chunk_count();
             ++c) {
            if (view.is_phrase(c) && meets(s.chunks[c].index)) {
                return true;
            }
        }
        return clause.subject != kNone && meets(clause.subject);
    }

    /// "the airline that collapsed": the words of a subject that stands before
    /// its clause.
    [[nodiscard]] bool in_antecedent(std::uint32_t list,
                                     const Clause& clause) const {
        if (clause.subject == kNone || trial.verb == kNone ||
            s.verbs[trial.verb].link != VerbLink::Relative ||
            s.phrases[clause.subject].chunk >= clause.begin) {
            return false;
        }
        const NounPhrase& subject = s.phrases[clause.subject];
        return owner.guards_.holds(list, subject.first, subject.last);
    }

    bool guards_pass(const EventRule& rule,
                     const Clause& clause,
                     std::uint32_t own_phrase) {
        if (any_guard(rule.refuse, rule.refuse_class, clause, own_phrase)) {
            refusals.note("a word or class it refuses stands in the clause");
            return false;
        }
        if (rule.needs == kNoGuards && rule.needs_class.empty()) {
            return true;
        }
        trial.score += kNeedWeight;
        refusals.note(
            "none of the words or classes it needs stands in the clause");
        const Clause around = trial.kind == TriggerKind::Verb
                                  ? clauses.with_purpose(clause, trial.verb)
                                  : clause;
        return any_guard(rule.needs, rule.needs_class, around, kNone) ||
               in_antecedent(rule.needs, clause);
    }

    /// Tries the rule of `trial`, a verb's or phrase's, in a clause.
    void consider(const EventRule& rule, const Clause& clause) {
        if (guards_pass(rule, clause, kNone) &&
            filler.fill_clause(
                rule, clause, owner.tail_.from_passive(), trial)) {
            keep_best();
        } else {
            refusals.report(events, trial);
        }
    }

    // --- verbs ------------------------------------------------------------

    void verb_triggers(std::uint32_t v) {
        const VerbGroup& verb = s.verbs[v];
        const LemmaTriggers* triggers = events.triggers(verb.lemma);
        if (triggers == nullptr || triggers->verbs.count == 0) {
            return;
        }
        owner.tail_.begin(verb);
        try_verbs(events.list(triggers->verbs), v, Reading::Plain);
        // When no rule takes "thousands marched" read as "soldiers killed in
        // Mali", or takes "a train was derailed".
        const bool headline = verb.first == verb.main &&
                              verb.link == VerbLink::Main &&
                              verb.patient != kNone;
        if (best.rule == kNone && verb.voice == Voice::Passive &&
            (headline || verb.subject != kNone)) {
            try_verbs(events.list(triggers->verbs),
                      v,
                      headline ? Reading::Active : Reading::Thing);
        }
        add_best();
    }

    /// A passive: as it is; as active, without object, of what it is said of;
    /// so for rules of things only.
    enum class Reading : std::uint8_t { Plain, Active, Thing };

    [[nodiscard]] bool is_of_thing(const EventRule& rule) const {
        return rule.subject != kNoSlot &&
               events.slot(rule.subject).role == EventRole::Instrument;
    }

    void try_verbs(std::span<const EventTrigger> triggers,
                   std::uint32_t v,
                   Reading reading) {
        const bool as_active = reading != Reading::Plain;
        const VerbGroup& verb = s.verbs[v];
        const bool passive = verb.voice == Voice::Passive;
        const VoiceLimit other =
            passive ? VoiceLimit::Active : VoiceLimit::Passive;
        std::optional<Clause> plain;
        for (const EventTrigger& trigger : triggers) {
            if (trigger.voice == other || !owner.tail_.may_follow(trigger) ||
                (trigger.has(kAfterBe) && !passive && !verb.progressive) ||
                (as_active && trigger.has(kWantsObject)) ||
                (reading == Reading::Thing &&
                 !is_of_thing(events.rules()[trigger.rule]))) {
                continue;
            }
            const auto tail = events.tail(trigger);
            const std::uint32_t end = owner.tail_.match(tail, verb);
            if (end == 0) {
                continue;
            }
            if (!tail.empty()) {
                try_verb(trigger, v, end, read_clause(v, end, as_active));
                continue;
            }
            if (!plain) {
                plain = read_clause(v, end, as_active);
            }
            if (reading == Reading::Thing && clauses.agent(*plain) != kNone) {
                return;
            }
            try_verb(trigger, v, end, *plain);
        }
    }

    [[nodiscard]] Clause read_clause(std::uint32_t v,
                                     std::uint32_t end,
                                     bool as_active) const {
        Clause clause = clauses.of_verb(v, end, owner.tail_.words());
        if (as_active) {
            clause.subject = s.verbs[v].patient != kNone ? s.verbs[v].patient
                                                         : s.verbs[v].subject;
            clause.object = kNone;
        }
        if (owner.tail_.from_passive() && s.verbs[v].voice == Voice::Passive) {
            clause.object = clauses.phrase_at(end, clause);
        }
        return clause;
    }

    void consider_verb(const EventTrigger& trigger,
                       std::uint32_t v,
                       std::uint32_t end,
                       const Clause& clause) {
        if (lacks(trigger, clause)) {
            return;
        }
        const EventRule& rule = begin(trigger.rule,
                                      TriggerKind::Verb,
                                      s.verbs[v].main,
                                      end,
                                      trigger.tail.count);
        trial.verb = v;
        consider(rule, clause);
    }

    /// The rule would not take the clause whatever fills its slots; an
    /// explanation says what is missing.
    [[nodiscard]] bool lacks(const EventTrigger& trigger,
                             const Clause& clause) const {
        return view.analysis.explanation == nullptr &&
               ((trigger.has(kWantsSubject) && clause.subject == kNone) ||
                (trigger.has(kWantsObject) && clause.object == kNone));
    }

    void try_verb(const EventTrigger& trigger,
                  std::uint32_t v,
                  std::uint32_t end,
                  const Clause& clause) {
        if (trigger.has(kAfterBe) && trigger.kind == TriggerKind::Adjective) {
            Clause state = clause;
            state.subject = clause.object;
            state.object = kNone;
            consider_verb(trigger, v, end, state);
            return;
        }
        if (const std::uint32_t noun = clauses.modified_noun(s.verbs[v]);
            noun != kNone) {
            Clause own;
            own.subject = noun;
            own.begin = s.verbs[v].chunk;
            own.end = own.after = own.begin + 2;
            consider_verb(trigger, v, end, own);
        }
        consider_verb(trigger, v, end, clause);
    }

    // --- nouns ------------------------------------------------------------

    [[nodiscard]] bool in_name(std::uint32_t word) const {
        const std::uint32_t token = s.token(word);
        const std::uint32_t actor = view.mentions.actor[token];
        return view.mentions.name[token] != kNone ||
               view.mentions.place[token] != kNone ||
               (actor != kNone &&
                view.analysis.tokens[token].has(kCapitalised) &&
                view.analysis.actor_uses[actor].form == ActorForm::Name);
    }

    [[nodiscard]] ListRef noun_rules(std::uint32_t word) const {
        const LemmaTriggers* triggers =
            events.triggers(s.words[word].noun_lemma);
        return triggers == nullptr ? ListRef{} : triggers->nouns;
    }

    void noun_triggers(std::uint32_t p) {
        const NounPhrase& phrase = s.phrases[p];
        std::uint32_t head = phrase.head;
        ListRef rules = noun_rules(head);
        const bool light = rules.count == 0 && head > phrase.first &&
                           is_light_head(events, s.words[head]);
        if ((rules.count == 0 && !light) || in_name(head)) {
            return;
        }
        if (light) {
            // "withdrawal plan": the word before is what it is about
            --head;
            rules = in_name(head) ? ListRef{} : noun_rules(head);
        }
        for (const EventTrigger& trigger : events.list(rules)) {
            try_noun(trigger.rule, p, head, head + 1);
        }
        add_best();
    }

    void try_noun(std::uint32_t number,
                  std::uint32_t p,
                  std::uint32_t first,
                  std::uint32_t last) {
        const EventRule& rule =
            begin(number, TriggerKind::Noun, first, last, last - first - 1);
        trial.score += kNounWeight;
        trial.head = last - 1;
        trial.phrase = p;
        trial.verb = clauses.verb_of(p);
        const Clause clause = clauses.of_noun(p);
        const bool known = is_known_act(rule, p);
        trial.score += known ? kKnownWeight : 0.0F;
        const bool passes =
            guards_pass(rule, clauses.wider(clause, trial.verb), p) || known;
        if (passes && filler.fill_noun(rule, p, clause, trial)) {
            keep_best();
        } else {
            refusals.report(events, trial);
        }
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

    // --- adjectives and phrases -------------------------------------------

    /// "is under siege" is a phrase; "the city is besieged" a verb; here "is
    /// dead".
    void adjective_triggers(std::uint32_t c) {
        const Chunk& chunk = s.chunks[c];
        if (chunk.kind != ChunkKind::Adjective) {
            return;
        }
        const LemmaTriggers* triggers = events.triggers(chunk.lemma);
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
        for (const EventTrigger& trigger : events.list(triggers->adjectives)) {
            try_phrase(trigger.rule, chunk.last - 1, chunk.last);
        }
        add_best();
    }

    void phrases_at(std::uint32_t i) {
        if ((s.words[i].begins & kBeginsTrigger) == 0) {
            return;
        }
        const auto count = static_cast<std::uint32_t>(s.words.size());
        events.phrases().walk(
            count - i,
            [&](std::uint32_t n) { return s.words[i + n].key; },
            [&](std::uint32_t n, std::span<const std::uint32_t> payloads) {
                for (const std::uint32_t payload : payloads) {
                    try_words(payload >> 1, (payload & 1) != 0, i, i + n);
                }
            });
        add_best();
    }

    void try_words(std::uint32_t rule,
                   bool noun,
                   std::uint32_t first,
                   std::uint32_t last) {
        const std::uint32_t phrase =
            noun ? phrase_headed_by(events, s, last - 1) : kNone;
        if (phrase != kNone) {
            try_noun(rule, phrase, first, last);
        } else if (!noun || s.words[last - 1].has(kHyphenated)) {
            try_phrase(rule, first, last);
        }
    }

    void try_phrase(std::uint32_t number,
                    std::uint32_t first,
                    std::uint32_t last) {
        const EventRule& rule =
            begin(number, TriggerKind::Phrase, first, last, last - first - 1);
        trial.verb = clauses.verb_before(last);
        Clause clause;
        clause.end = view.chunk_count();
        if (trial.verb != kNone) {
            clause = clauses.of_verb(trial.verb, last, {});
            if (s.verbs[trial.verb].auxiliary) {
                clause.object = kNone;
            }
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
        if (s.words[first].form == VerbForm::Gerund) {
            const std::uint32_t own = phrase_headed_by(events, s, last - 1);
            clause.subject = own != kNone ? own : clause.subject;
        }
        consider(rule, clause);
    }
};

bool RuleMatcher::may_match(const Syntax& syntax) const {
    const auto triggers = [&](std::uint32_t lemma) {
        return events_->facts(lemma).triggers != 0;
    };
    return std::ranges::any_of(syntax.verbs, triggers, &VerbGroup::lemma) ||
           std::ranges::any_of(syntax.phrases,
                               [&](const NounPhrase& phrase) {
                                   const Word& head = syntax.words[phrase.head];
                                   return triggers(head.noun_lemma) ||
                                          is_light_head(*events_, head);
                               }) ||
           std::ranges::any_of(syntax.words,
                               [](const Word& word) {
                                   return (word.begins & kBeginsTrigger) != 0;
                               }) ||
           std::ranges::any_of(syntax.chunks, [&](const Chunk& chunk) {
               return chunk.kind == ChunkKind::Adjective &&
                      triggers(chunk.lemma);
           });
}

void RuleMatcher::match(const SentenceView& view,
                        std::span<const std::uint8_t> known_types,
                        std::vector<EventCandidate>& out) {
    out.clear();
    Pass{*this, view, known_types, out}.run();
}

}  // namespace dateline
