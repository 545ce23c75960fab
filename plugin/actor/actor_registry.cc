// Ids, ancestors and affiliations. Command and membership go up; nationality
// and alignment never do: a role of private people ("Ukrainian protesters") has
// its country as affiliation.
#include "plugin/actor/actor_registry.h"

#include <algorithm>
#include <utility>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr int kDeepestCommand = 6;

/// Actors of an article, most often fewer.
constexpr std::size_t kUsualActors = 48;

void add_once(std::vector<std::string>& ids, std::string_view id) {
    if (std::ranges::find(ids, id) == ids.end()) {
        ids.emplace_back(id);
    }
}

/// What the registry was asked for.
enum class Request : std::uint64_t { Known = 1, Role, RoleOfPeople };

std::uint64_t request(Request what, std::uint32_t one, std::uint64_t other) {
    return extend_key(extend_key(static_cast<std::uint64_t>(what), one), other);
}

bool is_above(const Actor& actor, std::string_view id) {
    return std::ranges::find(actor.ancestors, id, &NamedId::id) !=
           actor.ancestors.end();
}

}  // namespace

std::string actor_slug(std::string_view name) {
    const std::string folded = fold(name);
    std::string slug;
    for (const char c : folded) {
        const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                          (static_cast<unsigned char>(c) & 0x80) != 0;
        if (keep) {
            slug += c;
        } else if (!slug.empty() && slug.back() != '-') {
            slug += '-';
        }
    }
    while (!slug.empty() && slug.back() == '-') {
        slug.pop_back();
    }
    return slug;
}

ActorRegistry::ActorRegistry(const ActorLexicon& lexicon,
                             Analysis& analysis,
                             RegistryScratch& scratch)
    : lexicon_(lexicon), analysis_(analysis), scratch_(scratch) {
    scratch.keys.clear();
    scratch.actors.clear();
    scratch.traits.clear();
    analysis.actors.reserve(kUsualActors);
}

std::uint32_t& ActorRegistry::place_of(std::uint64_t key) {
    const std::uint32_t number = scratch_.keys.number_of(key);
    if (number == scratch_.actors.size()) {
        scratch_.actors.push_back(kNone);
    }
    return scratch_.actors[number];
}

std::uint32_t& ActorRegistry::place_of(std::string_view id) {
    return place_of(hash_folded(id));
}

std::uint32_t ActorRegistry::add(Actor actor, const ActorTraits& traits) {
    const auto index = static_cast<std::uint32_t>(analysis_.actors.size());
    place_of(actor.id) = index;
    analysis_.actors.push_back(std::move(actor));
    scratch_.traits.push_back(traits);
    return index;
}

bool ActorRegistry::holds_now(const ActorMembership& membership) const {
    return !analysis_.published ||
           analysis_.published->days.overlaps({membership.from, membership.to});
}

void ActorRegistry::put_above(Actor& actor, std::uint32_t entry, int depth) {
    const ActorRecord& record = lexicon_.actor(entry);
    const std::string_view id = lexicon_.text(record.id);
    if (depth > kDeepestCommand || actor.id == id || is_above(actor, id)) {
        return;
    }
    actor.ancestors.push_back(
        {std::string(id), std::string(lexicon_.text(record.name))});
    std::erase(actor.affiliated, id);
    for (const ActorMembership& up : lexicon_.above(record)) {
        if (holds_now(up)) {
            put_above(actor, up.actor, depth + 1);
        }
    }
}

std::uint32_t ActorRegistry::known(std::uint32_t entry) {
    const std::uint64_t key = request(Request::Known, entry, 0);
    if (const std::uint32_t actor = place_of(key); actor != kNone) {
        return actor;
    }
    const std::uint32_t actor = make_known(entry);
    place_of(key) = actor;
    return actor;
}

std::uint32_t ActorRegistry::make_known(std::uint32_t entry) {
    const ActorRecord& record = lexicon_.actor(entry);
    const std::string_view id = lexicon_.text(record.id);
    if (const std::uint32_t there = place_of(id); there != kNone) {
        return there;
    }
    Actor actor;
    actor.id = id;
    actor.name = lexicon_.text(record.name);
    actor.kind = lexicon_.text(record.kind);
    actor.country = lexicon_.text(record.country);
    for (const ActorMembership& up : lexicon_.above(record)) {
        if (holds_now(up)) {
            put_above(actor, up.actor, 0);
        }
    }
    for (const std::uint32_t other : lexicon_.affiliated(record)) {
        add_once(actor.affiliated, lexicon_.text(lexicon_.actor(other).id));
    }
    ActorTraits traits;
    traits.gender = static_cast<Gender>(record.gender);
    traits.entry = entry;
    traits.country = lexicon_.country(actor.country);
    traits.person = actor.kind == "person";
    traits.armed = actor.kind == "rebels";
    const bool national = traits.person && traits.country != nullptr &&
                          !is_above(actor, "country:" + actor.country);
    if (national) {
        add_once(actor.affiliated, "country:" + actor.country);
    }
    return add(std::move(actor), traits);
}

std::uint32_t ActorRegistry::named(std::string_view prefix,
                                   std::string_view kind,
                                   std::string_view name) {
    Actor actor;
    actor.id = std::string(prefix) + ":" + actor_slug(name);
    if (const std::uint32_t there = place_of(actor.id); there != kNone) {
        return there;
    }
    actor.name = name;
    actor.kind = kind;
    ActorTraits traits;
    traits.person = kind == "person";
    traits.named = true;
    traits.armed = kind == "rebels";
    traits.gender = traits.person  ? Gender::Unknown
                    : traits.armed ? Gender::Many
                                   : Gender::Thing;
    return add(std::move(actor), traits);
}

