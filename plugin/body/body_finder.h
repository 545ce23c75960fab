// The article's own text against the furniture of the page it stood on:
// navigation, teasers, share buttons, newsletter boxes, notices, comments.
// Furniture yields no facet. How likely each block is comes from body_model;
// the rules that overrule it stand here.
#ifndef DATELINE_PLUGIN_BODY_BODY_FINDER_H
#define DATELINE_PLUGIN_BODY_BODY_FINDER_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/body/block_features.h"
#include "plugin/body/body_model.h"

namespace dateline {

/// Holds scratch: one a thread.
class BodyFinder {
  public:
    explicit BodyFinder(const BodyLexicon& lexicon) : reader_(lexicon) {}

    /// Sets Block::body of the text's blocks, and explains each verdict. An
    /// article that shows no sign of furniture is kept whole, and something is
    /// always kept. Needs blocks, tokens and facts. Cost: linear, one pass over
    /// the bytes.
    void find(Analysis& analysis);

  private:
    struct Verdict {
        bool body = true;
        std::string_view rule;
    };

    void judge(const Analysis& analysis);
    void keep_all(std::string_view rule);
    void reject_lines();
    [[nodiscard]] bool is_plain_article() const;
    void keep_something();
    void write(Analysis& analysis) const;

    BlockReader reader_;
    BodyModel model_;
    std::vector<Verdict> verdicts_;  ///< of the text's blocks
};

}  // namespace dateline

#endif
