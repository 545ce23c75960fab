// Nearest-first search of the last mentions. A pronoun is resolved only when
// its sentence names one fitting actor before it, or else the sentence before
// names one; with two of them it stays unresolved.
#include "plugin/actor/coreference.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kRemembered = 48;

}  // namespace

void Coreference::mention(std::uint32_t actor,
                          std::uint32_t sentence,
                          bool metonym,
                          bool plural,
                          bool oblique) {
    if (seen_.size() == 2 * kRemembered) {
        seen_.erase(seen_.begin(),
                    seen_.begin() + static_cast<std::ptrdiff_t>(kRemembered));
    }
    seen_.push_back({actor, sentence, metonym, plural, oblique});
}

bool Coreference::held(const ActorTraits& traits, std::uint32_t role) const {
    if (traits.role == role) {
        return true;
    }
    const StringRef office = lexicon_.role(role).office;
    if (office.length == 0 || traits.entry == kNone) {
        return false;
    }
    const auto tenures = lexicon_.tenures(lexicon_.actor(traits.entry));
    return std::any_of(
        tenures.begin(), tenures.end(), [&](const ActorTenure& tenure) {
            return same_text(lexicon_.office(tenure.office).slug, office);
        });
}

std::optional<std::uint32_t> Coreference::office_holder(
    std::uint32_t role, const CountryActors* country) const {
    for (std::size_t i = seen_.size(); i-- > 0;) {
        const ActorTraits& traits = registry_.traits(seen_[i].actor);
        // A named person's country may be unknown; a role without one is of
        // no country in particular.
        const bool named = traits.entry != kNone || traits.named;
        const bool there = country == nullptr || traits.country == country ||
                           (traits.country == nullptr && named);
        if (traits.person && there && held(traits, role)) {
            return seen_[i].actor;
        }
    }
    return std::nullopt;
}

std::optional<std::uint32_t> Coreference::armed(std::uint32_t role) const {
    std::optional<std::uint32_t> any;
    for (std::size_t i = seen_.size(); i-- > 0;) {
        const ActorTraits& traits = registry_.traits(seen_[i].actor);
        if (traits.armed && traits.role == role) {
            return seen_[i].actor;
        }
        if (traits.armed && !any) {
            any = seen_[i].actor;
        }
    }
    return any;
}

std::optional<std::uint32_t> Coreference::same_role(std::uint32_t role) const {
    const RoleRecord& record = lexicon_.role(role);
    for (std::size_t i = seen_.size(); i-- > 0;) {
        const ActorTraits& traits = registry_.traits(seen_[i].actor);
        if (traits.role == role && !traits.person) {
            return seen_[i].actor;
        }
        if (traits.country == nullptr || traits.entry == kNone ||
            seen_[i].metonym) {
            continue;
        }
        const bool same = (record.target == RoleTarget::Military &&
                           traits.entry == traits.country->military) ||
                          (record.target == RoleTarget::Police &&
                           traits.entry == traits.country->police) ||
                          (record.target == RoleTarget::Government &&
                           traits.entry == traits.country->government);
        if (same) {
            return seen_[i].actor;
        }
    }
    return std::nullopt;
}

bool Coreference::fits(const SeenActor& seen, Gender gender) const {
    const ActorTraits& traits = registry_.traits(seen.actor);
    switch (gender) {
    case Gender::Male:
    case Gender::Female:
        return traits.person && !seen.plural &&
               (traits.gender == gender || traits.gender == Gender::Unknown);
    case Gender::Many:
        return seen.plural || (!traits.person && traits.gender == Gender::Many);
    case Gender::Thing:
        // "the militia", "Hamas": "it" as well as "they"
        return !traits.person && !seen.plural &&
               (traits.gender == Gender::Thing ||
                (traits.armed && traits.gender == Gender::Many));
    case Gender::Unknown:
        break;
    }
    return false;
}

std::optional<std::uint32_t> Coreference::pronoun(
    Gender gender, std::uint32_t sentence) const {
    for (std::uint32_t back = 0; back < 2 && back <= sentence; ++back) {
        std::optional<std::uint32_t> only;
        for (std::size_t i = seen_.size(); i-- > 0;) {
            if (seen_[i].sentence + back < sentence) {
                break;
            }
            if (seen_[i].sentence + back != sentence ||
                !fits(seen_[i], gender)) {
                continue;
            }
            if (only && *only != seen_[i].actor) {
                return std::nullopt;
            }
            only = seen_[i].actor;
        }
        if (only) {
            return only;
        }
    }
    return std::nullopt;
}

/// "Its" may be an army's or a government's as well as a country's.
bool Coreference::owns(const SeenActor& seen, Gender gender) const {
    if (fits(seen, gender)) {
        return true;
    }
    const ActorTraits& traits = registry_.traits(seen.actor);
    return gender == Gender::Thing && !seen.plural && !traits.person &&
           traits.country != nullptr && traits.entry != kNone &&
           (traits.entry == traits.country->military ||
            traits.entry == traits.country->government);
}

std::optional<std::uint32_t> Coreference::possessor(
    Gender gender, std::uint32_t sentence) const {
    for (std::uint32_t back = 0; back < 2 && back <= sentence; ++back) {
        std::optional<std::uint32_t> oblique;
        for (std::size_t i = seen_.size(); i-- > 0;) {
            if (seen_[i].sentence + back < sentence) {
                break;
            }
            if (seen_[i].sentence + back != sentence ||
                !owns(seen_[i], gender)) {
                continue;
            }
            if (!seen_[i].oblique) {
                return seen_[i].actor;
            }
            if (!oblique) {
                oblique = seen_[i].actor;
            }
        }
        if (oblique) {
            return oblique;
        }
    }
    // Countries and governments are "their" where no people is near.
    return gender == Gender::Many ? possessor(Gender::Thing, sentence)
                                  : std::nullopt;
}

}  // namespace dateline
