#include "query/facet_bars.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace dateline {

namespace {

constexpr std::size_t kWidestBar = 24;
constexpr std::size_t kMargin = 2;
/// "most 12345" behind a timeline.
constexpr std::size_t kCountColumns = 12;
constexpr std::size_t kMostYearsAsMonths = 3;

constexpr std::array<std::string_view, 8> kBlocks = {
    "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, 8> kSteps = {
    ".", ".", ":", ":", "|", "|", "#", "#"};

bool is_time(const Facet& facet) {
    return facet.dimension == FacetDimension::Year ||
           facet.dimension == FacetDimension::Month;
}

std::uint64_t most_of(const Facet& facet) {
    std::uint64_t most = 1;
    for (const FacetValue& value : facet.values) {
        most = std::max(most, value.count);
    }
    return most;
}

/// "2022" as 2022, "2022-03" as its month counted from year 0.
int number_of(const Facet& facet, const std::string& id) {
    int year = 0;
    int month = 1;
    const char* end = id.data() + id.size();
    const auto [rest, error] = std::from_chars(id.data(), end, year);
    if (facet.dimension == FacetDimension::Year) {
        return year;
    }
    if (rest != end) {
        std::from_chars(rest + 1, end, month);
    }
    return year * 12 + month - 1;
}

std::string period_label(const Facet& facet, int number) {
    if (facet.dimension == FacetDimension::Year) {
        return std::to_string(number);
    }
    const int year = number >= 0 ? number / 12 : -((11 - number) / 12);
    return fmt::format("{}-{:02}", year, number - year * 12 + 1);
}

/// Columns of a timeline, each of `step` periods from `first` on.
struct Columns {
    int first = 0;
    int step = 1;
    std::vector<std::uint64_t> counts;
};

Columns columns_of(const Facet& facet, std::size_t room) {
    Columns columns;
    int last = columns.first = number_of(facet, facet.values.front().id);
    for (const FacetValue& value : facet.values) {
        const int number = number_of(facet, value.id);
        columns.first = std::min(columns.first, number);
        last = std::max(last, number);
    }
    const int most = static_cast<int>(room);
    columns.step = (last - columns.first + most) / most;
    columns.counts.resize((last - columns.first) / columns.step + 1);
    for (const FacetValue& value : facet.values) {
        columns.counts[(number_of(facet, value.id) - columns.first) /
                       columns.step] += value.count;
    }
    return columns;
}

/// One column or several a period, so that few of them have room for labels.
std::string timeline(const Facet& facet, const TerminalStyle& style) {
    const std::size_t room = style.width - 2 * kMargin - kCountColumns;
    const Columns columns = columns_of(facet, room);
    const std::size_t label = period_label(facet, columns.first).size() + 1;
    const std::size_t wide =
        std::clamp<std::size_t>(room / columns.counts.size(), 1, label);
    const std::size_t every = (label + wide - 1) / wide;
    const std::uint64_t most =
        std::max<std::uint64_t>(1, std::ranges::max(columns.counts));
    std::string line;
    std::string labels;
    for (std::size_t at = 0; at < columns.counts.size(); ++at) {
        const std::uint64_t count = columns.counts[at];
        const auto& shapes = style.unicode ? kBlocks : kSteps;
        for (std::size_t i = 0; i < std::max<std::size_t>(1, wide - 1); ++i) {
            line += count == 0
                        ? " "
                        : shapes[(count * shapes.size() + most - 1) / most - 1];
        }
        line += wide > 1 ? " " : "";
        if (at % every == 0 && at * wide + label <= style.width - kMargin) {
            labels += fmt::format(
                "{:{}}",
                period_label(
                    facet, columns.first + static_cast<int>(at) * columns.step),
                every * wide);
        }
    }
    return fmt::format("  {} {}\n  {}\n",
                       style.styled(Ink::Accent, line),
                       style.styled(Ink::Dim, fmt::format("most {}", most)),
                       style.styled(Ink::Dim, labels));
}

std::string bar(std::uint64_t count,
                std::uint64_t most,
                std::size_t width,
                const TerminalStyle& style) {
    const std::size_t size = std::clamp<std::size_t>(
        static_cast<std::size_t>(double(count) * double(width) / double(most)),
        1,
        width);
    std::string text;
    for (std::size_t i = 0; i < size; ++i) {
        text += style.unicode ? "▇" : "#";
    }
    return style.styled(Ink::Accent, text) + std::string(width - size, ' ');
}

/// Cut to @p room columns, between characters.
std::string fitting(const std::string& text, std::size_t room) {
    if (columns(text) <= room) {
        return text;
    }
    std::string cut;
    for (std::size_t at = 0, used = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U &&
            ++used > room - 3) {
            break;
        }
        cut += text[at];
    }
    return cut + "...";
}

std::string bars(const Facet& facet, const TerminalStyle& style) {
    const std::uint64_t most = most_of(facet);
    const std::size_t width = std::min(kWidestBar, style.width / 4);
    const std::size_t room = style.width - width - 10;
    std::string text;
    for (const FacetValue& value : facet.values) {
        text += fmt::format(
            "  {:6} {} {}\n",
            value.count,
            bar(value.count, most, width, style),
            fitting(printable(value.label.empty() ? value.id : value.label),
                    room));
    }
    return text;
}

std::string head(const Facet& facet,
                 std::size_t offset,
                 const TerminalStyle& style) {
    std::string text =
        style.styled(Ink::Bold, std::string(to_string(facet.dimension)));
    const std::uint64_t all = facet.matching;
    if (!is_time(facet) && !facet.values.empty() &&
        (offset != 0 || all > facet.values.size())) {
        text += style.styled(
            Ink::Dim,
            offset == 0 ? fmt::format(" ({} of {})", facet.values.size(), all)
                        : fmt::format(" ({} to {} of {})",
                                      offset + 1,
                                      offset + facet.values.size(),
                                      all));
    }
    return text;
}

/// Whether the other of year and month says it better.
bool is_redundant(const Facet& facet, const std::vector<Facet>& facets) {
    const auto year =
        std::ranges::find(facets, FacetDimension::Year, &Facet::dimension);
    const auto month =
        std::ranges::find(facets, FacetDimension::Month, &Facet::dimension);
    if (year == facets.end() || month == facets.end()) {
        return false;
    }
    const bool few =
        year->distinct <= kMostYearsAsMonths && month->distinct != 0;
    return facet.dimension == FacetDimension::Year    ? few
           : facet.dimension == FacetDimension::Month ? !few
                                                      : false;
}

}  // namespace

std::string facet_bars(const std::vector<Facet>& facets,
                       std::size_t offset,
                       const TerminalStyle& style) {
    std::string text;
    for (const Facet& facet : facets) {
        if ((facet.values.empty() && facet.distinct == 0) ||
            is_redundant(facet, facets)) {
            continue;
        }
        text += '\n' + head(facet, offset, style) + '\n';
        text += facet.values.empty() ? ""
                : is_time(facet) && facet.values.size() > 1
                    ? timeline(facet, style)
                    : bars(facet, style);
        if (facet.missing != 0) {
            text += style.styled(Ink::Dim,
                                 fmt::format("  {:6} without", facet.missing)) +
                    '\n';
        }
    }
    return text;
}

}  // namespace dateline
