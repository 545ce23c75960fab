// Every name votes for the country, the divisions and the square of the map
// that its candidates lie in, in shares by their scores; each candidate is
// supported by the other names' votes for where it lies. A second round votes
// with what the first one found. That is linear in the number of candidates,
// where comparing all pairs of names would be quadratic.
//
// Most cells are one name's alone (a county in which one of the many
// Springfields lies): they support nothing and are dropped before any vote.
// Which are is found by a hash of the cell alone; two cells of one hash are
// kept though each is one name's, and come to nothing in the end.
#include "plugin/place/toponym_votes.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace dateline {

namespace {

/// Owner of a cell that candidates of several names lie in.
constexpr std::uint32_t kShared = kNone - 1;
/// Candidates this much below a name's best have no vote.
constexpr float kVoteRange = 4;
/// Sharpness of shares: with a tenth of the population, a fifth of the share.
constexpr float kShareExponent = 1.6F;
/// The say of a name that is met inside others only, or hardly a place.
constexpr float kInNameTrust = 0.4F;
constexpr float kDoubtTrust = 0.1F;
constexpr float kLeastVotes = 0.01F;
/// Of the outlet's home: as one name that is met once.
constexpr float kHomeVotes = 1.5F;
constexpr float kWorst = -100;
constexpr int kRounds = 2;
/// The least of owners_; four to eight times as many as cells are more.
constexpr unsigned kFewestOwnerBits = 8;

std::uint64_t key_of(std::uint32_t cell, std::uint32_t level) {
    return (std::uint64_t{cell} << 3 | level) * 0x9E3779B97F4A7C15ULL;
}

}  // namespace

void ToponymVotes::collect(ToponymSet& found, std::uint32_t home) {
    own_cells(found, home);
    find_shared_cells(found);
    if (voters_.empty()) {
        return;
    }
    number_shared_cells();
    weigh_names(found);
    for (int round = 1; round <= kRounds; ++round) {
        votes_.assign(numbers_.size(), {});
        for (const std::uint32_t cell : home_) {
            if (cell != kNone) {
                votes_[cell].sum = kHomeVotes;
            }
        }
        for (const Voter& voter : voters_) {
            vote(found, voter);
        }
        for (const Voter& voter : voters_) {
            // A name of one meaning votes for it whatever supports it.
            if (round == kRounds ||
                found.names[voter.name].candidate_count > 1) {
                support(found, voter);
            }
        }
    }
}

/// Finds which names have a candidate in each cell: one, or several.
void ToponymVotes::own_cells(ToponymSet& found, std::uint32_t home) {
    const std::size_t cells = (found.candidates.size() + 1) * kCellLevels;
    const unsigned bits = std::max(
        kFewestOwnerBits, static_cast<unsigned>(std::bit_width(cells)) + 2);
    owner_shift_ = 64 - bits;
    owners_.assign(std::size_t{1} << bits, kNone);
    home_.fill(kNone);
    if (home != kNoPlace) {
        home_ = cells_of(gazetteer_.record(home));
        own(home_, kShared);
    }
    for (std::uint32_t n = 0; n < found.names.size(); ++n) {
        for (const Candidate& candidate : found.candidates_of(found.names[n])) {
            own(candidate.cells, n);
        }
    }
}

inline std::uint32_t& ToponymVotes::owner(std::uint32_t cell,
                                          std::uint32_t level) {
    return owners_[key_of(cell, level) >> owner_shift_];
}

/// Without a branch: what a candidate lies in cannot be foretold. That it lies
/// in nothing of some level is one more cell, which nobody asks for.
void ToponymVotes::own(const PlaceCells& cells, std::uint32_t name) {
    for (std::uint32_t level = 0; level < kCellLevels; ++level) {
        std::uint32_t& holder = owner(cells[level], level);
        const std::uint32_t alone =
            unsigned{holder == kNone} | unsigned{holder == name};
        const std::uint32_t several = alone - 1;
        holder = (name & ~several) | (kShared & several);
    }
}

