// Day and DaySpan: calendar days as numbers, the only form in which dates are
// compared. Reading and writing the texts of dates is left to others.
#ifndef DATELINE_PLUGIN_TIME_DAY_H
#define DATELINE_PLUGIN_TIME_DAY_H

#include <chrono>
#include <compare>
#include <cstdint>

namespace dateline {

/// Days since 1970-01-01 in the proleptic Gregorian calendar; no time zone.
using Day = std::int32_t;

/// Both ends belong to the span; from <= to.
struct DaySpan {
    Day from = 0;
    Day to = 0;

    [[nodiscard]] bool contains(Day day) const {
        return from <= day && day <= to;
    }
    [[nodiscard]] bool contains(DaySpan other) const {
        return from <= other.from && other.to <= to;
    }
    [[nodiscard]] bool overlaps(DaySpan other) const {
        return from <= other.to && other.from <= to;
    }
    friend auto operator<=>(const DaySpan&, const DaySpan&) = default;
};

/// @pre the date exists
inline Day to_day(int year, unsigned month, unsigned day) {
    return static_cast<Day>(std::chrono::sys_days{
        std::chrono::year{year} / std::chrono::month{month} /
        std::chrono::day{day}}.time_since_epoch()
                                .count());
}

inline std::chrono::year_month_day to_civil(Day day) {
    return std::chrono::year_month_day{
        std::chrono::sys_days{std::chrono::days{day}}};
}

/// Monday 0 to Sunday 6.
inline int weekday_of(Day day) {
    return static_cast<int>(std::chrono::weekday{
               std::chrono::sys_days{std::chrono::days{
                   day}}}.iso_encoding()) -
           1;
}

/// The whole month, or the whole year when month is 0.
inline DaySpan month_span(int year, unsigned month) {
    if (month == 0) {
        return {to_day(year, 1, 1), to_day(year, 12, 31)};
    }
    const auto last =
        std::chrono::year{year} / std::chrono::month{month} / std::chrono::last;
    return {to_day(year, month, 1),
            static_cast<Day>(
                std::chrono::sys_days{last}.time_since_epoch().count())};
}

}  // namespace dateline

#endif
