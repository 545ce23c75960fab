// Calendar sums are std::chrono's; Easter is the anonymous Gregorian computus.
#include "plugin/time/timex.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace dateline {

namespace {

void append_padded(std::string& out, unsigned value, std::size_t width) {
    if (width == 2 && value < 100) {
        out += static_cast<char>('0' + value / 10);
        out += static_cast<char>('0' + value % 10);
        return;
    }
    std::array<char, 12> digits;
    std::size_t first = digits.size();
    for (; value != 0 || digits.size() - first < width; value /= 10) {
        digits[--first] = static_cast<char>('0' + value % 10);
    }
    out.append(digits.data() + first, digits.size() - first);
}

void append_year(std::string& out, int year) {
    if (year == 0) {
        out += "XXXX";
        return;
    }
    if (year < 0) {
        out += "BC";
    }
    append_padded(out, static_cast<unsigned>(std::abs(year)), 4);
}

/// How a duration in some unit is written.
struct UnitSign {
    std::string_view letter;
    double factor = 1;            ///< of what the letter stands for
    std::string_view vague = {};  ///< its letter where the number is not said
    bool clock = false;           ///< stands after a T
};

UnitSign sign_of(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::Second:
        return {.letter = "S", .clock = true};
    case TimeUnit::Minute:
        return {.letter = "M", .clock = true};
    case TimeUnit::Hour:
        return {.letter = "H", .clock = true};
    case TimeUnit::Day:
        return {.letter = "D"};
    case TimeUnit::Week:
        return {.letter = "W"};
    case TimeUnit::Fortnight:
        return {.letter = "W", .factor = 2};
    case TimeUnit::Weekend:
        return {.letter = "WE"};
    case TimeUnit::Month:
        return {.letter = "M"};
    case TimeUnit::Quarter:
        return {.letter = "Q"};
    case TimeUnit::Season:
        return {.letter = "M", .factor = 3};
    case TimeUnit::Half:
        return {.letter = "M", .factor = 6};
    case TimeUnit::Year:
        return {.letter = "Y"};
    case TimeUnit::Decade:
        return {.letter = "Y", .factor = 10, .vague = "DE"};
    case TimeUnit::Century:
        return {.letter = "Y", .factor = 100, .vague = "CE"};
    case TimeUnit::Millennium:
        return {.letter = "Y", .factor = 1000, .vague = "ML"};
    case TimeUnit::None:
    case TimeUnit::Period:
        break;
    }
    return {.letter = "X"};
}

/// Astronomical year: 1 BC is 0.
int chrono_year(int year) {
    return year < 0 ? year + 1 : year;
}

}  // namespace

CivilDate civil_date(Day day) {
    const auto civil = to_civil(day);
    const auto year = static_cast<int>(civil.year());
    return {year <= 0 ? year - 1 : year,
            static_cast<unsigned>(civil.month()),
            static_cast<unsigned>(civil.day())};
}

bool date_exists(int year, unsigned month, unsigned day) {
    return (std::chrono::year{chrono_year(year)} / std::chrono::month{month} /
            std::chrono::day{day})
        .ok();
}

DaySpan days_of(CivilDate date) {
    const int year = chrono_year(date.year);
    if (date.month == 0 || date.day == 0) {
        return month_span(year, date.month);
    }
    const Day day = to_day(year, date.month, date.day);
    return {day, day};
}

std::string timex(CivilDate date) {
    std::string out;
    append_year(out, date.year);
    if (date.month != 0 || date.day != 0) {
        out += '-';
        if (date.month == 0) {
            out += "XX";
        } else {
            append_padded(out, date.month, 2);
        }
    }
    if (date.day != 0) {
        out += '-';
        append_padded(out, date.day, 2);
    }
    return out;
}

