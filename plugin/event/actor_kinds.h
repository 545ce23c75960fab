// Actor kinds: what an actor of a kind ("government", "rebels") is to rules and
// to the code table.
#ifndef DATELINE_PLUGIN_EVENT_ACTOR_KINDS_H
#define DATELINE_PLUGIN_EVENT_ACTOR_KINDS_H

#include <cstdint>
#include <string_view>

#include "plugin/event/event_lexicon.h"

namespace dateline {

constexpr std::uint32_t bit(PartyKind kind) {
    return 1U << static_cast<unsigned>(kind);
}

struct ActorSort {
    ClassSet classes;
    std::uint32_t parties = 0;  ///< bits 1 << PartyKind
};

/// Of an unknown kind: some body, no party.
ActorSort sort_of_kind(std::string_view kind);

}  // namespace dateline

#endif
