// Opens the views that live in the two images.
#include "plugin/lexicons.h"

#include <utility>

namespace dateline {

namespace {

std::string hexadecimal(std::uint64_t value) {
    constexpr char kDigits[] = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; value >>= 4) {
        text[i] = kDigits[value & 15];
    }
    return text;
}

}  // namespace

Lexicons::Lexicons(ImageBytes lexicon, ImageBytes gazetteer)
    : lexicon_owner_(std::move(lexicon.owner)),
      gazetteer_owner_(std::move(gazetteer.owner)),
      lexicon_(lexicon.bytes),
      gazetteer_(gazetteer.bytes),
      body_(lexicon_),
      words_(lexicon_),
      events_(lexicon_),
      actors_(lexicon_),
      times_(lexicon_),
      places_(gazetteer_),
      toponym_words_(lexicon_),
      fingerprint_(hexadecimal(lexicon_.fingerprint() * 31 +
                               gazetteer_.fingerprint())) {}

}  // namespace dateline
