// TIMEX3 value strings, and the days they stand for. Everything that spells
// "2022-06", "2022-W25", "199X" or "BC0264" does so here.
#ifndef DATELINE_PLUGIN_TIME_TIMEX_H
#define DATELINE_PLUGIN_TIME_TIMEX_H

#include <cstdint>
#include <string>
#include <string_view>

#include "plugin/time/day.h"
#include "plugin/time/time_meaning.h"

namespace dateline {

/// A date as far as it is known: a field that is not is 0.
struct CivilDate {
    int year = 0;  ///< -264: 264 BC; there is no year 0
    unsigned month = 0;
    unsigned day = 0;

    [[nodiscard]] bool known() const { return year != 0; }
    friend bool operator==(const CivilDate&, const CivilDate&) = default;
};

/// All three fields of @p day.
CivilDate civil_date(Day day);
bool date_exists(int year, unsigned month, unsigned day);
/// The days of a date known to the year, the month or the day.
/// @pre date.known(), and the day exists in its month
DaySpan days_of(CivilDate date);

/// "2022", "2022-06", "2022-06-24", "BC0264"; "XXXX-05" without a year.
std::string timex(CivilDate date);
/// The value of a span: of a day, a week, a month, a quarter, a half, a year,
/// a decade; of any other span "from/to".
std::string timex(DaySpan days);
/// "2022-W25", "XXXX-W25".
std::string timex_week(Day day);
/// "P3D", "PT2H", "P2Y6M", "PXM". @param amount 0 with vague
std::string timex_duration(TimeUnit unit, double amount, bool vague);

/// Monday to Sunday of the week @p day lies in.
DaySpan week_of(Day day);
DaySpan quarter_span(int year, unsigned quarter);
DaySpan half_span(int year, unsigned half);
/// Spring 1: March to May, and so on; winter ends in February of @p year.
DaySpan season_span(int year, unsigned season);
/// "SP", "SU", "FA", "WI". @pre 1 <= season <= 4
std::string_view season_code(unsigned season);
/// Western Easter (Gregorian), years 1583 to 4099.
Day easter(int year);
/// The date so many months on; the day is cut to the month's last.
CivilDate add_months(CivilDate date, int months);

}  // namespace dateline

#endif
