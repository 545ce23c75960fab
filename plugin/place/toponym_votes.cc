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
    number_shared_cells(found);
    if (voters_.empty()) {
        return;
    }
    weigh_names(found);
    for (int round = 1; round <= kRounds; ++round) {
        votes_.assign(numbers_.size(), {});
        for (const std::uint32_t cell : home_) {
            if (cell != kNone) {
                votes_[cell].sum = kHomeVotes;
            }
        }
        for (const std::uint32_t name : voters_) {
            vote(found, name);
        }
        for (const std::uint32_t name : voters_) {
            // A name of one meaning votes for it whatever supports it.
            if (round == kRounds || found.names[name].candidate_count > 1) {
                support(found, name);
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

void ToponymVotes::own(const PlaceCells& cells, std::uint32_t name) {
    for (std::uint32_t level = 0; level < kCellLevels; ++level) {
        if (cells[level] == kNoPlace) {
            continue;
        }
        std::uint32_t& holder = owner(cells[level], level);
        holder = holder == kNone || holder == name ? name : kShared;
    }
}

void ToponymVotes::number_shared_cells_of(Candidate& candidate) {
    candidate.first_cell = static_cast<std::uint32_t>(shared_.size());
    for (std::uint32_t level = 0; level < kCellLevels; ++level) {
        const std::uint32_t cell = candidate.cells[level];
        if (cell != kNoPlace && owner(cell, level) == kShared) {
            shared_.push_back(
                {numbers_.number_of(key_of(cell, level)), kWeights[level]});
        }
    }
    candidate.last_cell = static_cast<std::uint32_t>(shared_.size());
}

void ToponymVotes::number_shared_cells(ToponymSet& found) {
    numbers_.clear();
    shared_.clear();
    voters_.clear();
    for (std::uint32_t n = 0; n < found.names.size(); ++n) {
        const std::size_t before = shared_.size();
        for (Candidate& candidate : found.candidates_of(found.names[n])) {
            number_shared_cells_of(candidate);
        }
        if (shared_.size() != before) {
            voters_.push_back(n);
        }
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
    for (const std::uint32_t name : voters_) {
        const auto mentions = static_cast<float>(found.names[name].mentions);
        weights_[name] *= 1 + std::log2(1.0F + mentions) / 2;
    }
}

void ToponymVotes::vote(ToponymSet& found, std::uint32_t name) {
    const auto candidates = found.candidates_of(found.names[name]);
    if (candidates.size() == 1) {
        candidates[0].share = weights_[name];
        add_votes(candidates[0], candidates[0].share);
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
    const float scale = weights_[name] / total;
    for (Candidate& candidate : candidates) {
        candidate.share *= scale;
        add_votes(candidate, candidate.share);
    }
}

void ToponymVotes::add_votes(const Candidate& candidate, float share) {
    if (share == 0) {
        return;
    }
    for (std::uint32_t i = candidate.first_cell; i < candidate.last_cell; ++i) {
        votes_[shared_[i].cell].sum += share;
    }
}

void ToponymVotes::support(ToponymSet& found, std::uint32_t name) {
    const auto candidates = found.candidates_of(found.names[name]);
    // A name's own votes are taken out while its candidates are looked at.
    for (const Candidate& candidate : candidates) {
        add_votes(candidate, -candidate.share);
    }
    for (Candidate& candidate : candidates) {
        candidate.support = 0;
        for (std::uint32_t i = candidate.first_cell; i < candidate.last_cell;
             ++i) {
            Votes& votes = votes_[shared_[i].cell];
            if (votes.sum <= kLeastVotes) {
                continue;
            }
            if (votes.asked_for != name) {
                votes.asked_for = name;
                votes.logarithm = std::log2(1 + votes.sum);
            }
            candidate.support += shared_[i].weight * votes.logarithm;
        }
    }
    for (const Candidate& candidate : candidates) {
        add_votes(candidate, candidate.share);
    }
}

}  // namespace dateline
