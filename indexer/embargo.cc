#include "indexer/embargo.h"

#include <algorithm>
#include <chrono>
#include <optional>

namespace dateline {

namespace {

/// Takes exactly @p width digits off the front.
std::optional<int> take_digits(std::string_view& text, std::size_t width) {
    if (text.size() < width) {
        return std::nullopt;
    }
    int value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(width);
    return value;
}

bool take(std::string_view& text, char c) {
    if (!text.starts_with(c)) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

/// hh[:mm[:ss[.fraction]]] as seconds.
std::optional<int> take_clock(std::string_view& text) {
    int seconds = 0;
    for (const int unit : {3600, 60, 1}) {
        const auto value = take_digits(text, 2);
        if (!value || *value >= (unit == 3600 ? 24 : 61)) {
            return std::nullopt;
        }
        seconds += *value * unit;
        if (unit != 1 && !take(text, ':')) {
            if (text.empty() || text.front() < '0' || text.front() > '9') {
                return seconds;
            }
        }
    }
    if (take(text, '.')) {
        while (take_digits(text, 1)) {
        }
    }
    return seconds;
}

/// Seconds east of UTC; nothing when what is left is no zone.
std::optional<int> take_zone(std::string_view text) {
    if (text.empty() || text == "Z" || text == "z") {
        return 0;
    }
    const bool west = text.front() == '-';
    if (!west && text.front() != '+') {
        return std::nullopt;
    }
    text.remove_prefix(1);
    const auto offset = take_clock(text);
    if (!offset || !text.empty()) {
        return std::nullopt;
    }
    return west ? -*offset : *offset;
}

void append_padded(std::string& out, int value, std::size_t width) {
    const std::string digits = std::to_string(value);
    out.append(width - std::min(width, digits.size()), '0');
    out += digits;
}

}  // namespace

std::string embargo_value(std::string_view time) {
    using namespace std::chrono;
    const auto y = take_digits(time, 4);
    const bool dashed = y && take(time, '-');
    const auto m = y ? take_digits(time, 2) : std::nullopt;
    if (!m || (dashed && !take(time, '-'))) {
        return {};
    }
    const auto d = take_digits(time, 2);
    if (!d) {
        return {};
    }
    const year_month_day civil{year{*y},
                               month{static_cast<unsigned>(*m)},
                               day{static_cast<unsigned>(*d)}};
    int clock = 0;
    int zone = 0;
    if (!time.empty()) {
        if (!take(time, 'T') && !take(time, 't') && !take(time, ' ')) {
            return {};
        }
        const auto seconds_of_day = take_clock(time);
        const auto offset = seconds_of_day ? take_zone(time) : std::nullopt;
        if (!offset) {
            return {};
        }
        clock = *seconds_of_day;
        zone = *offset;
    }
    if (!civil.ok()) {
        return {};
    }
    const auto utc = sys_days{civil} + seconds{clock} - seconds{zone};
    const auto utc_day = floor<days>(utc);
    const year_month_day day_then{utc_day};
    const hh_mm_ss rest{utc - utc_day};
    std::string value;
    append_padded(value, static_cast<int>(day_then.year()), 4);
    append_padded(
        value, static_cast<int>(static_cast<unsigned>(day_then.month())), 2);
    append_padded(
        value, static_cast<int>(static_cast<unsigned>(day_then.day())), 2);
    append_padded(value, static_cast<int>(rest.hours().count()), 2);
    append_padded(value, static_cast<int>(rest.minutes().count()), 2);
    append_padded(value, static_cast<int>(rest.seconds().count()), 2);
    return value;
}

}  // namespace dateline
