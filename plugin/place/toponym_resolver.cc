// A name's candidates start from a prior: the logarithm of their population,
// lowered for foreign, former and rare names. Then
//
//  1. what the text states counts most: "Paris, Texas", "the city of", "X
//     region". It holds for the mention and, weaker, for the name elsewhere in
//     the article (one sense per discourse);
//  2. every name of the article speaks for the candidates of the others that
//     lie where its own do (toponym_votes).
//
// A mention is then a place when the evidence of the words around it, its
// prominence and its support together are above 0.
#include "plugin/place/toponym_resolver.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace dateline {

namespace {

// Weights in units of log10 of population; set on hand-labelled news.
constexpr float kContainerBonus = 8;
constexpr float kContainsBonus = 4;
constexpr float kKindBonus = 4;
constexpr float kStatedElsewhereBonus = 3;
constexpr float kYearsBonus = 0.8F;
constexpr float kOutsideYears = 0.8F;
constexpr float kWorst = -100;
/// See choose_misspelt().
constexpr float kKnownTown = 4.3F;
/// See may_contain().
constexpr float kContainingTown = 5;
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

}  // namespace

void ToponymResolver::resolve(const Analysis& analysis, ToponymSet& found) {
    apply_former_years(analysis, found);
    apply_stated(found);
    const std::uint32_t home =
        gazetteer_.home_of(analysis.article->source, analysis.article->url);
    votes_.collect(found, home);
    choose(found);
    choose_misspelt(found);
    if (analysis.explanation != nullptr) {
        if (home != kNoPlace) {
            analysis.explanation->add(
                "place",
                "place/home",
                Span{},
                "the outlet's home is " + std::string(gazetteer_.id(home)) +
                    " " + std::string(gazetteer_.name(home)));
        }
        explain(analysis, found);
    }
}

/// A former name or state counts fully in articles of its years, and less than
/// everything else in those of other years.
void ToponymResolver::apply_former_years(const Analysis& analysis,
                                         ToponymSet& found) {
    if (!analysis.article->published && !analysis.published) {
        return;
    }
    const DaySpan days = analysis.published ? analysis.published->days
                                            : *analysis.article->published;
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
            } else if (candidate.former_state) {
                const auto state = gazetteer_.state_years(candidate.place);
                if (!state) {
                    continue;
                }
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
    const PlaceType type = candidate.type;
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

/// Towns contain nothing here, but for the large ones' districts.
bool ToponymResolver::may_contain(const Candidate& candidate) const {
    return !is_settlement(candidate.type) || candidate.prior > kContainingTown;
}

const Candidate* ToponymResolver::best_for(ToponymSet& found,
                                           const Toponym& mention) {
    const bool stated = mention.container != kNone ||
                        mention.contained != kNone ||
                        mention.kind != KindHint::None;
    if (!stated && chosen_[mention.name] != kNone) {
        return &found.candidates[chosen_[mention.name]];
    }
    const Candidate* best = nullptr;
    float best_score = kWorst;
    for (const Candidate& candidate :
         found.candidates_of(found.names[mention.name])) {
        // What is said here outweighs what is said of the name elsewhere.
        const float score =
            stated ? candidate.prior + candidate.support +
                         std::max(candidate.stated,
                                  stated_bonus(found, mention, candidate))
                   : candidate.score();
        if (score > best_score) {
            best = &candidate;
            best_score = score;
        }
    }
    if (!stated && best != nullptr) {
        chosen_[mention.name] =
            static_cast<std::uint32_t>(best - found.candidates.data());
    }
    return best;
}

void ToponymResolver::choose(ToponymSet& found) {
    chosen_.assign(found.names.size(), kNone);
    for (Toponym& mention : found.mentions) {
        const Candidate* best = best_for(found, mention);
        if (best == nullptr) {
            // Unknown, but said to be a place: see ToponymRecognizer.
            mention.accepted = true;
            continue;
        }
        mention.place = best->place;
        const ToponymName& name = found.names[mention.name];
        const bool person = name.as_person > 0 && name.as_place == 0;
        const float certainty =
            mention.evidence - (person ? kPersonElsewhere : 0) +
            kProminenceWeight * (best->prior - kProminenceOrigin) +
            kSupportWeight * best->support +
            (is_settlement(best->type) ? 0 : kAreaBonus);
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
    const auto& mentions = found.mentions;
    if (std::none_of(mentions.begin(), mentions.end(), [](const Toponym& m) {
            return m.misspelt != kNone;
        })) {
        return;
    }
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
    const auto candidates = found.candidates_of(found.names[mention.name]);
    const auto chosen = gazetteer_.coordinates(mention.place);
    if (candidates.size() < 2 || mention.container != kNone || !chosen) {
        return close;
    }
    float best = kWorst;
    for (const Candidate& candidate : candidates) {
        if (candidate.place == mention.place) {
            best = candidate.score();
        }
    }
    for (const Candidate& candidate : candidates) {
        if (candidate.place == mention.place || close.size() == kMostRivals ||
            candidate.score() <= best - kRivalRange) {
            continue;
        }
        const auto at = gazetteer_.coordinates(candidate.place);
        if (at && distance_km(*at, *chosen) > kFarKm) {
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
