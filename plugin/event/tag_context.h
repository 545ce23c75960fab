// What a word's shape and the tags around it say, where its own readings leave
// it open.
#ifndef DATELINE_PLUGIN_EVENT_TAG_CONTEXT_H
#define DATELINE_PLUGIN_EVENT_TAG_CONTEXT_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

/// "1,500": 1500; digits up to anything else but commas, at most four billion.
[[nodiscard]] std::uint32_t number_value(std::string_view text);
/// "that Ukrainian soldiers": with a plural after it, the word at @p i is no
/// determiner.
[[nodiscard]] bool before_plural(const Syntax& syntax, std::size_t i);
/// "a suicide bombing in", "killed in fighting in": after a noun's modifiers,
/// and without an object, a gerund that is a noun as well is one.
/// @param i not the first word
/// @param often a noun more often than not
[[nodiscard]] bool is_gerund_noun(const Syntax& syntax,
                                  std::size_t i,
                                  bool often);
/// A noun phrase begins right after the word.
[[nodiscard]] bool takes_object(const Syntax& syntax, std::size_t i);
/// No word of the sentence is tagged as a verb.
[[nodiscard]] bool lacks_verb(const Syntax& syntax);

}  // namespace dateline

#endif
