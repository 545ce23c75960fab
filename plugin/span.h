// Span: a half-open range of bytes. Every mention, sentence and event points
// into the article by spans, so that an evidence can always be shown.
#ifndef DATELINE_PLUGIN_SPAN_H
#define DATELINE_PLUGIN_SPAN_H

#include <compare>
#include <cstdint>
#include <string_view>

namespace dateline {

/// Bytes [begin, end) of a text; begin <= end <= text.size().
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] std::uint32_t size() const { return end - begin; }
    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] bool contains(Span other) const {
        return begin <= other.begin && other.end <= end;
    }
    [[nodiscard]] bool overlaps(Span other) const {
        return begin < other.end && other.begin < end;
    }
    /// The bytes of @p text this span covers. @pre end <= text.size()
    [[nodiscard]] std::string_view of(std::string_view text) const {
        return text.substr(begin, size());
    }
    friend auto operator<=>(const Span&, const Span&) = default;
};

/// Index range [first, last) into a token array.
struct TokenRange {
    std::uint32_t first = 0;
    std::uint32_t last = 0;

    [[nodiscard]] std::uint32_t size() const { return last - first; }
    [[nodiscard]] bool empty() const { return first == last; }
    [[nodiscard]] bool contains(std::uint32_t token) const {
        return first <= token && token < last;
    }
    [[nodiscard]] bool contains(TokenRange other) const {
        return first <= other.first && other.last <= last;
    }
    [[nodiscard]] bool overlaps(TokenRange other) const {
        return first < other.last && other.first < last;
    }
    friend auto operator<=>(const TokenRange&, const TokenRange&) = default;
};

}  // namespace dateline

#endif
