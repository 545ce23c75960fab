// One look at the table a word.
#include "plugin/body/body_lexicon.h"

#include "plugin/word_facts.h"

namespace dateline {

BodyLexicon::BodyLexicon(const Image& image)
    : phrases_(image, "body"),
      within_(image.array<std::uint64_t>("body.within")) {
    if (within_.size() * 64 != kBodyWithinBits) {
        throw ImageError("the body sections are damaged");
    }
}

std::uint8_t BodyLexicon::starts_of(std::uint64_t hash) const {
    const std::size_t bit = hash % kBodyWithinBits;
    std::uint32_t starts =
        (within_[bit / 64] >> (bit % 64) & 1) != 0 ? kWithinFurniture : 0U;
    if (const PhraseNode* node = phrases_.find(extend_key(0, hash))) {
        const bool function =
            node->count != 0 &&
            phrases_.payloads(*node).front() == BodyPhrase::Function;
        starts |= function ? kIsFunctionWord : 0U;
        starts |= !function || node->continues() ? kStartsFurniture : 0U;
    }
    return static_cast<std::uint8_t>(starts);
}

}  // namespace dateline
