// The body model: how likely each block belongs to the article. Two linear
// steps: a block by itself, then with the blocks around it.
#ifndef DATELINE_PLUGIN_BODY_BODY_MODEL_H
#define DATELINE_PLUGIN_BODY_BODY_MODEL_H

#include <array>
#include <string>
#include <vector>

#include "plugin/body/block_features.h"
#include "plugin/body/body_weights.h"

namespace dateline {

using ContextVector = std::array<float, ContextFeature::Count>;

struct BlockScore {
    float alone = 0;        ///< log odds by itself
    float score = 0;        ///< log odds in its context; above 0: body
    ContextVector context;  ///< what the second step saw
};

/// One score a block. Cost: linear. @pre both have the same size
std::vector<BlockScore> score_blocks(const std::vector<TextBlock>& blocks,
                                     const std::vector<BlockLook>& looks);

/// The three strongest reasons for the sign of the score, in words.
std::string reasons_of(const TextBlock& block,
                       const BlockLook& look,
                       const BlockScore& score);

}  // namespace dateline

#endif
