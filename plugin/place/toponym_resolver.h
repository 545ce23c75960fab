// Toponym resolver: which candidate each name of an article means, and which
// doubtful mentions are places at all. See the essay in the .cc.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_RESOLVER_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_RESOLVER_H

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/place/gazetteer.h"
#include "plugin/place/toponym.h"

namespace dateline {

/// Holds scratch: one a thread. The gazetteer must outlive it.
class ToponymResolver {
  public:
    explicit ToponymResolver(const Gazetteer& gazetteer)
        : gazetteer_(gazetteer) {}

    /// Sets place and accepted of every mention. Cost: linear in mentions and
    /// candidates.
    void resolve(const Analysis& analysis, ToponymSet& found);

    /// Ids of other candidates of the mention's name that score nearly as high
    /// as the chosen one and lie far from it.
    [[nodiscard]] std::vector<std::uint32_t> rivals(ToponymSet& found,
                                                    const Toponym& mention);

  private:
    /// Votes for one area or square of the map, by names of the article.
    struct Votes {
        float total = 0;
    };

    void apply_former_years(const Analysis& analysis, ToponymSet& found);
    void apply_stated(ToponymSet& found);
    void vote(ToponymSet& found);
    void collect_support(ToponymSet& found);
    void choose(ToponymSet& found);
    void explain(const Analysis& analysis, ToponymSet& found) const;
    [[nodiscard]] const Candidate* best_for(ToponymSet& found,
                                            const Toponym& mention) const;
    [[nodiscard]] float stated_bonus(ToponymSet& found,
                                     const Toponym& mention,
                                     const Candidate& candidate) const;
    template <typename Visit>
    void for_each_cell(std::uint32_t place, Visit visit) const;

    const Gazetteer& gazetteer_;
    std::unordered_map<std::uint64_t, float> votes_;
    std::vector<float> shares_;   ///< by candidate
    std::vector<float> weights_;  ///< by name
};

}  // namespace dateline

#endif
