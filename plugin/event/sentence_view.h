// SentenceView: what the stages after the chunker look at, in one argument.
#ifndef DATELINE_PLUGIN_EVENT_SENTENCE_VIEW_H
#define DATELINE_PLUGIN_EVENT_SENTENCE_VIEW_H

#include "plugin/event/noun_classes.h"
#include "plugin/event/syntax.h"

namespace dateline {

/// One analysed sentence; what it refers to must outlive it.
struct SentenceView {
    const Analysis& analysis;
    const MentionIndex& mentions;
    const Syntax& syntax;
    const NounClasses& classes;

    /// Chunk @p c is a noun phrase.
    [[nodiscard]] bool is_phrase(std::uint32_t c) const {
        return syntax.chunks[c].kind == ChunkKind::NounPhrase;
    }
    /// The first word of a chunk, or the end.
    [[nodiscard]] std::uint32_t word_of(std::uint32_t chunk) const {
        return chunk < syntax.chunks.size()
                   ? syntax.chunks[chunk].first
                   : static_cast<std::uint32_t>(syntax.words.size());
    }
    [[nodiscard]] std::uint32_t chunk_count() const {
        return static_cast<std::uint32_t>(syntax.chunks.size());
    }
};

}  // namespace dateline

#endif
