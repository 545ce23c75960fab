// Rule matcher: which rule, if any, a trigger word evokes in its clause, and
// which phrases fill the rule's slots. Every rule of a trigger is tried; the
// one that fits with most evidence wins. Status, place and time of the event
// are others' to decide.
#ifndef DATELINE_PLUGIN_EVENT_RULE_MATCHER_H
#define DATELINE_PLUGIN_EVENT_RULE_MATCHER_H

#include <cstdint>
#include <span>
#include <vector>

#include "plugin/event/clause.h"
#include "plugin/event/event_candidate.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/guard_hits.h"
#include "plugin/event/sentence_view.h"
#include "plugin/event/slot_filler.h"
#include "plugin/event/trigger_tail.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Holds scratch; one a thread.
class RuleMatcher {
  public:
    RuleMatcher(const WordLexicon& words, const EventLexicon& events);

    /// False when a sentence, chunked but not yet linked, has no trigger.
    [[nodiscard]] bool may_match(const Syntax& syntax) const;

    /// The candidates of a sentence, by position.
    /// @param known_types by type number: 1 where the article has told of one
    void match(const SentenceView& view,
               std::span<const std::uint8_t> known_types,
               std::vector<EventCandidate>& out);

  private:
    struct Pass;

    const EventLexicon* events_;
    ClauseWords words_;
    std::uint32_t the_;  ///< lemma id
    GuardHits guards_;
    TriggerTail tail_;
    ContentLinks contents_;
};

}  // namespace dateline

#endif
