// What the tags around a word say of it, where its own readings leave it open.
#ifndef DATELINE_PLUGIN_EVENT_TAG_CONTEXT_H
#define DATELINE_PLUGIN_EVENT_TAG_CONTEXT_H

#include <array>
#include <cstddef>
#include <cstdint>

#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// "thousands besieged X": words of quantity that stand for people; without
/// "of" no noun follows them. Safe to share between threads.
class HostWords {
  public:
    explicit HostWords(const WordLexicon& words);

    [[nodiscard]] bool hold(std::uint32_t lemma) const;

  private:
    std::array<std::uint32_t, 5> lemmas_;
};

/// "that Ukrainian soldiers": with a plural after it, the word at @p i is no
/// determiner.
[[nodiscard]] bool before_plural(const Syntax& syntax, std::size_t i);
/// "a suicide bombing in": after a noun's modifiers, and without an object, a
/// gerund that is a noun as well is one. @param i not the first word
[[nodiscard]] bool is_gerund_noun(const Syntax& syntax, std::size_t i);
/// No word of the sentence is tagged as a verb.
[[nodiscard]] bool lacks_verb(const Syntax& syntax);

}  // namespace dateline

#endif
