// The tokens of an article's blocks: of all of them while it is decided which
// belong to the article, of those alone for all later stages.
#ifndef DATELINE_PLUGIN_BODY_BLOCK_TOKENS_H
#define DATELINE_PLUGIN_BODY_BLOCK_TOKENS_H

#include "plugin/analysis.h"

namespace dateline {

/// Sets the tokens of every block. Cost: linear.
void read_tokens(Analysis& analysis);

/// Drops the tokens of furniture with their facts, and splits the others into
/// sentences. Cost: linear.
void keep_body(Analysis& analysis);

}  // namespace dateline

#endif
