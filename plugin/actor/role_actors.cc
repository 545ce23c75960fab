// A phrase's actor is that of its owner - a country, a people, a named group -
// with the role; without an owner what the role meant lately, else the article's
// own country.
#include "plugin/actor/role_actors.h"

#include <algorithm>
#include <string>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// A country is the article's own when it has this share of all mentions of
/// countries; see main_country().
constexpr std::uint32_t kMainShare = 3;

/// Where an article is set is told by places rather than by adjectives: "two
/// Italians in northern Kenya".
constexpr std::uint32_t kDatelineWeight = 4;
constexpr std::uint32_t kNameWeight = 3;
constexpr std::uint32_t kDemonymWeight = 2;

}  // namespace

RoleActors::RoleActors(const TokenView& view,
                       ActorRegistry& registry,
                       const Coreference& coreference,
                       NameActors& names)
    : view_(view),
      lexicon_(view.lexicon),
      analysis_(view.analysis),
      tokens_(view.tokens),
      registry_(registry),
      coreference_(coreference),
      names_(names) {
    count_countries();
}

void RoleActors::count_countries() {
    for (std::uint32_t i = 0; i < analysis_.place_uses.size(); ++i) {
        const CountryActors* country = view_.country_of(i);
        if (country == nullptr) {
            continue;
        }
        const PlaceUse& use = analysis_.place_uses[i];
        const std::uint32_t weight = use.dateline ? kDatelineWeight
                                     : use.form == MentionForm::Demonym
                                         ? kDemonymWeight
                                         : kNameWeight;
        all_ += weight;
        const auto found = std::ranges::find(
            by_count_,
            country,
            &std::pair<std::uint32_t, const CountryActors*>::second);
        if (found == by_count_.end()) {
            by_count_.emplace_back(weight, country);
        } else {
            found->first += weight;
        }
    }
    std::ranges::stable_sort(by_count_,
                             std::ranges::greater(),
                             [](const auto& c) { return c.first; });
}

/// The country most spoken of, if it has a third of the weight of all.
const CountryActors* RoleActors::main_country(const Owner& other_than) const {
    for (const auto& [count, country] : by_count_) {
        if (country != other_than.country) {
            return count * kMainShare >= all_ ? country : nullptr;
        }
    }
    return nullptr;
}

std::optional<std::uint32_t> RoleActors::apposed(TokenRange sentence,
                                                 const RolePhrase& phrase) {
    const RoleRecord& role = lexicon_.role(phrase.role);
    if (phrase.plural || (role.flags & kRolePerson) == 0) {
        return std::nullopt;
    }
    const std::uint32_t next = phrase.tokens.last;
    if (next + 1 < sentence.last && tokens_[next].is(U',') &&
        view_.names[next + 1] != kNone &&
        (phrase.definite || phrase.pronoun != kNone)) {
        const std::uint32_t claim = view_.names[next + 1];
        if (analysis_.names[claim].kind == NameKind::Person) {
            return names_.actor_of(claim);
        }
    }
    std::uint32_t before = phrase.tokens.first;
    if (before > sentence.first && view_.is(before - 1, kArticle)) {
        --before;
    }
    if (before < sentence.first + 2 || !tokens_[before - 1].is(U',') ||
        analysis_.actor_uses.empty()) {
        return std::nullopt;
    }
    const ActorUse& last = analysis_.actor_uses.back();
    const bool touches =
        last.tokens.last == before - 1 && registry_.traits(last.actor).person &&
        (last.form == ActorForm::Name || (last.form == ActorForm::Coreference));
    return touches ? std::optional(last.actor) : std::nullopt;
}

bool RoleActors::is_former(const RolePhrase& phrase) const {
    for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last; ++i) {
        if (view_.is(i, kFormer)) {
            return true;
        }
    }
    return phrase.tokens.first > 0 &&
           view_.is(phrase.tokens.first - 1, kFormer);
}

