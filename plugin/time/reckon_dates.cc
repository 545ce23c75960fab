// Dates with fields of the calendar: what is missing comes from the day of
// writing and the tense, or from the story.
#include <algorithm>
#include <string>
#include <utility>

#include "plugin/time/time_reckoner.h"

namespace dateline {

namespace {

constexpr int kUnset = TimeMeaning::kUnset;

/// Decades without a century are the last ones: the '90s, the thirties.
int full_decade(int decade) {
    if (decade >= 100) {
        return decade;
    }
    return decade <= 10 ? 2000 + decade : 1900 + decade;
}

/// "the last week of June 2022": a part of the month or year beside it.
bool names_part(const TimeMeaning& m) {
    if (m.ordinal == 0 && m.relation != Relation::Last) {
        return false;
    }
    switch (m.unit) {
    case TimeUnit::Day:
    case TimeUnit::Week:
    case TimeUnit::Weekend:
    case TimeUnit::Month:
        return true;
    case TimeUnit::Half:
        return m.month != 0 || m.outer_unit == TimeUnit::Month;
    default:
        return false;
    }
}

}  // namespace

std::string decade_value(int year) {
    std::string value = timex(CivilDate{year, 0, 0});
    value.back() = 'X';
    return value;
}

int TimeReckoner::year_for(unsigned month, unsigned day) {
    const TimeMeaning& m = time_->meaning;
    if (m.outer_unit == TimeUnit::Year) {
        return outer_year(m.outer);
    }
    const bool deictic = m.relation == Relation::Last ||
                         m.relation == Relation::This ||
                         m.relation == Relation::Next;
    if (narrative() && (!deictic || !now_.known())) {
        return thread_.known() ? narrative_year(month) : 0;
    }
    if (now_.month == 0) {
        return now_.year;
    }
    return deictic_year(month, day);
}

int TimeReckoner::narrative_year(unsigned month) const {
    return thread_.month >= month + 5 ? thread_.year + 1 : thread_.year;
}

int TimeReckoner::deictic_year(unsigned month, unsigned day) {
    const TimeMeaning& m = time_->meaning;
    const int now =
        static_cast<int>(now_.month * 31 + (now_.day == 0 ? 15 : now_.day));
    const int then = static_cast<int>(month * 31 + (day == 0 ? 15 : day));
    const bool same_month = month == now_.month && day == 0;
    if (m.relation == Relation::Last) {
        return then < now && !same_month ? now_.year : now_.year - 1;
    }
    if (m.relation == Relation::Next) {
        return then > now && !same_month ? now_.year : now_.year + 1;
    }
    if (m.relation == Relation::This || same_month) {
        return now_.year;
    }
    if (!tense_said()) {
        // News tells more of what was: further back than ahead.
        const int off = then - now;
        return off > 110 ? now_.year - 1
                         : (off < -260 ? now_.year + 1 : now_.year);
    }
    // A day without its year is a near one, whatever the verb beside it.
    constexpr int kNear = 45;
    if (tense() == Tense::Past) {
        return then > now + (day == 0 ? 3 : kNear) ? now_.year - 1 : now_.year;
    }
    return then - now < (day == 0 ? -62 : -4 * 31) ? now_.year + 1 : now_.year;
}

int TimeReckoner::outer_year(Relation relation) const {
    switch (relation) {
    case Relation::Last:
        return here().known() ? here().year - 1 : 0;
    case Relation::Next:
        return here().known() ? here().year + 1 : 0;
    case Relation::Previous:
        return there().known() ? there().year - 1 : 0;
    case Relation::Following:
        return there().known() ? there().year + 1 : 0;
    case Relation::Same:
    case Relation::None:
        return there().year;
    default:
        return here().year;
    }
}

void TimeReckoner::calendar(TimeExpression& time) {
    TimeMeaning& m = time.meaning;
    if (m.decade != kUnset) {
        decade(time);
    } else if (m.century != 0) {
        century(time);
    } else if (m.part != DayPart::None) {
        part_of_day(time);
    } else if (names_part(m)) {
        part_of_span(time);
    } else if (m.month != 0) {
        month_day(time);
    } else if (m.days_off != kUnset) {
        day_word(time);
    } else if (m.weekday != 0) {
        weekday(time);
    } else if (m.season != 0) {
        season(time);
    } else if (m.quarter != 0) {
        quarter(time);
    } else if (m.half != 0 || m.unit == TimeUnit::Half) {
        half(time);
    } else if (m.year != kUnset) {
        put(time, CivilDate{m.year, 0, 0});
        enter(m.year);
    } else if (m.day != 0 && there().month != 0) {
        CivilDate date = there();
        date.day = m.day;
        put_checked(time, date);
    }
}

void TimeReckoner::decade(TimeExpression& time) {
    const int first = full_decade(time.meaning.decade);
    if (time.meaning.decade >= 1000 && time.meaning.decade % 100 == 0 &&
        time.meaning.decade < 2000) {
        put(time,
            timex(CivilDate{first, 0, 0}).substr(0, 2),
            {days_of({first, 0, 0}).from, days_of({first + 99, 0, 0}).to});
        return;
    }
    put(time,
        decade_value(first),
        {days_of({first, 0, 0}).from, days_of({first + 9, 0, 0}).to});
}

void TimeReckoner::century(TimeExpression& time) {
    const int n = time.meaning.century;
    if (n < 0) {
        const int first = n * 100;
        std::string value = timex(CivilDate{first, 0, 0});
        const std::string number = std::to_string(-n - 1);
        put(time,
            "BC" + std::string(number.size() < 2 ? "0" : "") + number,
            {days_of({first, 0, 0}).from, days_of({first + 99, 0, 0}).to});
        return;
    }
    if (n > 30) {
        return;
    }
    const int first = (n - 1) * 100 + 1;
    const std::string number = std::to_string(n - 1);
    put(time,
        (number.size() < 2 ? "0" : "") + number,
        {days_of({first, 0, 0}).from, days_of({first + 99, 0, 0}).to});
}

void TimeReckoner::put_checked(TimeExpression& time, CivilDate date) {
    if (date.day != 0 && date.known() &&
        !date_exists(date.year, date.month, date.day)) {
        date.day = 0;
    }
    put(time, date);
}

CivilDate TimeReckoner::month_date() {
    const TimeMeaning& m = time_->meaning;
    CivilDate date{m.year, m.month, m.day};
    if (m.year == kUnset) {
        date.year = year_for(m.month, m.day);
        if (date.known() && m.weekday != 0 && m.day != 0) {
            date.year = year_of_weekday(date);
        }
    } else {
        enter(m.year);
        if (m.year >= 0 && m.year < 100) {
            date.year = m.year + (m.year < 50 ? 2000 : 1900);
        }
    }
    return date;
}

int TimeReckoner::year_of_weekday(CivilDate date) const {
    for (const int off : {0, -1, 1}) {
        if (date_exists(date.year + off, date.month, date.day) &&
            weekday_of(days_of({date.year + off, date.month, date.day}).from) +
                    1 ==
                time_->meaning.weekday) {
            return date.year + off;
        }
    }
    return date.year;
}

std::optional<Day> TimeReckoner::weekday_date() {
    const TimeMeaning& m = time_->meaning;
    const int wanted = m.weekday - 1;
    if (m.outer_unit == TimeUnit::Week && now_to_day()) {
        const int off = m.outer == Relation::Last   ? -7
                        : m.outer == Relation::Next ? 7
                                                    : 0;
        return week_of(now_day() + off).from + wanted;
    }
    if (!now_to_day() || (narrative() && ref_.day != 0)) {
        if (ref_.day == 0) {
            return std::nullopt;
        }
        const Day ref = days_of(ref_).from;
        const int ahead = (wanted - weekday_of(ref) + 7) % 7;
        const bool back =
            m.relation == Relation::Last || m.relation == Relation::Previous;
        return back ? ref + ahead - 7 : ref + ahead;
    }
    const Day now = now_day();
    const int back = (weekday_of(now) - wanted + 7) % 7;
    const int ahead = (7 - back) % 7;
    switch (m.relation) {
    case Relation::Last:
    case Relation::Previous:
        return now - (back == 0 ? 7 : back);
    case Relation::Next:
    case Relation::Following:
        return now + (ahead == 0 ? 7 : ahead);
    case Relation::This:
        return tense(Tense::Future) == Tense::Future ? now + ahead : now - back;
    case Relation::Ago:
        return now - (back == 0 ? 7 : back) - 7;
    default:
        return tense() == Tense::Future ? now + ahead : now - back;
    }
}

void TimeReckoner::weekday(TimeExpression& time) {
    if (time.meaning.plural) {
        set(time);
        return;
    }
    const std::optional<Day> day = weekday_date();
    if (day) {
        put(time, civil_date(*day));
    } else {
        time.value = "XXXX-WXX-" + std::to_string(int{time.meaning.weekday});
    }
}

void TimeReckoner::season(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    const unsigned middle = m.season == 4 ? 1 : m.season * 3U + 1;
    const int year = m.year != kUnset ? m.year : year_for(middle, 0);
    const std::string code(season_code(m.season));
    if (year == 0) {
        time.value = "XXXX-" + code;
        return;
    }
    if (m.year != kUnset) {
        enter(year);
    }
    const DaySpan days = season_span(year, m.season);
    refer({year, 0, 0});
    put(time, timex(CivilDate{year, 0, 0}) + "-" + code, days);
}

void TimeReckoner::put_quarter(TimeExpression& time,
                               int year,
                               unsigned quarter) {
    if (time.meaning.form != TimeForm::Compare &&
        time.meaning.form != TimeForm::Shift) {
        quarter_year_ = year;
        quarter_ = quarter;
        quarter_sentence_ = sentence_;
    }
    refer({year, 0, 0});
    put(time,
        timex(CivilDate{year, 0, 0}) + "-Q" + std::to_string(quarter),
        quarter_span(year, quarter));
}

void TimeReckoner::quarter(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    int year = m.year;
    if (m.year == kUnset && m.outer_unit == TimeUnit::Year) {
        year = outer_year(m.outer);
    } else if (m.year == kUnset && narrative()) {
        year = ref_.year;
    } else if (m.year == kUnset) {
        const unsigned now = (std::max(1U, now_.month) + 2) / 3;
        year = now_.year;
        if (m.quarter > now && tense() == Tense::Past) {
            year -= 1;
        } else if (m.quarter < now && tense() == Tense::Future &&
                   m.quarter + 2U <= now) {
            year += 1;
        }
    }
    if (year == 0 || year == kUnset) {
        time.value = "XXXX-Q" + std::to_string(int{m.quarter});
        return;
    }
    put_quarter(time, year, m.quarter);
}

CivilDate TimeReckoner::span_named() {
    const TimeMeaning& m = time_->meaning;
    if (m.month != 0) {
        CivilDate date = month_date();
        date.day = 0;
        return date;
    }
    if (m.year != kUnset) {
        enter(m.year);
        return {m.year, 0, 0};
    }
    if (m.outer_unit == TimeUnit::Month && here().month != 0) {
        const int off =
            m.outer == Relation::Last || m.outer == Relation::Previous    ? -1
            : m.outer == Relation::Next || m.outer == Relation::Following ? 1
                                                                          : 0;
        return add_months({here().year, here().month, 0}, off);
    }
    return {m.outer_unit == TimeUnit::Year ? outer_year(m.outer) : 0, 0, 0};
}

void TimeReckoner::part_of_span(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    const CivilDate named = span_named();
    if (!named.known()) {
        put(time, named);
        return;
    }
    const DaySpan all = days_of(named);
    const bool last = m.ordinal == 0 || m.ordinal == kLastOrdinal;
    const Day day = last ? all.to : all.from + m.ordinal - 1;
    if (m.unit == TimeUnit::Day && day <= all.to) {
        put(time, civil_date(day));
    } else if (m.unit == TimeUnit::Month && named.month == 0 &&
               (last || m.ordinal <= 12)) {
        put(time, CivilDate{named.year, last ? 12U : m.ordinal, 0});
    } else if (m.unit == TimeUnit::Half) {
        const Day middle = all.from + (all.to - all.from + 1) / 2;
        refer(named);
        put(time,
            timex(named),
            last || m.half == 2 ? DaySpan{middle, all.to}
                                : DaySpan{all.from, middle - 1});
    } else if (m.unit == TimeUnit::Week || m.unit == TimeUnit::Weekend) {
        week_of_span(time, named, last ? 0 : m.ordinal);
    } else {
        put(time, named);
    }
}

void TimeReckoner::week_of_span(TimeExpression& time,
                                CivilDate named,
                                int nth) {
    const bool weekend = time.meaning.unit == TimeUnit::Weekend;
    const DaySpan all = days_of(named);
    const int middle = weekend ? 5 : 3;  // Saturday, Thursday
    const Day day = nth == 0
                        ? all.to - (weekday_of(all.to) - middle + 7) % 7
                        : all.from + (middle - weekday_of(all.from) + 7) % 7 +
                              7 * (nth - 1);
    if (day > all.to) {
        put(time, named);
        return;
    }
    refer(named);
    if (weekend) {
        put(time, timex_week(day) + "-WE", {day, day + 1});
        return;
    }
    const DaySpan week = week_of(day);
    put(time,
        timex_week(day),
        {nth == 1 ? all.from : std::max(week.from, all.from),
         nth == 0 ? all.to : std::min(week.to, all.to)});
}

void TimeReckoner::half(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    unsigned half = m.half;
    if (half == 0) {
        half = m.relation == Relation::Last ? 2 : 1;
    }
    int year = m.year;
    if (year == kUnset) {
        year =
            m.outer_unit == TimeUnit::Year ? outer_year(m.outer) : there().year;
    }
    if (year == 0) {
        time.value = "XXXX-H" + std::to_string(half);
        return;
    }
    refer({year, 0, 0});
    put(time,
        timex(CivilDate{year, 0, 0}) + "-H" + std::to_string(half),
        half_span(year, half));
}

}  // namespace dateline
