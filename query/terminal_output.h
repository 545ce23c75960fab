// Answers for people at a terminal: what was understood, hits with their
// evidence, facets with bars. Nothing from an article reaches the terminal as
// a control sequence.
#ifndef DATELINE_QUERY_TERMINAL_OUTPUT_H
#define DATELINE_QUERY_TERMINAL_OUTPUT_H

#include <string>
#include <string_view>

#include "query/result_json.h"

namespace dateline {

/// Control and bidirectional characters as \xNN, line breaks as spaces.
std::string printable(std::string_view text);
/// White space and control characters as \xNN, so that one line is one id.
std::string id_line(std::string_view id);

class TerminalOutput {
  public:
    /// @param colour false: no escape sequences at all
    TerminalOutput(IndexSet& index, bool colour)
        : index_(&index), colour_(colour) {}

    [[nodiscard]] std::string answer(const Answer& answer,
                                     std::size_t offset) const;
    [[nodiscard]] std::string facets(const SearchResult& result) const;
    /// The whole article with its events; @param all events, not only those
    /// of the hit
    [[nodiscard]] std::string article(const Hit& hit) const;

  private:
    enum class Style { Plain, Bold, Dim, Title, Accent };
    [[nodiscard]] std::string styled(Style style, std::string_view text) const;
    [[nodiscard]] std::string interpretation(const Question& question) const;
    [[nodiscard]] std::string hit(const Hit& hit, std::size_t number) const;
    [[nodiscard]] std::string event(const Hit& hit, std::uint32_t number) const;
    [[nodiscard]] std::string evidence(const Hit& hit,
                                       const StoredEvent& event) const;
    [[nodiscard]] std::string names(const std::vector<NamedId>& ids) const;
    [[nodiscard]] std::string names(const Hit& hit,
                                    const std::vector<IdIndex>& ids) const;

    IndexSet* index_;
    bool colour_;
};

}  // namespace dateline

#endif