void RoleActors::enrich(std::uint32_t actor, const RolePhrase& phrase) {
    ActorTraits& traits = registry_.traits(actor);
    const RoleRecord& role = lexicon_.role(phrase.role);
    if (traits.role == kNone) {
        traits.role = phrase.role;
    }
    if (traits.gender == Gender::Unknown) {
        traits.gender = (role.flags & kRoleFemale) != 0 ? Gender::Female
                        : (role.flags & kRoleMale) != 0 ? Gender::Male
                                                        : traits.gender;
    }
    align(actor, phrase);
    if (traits.entry != kNone &&
        lexicon_.actor(traits.entry).above.count != 0) {
        return;
    }
    if (phrase.owner.claim != kNone) {
        const std::uint32_t owner = names_.actor_of(phrase.owner.claim);
        const std::uint32_t entry = registry_.traits(owner).entry;
        if (entry != kNone && !is_former(phrase)) {
            registry_.put_under(actor, entry);
        } else {
            registry_.affiliate(actor, analysis_.actors[owner].id);
        }
        return;
    }
    const CountryActors* country = phrase.owner.country;
    if (phrase.owner.demonym != kNone) {
        const Demonym& demonym = lexicon_.demonym(phrase.owner.demonym);
        registry_.affiliate(actor,
                            lexicon_.text(lexicon_.actor(demonym.people).id));
        return;
    }
    if (country == nullptr && traits.entry != kNone) {
        country = traits.country;
    }
    if (country == nullptr && (role.flags & kRoleState) != 0) {
        country = main_country({});
    }
    if (country != nullptr) {
        registry_.set_country(actor, *country);
        put_in_command(actor, role, *country, is_former(phrase));
    }
}

void RoleActors::put_in_command(std::uint32_t actor,
                                const RoleRecord& role,
                                const CountryActors& country,
                                bool former) {
    const bool military = role.target == RoleTarget::Military ||
                          role.command == RoleCommand::Military;
    const bool police = role.target == RoleTarget::Police ||
                        role.command == RoleCommand::Police;
    if (former || (role.command == RoleCommand::None &&
                   role.target == RoleTarget::Role)) {
        registry_.affiliate(actor,
                            lexicon_.text(lexicon_.actor(country.country).id));
    } else if (military) {
        registry_.put_under(actor, country.military);
    } else if (police) {
        registry_.put_under(actor, country.police);
    } else if (role.command == RoleCommand::Country) {
        registry_.put_under(actor, country.country);
    } else {
        registry_.put_under(actor, country.government);
    }
}

void RoleActors::align(std::uint32_t actor, const RolePhrase& phrase) {
    for (const Owner& side : phrase.aligned) {
        if (side.country != nullptr) {
            registry_.affiliate(
                actor, lexicon_.text(lexicon_.actor(side.country->country).id));
        } else if (side.demonym != kNone) {
            const Demonym& demonym = lexicon_.demonym(side.demonym);
            registry_.affiliate(
                actor, lexicon_.text(lexicon_.actor(demonym.people).id));
        } else if (side.claim != kNone) {
            const std::uint32_t other = names_.actor_of(side.claim);
            registry_.affiliate(actor, analysis_.actors[other].id);
        }
    }
}

RoleActors::Resolved RoleActors::resolve(const RolePhrase& phrase,
                                         std::uint32_t sentence) {
    if (phrase.owner.claim != kNone) {
        return {of_named_owner(phrase)};
    }
    if (phrase.pronoun != kNone) {
        if (const auto actor = of_possessor(phrase, sentence)) {
            return {*actor, ActorForm::Role};
        }
    }
    const std::uint32_t role = effective_role(phrase);
    if (!phrase.owner.empty()) {
        return {of_country(phrase, role)};
    }
    return bare(phrase, role);
}

/// "rebel commander" and "police officer" are told by the first noun, a
/// "government troops" by the second.
std::uint32_t RoleActors::effective_role(const RolePhrase& phrase) const {
    if (phrase.modifier == kNone) {
        return phrase.role;
    }
    const RoleRecord& head = lexicon_.role(phrase.role);
    const RoleRecord& before = lexicon_.role(phrase.modifier);
    const bool armed = (before.flags & kRoleArmed) != 0;
    const bool specific = head.target != RoleTarget::Role && !armed;
    const bool general = before.target != RoleTarget::Role || armed;
    const bool member = (head.flags & kRoleMember) != 0;
    return general && member && !specific ? phrase.modifier : phrase.role;
}

/// Members and forces of a named group are the group.
std::uint32_t RoleActors::of_named_owner(const RolePhrase& phrase) {
    const std::uint32_t owner = names_.actor_of(phrase.owner.claim);
    const ActorTraits& traits = registry_.traits(owner);
    if (!traits.person) {
        const bool state = traits.country != nullptr &&
                           analysis_.actors[owner].kind == "government";
        return state ? registry_.role(effective_role(phrase),
                                      {.country = traits.country})
                     : owner;
    }
    if (traits.country == nullptr) {
        return registry_.role(effective_role(phrase), {});
    }
    return registry_.role(effective_role(phrase), {.country = traits.country});
}

