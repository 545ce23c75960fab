// A noun's chunks end where a verb or clause begins, a verb's where its region
// does.
#include "plugin/event/act_scope.h"

namespace dateline {

ChunkRange own_chunks(const Syntax& syntax, const EventCandidate& act) {
    const auto count = static_cast<std::uint32_t>(syntax.chunks.size());
    if (act.kind != TriggerKind::Noun || act.phrase == kNone) {
        if (act.verb == kNone) {
            return {0, count};
        }
        const VerbGroup& verb = syntax.verbs[act.verb];
        return {verb.chunk + 1, verb.region_end};
    }
    const std::uint32_t begin = syntax.phrases[act.phrase].chunk + 1;
    std::uint32_t end = begin;
    while (end < count && syntax.chunks[end].kind != ChunkKind::VerbGroup &&
           syntax.chunks[end].kind != ChunkKind::Break &&
           syntax.chunks[end].kind != ChunkKind::Subordinator &&
           syntax.chunks[end].kind != ChunkKind::Relative) {
        ++end;
    }
    return {begin, end};
}

bool fronted_belongs(const Syntax& syntax, std::uint32_t v) {
    for (std::uint32_t w = 0; w < v; ++w) {
        if (syntax.verbs[w].chunk < syntax.verbs[v].clause_begin) {
            return false;
        }
    }
    return true;
}

}  // namespace dateline
