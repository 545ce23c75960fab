// A name's candidates start from a prior: the logarithm of their population,
// lowered for foreign, former and rare names. Then
//
//  1. what the text states counts most: "Paris, Texas", "the city of", "X
//     region". It holds for the mention and, weaker, for the name elsewhere in
//     the article (one sense per discourse);
//  2. every name of the article votes for the country, the first- and
//     second-order division and the square of the map its candidates lie in, in
//     shares by their score; each candidate is supported by the votes of the
//     other names for where it lies. A second round votes with what the first
//     one found.
//
// Voting is linear in the number of candidates, where comparing all pairs of
// names would be quadratic. A mention is then a place when the evidence of the
// words around it, its prominence and its support together are above 0.
#include "plugin/place/toponym_resolver.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace dateline {

namespace {

// Weights in units of log10 of population; set on hand-labelled news.
constexpr float kCountrySupport = 0.55F;
constexpr float kDivision1Support = 1.1F;
constexpr float kDivision2Support = 0.7F;
constexpr float kSquareSupport = 0.7F;
constexpr float kPeersSupport = 0.4F;
constexpr float kContainerBonus = 8;
constexpr float kContainsBonus = 4;
constexpr float kKindBonus = 4;
constexpr float kStatedElsewhereBonus = 3;
constexpr float kYearsBonus = 0.8F;
constexpr float kOutsideYears = 0.8F;
/// Candidates this much below a name's best have no vote.
constexpr float kVoteRange = 4;
/// Sharpness of shares: with a tenth of the population, a fifth of the share.
constexpr float kShareExponent = 1.6F;
/// The say of a name that is met inside others only, or hardly a place.
constexpr float kInNameTrust = 0.4F;
constexpr float kDoubtTrust = 0.1F;
constexpr float kLeastVotes = 0.01F;
constexpr float kWorst = -100;
/// See choose_misspelt().
constexpr float kKnownTown = 4.3F;
/// PlaceRecord::prominence is in units of 1/25.
constexpr float kProminenceUnit = 25;
/// See may_contain().
constexpr float kContainingTown = 5;
/// A key no country's index has.
constexpr std::uint64_t kAllCountries = 0xFFFFFFFE;
constexpr int kRounds = 2;

// A mention's acceptance.
constexpr float kProminenceOrigin = 4.3F;
constexpr float kProminenceWeight = 0.9F;
constexpr float kSupportWeight = 0.6F;
constexpr float kAreaBonus = 0.8F;
/// Taken off when the article has the name as a person's and never says that
/// it is a place.
constexpr float kPersonElsewhere = 2;

constexpr float kRivalRange = 0.3F;
constexpr double kFarKm = 100;
constexpr std::size_t kMostRivals = 5;

std::uint64_t cell_key(Level level, std::uint64_t value) {
    return value << 3 | static_cast<std::uint64_t>(level);
}

/// By Level.
const std::array<float, kLevelCount> kWeights = {kCountrySupport,
                                                 kDivision1Support,
                                                 kDivision2Support,
                                                 kSquareSupport,
                                                 kPeersSupport};

}  // namespace

/// Numbers what every candidate lies in.
void ToponymResolver::find_cells(ToponymSet& found) {
    cells_.clear();
    for (Candidate& candidate : found.candidates) {
        candidate.cells.fill(kNone);
        const auto put = [&](Level level, std::uint64_t value) {
            if (value != kNoPlace) {
                candidate.cells[static_cast<std::size_t>(level)] =
                    cells_.number_of(cell_key(level, value));
            }
        };
        const PlaceRecord& record = gazetteer_.record(candidate.place);
        put(Level::Country, record.country_place);
        put(Level::Division1, record.division1);
        put(Level::Division2, record.division2);
        if (record.type == PlaceType::Country) {
            put(Level::Peers, kAllCountries);
        } else if (record.type == PlaceType::State) {
            put(Level::Peers, record.country_place);
        } else if (record.type == PlaceType::County) {
            put(Level::Peers, record.division1);
        }
        const bool wide =
            is_area(record.type) && record.type != PlaceType::County;
        if (!wide && !std::isnan(record.lat)) {
            const auto lat = static_cast<std::uint64_t>(record.lat + 90);
            const auto lon = static_cast<std::uint64_t>(record.lon + 180);
            put(Level::Square, lat * 512 + lon);
        }
    }
}

void ToponymResolver::resolve(const Analysis& analysis, ToponymSet& found) {
    apply_former_years(analysis, found);
    apply_stated(found);
    find_cells(found);
    for (int round = 0; round < kRounds; ++round) {
        vote(found);
        collect_support(found);
    }
    choose(found);
    choose_misspelt(found);
    if (analysis.explanation != nullptr) {
        explain(analysis, found);
    }
}