/// Without a branch too.
void ToponymVotes::find_shared_cells(ToponymSet& found) {
    const std::size_t most = found.candidates.size() * kCellLevels;
    if (shared_.size() < most) {
        shared_.resize(most);
    }
    voters_.clear();
    std::uint32_t size = 0;
    for (std::uint32_t n = 0; n < found.names.size(); ++n) {
        const ToponymName& name = found.names[n];
        const std::uint32_t first = size;
        for (std::uint32_t i = 0; i < name.candidate_count; ++i) {
            const std::uint32_t index = name.first_candidate + i;
            const PlaceCells& cells = found.candidates[index].cells;
            for (std::uint32_t level = 0; level < kCellLevels; ++level) {
                shared_[size] = {cells[level], level, index, 0};
                // Both at once: neither can be foretold.
                size += unsigned{cells[level] != kNoPlace} &
                        unsigned{owner(cells[level], level) == kShared};
            }
        }
        if (size != first) {
            voters_.push_back({n, first, size});
        }
    }
}

void ToponymVotes::number_shared_cells() {
    numbers_.clear();
    for (std::uint32_t i = 0; i < voters_.back().last; ++i) {
        SharedCell& shared = shared_[i];
        shared.cell = numbers_.number_of(key_of(shared.cell, shared.level));
    }
    for (std::uint32_t level = 0; level < kCellLevels; ++level) {
        if (home_[level] != kNoPlace) {
            home_[level] = numbers_.number_of(key_of(home_[level], level));
        }
    }
}

/// Doubtful mentions have little say; a name that comes often has more.
void ToponymVotes::weigh_names(const ToponymSet& found) {
    weights_.assign(found.names.size(), 0);
    for (const Toponym& mention : found.mentions) {
        const float trust = mention.form == MentionForm::InName ? kInNameTrust
                            : mention.evidence < -1             ? kDoubtTrust
                                                                : 1.0F;
        weights_[mention.name] = std::max(weights_[mention.name], trust);
    }
    for (const Voter& voter : voters_) {
        const auto mentions =
            static_cast<float>(found.names[voter.name].mentions);
        weights_[voter.name] *= 1 + std::log2(1.0F + mentions) / 2;
    }
}

void ToponymVotes::vote(ToponymSet& found, const Voter& voter) {
    share_out(found.candidates_of(found.names[voter.name]),
              weights_[voter.name]);
    for (std::uint32_t i = voter.first; i < voter.last; ++i) {
        shared_[i].share = found.candidates[shared_[i].candidate].share;
    }
    add_votes(voter, 1);
}

void ToponymVotes::share_out(std::span<Candidate> candidates, float weight) {
    if (candidates.size() == 1) {
        candidates[0].share = weight;
        return;
    }
    float best = kWorst;
    for (const Candidate& candidate : candidates) {
        best = std::max(best, candidate.score());
    }
    float total = 0;
    for (Candidate& candidate : candidates) {
        const float behind = best - candidate.score();
        candidate.share =
            behind < kVoteRange ? std::exp(-behind * kShareExponent) : 0;
        total += candidate.share;
    }
    const float scale = weight / total;
    for (Candidate& candidate : candidates) {
        candidate.share *= scale;
    }
}

/// @param sign -1 takes them back
void ToponymVotes::add_votes(const Voter& voter, float sign) {
    for (std::uint32_t i = voter.first; i < voter.last; ++i) {
        votes_[shared_[i].cell].sum += sign * shared_[i].share;
    }
}

void ToponymVotes::support(ToponymSet& found, const Voter& voter) {
    // A name's own votes are taken out while its candidates are looked at.
    add_votes(voter, -1);
    for (Candidate& candidate : found.candidates_of(found.names[voter.name])) {
        candidate.support = 0;
    }
    for (std::uint32_t i = voter.first; i < voter.last; ++i) {
        const SharedCell& shared = shared_[i];
        Votes& votes = votes_[shared.cell];
        if (votes.sum <= kLeastVotes) {
            continue;
        }
        if (votes.asked_for != voter.name) {
            votes.asked_for = voter.name;
            votes.logarithm = std::log2(1 + votes.sum);
        }
        found.candidates[shared.candidate].support +=
            kWeights[shared.level] * votes.logarithm;
    }
    add_votes(voter, 1);
}

}  // namespace dateline
