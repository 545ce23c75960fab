// Toponym resolver: which candidate each name of an article means, and which
// doubtful mentions are places at all. See the essay in the .cc.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_RESOLVER_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_RESOLVER_H

#include <cstdint>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/place/gazetteer.h"
#include "plugin/place/toponym.h"
#include "plugin/place/toponym_votes.h"

namespace dateline {

/// Holds scratch: one a thread. The gazetteer must outlive it.
class ToponymResolver {
  public:
    explicit ToponymResolver(const Gazetteer& gazetteer)
        : gazetteer_(gazetteer), votes_(gazetteer) {}

    /// Sets place and accepted of every mention. Cost: linear in mentions and
    /// candidates.
    /// Uses the outlet's home, where the gazetteer knows the article's source.
    void resolve(const Analysis& analysis, ToponymSet& found);

    /// Ids of other candidates of the mention's name that score nearly as high
    /// as the chosen one and lie far from it.
    [[nodiscard]] std::vector<std::uint32_t> rivals(ToponymSet& found,
                                                    const Toponym& mention);

  private:
    void apply_former_years(const Analysis& analysis, ToponymSet& found);
    void apply_stated(ToponymSet& found);
    void choose(ToponymSet& found);
    void choose_misspelt(ToponymSet& found);
    [[nodiscard]] bool are_near(std::uint32_t a, std::uint32_t b) const;
    void explain(const Analysis& analysis, ToponymSet& found) const;
    [[nodiscard]] const Candidate* best_for(ToponymSet& found,
                                            const Toponym& mention);
    [[nodiscard]] float stated_bonus(ToponymSet& found,
                                     const Toponym& mention,
                                     const Candidate& candidate) const;
    [[nodiscard]] bool may_contain(const Candidate& candidate) const;

    const Gazetteer& gazetteer_;
    ToponymVotes votes_;
    std::vector<std::uint32_t> chosen_;    ///< by name: a candidate, or kNone
    std::vector<std::uint32_t> accepted_;  ///< by name: a place it is found for
};

}  // namespace dateline

#endif