std::string timex(DaySpan days) {
    const CivilDate from = civil_date(days.from);
    if (days.from == days.to) {
        return timex(from);
    }
    if (days == week_of(days.from)) {
        return timex_week(days.from);
    }
    if (days == days_of({from.year, from.month, 0})) {
        return timex(CivilDate{from.year, from.month, 0});
    }
    if (days == days_of({from.year, 0, 0})) {
        return timex(CivilDate{from.year, 0, 0});
    }
    const unsigned quarter = (from.month + 2) / 3;
    if (days == quarter_span(from.year, quarter)) {
        return timex(CivilDate{from.year, 0, 0}) + "-Q" +
               std::to_string(quarter);
    }
    const unsigned half = from.month <= 6 ? 1 : 2;
    if (days == half_span(from.year, half)) {
        return timex(CivilDate{from.year, 0, 0}) + "-H" + std::to_string(half);
    }
    const CivilDate to = civil_date(days.to);
    if (from.year > 0 && from.year % 10 == 0 && to.year == from.year + 9 &&
        days.from == days_of({from.year, 0, 0}).from &&
        days.to == days_of({to.year, 0, 0}).to) {
        std::string decade = timex(CivilDate{from.year, 0, 0});
        decade.back() = 'X';
        return decade;
    }
    return timex(from) + "/" + timex(to);
}

std::string timex_week(Day day) {
    // A week belongs to the year of its Thursday.
    const Day thursday = day - weekday_of(day) + 3;
    const int year = civil_date(thursday).year;
    const Day first = to_day(chrono_year(year), 1, 1);
    std::string out;
    append_year(out, year);
    out += "-W";
    append_padded(out, static_cast<unsigned>((thursday - first) / 7 + 1), 2);
    return out;
}

DaySpan week_of(Day day) {
    const Day monday = day - weekday_of(day);
    return {monday, monday + 6};
}

DaySpan quarter_span(int year, unsigned quarter) {
    const int y = chrono_year(year);
    return {month_span(y, quarter * 3 - 2).from, month_span(y, quarter * 3).to};
}

DaySpan half_span(int year, unsigned half) {
    const int y = chrono_year(year);
    return {month_span(y, half * 6 - 5).from, month_span(y, half * 6).to};
}

DaySpan season_span(int year, unsigned season) {
    const int y = chrono_year(year);
    if (season == 4) {
        return {month_span(y - 1, 12).from, month_span(y, 2).to};
    }
    return {month_span(y, season * 3).from, month_span(y, season * 3 + 2).to};
}

std::string_view season_code(unsigned season) {
    constexpr std::array<std::string_view, 4> kCodes = {"SP", "SU", "FA", "WI"};
    return kCodes[season - 1];
}

Day easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return to_day(
        year, static_cast<unsigned>(f / 31), static_cast<unsigned>(f % 31 + 1));
}

CivilDate add_months(CivilDate date, int months) {
    const int index = chrono_year(date.year) * 12 +
                      static_cast<int>(std::max(1U, date.month)) - 1 + months;
    const int year = index >= 0 ? index / 12 : -((11 - index) / 12);
    const auto month = static_cast<unsigned>(index - year * 12 + 1);
    CivilDate result{year <= 0 ? year - 1 : year, month, date.day};
    if (date.day != 0) {
        const CivilDate last = civil_date(month_span(year, month).to);
        result.day = std::min(date.day, last.day);
    }
    return result;
}

std::string timex_duration(TimeUnit unit, double amount, bool vague) {
    const UnitSign sign = sign_of(unit);
    const std::string period = sign.clock ? "PT" : "P";
    if (vague) {
        return period + "X" +
               std::string(sign.vague.empty() ? sign.letter : sign.vague);
    }
    const std::string letter(sign.letter);
    const double value = amount * sign.factor;
    const double whole = std::floor(value);
    const auto whole_text = std::to_string(static_cast<long long>(whole));
    const double rest = value - whole;
    if (rest < 0.005) {
        return period + whole_text + letter;
    }
    if (unit == TimeUnit::Year && std::abs(rest - 0.5) < 0.005) {
        return period + whole_text + "Y6M";
    }
    if (unit == TimeUnit::Minute && std::abs(rest - 0.5) < 0.005) {
        return period + whole_text + "M30S";
    }
    std::string decimal = std::to_string(std::round(value * 100) / 100);
    decimal.erase(decimal.find_last_not_of('0') + 1);
    return period + decimal + letter;
}

}  // namespace dateline
