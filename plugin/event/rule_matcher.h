// Rule matcher: which rule, if any, a trigger word evokes in its clause, and
// which phrases fill the rule's slots. Every rule of a trigger is tried; the
// one that fits with most evidence wins. Status, place and time of the event
// are others' to decide.
#ifndef DATELINE_PLUGIN_EVENT_RULE_MATCHER_H
#define DATELINE_PLUGIN_EVENT_RULE_MATCHER_H

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/noun_classes.h"
#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// A phrase in a role.
struct Filler {
    EventRole role = EventRole::None;
    std::uint32_t phrase = kNone;  ///< noun phrase; or
    std::uint32_t word = kNone;    ///< a modifier word before the trigger
    std::uint8_t status = 0xFF;    ///< of a content slot
};

/// A trigger with the rule it evokes.
struct EventCandidate {
    std::uint32_t rule = kNone;
    TriggerKind kind = TriggerKind::Verb;
    std::uint32_t first = 0;  ///< words of the trigger, further words included
    std::uint32_t last = 0;
    std::uint32_t head = 0;        ///< word
    std::uint32_t verb = kNone;    ///< its verb group, or the clause's
    std::uint32_t phrase = kNone;  ///< noun phrase of a nominal trigger
    float score = 0;
    std::array<Filler, 10> fillers;
    std::uint32_t filler_count = 0;
    std::uint8_t content_status = 0xFF;  ///< what its complement's act gets
    bool takes_content = false;
    std::uint32_t content = kNone;  ///< candidate
    std::uint32_t outer = kNone;    ///< candidate this is the content of

    void fill(const Filler& filler) {
        if (filler_count < fillers.size()) {
            fillers[filler_count++] = filler;
        }
    }
};

/// Holds scratch; one a thread.
class RuleMatcher {
  public:
    RuleMatcher(const WordLexicon& words, const EventLexicon& events);

    /// The candidates of a sentence, by position.
    /// @param known_types by type number: 1 where the article has told of one
    void match(const Analysis& analysis,
               const MentionIndex& mentions,
               const Syntax& syntax,
               const NounClasses& classes,
               std::span<const std::uint8_t> known_types,
               std::vector<EventCandidate>& out);

  private:
    struct Pass;

    const EventLexicon* events_;
    std::uint32_t by_, of_, to_, the_;
    std::vector<std::uint8_t> covered_;  ///< words taken by a longer trigger
};

}  // namespace dateline

#endif
