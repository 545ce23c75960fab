// Text to tokens. One rule set for articles, lexicon entries and questions, so
// that the same name always gives the same hashes:
//  - hyphenated words are split, the second part marked kHyphenBefore
//    ("Rostov-on-Don" = "Rostov on Don");
//  - "'s", "n't", "'ll" are tokens of their own; other inner apostrophes stay
//    inside and fold away ("Slov'yansk", "O'Brien");
//  - the dot of a known abbreviation, an initial or "U.S." belongs to the
//    token and not to its hash;
//  - numbers keep inner dots and commas (1,500.5), punctuation is one token a
//    mark, runs of - or . are one.
#ifndef DATELINE_PLUGIN_TEXT_TOKENIZER_H
#define DATELINE_PLUGIN_TEXT_TOKENIZER_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/span.h"
#include "plugin/text/token.h"

namespace dateline {

/// Appends the tokens of @p range of @p text. Cost: linear, no allocation but
/// the vector's growth. @pre text is valid UTF-8, range.end <= text.size()
void tokenize(std::string_view text, Span range, std::vector<Token>& tokens);

/// The hashes of a lexicon entry's tokens, punctuation left out.
std::vector<std::uint64_t> phrase_hashes(std::string_view phrase);

}  // namespace dateline

#endif