std::uint32_t ActorRegistry::make_role_of_people(std::uint32_t role,
                                                 std::uint32_t demonym) {
    const RoleRecord& record = lexicon_.role(role);
    const Demonym& people = lexicon_.demonym(demonym);
    const bool forces = record.target == RoleTarget::Military ||
                        (record.flags & kRoleArmed) != 0;
    if (forces && people.forces < lexicon_.actor_count()) {
        return known(people.forces);
    }
    if (record.target == RoleTarget::People) {
        return known(people.people);
    }
    const ActorRecord& group = lexicon_.actor(people.people);
    std::string tail(lexicon_.text(group.id));
    tail.erase(0, tail.find(':') + 1);
    Actor actor;
    actor.id = "role:" + tail + "-" + std::string(lexicon_.text(record.slug));
    if (const std::uint32_t there = place_of(actor.id); there != kNone) {
        return there;
    }
    actor.name = std::string(lexicon_.text(record.name)) + " (" +
                 std::string(lexicon_.text(group.name)) + ")";
    actor.kind = lexicon_.text(record.kind);
    actor.country = lexicon_.text(group.country);
    actor.affiliated.emplace_back(lexicon_.text(group.id));
    ActorTraits traits;
    traits.role = role;
    traits.armed = (record.flags & kRoleArmed) != 0;
    traits.country = lexicon_.country(actor.country);
    traits.gender = Gender::Many;
    return add(std::move(actor), traits);
}

std::uint32_t ActorRegistry::role(std::uint32_t role, const RoleScope& scope) {
    const std::uint64_t belongs =
        scope.demonym != kNone ? scope.demonym
        : scope.country != nullptr
            ? static_cast<std::uint64_t>(scope.country -
                                         lexicon_.countries().data()) *
                      2 +
                  (scope.nationality ? 1 : 0)
            : kNone;
    const std::uint64_t key =
        request(scope.demonym != kNone ? Request::RoleOfPeople : Request::Role,
                role,
                belongs);
    if (place_of(key) == kNone) {
        const std::uint32_t actor =
            scope.demonym != kNone ? make_role_of_people(role, scope.demonym)
                                   : make_role(role, scope);
        place_of(key) = actor;
    }
    return place_of(key);
}

/// Whom a role of a country obeys, or whose nationals its bearers are.
void ActorRegistry::put_in_command(Actor& actor,
                                   const RoleRecord& role,
                                   const CountryActors& country,
                                   bool nationality) {
    switch (role.command) {
    case RoleCommand::Military:
        put_above(actor, country.military, 0);
        break;
    case RoleCommand::Police:
        put_above(actor, country.police, 0);
        break;
    case RoleCommand::Government:
        put_above(actor, country.government, 0);
        break;
    case RoleCommand::Country:
        put_above(actor, country.country, 0);
        break;
    case RoleCommand::None:
        if (nationality) {
            add_once(actor.affiliated, "country:" + actor.country);
        }
        break;
    }
}

std::uint32_t ActorRegistry::make_role(std::uint32_t role,
                                       const RoleScope& scope) {
    const RoleRecord& record = lexicon_.role(role);
    const CountryActors* country = scope.country;
    if (country != nullptr) {
        switch (record.target) {
        case RoleTarget::Military:
            return known(country->military);
        case RoleTarget::Police:
            return known(country->police);
        case RoleTarget::Government:
            return known(country->government);
        case RoleTarget::People:
            return known(country->people);
        case RoleTarget::Role:
            break;
        }
    }
    Actor actor;
    actor.id = "role:" + std::string(lexicon_.text(record.slug));
    actor.name = lexicon_.text(record.name);
    actor.kind = lexicon_.text(record.kind);
    if (country != nullptr) {
        actor.country = lexicon_.text(country->code);
        actor.id += "@" + actor.country;
        actor.name += " (" + std::string(lexicon_.text(country->name)) + ")";
    }
    if (const std::uint32_t there = place_of(actor.id); there != kNone) {
        return there;
    }
    if (country != nullptr) {
        put_in_command(actor, record, *country, scope.nationality);
    }
    ActorTraits traits;
    traits.role = role;
    traits.country = country;
    traits.armed = (record.flags & kRoleArmed) != 0;
    const bool person = (record.flags & kRolePerson) != 0;
    traits.person = person;
    traits.gender = !person                             ? Gender::Many
                    : (record.flags & kRoleFemale) != 0 ? Gender::Female
                    : (record.flags & kRoleMale) != 0   ? Gender::Male
                                                        : Gender::Unknown;
    return add(std::move(actor), traits);
}

void ActorRegistry::affiliate(std::uint32_t actor, std::string_view id) {
    Actor& target = analysis_.actors[actor];
    if (target.id != id && !is_above(target, id)) {
        add_once(target.affiliated, id);
    }
}

void ActorRegistry::put_under(std::uint32_t actor, std::uint32_t entry) {
    put_above(analysis_.actors[actor], entry, 0);
}

void ActorRegistry::set_country(std::uint32_t actor,
                                const CountryActors& country) {
    Actor& target = analysis_.actors[actor];
    if (target.country.empty()) {
        target.country = lexicon_.text(country.code);
        scratch_.traits[actor].country = &country;
    }
}

}  // namespace dateline
