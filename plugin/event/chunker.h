// Chunker: tagged words to noun phrases, verb groups and the small words
// between them, in one pass. How chunks hang together is clause_linker's.
#ifndef DATELINE_PLUGIN_EVENT_CHUNKER_H
#define DATELINE_PLUGIN_EVENT_CHUNKER_H

#include <cstdint>

#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Holds no state between calls.
class Chunker {
  public:
    explicit Chunker(const WordLexicon& words);

    /// Fills chunks, phrases and verbs from words. Cost: linear.
    void chunk(const Analysis& analysis, Syntax& syntax) const;

  private:
    struct Pass;

    const WordLexicon* lexicon_;
    /// "the last of", "the first of"
    [[nodiscard]] bool is_remainder(std::uint32_t lemma) const {
        return lemma != kNone && (lemma == last_ || lemma == first_);
    }

    std::uint32_t of_;  ///< lemma ids
    std::uint32_t last_;
    std::uint32_t first_;
};

/// Lemma id of a word of the lexicon, or of a preposition of several words
/// ("according to"); kNone: unknown.
std::uint32_t lemma_of(const WordLexicon& words, std::string_view form);

}  // namespace dateline

#endif
