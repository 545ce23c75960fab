// A person the lexicon does not know is one by first and last name; an
// organisation's kind is told by the words of its name.
#include "plugin/actor/name_actors.h"

namespace dateline {

NameActors::NameActors(const TokenView& view,
                       ActorRegistry& registry,
                       NameScratch& scratch)
    : view_(view),
      analysis_(view.analysis),
      registry_(registry),
      scratch_(scratch) {
    find_fullest();
    make_unknown();
}

std::uint64_t NameActors::person_key(const NameClaim& name) const {
    return extend_key(view_.tokens[name.tokens.first].hash,
                      view_.tokens[name.tokens.last - 1].hash);
}

bool NameActors::is_unknown_person(const NameClaim& name) {
    return name.kind == NameKind::Person && name.entry == kNone &&
           name.tokens.size() > 1;
}

/// Persons with the same first and last name are one; the fullest form gives
/// the name.
void NameActors::find_fullest() {
    scratch_.persons.clear();
    scratch_.fullest.clear();
    for (std::uint32_t n = 0; n < analysis_.names.size(); ++n) {
        const NameClaim& name = analysis_.names[n];
        if (!is_unknown_person(name)) {
            continue;
        }
        const std::uint32_t number =
            scratch_.persons.number_of(person_key(name));
        if (number == scratch_.fullest.size()) {
            scratch_.fullest.push_back(n);
            continue;
        }
        std::uint32_t& fullest = scratch_.fullest[number];
        if (analysis_.names[fullest].tokens.size() < name.tokens.size()) {
            fullest = n;
        }
    }
}

void NameActors::make_unknown() {
    scratch_.actors.assign(analysis_.names.size(), kNone);
    for (std::uint32_t n = 0; n < analysis_.names.size(); ++n) {
        const NameClaim& name = analysis_.names[n];
        if (name.entry != kNone) {
            continue;
        }
        const std::uint32_t full =
            is_unknown_person(name)
                ? scratch_.fullest[scratch_.persons.number_of(person_key(name))]
                : n;
        scratch_.actors[n] = full < n && scratch_.actors[full] != kNone
                                 ? scratch_.actors[full]
                                 : new_name(analysis_.names[full]);
    }
}

std::uint32_t NameActors::new_name(const NameClaim& name) {
    if (name.fuller != kNone) {
        return kNone;
    }
    if (name.kind == NameKind::Person) {
        const std::uint32_t actor =
            registry_.named("person", "person", analysis_.surface(name.tokens));
        registry_.traits(actor).gender = gender_of(name.tokens);
        return actor;
    }
    std::uint32_t bits = 0;
    for (std::uint32_t i = name.tokens.first; i < name.tokens.last; ++i) {
        bits |= view_.bits(i);
    }
    const bool company = (bits & (kCompanyHead | kLegalForm)) != 0;
    const std::string_view kind = (bits & kPartyHead) != 0   ? "party"
                                  : (bits & kArmedHead) != 0 ? "rebels"
                                  : (bits & kMediaHead) != 0 ? "media"
                                  : company                  ? "company"
                                                             : "org";
    return registry_.named(kind == "rebels" ? "group" : kind,
                           kind,
                           analysis_.surface(name.tokens));
}

Gender NameActors::gender_of(TokenRange name) const {
    const std::uint32_t first = view_.bits(name.first);
    const std::uint32_t title =
        name.first == 0 ? 0 : view_.bits(name.first - 1);
    if ((title & kHonorificMale) != 0) {
        return Gender::Male;
    }
    if ((title & kHonorificFemale) != 0) {
        return Gender::Female;
    }
    const bool male = (first & kGivenMale) != 0;
    const bool female = (first & kGivenFemale) != 0;
    return male == female ? Gender::Unknown
           : male         ? Gender::Male
                          : Gender::Female;
}

/// The actor of a claim; made now when it is a known one.
std::uint32_t NameActors::actor_of(std::uint32_t claim) {
    if (scratch_.actors[claim] != kNone) {
        return scratch_.actors[claim];
    }
    const NameClaim& name = analysis_.names[claim];
    if (name.entry != kNone) {
        const std::uint32_t actor = registry_.known(entry_of(name));
        if (registry_.traits(actor).person &&
            registry_.traits(actor).gender == Gender::Unknown) {
            registry_.traits(actor).gender = gender_of(name.tokens);
        }
        return scratch_.actors[claim] = actor;
    }
    if (name.fuller != kNone && view_.names[name.fuller] != kNone &&
        view_.names[name.fuller] != claim) {
        return scratch_.actors[claim] = actor_of(view_.names[name.fuller]);
    }
    return scratch_.actors[claim] = registry_.named(
               "person", "person", analysis_.surface(name.tokens));
}

/// Of several persons who share a surname, the one in office when the
/// article was written.
std::uint32_t NameActors::entry_of(const NameClaim& name) const {
    if (name.kind != NameKind::Person || name.tokens.size() > 1 ||
        name.fuller != kNone || !analysis_.published) {
        return name.entry;
    }
    const AliasHit hit = view_.lexicon.longest_name(view_.tokens, name.tokens);
    for (const std::uint32_t alias : hit.aliases) {
        const std::uint32_t person = view_.lexicon.alias(alias).actor;
        for (const ActorTenure& tenure :
             view_.lexicon.tenures(view_.lexicon.actor(person))) {
            if (analysis_.published->days.overlaps({tenure.from, tenure.to})) {
                return person;
            }
        }
    }
    return name.entry;
}

}  // namespace dateline
