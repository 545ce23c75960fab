#include "query/facet_period.h"

#include <algorithm>

#include "plugin/facet/date_terms.h"

namespace dateline {

namespace {

constexpr int kMostListedYears = 200;
constexpr int kMostListedMonths = 36;
constexpr int kYearZero = -10000;
constexpr int kYears = 20000;
constexpr int kMonths = 12;

int number_of(Period period, Day day) {
    const auto civil = to_civil(day);
    const int year = static_cast<int>(civil.year()) - kYearZero;
    return period == Period::Year
               ? year
               : year * kMonths + static_cast<int>(unsigned{civil.month()}) - 1;
}

}  // namespace

DaySpan days_of(Period period, std::uint32_t number) {
    const bool month = period == Period::Month;
    const auto year = static_cast<int>(month ? number / kMonths : number);
    return month_span(year + kYearZero, month ? number % kMonths + 1 : 0);
}

std::string period_text(Period period, std::uint32_t number) {
    const std::string text = iso_day(days_of(period, number).from);
    return text.substr(0, text.size() - (period == Period::Month ? 3 : 6));
}

Periods periods_of(Period period, DaySpan days) {
    const bool month = period == Period::Month;
    const int first = number_of(period, days.from);
    const int last = days.to == days.from ? first : number_of(period, days.to);
    const int end = month ? kYears * kMonths : kYears;
    if (last - first >= (month ? kMostListedMonths : kMostListedYears) ||
        last < 0 || first >= end) {
        return {};
    }
    return {static_cast<std::uint32_t>(std::max(first, 0)),
            static_cast<std::uint32_t>(std::min(last, end - 1))};
}

}  // namespace dateline
