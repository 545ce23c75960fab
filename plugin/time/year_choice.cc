// Weekday, copyright line, offices and the text's own dates each strike years
// out; nothing is scored.
#include "plugin/time/year_choice.h"

#include <algorithm>
#include <cstdlib>

#include "plugin/time/timex.h"

namespace dateline {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
/// Of several possible years the nearest to a date of the text is taken when
/// it is so near and the next so much farther.
constexpr Day kNear = 480;
constexpr Day kFarther = 3 * 365;

}  // namespace

std::optional<int> YearChoice::choose(const PartialDate& date, bool same_day) {
    if (copyright_ && fits_copyright(date, same_day)) {
        because_ = copyright_->words;
        return copyright_->year;
    }
    if (date.weekday < 0 && evidence_.weekdays.empty()) {
        return std::nullopt;
    }
    const int first = first_year();
    const int last = last_year();
    for (const int offset : {0, 1}) {
        if (offset == 1 && (!same_day || date.weekday >= 0)) {
            break;
        }
        Candidates days;
        for (int year = first; year <= last; ++year) {
            const Day day = day_in(date, year);
            if (weekday_fits(date, day, same_day, offset) &&
                has_day(date, year) && possible(day) && still_holds(day)) {
                days.add(day, distance(day));
            }
        }
        if (const auto year = settle(days)) {
            return year;
        }
        if (days.count != 0) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

void YearChoice::Candidates::add(Day day, Day its_distance) {
    ++count;
    if (count == 1 || its_distance < distance) {
        next_distance = distance;
        distance = its_distance;
        nearest = day;
    } else if (count == 2 || its_distance < next_distance) {
        next_distance = its_distance;
    }
}

bool YearChoice::possible_in(DaySpan days) const {
    return offices_begun(days.to) &&
           std::none_of(evidence_.not_before.begin(),
                        evidence_.not_before.end(),
                        [&](const TimeBound& bound) {
                            return bound.day > days.to && bound.is_event;
                        });
}

int YearChoice::first_year() const {
    int year = kFirstYear;
    for (const TimeBound& bound : evidence_.not_before) {
        year = std::max(year, civil_date(bound.day).year);
    }
    return year;
}

int YearChoice::last_year() const {
    int year = copyright_ ? copyright_->year : kLastYear;
    for (const TimeBound& bound : evidence_.not_after) {
        year = std::min(year, civil_date(bound.day).year);
    }
    return year;
}

bool YearChoice::has_day(const PartialDate& date, int year) {
    return date.date.day <= 28 ||
           date_exists(year, date.date.month, date.date.day);
}

Day YearChoice::day_in(const PartialDate& date, int year) {
    return to_day(year, date.date.month, 1) + static_cast<Day>(date.date.day) -
           1;
}

bool YearChoice::fits_copyright(const PartialDate& date, bool same_day) const {
    const Day day = day_in(date, copyright_->year);
    return has_day(date, copyright_->year) && offices_begun(day) &&
           (weekday_fits(date, day, same_day, 0) ||
            (same_day && weekday_fits(date, day, same_day, 1)));
}

bool YearChoice::weekday_fits(const PartialDate& date,
                              Day day,
                              bool same_day,
                              int offset) const {
    if (date.weekday >= 0) {
        return weekday_of(day) == date.weekday;
    }
    if (!same_day || evidence_.weekdays.empty()) {
        return offset == 0;
    }
    return weekday_of(day - offset) == lead_weekday_;
}

int YearChoice::lead_weekday() const {
    const std::vector<int>& told = evidence_.weekdays;
    if (told.empty()) {
        return -1;
    }
    int best = told.front();
    int best_lag = std::max(4, lag_of(best));
    for (const int weekday : told) {
        if (lag_of(weekday) < best_lag) {
            best = weekday;
            best_lag = lag_of(weekday);
        }
    }
    return best;
}

int YearChoice::lag_of(int weekday) const {
    int lag = 0;
    for (const int other : evidence_.weekdays) {
        lag = std::max(lag, (weekday - other + 7) % 7);
    }
    return lag;
}

bool YearChoice::offices_begun(Day day) const {
    return std::all_of(evidence_.holdings.begin(),
                       evidence_.holdings.end(),
                       [&](const Holding& holding) {
                           return std::any_of(
                               holding.spans.begin(),
                               holding.spans.end(),
                               [&](DaySpan span) { return span.from <= day; });
                       });
}

bool YearChoice::possible(Day day) const {
    return offices_begun(day) && std::none_of(evidence_.not_before.begin(),
                                              evidence_.not_before.end(),
                                              [&](const TimeBound& bound) {
                                                  return bound.day > day;
                                              });
}

bool YearChoice::still_holds(Day day) const {
    const bool held = std::all_of(
        evidence_.holdings.begin(),
        evidence_.holdings.end(),
        [&](const Holding& holding) {
            return std::any_of(
                holding.spans.begin(), holding.spans.end(), [&](DaySpan span) {
                    return span.contains(day);
                });
        });
    return held && std::none_of(
                       evidence_.not_after.begin(),
                       evidence_.not_after.end(),
                       [&](const TimeBound& bound) { return bound.day < day; });
}

Day YearChoice::distance(Day day) const {
    Day nearest = 1 << 30;
    for (const auto* bounds :
         {&evidence_.not_before, &evidence_.not_after, &evidence_.beside}) {
        for (const TimeBound& bound : *bounds) {
            if (!bound.is_year) {
                nearest = std::min(nearest, std::abs(bound.day - day));
            }
        }
    }
    return nearest;
}

std::optional<int> YearChoice::settle(const Candidates& days) {
    if (days.count == 1) {
        because_ = "the only year that fits";
        for (const Holding& holding : evidence_.holdings) {
            because_ += ", " + holding.words;
        }
        return civil_date(days.nearest).year;
    }
    if (days.count > 1 && days.distance <= kNear &&
        days.next_distance - days.distance >= kFarther) {
        because_ = "the year next to " + nearest_words(days.nearest);
        return civil_date(days.nearest).year;
    }
    return std::nullopt;
}

std::string YearChoice::nearest_words(Day day) const {
    const Day nearest = distance(day);
    for (const auto* bounds :
         {&evidence_.not_before, &evidence_.not_after, &evidence_.beside}) {
        for (const TimeBound& bound : *bounds) {
            if (!bound.is_year && std::abs(bound.day - day) == nearest) {
                return bound.words;
            }
        }
    }
    return {};
}

}  // namespace dateline
