// SlotFiller: whether the phrases around a trigger fit the slots of a rule, and
// what each is worth as evidence. A required slot that stays empty, or one
// filled with something of the wrong sort, refuses the rule.
#ifndef DATELINE_PLUGIN_EVENT_SLOT_FILLER_H
#define DATELINE_PLUGIN_EVENT_SLOT_FILLER_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/event/clause.h"
#include "plugin/event/event_candidate.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/sentence_view.h"

namespace dateline {

/// Why a rule was refused last; kept only when somebody asks.
class Refusals {
  public:
    explicit Refusals(const SentenceView& view) : view_(view) {}

    void note(std::string_view what, std::uint32_t phrase = kNone) {
        if (view_.analysis.explanation != nullptr) {
            set(what, phrase);
        }
    }
    /// Adds the refusal of @p candidate to the explanation.
    void report(const EventLexicon& events,
                const EventCandidate& candidate) const;

  private:
    void set(std::string_view what, std::uint32_t phrase);

    const SentenceView& view_;
    std::string why_;
};

enum ContentBit : std::uint8_t {
    kAnyContent = 1,
    kInfinitiveContent = 2,
    kToldContent = 4,  ///< "insisted that X had left": no demand
};

/// Which verbs and nouns have a clause as their content: ContentBits.
struct ContentLinks {
    std::vector<std::uint8_t> verbs;  ///< by verb group
    std::vector<std::uint8_t> nouns;  ///< by noun phrase

    void read(const Syntax& syntax);
};

/// Fills slots of candidates in one sentence; cheap to make.
class SlotFiller {
  public:
    SlotFiller(const SentenceView& view,
               const EventLexicon& events,
               const ClauseWords& words,
               const ContentLinks& contents,
               Refusals& refusals)
        : view_(view),
          s_(view.syntax),
          events_(events),
          words_(words),
          contents_(contents),
          refusals_(refusals) {}

    /// The slots of a verb or phrase. @param passive_noun a noun of the
    /// trigger was the passive's subject
    /// @return false: the rule is refused
    bool fill_clause(const EventRule& rule,
                     const Clause& clause,
                     bool passive_noun,
                     EventCandidate& candidate);
    /// The slots of the noun phrase @p p, whose trigger begins at word
    /// @p first; nothing is required of a noun.
    /// @return false: the rule is refused
    bool fill_noun(const EventRule& rule,
                   std::uint32_t p,
                   const Clause& clause,
                   EventCandidate& candidate);

  private:
    enum class Fit : std::uint8_t { No, Open, Yes, Refused };
    enum class Filled : std::uint8_t { No, Yes, Refused };

    [[nodiscard]] Fit fit(const EventSlot& slot, std::uint32_t phrase) const;
    static float weight(Fit fit);
    bool fill(std::uint32_t slot_index,
              std::uint32_t phrase,
              EventCandidate& candidate);
    Filled fill_loosely(std::uint32_t slot_index,
                        std::uint32_t phrase,
                        EventCandidate& candidate);
    bool fill_object(const EventRule& rule,
                     const Clause& clause,
                     EventCandidate& candidate);
    bool fill_prepositions(const EventRule& rule,
                           const Clause& clause,
                           EventCandidate& candidate);
    void fill_receiver(const EventRule& rule,
                       std::uint32_t object,
                       EventCandidate& candidate) const;
    bool fill_gap(const PrepositionSlot& entry,
                  std::uint32_t phrase,
                  EventCandidate& candidate);
    bool fill_preposition(const PrepositionSlot& entry,
                          const Clause& clause,
                          EventCandidate& candidate);
    bool fill_complement(const EventRule& rule,
                         const Clause& clause,
                         EventCandidate& candidate);
    void fill_instrument_owner(const EventRule& rule,
                               const Clause& clause,
                               bool passive_noun,
                               EventCandidate& candidate) const;
    [[nodiscard]] bool is_doer(std::uint32_t slot) const;
    [[nodiscard]] std::uint32_t owner_meant(
        std::uint32_t p, const EventCandidate& candidate) const;
    bool fill_around_noun(const EventRule& rule,
                          std::uint32_t p,
                          const Clause& clause,
                          EventCandidate& candidate);
    bool fill_of(const EventRule& rule,
                 std::uint32_t other,
                 bool doer,
                 EventCandidate& candidate);
    bool fill_modifiers(const EventRule& rule,
                        const NounPhrase& phrase,
                        EventCandidate& candidate) const;

    const SentenceView& view_;
    const Syntax& s_;
    const EventLexicon& events_;
    ClauseWords words_;
    const ContentLinks& contents_;
    Refusals& refusals_;
};

}  // namespace dateline

#endif
