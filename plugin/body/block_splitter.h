// An article's text as blocks: those its mark-up gave, or lines of plain text,
// joined where a line end is only the margin's. Decides nothing about what
// belongs to the article.
#ifndef DATELINE_PLUGIN_BODY_BLOCK_SPLITTER_H
#define DATELINE_PLUGIN_BODY_BLOCK_SPLITTER_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/span.h"

namespace dateline {

/// Holds scratch: one a thread.
class BlockSplitter {
  public:
    /// Appends the title and the text's blocks to Analysis::blocks: in text
    /// order, disjoint, without white space at their ends, never empty, without
    /// tokens yet. Text whose lines mostly go on in lower case is hard-wrapped:
    /// its lines are joined up to an empty line, an indented one, or a short
    /// one that ends a sentence. Cost: linear.
    void split(Analysis& analysis);

  private:
    struct Line {
        Span span;                 ///< trimmed
        std::uint32_t indent = 0;  ///< bytes of white space before it
        bool after_gap = true;     ///< an empty line, or nothing, is before it
        bool small_start = false;
        bool ends_sentence = false;
    };

    void read_lines(std::string_view text);
    /// The width most wrapped lines have; 0 when the text is not hard-wrapped.
    [[nodiscard]] std::uint32_t wrap_width();
    [[nodiscard]] static bool goes_on(const Line& before,
                                      const Line& line,
                                      std::uint32_t width,
                                      std::string_view text);

    std::vector<Line> lines_;
    std::vector<std::uint32_t> widths_;
};

}  // namespace dateline

#endif
