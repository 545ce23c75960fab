// The body model: how likely each block belongs to the article. Two linear
// steps: a block by itself, then with the blocks around it.
#ifndef DATELINE_PLUGIN_BODY_BODY_MODEL_H
#define DATELINE_PLUGIN_BODY_BODY_MODEL_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "plugin/body/block_features.h"
#include "plugin/body/body_weights.h"

namespace dateline {

using ContextVector = std::array<float, ContextFeature::Count>;

struct BlockScore {
    float alone = 0;          ///< log odds by itself
    float score = 0;          ///< log odds in its context; above 0: body
    ContextVector context{};  ///< what the second step saw
};

/// Holds scratch: one a thread.
class BodyModel {
  public:
    /// Sets scores(), one for each block. Cost: linear. @pre both have the
    /// same size
    void score(std::span<const Block> blocks,
               const std::vector<BlockLook>& looks);

    [[nodiscard]] const std::vector<BlockScore>& scores() const {
        return scores_;
    }

    /// The three strongest reasons for the sign of the score, in words.
    [[nodiscard]] static std::string reasons_of(const Block& block,
                                                const BlockLook& look,
                                                const BlockScore& score);

  private:
    struct Run {
        std::size_t first = 0;
        std::size_t last = 0;
    };

    void read_around(std::span<const Block> blocks,
                     const std::vector<BlockLook>& looks);
    void find_main_run();
    [[nodiscard]] ContextVector context_of(std::size_t block,
                                           const BlockLook& look,
                                           const MarkupBlock* markup);
    [[nodiscard]] float neighbour(std::ptrdiff_t block) const;
    [[nodiscard]] float window(std::size_t first, std::size_t last) const;
    void set_run(std::size_t block,
                 std::uint32_t words,
                 ContextVector& context) const;
    void set_element(std::uint32_t element, ContextVector& context) const;

    std::vector<BlockScore> scores_;
    // Of the article being read.
    std::vector<float> odds_;
    std::vector<float> weight_;  ///< odds by words, as its neighbours see it
    std::vector<float> sum_;     ///< of weighted odds before each block
    std::vector<float> prose_;   ///< words that look like prose before it
    std::unordered_map<std::uint32_t, float> elements_;  ///< prose in each
    float richest_ = 0;
    float headings_ = 0;  ///< list headings before the block being read
    Run run_;
};

}  // namespace dateline

#endif
