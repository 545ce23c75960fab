#include "query/actor_names.h"

#include <algorithm>

#include "plugin/facet/facet_schema.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

constexpr std::uint32_t kLongestName = 8;
constexpr std::size_t kMostAlternatives = 5;
constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

/// The tokens from @p first on, written as names are.
std::vector<Token> as_name(const std::vector<Token>& tokens,
                           std::uint32_t first,
                           bool all_caps) {
    const auto last =
        std::min<std::size_t>(tokens.size(), first + kLongestName);
    std::vector<Token> copy(tokens.begin() + first,
                            tokens.begin() + static_cast<std::ptrdiff_t>(last));
    for (Token& token : copy) {
        token.flags |= kCapitalised;
        if (all_caps) {
            token.flags |= kAllCaps;
        }
    }
    return copy;
}

TokenRange all_of(const std::vector<Token>& tokens) {
    return {0, static_cast<std::uint32_t>(tokens.size())};
}

void add_once(std::vector<NamedId>& list, NamedId named) {
    if (std::ranges::find(list, named) == list.end()) {
        list.push_back(std::move(named));
    }
}

}  // namespace

NamedId ActorNames::named(std::uint32_t actor) const {
    const ActorRecord& record = actors_->actor(actor);
    return {std::string(actors_->text(record.id)),
            std::string(actors_->text(record.name))};
}

NamedId ActorNames::country(std::string_view code) const {
    const CountryActors* country = actors_->country(code);
    return country == nullptr ? NamedId{} : named(country->country);
}

/// What a role noun stands for, with a country or without.
NamedId ActorNames::role_actor(const RoleRecord& role,
                               const CountryActors* country) const {
    if (country != nullptr) {
        switch (role.target) {
        case RoleTarget::Military:
            return named(country->military);
        case RoleTarget::Police:
            return named(country->police);
        case RoleTarget::Government:
            return named(country->government);
        case RoleTarget::People:
            return named(country->people);
        case RoleTarget::Role:
            break;
        }
    }
    std::string id = "role:" + std::string(actors_->text(role.slug));
    std::string name(actors_->text(role.name));
    if (country != nullptr) {
        id += '@' + std::string(actors_->text(country->code));
        name += " (" + std::string(actors_->text(country->name)) + ')';
    }
    return {std::move(id), std::move(name)};
}

ActorChoice ActorNames::known_name(const std::vector<Token>& tokens,
                                   std::uint32_t first) const {
    const auto end = static_cast<std::uint32_t>(tokens.size());
    AliasHit hit = actors_->longest_name(tokens, {first, end});
    for (const bool all_caps : {false, true}) {
        // Ordinary words in small letters are no names: "may", "trump".
        if (hit.length != 0 || tokens[first].has(kCapitalised) ||
            words_->is_ordinary_word(tokens[first].hash)) {
            break;
        }
        const std::vector<Token> copy = as_name(tokens, first, all_caps);
        hit = actors_->longest_name(copy, all_of(copy));
    }
    ActorChoice choice;
    choice.length = hit.length;
    for (const std::uint32_t index : hit.aliases) {
        const ActorAlias& alias = actors_->alias(index);
        const ActorRecord& record = actors_->actor(alias.actor);
        // The Kremlin is Russia as an actor, whoever acts for it.
        const CountryActors* country =
            (alias.flags & kAliasMetonym) != 0
                ? actors_->country(actors_->text(record.country))
                : nullptr;
        if (choice.actors.size() < kMostAlternatives) {
            add_once(
                choice.actors,
                named(country == nullptr ? alias.actor : country->country));
        }
        choice.is_state = choice.is_state || country != nullptr ||
                          actors_->text(record.kind) == "country";
        // "Houthi" is a movement before it is one man's name.
        const bool person = actors_->text(record.kind) == "person";
        choice.person = person && (choice.actors.size() == 1 || choice.person);
    }
    return choice;
}

ActorChoice ActorNames::demonym(const std::vector<Token>& tokens,
                                std::uint32_t first) const {
    const std::vector<Token> copy = as_name(tokens, first, false);
    std::uint32_t found = 0;
    const std::uint32_t length =
        actors_->longest_demonym(copy, all_of(copy), found);
    if (length == 0) {
        return {};
    }
    const Demonym& demonym = actors_->demonym(found);
    const CountryActors* country = demonym.country == kNoIndex
                                       ? nullptr
                                       : &actors_->countries()[demonym.country];
    ActorChoice choice;
    choice.length = length;
    choice.kind = ActorWordKind::Demonym;
    RoleForm form;
    const TokenRange behind{length, static_cast<std::uint32_t>(copy.size())};
    const std::uint32_t role_length =
        behind.empty() ? 0 : actors_->longest_role(copy, behind, form);
    if (role_length != 0) {
        choice.kind = ActorWordKind::Role;
        choice.length += role_length;
        const RoleRecord& role = actors_->role(form.role);
        const bool forces =
            role.target == RoleTarget::Military && demonym.forces != kNoIndex;
        choice.actors = {forces ? named(demonym.forces)
                                : role_actor(role, country)};
        return choice;
    }
    if ((demonym.flags & kDemonymRegion) != 0 || country == nullptr) {
        choice.actors = {named(demonym.people)};
        return choice;
    }
    choice.country = actors_->text(country->code);
    choice.actors = {named(country->country)};
    return choice;
}

ActorChoice ActorNames::role(const std::vector<Token>& tokens,
                             std::uint32_t first) const {
    RoleForm form;
    ActorChoice choice;
    choice.kind = ActorWordKind::Role;
    choice.length = actors_->longest_role(
        tokens, {first, static_cast<std::uint32_t>(tokens.size())}, form);
    if (choice.length == 0) {
        return choice;
    }
    const RoleRecord& role = actors_->role(form.role);
    // "soldiers", "troops", "the army": of any country
    choice.actors = {role.target == RoleTarget::Military
                         ? NamedId{std::string(kAnySoldiers), "soldiers"}
                         : role_actor(role, nullptr)};
    choice.anybody = role.target == RoleTarget::People;
    return choice;
}

ActorChoice ActorNames::find(const std::vector<Token>& tokens,
                             std::uint32_t first) const {
    ActorChoice best = known_name(tokens, first);
    for (ActorChoice other : {demonym(tokens, first), role(tokens, first)}) {
        if (other.length > best.length) {
            best = std::move(other);
        }
    }
    return best;
}

ActorChoice ActorNames::choose(std::string_view value) const {
    ActorChoice choice;
    if (value.find(':') != std::string_view::npos) {
        choice.length = 1;
        const ActorRecord* record = actors_->find(value);
        choice.actors = {{std::string(value),
                          record == nullptr
                              ? std::string(value)
                              : std::string(actors_->text(record->name))}};
        return choice;
    }
    std::vector<Token> tokens;
    tokenize(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
    if (tokens.empty()) {
        return choice;
    }
    choice = find(tokens, 0);
    if (choice.length != tokens.size()) {
        const std::vector<Token> copy = as_name(tokens, 0, false);
        choice = find(copy, 0);
    }
    return choice.length == tokens.size() ? choice : ActorChoice{};
}

}  // namespace dateline
