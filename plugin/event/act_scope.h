// Act scope: which chunks of a sentence belong to an act alone.
#ifndef DATELINE_PLUGIN_EVENT_ACT_SCOPE_H
#define DATELINE_PLUGIN_EVENT_ACT_SCOPE_H

#include <cstdint>

#include "plugin/event/event_candidate.h"
#include "plugin/event/syntax.h"

namespace dateline {

/// Chunks [begin, end).
struct ChunkRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

/// What stands after the trigger, up to the next verb or clause.
ChunkRange own_chunks(const Syntax& syntax, const EventCandidate& act);

/// What stands at the head of the sentence is the setting of its main verbs:
/// true when verb group @p v is one.
bool fronted_belongs(const Syntax& syntax, std::uint32_t v);

}  // namespace dateline

#endif
