// Toponym votes: how far the names of an article speak for each other's
// candidates, by what these lie in together. It sets Candidate::support and
// nothing else; what it is worth is toponym_resolver's to decide.
#ifndef DATELINE_PLUGIN_PLACE_TOPONYM_VOTES_H
#define DATELINE_PLUGIN_PLACE_TOPONYM_VOTES_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
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
    /// By level, in units of log10 of population; set on hand-labelled news.
    static constexpr std::array<float, kCellLevels> kWeights = {
        0.55F, 1.1F, 0.7F, 0.7F, 0.4F};

    /// What a candidate lies in with another name's.
    struct SharedCell {
        std::uint32_t cell = 0;  ///< the cell, then its number
        std::uint32_t level = 0;
        std::uint32_t candidate = 0;  ///< in ToponymSet::candidates
        float share = 0;              ///< the candidate's
    };
    /// A name with shared cells, and the range of them in shared_.
    struct Voter {
        std::uint32_t name = 0;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };
    struct Votes {
        float sum = 0;
        float logarithm = 0;              ///< of the sum, for the name below
        std::uint32_t asked_for = kNone;  ///< index of the name
    };

    void own_cells(ToponymSet& found, std::uint32_t home);
    [[nodiscard]] std::uint32_t& owner(std::uint32_t cell, std::uint32_t level);
    void own(const PlaceCells& cells, std::uint32_t name);
    void find_shared_cells(ToponymSet& found);
    void number_shared_cells();
    void weigh_names(const ToponymSet& found);
    void vote(ToponymSet& found, const Voter& voter);
    static void share_out(std::span<Candidate> candidates, float weight);
    void support(ToponymSet& found, const Voter& voter);
    void add_votes(const Voter& voter, float sign);

    const Gazetteer& gazetteer_;
    /// By a hash of the cell: a name, kShared, or kNone.
    std::vector<std::uint32_t> owners_;
    unsigned owner_shift_ = 0;        ///< of the hash
    PlaceCells home_{};               ///< its cells, then their numbers
    DenseIndex numbers_;              ///< of the cells of several names
    std::vector<SharedCell> shared_;  ///< of all candidates, then old ones
    std::vector<Votes> votes_;        ///< by cell
    std::vector<Voter> voters_;
    std::vector<float> weights_;  ///< by name
};

}  // namespace dateline

#endif
