// Subject linker: the subject of a finite verb, and the verb it is joined to by
// "and".
#ifndef DATELINE_PLUGIN_EVENT_SUBJECT_LINKER_H
#define DATELINE_PLUGIN_EVENT_SUBJECT_LINKER_H

#include <cstdint>

#include "plugin/event/chunk_view.h"
#include "plugin/event/governor_linker.h"
#include "plugin/event/participle_reader.h"

namespace dateline {

/// One sentence; cheap to make. What it refers to must outlive it.
class SubjectLinker {
  public:
    SubjectLinker(const ChunkView& view, GovernorLinker& governors)
        : v_(view), governors_(governors), participles_(view) {}

    /// Subject and governor of a finite verb group.
    void link_finite(std::uint32_t v);
    /// Makes the phrase, with those it lists with, the subject of @p v.
    void take_subject(std::uint32_t v, std::uint32_t number);
    /// Joins @p v to the verb before the conjunction at chunk @p at.
    void coordinate(std::uint32_t v, std::uint32_t at);

  private:
    std::uint32_t list_root_of_subject(std::uint32_t number);
    [[nodiscard]] bool is_particle_object(std::uint32_t v,
                                          std::uint32_t at) const;
    [[nodiscard]] bool belongs_to_phrase(std::uint32_t c,
                                         std::uint32_t limit) const;
    [[nodiscard]] bool opens_clause(std::uint32_t c) const;
    [[nodiscard]] bool is_listed(std::uint32_t v, std::uint32_t object) const;
    [[nodiscard]] bool follows_verb(std::uint32_t c) const;
    [[nodiscard]] bool is_gap_subject(std::uint32_t c) const;
    [[nodiscard]] bool is_relative_object(std::uint32_t c) const;
    bool cross_verb(std::uint32_t at);
    [[nodiscard]] std::uint32_t insertion_begin(std::uint32_t at) const;
    void found_subject(std::uint32_t v, std::uint32_t at);
    [[nodiscard]] std::uint32_t with_setting(std::uint32_t begin) const;
    [[nodiscard]] bool is_let(std::uint32_t v, std::uint32_t at) const;
    [[nodiscard]] std::uint32_t past_of_modal(std::uint32_t v,
                                              std::uint32_t joined) const;
    void relative(std::uint32_t v, std::uint32_t at);
    [[nodiscard]] std::uint32_t animate(std::uint32_t number,
                                        std::uint32_t c) const;
    [[nodiscard]] bool place_phrase(const NounPhrase& current) const;

    const ChunkView& v_;
    GovernorLinker& governors_;
    ParticipleReader participles_;
};

}  // namespace dateline

#endif
