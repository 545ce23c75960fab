// Token to mention look-up for all sentences of a document.
#include "plugin/event/syntax.h"

namespace dateline {

namespace {

template <typename Mentions>
void mark(const Mentions& mentions,
          std::size_t tokens,
          std::vector<std::uint32_t>& at) {
    at.assign(tokens, kNone);
    for (std::uint32_t i = 0; i < mentions.size(); ++i) {
        const TokenRange range = mentions[i].tokens;
        for (std::uint32_t t = range.first; t < range.last && t < tokens; ++t) {
            at[t] = i;
        }
    }
}

}  // namespace

void MentionIndex::build(const Analysis& analysis) {
    const std::size_t tokens = analysis.tokens.size();
    mark(analysis.place_uses, tokens, place);
    mark(analysis.actor_uses, tokens, actor);
    mark(analysis.times, tokens, time);
    mark(analysis.names, tokens, name);
}

}  // namespace dateline
