// Old wire archives break lines at a margin, flattened pages end a line where
// an element ended, and plain articles hold a paragraph a line. Which of them
// a text is shows in how its lines go on: after a margin's break most lines
// begin with a small letter, after a paragraph's hardly any.
#include "plugin/body/block_splitter.h"

#include <algorithm>

namespace dateline {

namespace {

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v';
}

bool starts_small(std::string_view line) {
    return line.front() >= 'a' && line.front() <= 'z';
}

/// The last mark before closing quotes and brackets is . ! ? : or an ellipsis.
bool has_sentence_end(std::string_view line) {
    while (!line.empty()) {
        const char last = line.back();
        if (last == '"' || last == '\'' || last == ')' || last == ']') {
            line.remove_suffix(1);
        } else if (line.ends_with("\u201D") || line.ends_with("\u2019") ||
                   line.ends_with("\u2026")) {
            if (line.ends_with("\u2026")) {
                return true;
            }
            line.remove_suffix(3);
        } else {
            return last == '.' || last == '!' || last == '?' || last == ':';
        }
    }
    return false;
}

bool begins_item(std::string_view line) {
    return line.starts_with("- ") || line.starts_with("* ") ||
           line.starts_with("\u2022") || line.starts_with("--");
}

Block::Kind kind_of_line(std::string_view line, bool ends_sentence) {
    if (begins_item(line)) {
        return Block::Kind::ListItem;
    }
    constexpr std::size_t kLongestHeading = 120;
    return ends_sentence || line.size() > kLongestHeading
               ? Block::Kind::Paragraph
               : Block::Kind::Heading;
}

Block::Kind kind_of_markup(MarkupBlock::Kind kind) {
    switch (kind) {
    case MarkupBlock::Kind::Heading:
        return Block::Kind::Heading;
    case MarkupBlock::Kind::ListItem:
    case MarkupBlock::Kind::TableCell:
        return Block::Kind::ListItem;
    default:
        return Block::Kind::Paragraph;
    }
}

}  // namespace

void BlockSplitter::read_lines(std::string_view text) {
    lines_.clear();
    bool gap = true;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        end = end == std::string_view::npos ? text.size() : end;
        std::size_t first = at;
        while (first < end && is_space(text[first])) {
            ++first;
        }
        std::size_t last = end;
        while (last > first && is_space(text[last - 1])) {
            --last;
        }
        if (first == last) {
            gap = true;
        } else {
            const std::string_view line = text.substr(first, last - first);
            lines_.push_back({{static_cast<std::uint32_t>(first),
                               static_cast<std::uint32_t>(last)},
                              static_cast<std::uint32_t>(first - at),
                              gap,
                              starts_small(line),
                              has_sentence_end(line)});
            gap = false;
        }
        at = end + 1;
    }
}

std::uint32_t BlockSplitter::wrap_width() {
    constexpr std::uint32_t kWidest = 120;
    std::size_t pairs = 0;
    std::size_t small = 0;
    widths_.clear();
    for (std::size_t i = 1; i < lines_.size(); ++i) {
        const Line& before = lines_[i - 1];
        if (lines_[i].after_gap) {
            continue;
        }
        ++pairs;
        if (lines_[i].small_start && !before.ends_sentence &&
            before.span.size() <= kWidest) {
            ++small;
            widths_.push_back(before.span.size() + before.indent);
        }
    }
    // Articles of a paragraph a line stay below a twentieth, page dumps below
    // a tenth, wire archives above two fifths.
    if (small < 2 || small * 4 < pairs) {
        return 0;
    }
    const auto high =
        widths_.begin() + static_cast<std::ptrdiff_t>(widths_.size() * 9 / 10);
    std::nth_element(widths_.begin(), high, widths_.end());
    return *high;
}

/// True when @p line goes on what @p before began.
bool BlockSplitter::goes_on(const Line& before,
                            const Line& line,
                            std::uint32_t width,
                            std::string_view text) {
    if (line.after_gap) {
        return false;
    }
    if (width == 0) {
        // A link or emphasis that flattening put on a line of its own.
        constexpr std::uint32_t kProse = 40;
        return line.small_start && !before.ends_sentence &&
               before.span.size() >= kProse;
    }
    if (line.small_start) {
        return true;
    }
    const std::uint32_t reach = before.span.size() + before.indent;
    const bool full = reach * 10 >= width * 7 && reach <= width * 2;
    const bool indented = line.indent >= 2 && line.indent > before.indent;
    return full && !indented && !begins_item(line.span.of(text));
}

void BlockSplitter::split(Analysis& analysis) {
    std::vector<Block>& blocks = analysis.blocks;
    const auto add =
        [&](Span span, Block::Kind kind, const MarkupBlock* markup = nullptr) {
            Block& block = blocks.emplace_back();
            block.span = span;
            block.kind = kind;
            block.markup = markup;
        };
    if (!analysis.text.title().empty()) {
        add(analysis.text.title(), Block::Kind::Title);
    }
    const Article& article = *analysis.article;
    if (!article.blocks.empty()) {
        for (const MarkupBlock& markup : article.blocks) {
            if (!markup.span.empty()) {
                add(analysis.text.from_body(markup.span),
                    kind_of_markup(markup.kind),
                    &markup);
            }
        }
        return;
    }
    read_lines(article.text);
    const std::uint32_t width = wrap_width();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const Line& line = lines_[i];
        const Span span = analysis.text.from_body(line.span);
        if (i != 0 && goes_on(lines_[i - 1], line, width, article.text)) {
            blocks.back().span.end = span.end;
            blocks.back().kind = Block::Kind::Paragraph;
        } else {
            add(span,
                kind_of_line(line.span.of(article.text), line.ends_sentence));
        }
    }
}

}  // namespace dateline