/// A former name or state counts fully in articles of its years, and less than
/// everything else in those of other years.
void ToponymResolver::apply_former_years(const Analysis& analysis,
                                         ToponymSet& found) {
    if (!analysis.article.published && !analysis.published) {
        return;
    }
    const DaySpan days = analysis.published ? analysis.published->days
                                            : *analysis.article.published;
    const int year = static_cast<int>(to_civil(days.from).year());
    for (const ToponymName& name : found.names) {
        for (Candidate& candidate : found.candidates_of(name)) {
            std::int16_t from = 0;
            std::int16_t to = 0;
            if (candidate.name_class == NameClass::Former) {
                const auto years =
                    gazetteer_.former_years(candidate.place, name.key_hash);
                if (!years) {
                    continue;
                }
                from = years->from;
                to = years->to;
            } else if (const auto state =
                           gazetteer_.state_years(candidate.place)) {
                from = state->from;
                to = state->to;
            } else {
                continue;
            }
            if ((from != 0 && year < from) || (to != 0 && year > to)) {
                candidate.prior -= kOutsideYears;
            } else if (from != 0 || to != 0) {
                candidate.prior += kYearsBonus;
            }
        }
    }
}

float ToponymResolver::stated_bonus(ToponymSet& found,
                                    const Toponym& mention,
                                    const Candidate& candidate) const {
    float bonus = 0;
    const PlaceType type = gazetteer_.record(candidate.place).type;
    if (mention.kind == KindHint::Area && is_area(type) &&
        type != PlaceType::Country) {
        bonus += kKindBonus;
    } else if (mention.kind == KindHint::Town && is_settlement(type)) {
        bonus += kKindBonus / 2;
    }
    if (mention.container != kNone) {
        const Toponym& outer = found.mentions[mention.container];
        for (const Candidate& out :
             found.candidates_of(found.names[outer.name])) {
            if (may_contain(out) &&
                gazetteer_.lies_in(candidate.place, out.place)) {
                bonus += kContainerBonus;
                break;
            }
        }
    }
    if (mention.contained != kNone && may_contain(candidate)) {
        const Toponym& inner = found.mentions[mention.contained];
        for (const Candidate& in :
             found.candidates_of(found.names[inner.name])) {
            if (gazetteer_.lies_in(in.place, candidate.place)) {
                bonus += kContainsBonus;
                break;
            }
        }
    }
    return bonus;
}

void ToponymResolver::apply_stated(ToponymSet& found) {
    for (const Toponym& mention : found.mentions) {
        if (mention.container == kNone && mention.kind == KindHint::None) {
            continue;
        }
        for (Candidate& candidate :
             found.candidates_of(found.names[mention.name])) {
            const float bonus = stated_bonus(found, mention, candidate);
            const float weight = mention.container != kNone
                                     ? kStatedElsewhereBonus / kContainerBonus
                                     : 0.1F;
            candidate.stated = std::max(candidate.stated, bonus * weight);
        }
    }
}

void ToponymResolver::vote(ToponymSet& found) {
    votes_.assign(cells_.size(), 0);
    weights_.assign(found.names.size(), 0);
    for (const Toponym& mention : found.mentions) {
        // Doubtful mentions have little say.
        const float trust = mention.form == MentionForm::InName ? kInNameTrust
                            : mention.evidence < -1             ? kDoubtTrust
                                                                : 1.0F;
        weights_[mention.name] = std::max(weights_[mention.name], trust);
    }
    for (std::uint32_t n = 0; n < found.names.size(); ++n) {
        const ToponymName& name = found.names[n];
        const auto candidates = found.candidates_of(name);
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
        const float often =
            1 + std::log2(1.0F + static_cast<float>(name.mentions)) / 2;
        const float scale = weights_[n] * often / total;
        for (Candidate& candidate : candidates) {
            candidate.share *= scale;
            add_votes(candidate, candidate.share);
        }
    }
}

void ToponymResolver::add_votes(const Candidate& candidate, float share) {
    if (share == 0) {
        return;
    }
    for (const std::uint32_t cell : candidate.cells) {
        if (cell != kNone) {
            votes_[cell] += share;
        }
    }
}

void ToponymResolver::collect_support(ToponymSet& found) {
    for (const ToponymName& name : found.names) {
        const auto candidates = found.candidates_of(name);
        // A name's own votes are taken out while its candidates are looked at.
        for (const Candidate& candidate : candidates) {
            add_votes(candidate, -candidate.share);
        }
        for (Candidate& candidate : candidates) {
            candidate.support = 0;
            for (std::size_t level = 0; level < kLevelCount; ++level) {
                const std::uint32_t cell = candidate.cells[level];
                if (cell != kNone && votes_[cell] > kLeastVotes) {
                    candidate.support +=
                        kWeights[level] * std::log2(1 + votes_[cell]);
                }
            }
        }
        for (const Candidate& candidate : candidates) {
            add_votes(candidate, candidate.share);
        }
    }
}

/// Towns contain nothing here, but for the large ones' districts.
bool ToponymResolver::may_contain(const Candidate& candidate) const {
    return !is_settlement(gazetteer_.record(candidate.place).type) ||
           candidate.prior > kContainingTown;
}

