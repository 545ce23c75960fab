// Clause linker: for each verb group its subject, what governs it and where
// its dependents end; for each noun phrase what it lists with, renames and
// belongs to. What the words mean is not asked, but for verbs of speaking and
// nouns that take a complement ("plan to").
#ifndef DATELINE_PLUGIN_EVENT_CLAUSE_LINKER_H
#define DATELINE_PLUGIN_EVENT_CLAUSE_LINKER_H

#include "plugin/event/chunk_view.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Holds no state between calls.
class ClauseLinker {
  public:
    ClauseLinker(const WordLexicon& words, const EventLexicon& events);

    /// Fills the links of verbs and phrases. Looks back at most a fixed number
    /// of chunks from each verb. Cost: linear.
    void link(const Analysis& analysis,
              const MentionIndex& mentions,
              Syntax& syntax) const;

  private:
    struct Pass;

    LinkWords words_;
};

}  // namespace dateline

#endif
