// Governor linker: which verb or noun a clause depends on, by what stands before
// the clause.
#ifndef DATELINE_PLUGIN_EVENT_GOVERNOR_LINKER_H
#define DATELINE_PLUGIN_EVENT_GOVERNOR_LINKER_H

#include <cstdint>

#include "plugin/event/chunk_view.h"

namespace dateline {

/// One sentence; cheap to make. What it refers to must outlive it.
class GovernorLinker {
  public:
    explicit GovernorLinker(const ChunkView& view) : v_(view) {}

    /// What stands before the clause that begins at chunk @p begin decides
    /// what governs its verb.
    void govern(std::uint32_t v, std::uint32_t begin);
    void subordinate(std::uint32_t v, std::uint32_t joint);

  private:
    [[nodiscard]] bool is_opening(std::uint32_t c) const;
    [[nodiscard]] bool is_bare_noun(const NounPhrase& current) const;
    [[nodiscard]] bool leaves_report(const VerbGroup& group,
                                     const VerbGroup& reported,
                                     std::uint32_t joint) const;
    void said_before(std::uint32_t v, std::uint32_t before);
    [[nodiscard]] bool has_number(const NounPhrase& current) const;
    [[nodiscard]] std::uint32_t measured(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t speaker_before(std::uint32_t joint) const;

    const ChunkView& v_;
};

}  // namespace dateline

#endif