const Candidate* ToponymResolver::best_for(ToponymSet& found,
                                           const Toponym& mention) const {
    const Candidate* best = nullptr;
    float best_score = kWorst;
    const bool stated = mention.container != kNone ||
                        mention.contained != kNone ||
                        mention.kind != KindHint::None;
    for (const Candidate& candidate :
         found.candidates_of(found.names[mention.name])) {
        const float score =
            candidate.score() +
            (stated ? stated_bonus(found, mention, candidate) : 0);
        if (score > best_score) {
            best = &candidate;
            best_score = score;
        }
    }
    return best;
}

void ToponymResolver::choose(ToponymSet& found) {
    for (Toponym& mention : found.mentions) {
        const Candidate* best = best_for(found, mention);
        if (best == nullptr) {
            // Unknown, but said to be a place: see ToponymRecognizer.
            mention.accepted = true;
            continue;
        }
        mention.place = best->place;
        const PlaceType type = gazetteer_.record(best->place).type;
        const ToponymName& name = found.names[mention.name];
        const bool person = name.as_person > 0 && name.as_place == 0;
        const float certainty =
            mention.evidence - (person ? kPersonElsewhere : 0) +
            kProminenceWeight * (best->prior - kProminenceOrigin) +
            kSupportWeight * best->support +
            (is_settlement(type) ? 0 : kAreaBonus);
        mention.accepted = certainty > 0 || is_demonym(best->name_class);
    }
}

/// The same place, or a division and what lies in it.
bool ToponymResolver::are_near(std::uint32_t a, std::uint32_t b) const {
    return a == b || gazetteer_.lies_in(a, b) || gazetteer_.lies_in(b, a);
}

/// A misspelt mention is a place when the right name is one; that of a small
/// town, which many a surname comes near to, only where the words beside it
/// speak for a place.
void ToponymResolver::choose_misspelt(ToponymSet& found) {
    accepted_.assign(found.names.size(), kNoPlace);
    for (const Toponym& mention : found.mentions) {
        if (mention.accepted && mention.misspelt == kNone) {
            accepted_[mention.name] = mention.place;
        }
    }
    for (Toponym& mention : found.mentions) {
        if (mention.misspelt != kNone) {
            const std::uint32_t right = accepted_[mention.misspelt];
            mention.accepted = right != kNoPlace && mention.place != kNoPlace &&
                               are_near(mention.place, right) &&
                               (mention.evidence > 0 ||
                                gazetteer_.record(mention.place).prominence >
                                    kKnownTown * kProminenceUnit);
        }
    }
}

std::vector<std::uint32_t> ToponymResolver::rivals(ToponymSet& found,
                                                   const Toponym& mention) {
    std::vector<std::uint32_t> close;
    const auto chosen = gazetteer_.coordinates(mention.place);
    if (mention.container != kNone || !chosen) {
        return close;
    }
    const auto candidates = found.candidates_of(found.names[mention.name]);
    float best = kWorst;
    for (const Candidate& candidate : candidates) {
        if (candidate.place == mention.place) {
            best = candidate.score();
        }
    }
    for (const Candidate& candidate : candidates) {
        const auto at = gazetteer_.coordinates(candidate.place);
        if (candidate.place != mention.place && at &&
            close.size() < kMostRivals &&
            candidate.score() > best - kRivalRange &&
            distance_km(*at, *chosen) > kFarKm) {
            close.push_back(candidate.place);
        }
    }
    return close;
}

void ToponymResolver::explain(const Analysis& analysis,
                              ToponymSet& found) const {
    constexpr std::size_t kShown = 4;
    for (const Toponym& mention : found.mentions) {
        std::vector<Candidate> ranked;
        for (const Candidate& c :
             found.candidates_of(found.names[mention.name])) {
            ranked.push_back(c);
            ranked.back().stated += stated_bonus(found, mention, c);
        }
        std::sort(ranked.begin(), ranked.end(), [](auto& a, auto& b) {
            return a.score() > b.score();
        });
        std::string message = mention.accepted ? "place" : "no place";
        const auto number = [](float value) {
            std::string text = std::to_string(value);
            return text.substr(0, text.find('.') + 3);
        };
        message += ", evidence " + number(mention.evidence) + " (" +
                   mention.rule + ")";
        for (std::size_t i = 0; i < std::min(kShown, ranked.size()); ++i) {
            const Candidate& c = ranked[i];
            message += "; " + std::string(gazetteer_.id(c.place)) + " " +
                       std::string(gazetteer_.name(c.place)) + " (" +
                       std::string(gazetteer_.country(c.place)) + ") " +
                       number(c.score()) + " = prior " + number(c.prior) +
                       " + support " + number(c.support) + " + stated " +
                       number(c.stated);
        }
        analysis.explanation->add(
            "place",
            mention.accepted ? "place/resolved" : "place/rejected",
            analysis.span_of(mention.tokens),
            std::move(message));
    }
}

}  // namespace dateline
