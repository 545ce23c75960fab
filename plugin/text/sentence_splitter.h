// Tokens to sentences. A sentence never crosses a block (title, paragraph,
// list item), which others have told apart.
#ifndef DATELINE_PLUGIN_TEXT_SENTENCE_SPLITTER_H
#define DATELINE_PLUGIN_TEXT_SENTENCE_SPLITTER_H

#include <string_view>
#include <vector>

#include "plugin/span.h"
#include "plugin/text/token.h"

namespace dateline {

struct Sentence {
    TokenRange tokens;
    Span span;
    std::uint32_t block = 0;  ///< index of the block it stands in
    bool in_title = false;
};

/// Appends the sentences of the tokens [tokens.first, tokens.last), which all
/// belong to block @p block. Cost: linear.
void split_sentences(const std::vector<Token>& tokens,
                     TokenRange range,
                     std::uint32_t block,
                     std::vector<Sentence>& sentences);

}  // namespace dateline

#endif
