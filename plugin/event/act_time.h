// Act time: which time expression says when an act happened - of its own
// clause, of the clause it hangs on, of the head of the sentence.
#ifndef DATELINE_PLUGIN_EVENT_ACT_TIME_H
#define DATELINE_PLUGIN_EVENT_ACT_TIME_H

#include <cstdint>

#include "plugin/event/event_candidate.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/sentence_view.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Safe to share between threads.
class ActTime {
  public:
    ActTime(const WordLexicon& words, const EventLexicon& events);

    /// An index of Analysis::times with days, or kNone.
    [[nodiscard]] std::uint32_t of(const SentenceView& view,
                                   const EventCandidate& act) const;

  private:
    struct Pass;

    const EventLexicon* events_;
    std::uint32_t when_;  ///< lemma ids
    std::uint32_t since_;
};

}  // namespace dateline

#endif
