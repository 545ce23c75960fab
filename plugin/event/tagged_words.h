// Tagged words: the words of a sentence as chunking asks for them, by number
// and without a care for the sentence's end.
#ifndef DATELINE_PLUGIN_EVENT_TAGGED_WORDS_H
#define DATELINE_PLUGIN_EVENT_TAGGED_WORDS_H

#include <cstdint>

#include "plugin/event/syntax.h"

namespace dateline {

/// Common or proper.
constexpr bool is_noun(WordTag tag) {
    return tag == WordTag::Noun || tag == WordTag::PluralNoun ||
           tag == WordTag::Name;
}

/// Any verb that is no auxiliary.
constexpr bool is_open_verb(WordTag tag) {
    return tag >= WordTag::VerbBase && tag <= WordTag::VerbGerund;
}

constexpr bool is_auxiliary(WordTag tag) {
    return tag == WordTag::Modal || tag == WordTag::Be ||
           tag == WordTag::Have || tag == WordTag::Do;
}

/// One sentence; cheap to make.
struct TaggedWords {
    explicit TaggedWords(const Syntax& syntax)
        : s(syntax), count(static_cast<std::uint32_t>(syntax.words.size())) {}

    [[nodiscard]] const Word& word(std::uint32_t i) const { return s.words[i]; }
    /// Punctuation after the end.
    [[nodiscard]] WordTag tag(std::uint32_t i) const {
        return i < count ? s.words[i].tag : WordTag::Punctuation;
    }
    /// A hyphen joins it to the word before.
    [[nodiscard]] bool joined(std::uint32_t i) const {
        return i < count && word(i).has(kHyphenated);
    }

    const Syntax& s;
    std::uint32_t count;
};

}  // namespace dateline

#endif
