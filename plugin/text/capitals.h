// Capitals: where the capitalised words of an article stand, and in which
// sentences a capital says nothing because all words have one. Names begin
// with capitals, so that stages that look for names go from one to the next
// instead of through all tokens.
#ifndef DATELINE_PLUGIN_TEXT_CAPITALS_H
#define DATELINE_PLUGIN_TEXT_CAPITALS_H

#include <cstdint>
#include <vector>

#include "plugin/span.h"
#include "plugin/text/sentence_splitter.h"
#include "plugin/text/token.h"

namespace dateline {

/// Where all words have capitals they say nothing.
enum class SentenceCase : std::uint8_t { Normal, Headline, Capitals };

struct SentenceLetters {
    std::uint32_t first = 0;  ///< of its capitals: index into Capitals::tokens
    std::uint32_t last = 0;
    SentenceCase letters = SentenceCase::Normal;
    /// Nearly every longer word is capitalised, as in some headlines.
    bool title_case = false;
};

/// Of one article.
struct Capitals {
    std::vector<std::uint32_t> tokens;       ///< capitalised ones, ascending
    std::vector<SentenceLetters> sentences;  ///< by sentence
};

/// @pre sentences in text order. Cost: linear
void find_capitals(const std::vector<Token>& tokens,
                   const std::vector<Sentence>& sentences,
                   Capitals& capitals);

}  // namespace dateline

#endif
