// Toponym votes: how far the names of an article speak for each other's
// candidates, by what these lie in together. It sets Candidate::support and
// nothing else; what it is worth is toponym_resolver's to decide.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_VOTES_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_VOTES_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "plugin/place/dense_index.h"
#include "plugin/place/gazetteer.h"
#include "plugin/place/toponym.h"

namespace dateline {

/// Holds scratch: one a thread. The gazetteer must outlive it.
class ToponymVotes {
  public:
    explicit ToponymVotes(const Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

    /// Needs prior and stated of every candidate, gives its support.
    /// @param home votes as a name of its own would; kNoPlace: none
    /// Cost: linear in mentions and candidates.
    void collect(ToponymSet& found, std::uint32_t home);

  private:
    /// What two places can have in common: the country, the first-order
    /// division, the second-order division, the square of the map; and being
    /// peers, as countries are, and the states of a country.
    static constexpr std::uint32_t kLevelCount = 5;
    /// In units of log10 of population; set on hand-labelled news.
    static constexpr std::array<float, kLevelCount> kWeights = {
        0.55F, 1.1F, 0.7F, 0.7F, 0.4F};

    /// By level: numbers within the article, or kNone.
    using Cells = std::array<std::uint32_t, kLevelCount>;
    struct SharedCell {
        std::uint32_t cell = 0;
        float weight = 0;
    };
    struct Votes {
        float sum = 0;
        float logarithm = 0;              ///< of the sum, for the name below
        std::uint32_t asked_for = kNone;  ///< index of the name
    };

    void number_cells(ToponymSet& found, std::uint32_t home);
    [[nodiscard]] Cells cells_of(std::uint32_t place, std::uint32_t name);
    void keep_shared_cells(ToponymSet& found);
    void weigh_names(const ToponymSet& found);
    void vote(ToponymSet& found, std::uint32_t name);
    void support(ToponymSet& found, std::uint32_t name);
    void add_votes(const Candidate& candidate, float share);

    const Gazetteer& gazetteer_;
    DenseIndex numbers_;
    std::vector<std::uint32_t> owners_;  ///< by cell: a name, or kShared
    std::vector<Cells> cells_;           ///< by candidate
    Cells home_{};
    std::vector<SharedCell> shared_;     ///< of all candidates
    std::vector<Votes> votes_;           ///< by cell
    std::vector<std::uint32_t> voters_;  ///< names that have shared cells
    std::vector<float> weights_;         ///< by name
};

}  // namespace dateline

#endif
