// Answers for people at a terminal: what was understood, hits with their
// evidence. How it is drawn is terminal_style's, facets are facet_bars'.
#ifndef DATELINE_QUERY_TERMINAL_OUTPUT_H
#define DATELINE_QUERY_TERMINAL_OUTPUT_H

#include <string>
#include <string_view>
#include <vector>

#include "query/result_json.h"
#include "query/terminal_style.h"

namespace dateline {

/// Not thread-safe; the index must outlive it.
class TerminalOutput {
  public:
    TerminalOutput(IndexSet& index, TerminalStyle style)
        : index_(&index), style_(style) {}

    /// @param offset hits passed over
    /// @param facet_offset values passed over in each facet
    [[nodiscard]] std::string answer(const Answer& answer,
                                     std::size_t offset,
                                     std::size_t facet_offset) const;
    /// The whole article with all its events.
    [[nodiscard]] std::string article(const Hit& hit) const;
    /// What a question was taken to mean, one line a part.
    [[nodiscard]] std::string interpretation(const Question& question) const;
    /// One event in a line or two, and its sentence with its words marked.
    [[nodiscard]] std::string event(const Hit& hit, std::uint32_t number) const;

    [[nodiscard]] const TerminalStyle& style() const { return style_; }

  private:
    [[nodiscard]] std::string hit(const Hit& hit, std::size_t number) const;
    [[nodiscard]] std::string evidence(const Hit& hit,
                                       const StoredEvent& event) const;
    [[nodiscard]] std::string marked(std::string_view phrase, Ink ink) const;
    [[nodiscard]] std::string snippet(const Snippet& snippet) const;
    [[nodiscard]] std::string ambiguity(const Ambiguity& ambiguity) const;
    [[nodiscard]] std::string counted(const std::vector<NamedId>& ids) const;
    [[nodiscard]] std::string names(const Hit& hit,
                                    const std::vector<IdIndex>& ids) const;

    IndexSet* index_;
    TerminalStyle style_;
};

}  // namespace dateline

#endif
