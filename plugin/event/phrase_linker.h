// Phrase linker: what each noun phrase lists with ("A, B and C"), renames
// ("Mosul, the second city") and belongs to ("the army of X").
#ifndef DATELINE_PLUGIN_EVENT_PHRASE_LINKER_H
#define DATELINE_PLUGIN_EVENT_PHRASE_LINKER_H

#include <cstdint>

#include "plugin/event/chunk_view.h"

namespace dateline {

/// One sentence; cheap to make. What it refers to must outlive it.
class PhraseLinker {
  public:
    explicit PhraseLinker(const ChunkView& view) : v_(view) {}

    void link_phrases();

  private:
    void rename(std::uint32_t c);
    void join_list(std::uint32_t c, std::uint32_t number);
    void set_list(std::uint32_t a, std::uint32_t b);

    const ChunkView& v_;
};

}  // namespace dateline

#endif
