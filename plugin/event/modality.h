// Modality: did the act happen? The one place where that is decided: from the
// verb group itself (modals, negation, aspect), from what governs it (cues and
// acts about acts) and from words beside it. It leaves to event_finder what to
// do with the answer.
#ifndef DATELINE_PLUGIN_EVENT_MODALITY_H
#define DATELINE_PLUGIN_EVENT_MODALITY_H

#include <cstdint>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/event/event_candidate.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/status_cues.h"
#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

struct ModalityVerdict {
    EventStatus status = EventStatus::Happened;
    std::uint32_t outer = kNone;    ///< candidate that it is the content of
    std::uint32_t said_by = kNone;  ///< phrase: who says so
    /// The lemma that decided, for explanations; kNone: nothing did.
    std::uint32_t because = kNone;
};

/// The status of an act with status @p inner under something that has or gives
/// @p outer: a denial of a plan is a denial.
EventStatus combine_status(EventStatus inner, EventStatus outer);

/// Safe to share between threads.
class Modality {
  public:
    Modality(const WordLexicon& words, const EventLexicon& events)
        : words_(words, events) {}

    /// @p candidates all those of the sentence, of which @p number is judged.
    [[nodiscard]] ModalityVerdict judge(
        const Analysis& analysis,
        const Syntax& syntax,
        const std::vector<EventCandidate>& candidates,
        std::uint32_t number) const;

  private:
    ModalityWords words_;
};

}  // namespace dateline

#endif
