// One row a kind.
#include "plugin/event/actor_kinds.h"

#include <array>

namespace dateline {

namespace {

struct Row {
    std::string_view kind;
    BuiltInClass noun_class;
    PartyKind party;
};

constexpr std::array<Row, 18> kRows = {{
    {"person", kClassPerson, PartyKind::Person},
    {"country", kClassState, PartyKind::State},
    {"government", kClassState, PartyKind::State},
    {"parliament", kClassState, PartyKind::State},
    {"court", kClassOrg, PartyKind::State},
    {"military", kClassForces, PartyKind::Forces},
    {"police", kClassForces, PartyKind::Police},
    {"rebels", kClassForces, PartyKind::Rebels},
    {"people", kClassGroup, PartyKind::Civilians},
    {"group", kClassGroup, PartyKind::Civilians},
    {"protesters", kClassGroup, PartyKind::Protesters},
    {"workers", kClassGroup, PartyKind::Protesters},
    {"role", kClassPerson, PartyKind::Person},
    {"org", kClassOrg, PartyKind::Org},
    {"alliance", kClassOrg, PartyKind::Org},
    {"party", kClassOrg, PartyKind::Org},
    {"company", kClassOrg, PartyKind::Company},
    {"media", kClassOrg, PartyKind::Media},
}};

}  // namespace

ActorSort sort_of_kind(std::string_view kind) {
    ActorSort sort;
    sort.classes.add(kClassActor);
    for (const Row& row : kRows) {
        if (row.kind == kind) {
            sort.classes.add(row.noun_class);
            sort.parties = bit(row.party);
            return sort;
        }
    }
    sort.classes.add(kClassOrg);
    return sort;
}

}  // namespace dateline
