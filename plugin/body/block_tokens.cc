// Blocks are tokenized one by one, so that nothing reaches over a block's end.
#include "plugin/body/block_tokens.h"

#include <algorithm>

#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

/// Moves the tokens of body blocks to the front.
void drop_furniture(Analysis& analysis) {
    auto& tokens = analysis.tokens;
    auto& facts = analysis.facts;
    std::uint32_t kept = 0;
    for (Block& block : analysis.blocks) {
        const TokenRange from = block.tokens;
        block.tokens = {kept, kept};
        if (!block.body) {
            continue;
        }
        if (from.first != kept) {
            std::copy(tokens.begin() + from.first,
                      tokens.begin() + from.last,
                      tokens.begin() + kept);
            std::copy(facts.begin() + from.first,
                      facts.begin() + from.last,
                      facts.begin() + kept);
        }
        kept += from.size();
        block.tokens.last = kept;
    }
    if (kept != tokens.size()) {
        tokens.resize(kept);
        facts[kept] = {};
    }
}

}  // namespace

void read_tokens(Analysis& analysis) {
    // English has a token for somewhat less than five bytes.
    analysis.tokens.reserve(analysis.text.all().size() / 4 + 1);
    for (Block& block : analysis.blocks) {
        block.tokens.first = static_cast<std::uint32_t>(analysis.tokens.size());
        tokenize(analysis.text.all(), block.span, analysis.tokens);
        block.tokens.last = static_cast<std::uint32_t>(analysis.tokens.size());
    }
}

void keep_body(Analysis& analysis) {
    drop_furniture(analysis);
    auto& sentences = analysis.sentences;
    for (std::uint32_t i = 0; i < analysis.blocks.size(); ++i) {
        const Block& block = analysis.blocks[i];
        const std::size_t before = sentences.size();
        split_sentences(analysis.tokens, block.tokens, i, sentences);
        for (std::size_t s = before; s < sentences.size(); ++s) {
            sentences[s].in_title = block.kind == Block::Kind::Title;
        }
    }
}

}  // namespace dateline
