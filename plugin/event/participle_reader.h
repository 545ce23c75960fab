// Past forms without an auxiliary that are no active verbs: "Three soldiers killed
// in Mali", "soldiers sent to Mali withdrew", "ordered the border sealed".
#ifndef DATELINE_PLUGIN_EVENT_PARTICIPLE_READER_H
#define DATELINE_PLUGIN_EVENT_PARTICIPLE_READER_H

#include <cstdint>

#include "plugin/event/chunk_view.h"

namespace dateline {

/// One sentence; cheap to make.
class ParticipleReader {
  public:
    explicit ParticipleReader(const ChunkView& view) : v_(view) {}

    [[nodiscard]] bool is_headline_passive(std::uint32_t v) const;
    void make_passive(std::uint32_t v);
    void make_participle(std::uint32_t v);
    /// "ordered the border sealed": the verb that orders what participle @p v
    /// says of the phrase at chunk @p before; kNone for one that says which.
    [[nodiscard]] std::uint32_t ordered_so(std::uint32_t v,
                                           std::uint32_t before) const;

  private:
    [[nodiscard]] bool has_agent(std::uint32_t c) const;
    [[nodiscard]] bool has_late_object(const VerbGroup& group) const;

    const ChunkView& v_;
};

}  // namespace dateline

#endif
