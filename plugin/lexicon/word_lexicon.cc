// Opens the sections that config/words_loader writes.
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

WordLexicon::WordLexicon(const Image& image)
    : image_(image),
      slots_(image.array<WordSlot>("word.s")),
      readings_(image.array<WordReading>("word.r")),
      lemmas_(image.array<LemmaRecord>("word.l")),
      prepositions_(image, "word.prep") {}

}  // namespace dateline
