// A month or a year stands for its first day where a span begins and for its
// last where it ends.
#include "config/actor_days.h"

#include <charconv>
#include <sstream>

namespace dateline {

std::vector<std::string> split(const std::string& text, char mark) {
    std::istringstream in(text);
    std::vector<std::string> parts;
    for (std::string part; std::getline(in, part, mark);) {
        const auto first = part.find_first_not_of(' ');
        const auto last = part.find_last_not_of(' ');
        if (first != std::string::npos) {
            parts.push_back(part.substr(first, last - first + 1));
        }
    }
    return parts;
}

namespace {

/// "2014", "2014-06" or "2014-06-07" as days; nothing when it is none.
std::optional<DaySpan> read_days(std::string_view text) {
    int numbers[3] = {0, 0, 0};
    std::size_t count = 0;
    for (const std::string& part : split(std::string(text), '-')) {
        if (count == 3) {
            return std::nullopt;
        }
        const auto [end, error] = std::from_chars(
            part.data(), part.data() + part.size(), numbers[count]);
        if (error != std::errc{} || end != part.data() + part.size()) {
            return std::nullopt;
        }
        ++count;
    }
    if (count == 0 || numbers[0] < 1000 || numbers[0] > 2200 ||
        numbers[1] > 12 || numbers[2] > 31) {
        return std::nullopt;
    }
    if (count == 3) {
        const Day day = to_day(numbers[0],
                               static_cast<unsigned>(numbers[1]),
                               static_cast<unsigned>(numbers[2]));
        return DaySpan{day, day};
    }
    return month_span(numbers[0], static_cast<unsigned>(numbers[1]));
}

}  // namespace

/// "1999-12..2008-05, 2012.." as spans; either end may be open.
std::optional<std::vector<DaySpan>> read_spans(const std::string& text) {
    std::vector<DaySpan> spans;
    for (const std::string& part : split(text, ',')) {
        const auto dots = part.find("..");
        const std::string from = part.substr(0, dots);
        const std::string to =
            dots == std::string::npos ? from : part.substr(dots + 2);
        DaySpan span = kAlways;
        if (!from.empty()) {
            const auto days = read_days(from);
            if (!days) {
                return std::nullopt;
            }
            span.from = days->from;
        }
        if (!to.empty()) {
            const auto days = read_days(to);
            if (!days || days->to < span.from) {
                return std::nullopt;
            }
            span.to = days->to;
        }
        spans.push_back(span);
    }
    return spans;
}

}  // namespace dateline