/// "Germany, whose army": who is named right before a word.
std::optional<std::uint32_t> RoleActors::just_before(std::uint32_t at) const {
    if (at > 0 && tokens_[at - 1].is(U',')) {
        --at;
    }
    return !analysis_.actor_uses.empty() &&
                   analysis_.actor_uses.back().tokens.last == at
               ? std::optional(analysis_.actor_uses.back().actor)
               : std::nullopt;
}

std::optional<std::uint32_t> RoleActors::of_possessor(const RolePhrase& phrase,
                                                      std::uint32_t sentence) {
    const std::uint32_t bits = view_.bits(phrase.pronoun);
    const Gender gender = (bits & kPronounMale) != 0     ? Gender::Male
                          : (bits & kPronounFemale) != 0 ? Gender::Female
                          : (bits & kPronounMany) != 0   ? Gender::Many
                                                         : Gender::Thing;
    static const std::uint64_t kWhose = hash_folded("whose");
    const auto owner = tokens_[phrase.pronoun].hash == kWhose
                           ? just_before(phrase.pronoun)
                           : coreference_.possessor(gender, sentence);
    if (!owner) {
        return std::nullopt;
    }
    const ActorTraits& traits = registry_.traits(*owner);
    if (traits.armed) {
        return *owner;
    }
    if (traits.country == nullptr) {
        return std::nullopt;
    }
    return registry_.role(effective_role(phrase), {.country = traits.country});
}

std::uint32_t RoleActors::of_country(const RolePhrase& phrase,
                                     std::uint32_t role) {
    const RoleRecord& record = lexicon_.role(role);
    const bool office = !phrase.plural &&
                        !lexicon_.text(record.office).empty() &&
                        phrase.owner.country != nullptr;
    if (office) {
        if (const auto holder =
                office_holder(role, phrase.owner.country, phrase)) {
            return *holder;
        }
    }
    return registry_.role(role,
                          {.country = phrase.owner.country,
                           .demonym = phrase.owner.demonym,
                           .nationality = true});
}

/// Who holds the office the role names: whom the text called so, else who
/// held it when the article was written.
std::optional<std::uint32_t> RoleActors::office_holder(
    std::uint32_t role,
    const CountryActors* country,
    const RolePhrase& phrase) {
    if (is_former(phrase)) {
        return std::nullopt;
    }
    if (const auto seen = coreference_.office_holder(role, country)) {
        return seen;
    }
    if (country == nullptr || !analysis_.published) {
        return std::nullopt;
    }
    const StringRef slug = lexicon_.role(role).office;
    std::optional<std::uint32_t> only;
    for (const OfficeRecord& office : lexicon_.offices()) {
        if (!same_text(office.slug, slug) ||
            !same_text(office.country, country->code)) {
            continue;
        }
        for (const OfficeHolder& holder : lexicon_.holders(office)) {
            if (!DaySpan{holder.from, holder.to}.overlaps(
                    analysis_.published->days)) {
                continue;
            }
            if (only && *only != holder.person) {
                return std::nullopt;
            }
            only = holder.person;
        }
    }
    return only ? std::optional(registry_.known(*only)) : std::nullopt;
}

/// A role noun alone: what it was lately, else the article's country.
RoleActors::Resolved RoleActors::bare(const RolePhrase& phrase,
                                      std::uint32_t role) {
    const RoleRecord& record = lexicon_.role(role);
    if (phrase.seat != nullptr) {
        return {registry_.role(role, {.country = phrase.seat})};
    }
    const bool office = !phrase.plural && !lexicon_.text(record.office).empty();
    if (office && phrase.definite) {
        if (const auto holder = office_holder(role, main_country({}), phrase)) {
            return {*holder, ActorForm::Coreference};
        }
    }
    const bool aligned = !phrase.aligned[0].empty();
    const bool armed = (record.flags & kRoleArmed) != 0;
    if (armed && !aligned) {
        if (const auto seen = coreference_.armed(role)) {
            return {*seen, ActorForm::Coreference};
        }
    }
    if (!armed && (phrase.plural || record.target != RoleTarget::Role)) {
        if (const auto seen = coreference_.same_role(role)) {
            return {*seen, ActorForm::Coreference};
        }
    }
    const bool placed =
        armed || phrase.plural || (record.flags & kRoleState) != 0;
    return {registry_.role(
        role, {.country = placed ? main_country(phrase.aligned[0]) : nullptr})};
}

}  // namespace dateline
