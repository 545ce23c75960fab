// Event finder: the stage that fills Analysis::events. It runs the analysis of
// each sentence that may tell an act, lets rules, modality and setting judge,
// and puts the answers together into records, linked where one act is about
// another.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_FINDER_H
#define DATELINE_PLUGIN_EVENT_EVENT_FINDER_H

#include <cstdint>
#include <vector>

#include "plugin/event/chunker.h"
#include "plugin/event/clause_linker.h"
#include "plugin/event/event_builder.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/event_passage.h"
#include "plugin/event/modality.h"
#include "plugin/event/noun_classes.h"
#include "plugin/event/rule_matcher.h"
#include "plugin/event/syntax.h"
#include "plugin/event/tagger.h"

namespace dateline {

/// Holds scratch: one a thread. The lexicons must outlive it.
class EventFinder {
  public:
    EventFinder(const WordLexicon& words, const EventLexicon& events);

    /// Needs every other stage but salience; gives events, sorted by trigger.
    /// Cost: linear in the article.
    void find(Analysis& analysis);

  private:
    void read(Analysis& analysis, const Sentence& sentence);
    void tell(Analysis& analysis,
              const SentenceView& view,
              const Sentence& sentence);

    const WordLexicon* words_;
    const EventLexicon* events_;
    Tagger tagger_;
    Chunker chunker_;
    ClauseLinker linker_;
    NounClasses classes_;
    RuleMatcher matcher_;
    Modality modality_;
    EventBuilder builder_;
    EventPassage passage_;
    std::uint32_t the_;  ///< lemma id

    MentionIndex mentions_;
    Syntax syntax_;
    std::vector<EventCandidate> candidates_;
    std::vector<ModalityVerdict> verdicts_;
};

}  // namespace dateline

#endif
