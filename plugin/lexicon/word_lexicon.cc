// Opens the sections that config/words_loader writes.
#include "plugin/lexicon/word_lexicon.h"

#include <string>

#include <unicode/uloc.h>

#include "plugin/text/normalize.h"

namespace dateline {

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

}  // namespace dateline
