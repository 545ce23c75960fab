// Chunker: tagged words to noun phrases, verb groups and the small words
// between them, in one pass. How chunks hang together is clause_linker's.
#ifndef DATELINE_PLUGIN_EVENT_CHUNKER_H
#define DATELINE_PLUGIN_EVENT_CHUNKER_H

#include <cstdint>

#include "plugin/event/phrase_extent.h"
#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Holds no state between calls.
class Chunker {
  public:
    explicit Chunker(const WordLexicon& words);

    /// Fills chunks, phrases and verbs from words. Cost: linear.
    void chunk(const Analysis& analysis,
               const MentionIndex& mentions,
               Syntax& syntax) const;

  private:
    struct Pass;

    NounWords nouns_;
};

}  // namespace dateline

#endif
