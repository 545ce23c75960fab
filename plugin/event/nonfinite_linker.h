// Nonfinite linker: what infinitives, gerunds and participles depend on, and who
// does what they say.
#ifndef DATELINE_PLUGIN_EVENT_NONFINITE_LINKER_H
#define DATELINE_PLUGIN_EVENT_NONFINITE_LINKER_H

#include <cstdint>

#include "plugin/event/chunk_view.h"
#include "plugin/event/subject_linker.h"

namespace dateline {

/// One sentence; cheap to make. What it refers to must outlive it.
class NonfiniteLinker {
  public:
    NonfiniteLinker(const ChunkView& view, SubjectLinker& subjects)
        : v_(view), subjects_(subjects) {}

    void link_infinitive(std::uint32_t v);
    void link_gerund(std::uint32_t v);
    void link_participle(std::uint32_t v);

  private:
    void controlled(std::uint32_t v, std::uint32_t governor);
    void infinitive_after_phrase(std::uint32_t v, std::uint32_t before);
    [[nodiscard]] std::uint32_t who_ranks(std::uint32_t number) const;
    [[nodiscard]] bool is_of_ranked(std::uint32_t number) const;
    [[nodiscard]] std::uint32_t does_infinitive(std::uint32_t governor,
                                                std::uint32_t before) const;
    [[nodiscard]] bool meets(const VerbGroup& governor) const;
    [[nodiscard]] std::uint32_t first_phrase(std::uint32_t verb,
                                             std::uint32_t last) const;
    [[nodiscard]] bool controls(const VerbGroup& governor,
                                std::uint32_t preposition) const;
    [[nodiscard]] bool crosses_break(std::uint32_t from,
                                     std::uint32_t to) const;
    void headline(std::uint32_t v, std::uint32_t number);
    void gerund_after_preposition(std::uint32_t v, std::uint32_t before);

    const ChunkView& v_;
    SubjectLinker& subjects_;
};

}  // namespace dateline

#endif
