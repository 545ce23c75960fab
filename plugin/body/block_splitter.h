// An article's text as blocks: those its mark-up gave, or lines of plain text,
// joined where a line end is only the margin's. Decides nothing about what
// belongs to the article.
#ifndef DATELINE_PLUGIN_BODY_BLOCK_SPLITTER_H
#define DATELINE_PLUGIN_BODY_BLOCK_SPLITTER_H

#include <string_view>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/article.h"
#include "plugin/span.h"

namespace dateline {

/// Without white space at its ends, never empty.
struct TextBlock {
    Span span;  ///< in Article::text
    Block::Kind kind = Block::Kind::Paragraph;
    const MarkupBlock* markup = nullptr;  ///< null in plain text
};

/// Blocks in text order, disjoint. Text whose lines mostly go on in lower case
/// is hard-wrapped: its lines are joined up to an empty line, an indented one,
/// or a short one that ends a sentence. Cost: linear. @param article must
/// outlive the result
std::vector<TextBlock> split_blocks(const Article& article);

}  // namespace dateline

#endif
