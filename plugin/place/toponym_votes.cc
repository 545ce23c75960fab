// Every name votes for the country, the divisions and the square of the map
// that its candidates lie in, in shares by their scores; each candidate is
// supported by the other names' votes for where it lies. A second round votes
// with what the first one found. That is linear in the number of candidates,
// where comparing all pairs of names would be quadratic.
//
// Most cells are one name's alone (a county in which one of the many
// Springfields lies): they support nothing and are dropped before any vote.
#include "plugin/place/toponym_votes.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

/// Owner of a cell that candidates of several names lie in.
constexpr std::uint32_t kShared = kNone - 1;
/// A value no cell of a level has.
constexpr std::uint32_t kAllCountries = 0xFFFFFFFE;
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

}  // namespace

void ToponymVotes::collect(ToponymSet& found, std::uint32_t home) {
    number_cells(found, home);
    keep_shared_cells(found);
    if (voters_.empty()) {
        return;
    }
    weigh_names(found);
    for (int round = 1; round <= kRounds; ++round) {
        votes_.assign(owners_.size(), {});
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

/// Numbers what every candidate lies in.
void ToponymVotes::number_cells(ToponymSet& found, std::uint32_t home) {
    numbers_.clear();
    owners_.clear();
    home_.fill(kNone);
    if (home != kNoPlace) {
        home_ = cells_of(home, kShared);
    }
    cells_.resize(found.candidates.size());
    for (std::uint32_t n = 0; n < found.names.size(); ++n) {
        const ToponymName& name = found.names[n];
        for (std::uint32_t i = 0; i < name.candidate_count; ++i) {
            const std::uint32_t candidate = name.first_candidate + i;
            cells_[candidate] = cells_of(found.candidates[candidate].place, n);
        }
    }
}

ToponymVotes::Cells ToponymVotes::cells_of(std::uint32_t place,
                                           std::uint32_t name) {
    const PlaceRecord& record = gazetteer_.record(place);
    const PlaceType type = record.type;
    Cells cells = {record.country_place,
                   record.division1,
                   record.division2,
                   record.square,
                   type == PlaceType::Country  ? kAllCountries
                   : type == PlaceType::State  ? record.country_place
                   : type == PlaceType::County ? record.division1
                                               : kNoPlace};
    static_assert(kNoPlace == kNone);
    for (std::uint32_t level = 0; level < kLevelCount; ++level) {
        if (cells[level] == kNoPlace) {
            continue;
        }
        const std::uint32_t cell = numbers_.number_of(
            std::uint64_t{cells[level]} * kLevelCount + level);
        if (cell == owners_.size()) {
            owners_.push_back(name);
        } else if (owners_[cell] != name) {
            owners_[cell] = kShared;
        }
        cells[level] = cell;
    }
    return cells;
}

void ToponymVotes::keep_shared_cells(ToponymSet& found) {
    shared_.clear();
    voters_.clear();
    for (std::uint32_t n = 0; n < found.names.size(); ++n) {
        const ToponymName& name = found.names[n];
        const std::size_t before = shared_.size();
        for (std::uint32_t i = 0; i < name.candidate_count; ++i) {
            Candidate& candidate = found.candidates[name.first_candidate + i];
            candidate.first_cell = static_cast<std::uint32_t>(shared_.size());
            const Cells& cells = cells_[name.first_candidate + i];
            for (std::uint32_t level = 0; level < kLevelCount; ++level) {
                if (cells[level] != kNone && owners_[cells[level]] == kShared) {
                    shared_.push_back({cells[level], kWeights[level]});
                }
            }
            candidate.last_cell = static_cast<std::uint32_t>(shared_.size());
        }
        if (shared_.size() != before) {
            voters_.push_back(n);
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
