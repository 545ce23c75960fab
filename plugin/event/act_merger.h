// Act merger: of the triggers of a sentence that tell the same act, one stays.
#ifndef DATELINE_PLUGIN_EVENT_ACT_MERGER_H
#define DATELINE_PLUGIN_EVENT_ACT_MERGER_H

#include <vector>

#include "plugin/event/event_candidate.h"
#include "plugin/event/sentence_view.h"

namespace dateline {

/// Drops candidates that share words with a longer or better one, merges a
/// noun with the verb that tells the same act, drops what only restates
/// another; leaves the rest by position.
void merge_acts(const EventLexicon& events,
                const SentenceView& view,
                std::vector<EventCandidate>& candidates);

/// The phrase whose head, or noun before a light head ("withdrawal plan"), the
/// word is; kNone: of none.
std::uint32_t phrase_headed_by(const EventLexicon& events,
                               const Syntax& syntax,
                               std::uint32_t word);

/// A noun that says what is made of the act before it: plan, call, threat.
bool is_light_head(const EventLexicon& events, const Word& word);

}  // namespace dateline

#endif
