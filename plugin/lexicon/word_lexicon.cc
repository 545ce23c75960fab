// Opens the sections that config/words_loader writes.
#include "plugin/lexicon/word_lexicon.h"

#include <algorithm>
#include <string>

#include <unicode/uloc.h>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

std::uint32_t preposition_of(const WordLexicon& words, std::string_view form) {
    std::uint64_t key = 0;
    while (!form.empty()) {
        const std::size_t end = std::min(form.find(' '), form.size());
        key = extend_key(key, hash_folded(form.substr(0, end)));
        form.remove_prefix(std::min(end + 1, form.size()));
    }
    const PhraseNode* node = words.prepositions().find(key);
    return node == nullptr || node->count == 0
               ? kNoLemma
               : words.prepositions().payloads(*node)[0];
}

}  // namespace

WordLexicon::WordLexicon(const Image& image)
    : image_(image),
      slots_(image.array<WordSlot>("word.s")),
      readings_(image.array<WordReading>("word.r")),
      lemmas_(image.array<LemmaRecord>("word.l")),
      prepositions_(image, "word.prep") {
    const auto language = image.array<char>("word.lang");
    language_ = {language.data(), language.size()};
}

bool WordLexicon::is_for(std::string_view language) const {
    const std::string folded =
        fold(language.substr(0, language.find_first_of("-_")));
    return folded.empty() || folded == language_ ||
           folded == uloc_getISO3Language(std::string(language_).c_str());
}

std::uint32_t lemma_of(const WordLexicon& words, std::string_view form) {
    if (form.find(' ') != std::string_view::npos) {
        return preposition_of(words, form);
    }
    const WordForm* found = words.find(hash_folded(form));
    return found == nullptr || found->count == 0
               ? kNoLemma
               : words.readings(*found)[0].lemma;
}

}  // namespace dateline
