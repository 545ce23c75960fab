// Verb groups: auxiliaries, adverbs and a main verb, with voice, tense and
// negation. What the group depends on is clause_linker's.
#ifndef DATELINE_PLUGIN_EVENT_VERB_GROUP_H
#define DATELINE_PLUGIN_EVENT_VERB_GROUP_H

#include <cstdint>

#include "plugin/event/syntax.h"
#include "plugin/event/tagged_words.h"

namespace dateline {

/// One tagged sentence; cheap to make.
class VerbGroupReader : TaggedWords {
  public:
    using TaggedWords::TaggedWords;

    struct Read {
        bool found = false;     ///< else the words are adverbs
        std::uint32_t end = 0;  ///< word
        VerbGroup group;        ///< without its chunk
    };

    /// The group that begins at word @p first.
    [[nodiscard]] Read read(std::uint32_t first) const;

  private:
    [[nodiscard]] Read finish(VerbGroup& group, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t first_verb(const VerbGroup& group) const;
    [[nodiscard]] bool verb_follows(std::uint32_t at) const;
    [[nodiscard]] bool fits(const VerbGroup& group,
                            std::uint32_t last_auxiliary,
                            std::uint32_t at) const;
    void auxiliary(std::uint32_t at, VerbGroup& group) const;
    void main_verb(std::uint32_t at,
                   std::uint32_t last_auxiliary,
                   VerbGroup& group) const;
    void finish_tense(VerbGroup& group, bool bare) const;
    [[nodiscard]] bool negated_by_adverb(const VerbGroup& group) const;
};

}  // namespace dateline

#endif
