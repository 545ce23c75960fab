// Clause linker: for each verb group its subject, what governs it and where
// its dependents end; for each noun phrase what it lists with, renames and
// belongs to. What the words mean is not asked, but for verbs of speaking and
// nouns that take a complement ("plan to").
#ifndef DATELINE_PLUGIN_EVENT_CLAUSE_LINKER_H
#define DATELINE_PLUGIN_EVENT_CLAUSE_LINKER_H

#include <cstdint>

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

    /// Prepositions that are conjunctions as well.
    [[nodiscard]] bool joins_clauses(std::uint32_t preposition) const {
        return preposition == after_ || preposition == before_ ||
               preposition == since_ || preposition == until_ ||
               preposition == as_;
    }

    const WordLexicon* words_;
    const EventLexicon* events_;
    std::uint32_t of_, that_, who_, after_, before_, since_, until_, as_;
};

}  // namespace dateline

#endif
