// Units in relation ("last year", "the quarter") and amounts of them from
// somewhere ("three weeks ago", "a year earlier").
#include <algorithm>
#include <cmath>
#include <string>

#include "plugin/time/time_reckoner.h"

namespace dateline {

namespace {

constexpr int kUnset = TimeMeaning::kUnset;

}  // namespace

TimeReckoner::Step TimeReckoner::step_of(const TimeMeaning& m) const {
    switch (m.relation) {
    case Relation::Last:
        return {-1, here()};
    case Relation::Next:
        return m.the && ref_.known() ? Step{1, ref_} : Step{1, here()};
    case Relation::Previous:
        return {-1, there()};
    case Relation::Following:
        return {1, there()};
    case Relation::Same:
        return {0, there()};
    default:
        return {0, here()};
    }
}

void TimeReckoner::unit(TimeExpression& time) {
    TimeMeaning& m = time.meaning;
    if (m.relation == Relation::Recent) {
        recent(time);
        return;
    }
    if (m.part != DayPart::None) {
        part_of_day(time);
        return;
    }
    Step step = step_of(m);
    if (now_to_day() && m.relation == Relation::Same &&
        (m.unit == TimeUnit::Weekend || m.hyphen)) {
        step.from = now_;
    }
    switch (m.unit) {
    case TimeUnit::Day:
        unit_day(time, step);
        break;
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
    case TimeUnit::Weekend:
        unit_week(time, step);
        break;
    case TimeUnit::Month:
        unit_month(time, step);
        break;
    case TimeUnit::Quarter:
        unit_quarter(time, step);
        break;
    case TimeUnit::Year:
        unit_year(time, step);
        break;
    case TimeUnit::Decade:
    case TimeUnit::Century:
    case TimeUnit::Millennium:
        unit_age(time, step);
        break;
    case TimeUnit::Period:
        period(time);
        break;
    default:
        reference_of(time, m.relation);
        break;
    }
}

void TimeReckoner::reference_of(TimeExpression& time, Relation relation) {
    time.value = relation == Relation::Last     ? "PAST_REF"
                 : relation == Relation::Next   ? "FUTURE_REF"
                 : relation == Relation::Recent ? "PAST_REF"
                                                : "PRESENT_REF";
}

void TimeReckoner::recent(TimeExpression& time) {
    const TimeUnit unit = time.meaning.unit;
    if (unit == TimeUnit::Year || unit == TimeUnit::Day ||
        unit == TimeUnit::Decade) {
        time.value = "PAST_REF";
    } else {
        time.value = timex_duration(unit, 0, true);
    }
}

void TimeReckoner::unit_day(TimeExpression& time, Step step) {
    if (step.from.day == 0) {
        time.value = time.meaning.relation == Relation::This ? "PRESENT_REF"
                                                             : "XXXX-XX-XX";
        return;
    }
    put(time, civil_date(days_of(step.from).from + step.by));
}

void TimeReckoner::unit_week(TimeExpression& time, Step step) {
    const TimeMeaning& m = time.meaning;
    const bool weekend = m.unit == TimeUnit::Weekend;
    if (step.from.day == 0) {
        time.value = weekend ? "XXXX-WXX-WE" : "XXXX-WXX";
        return;
    }
    Day day = days_of(step.from).from;
    if (weekend && step.by == 0 && weekday_of(day) < 5 &&
        m.relation != Relation::This && tense() == Tense::Past) {
        day -= 7;
    }
    const int length = m.unit == TimeUnit::Fortnight ? 14 : 7;
    const DaySpan week = week_of(day + step.by * length);
    if (weekend) {
        put(time, timex_week(week.from) + "-WE", {week.to - 1, week.to});
    } else {
        put(time, timex_week(week.from), week);
    }
}

void TimeReckoner::unit_month(TimeExpression& time, Step step) {
    if (step.from.month == 0) {
        time.value = "XXXX-XX";
        return;
    }
    put(time, add_months({step.from.year, step.from.month, 0}, step.by));
}

void TimeReckoner::unit_quarter(TimeExpression& time, Step step) {
    const TimeMeaning& m = time.meaning;
    int year = m.year != kUnset                 ? m.year
               : m.outer_unit == TimeUnit::Year ? outer_year(m.outer)
                                                : 0;
    if (year != 0 && quarter_ != 0) {
        put_quarter(time, year, quarter_);
        return;
    }
    if (year != 0) {
        time.value = timex(CivilDate{year, 0, 0}) + "-QX";
        time.days = days_of({year, 0, 0});
        return;
    }
    int index = 0;
    if (quarter_ != 0 && m.relation != Relation::This &&
        m.relation != Relation::Last && m.relation != Relation::Next) {
        const bool still =
            m.relation == Relation::Same || m.relation == Relation::Last;
        index = quarter_year_ * 4 + static_cast<int>(quarter_) - 1 +
                (still ? 0 : step.by);
    } else if (step.from.month != 0) {
        const int off = m.relation == Relation::Same ? -1 : step.by;
        index = step.from.year * 4 + static_cast<int>(step.from.month + 2) / 3 -
                1 + off;
    } else {
        time.value = "XXXX-QX";
        return;
    }
    put_quarter(time, index / 4, static_cast<unsigned>(index % 4 + 1));
}

void TimeReckoner::unit_year(TimeExpression& time, Step step) {
    const TimeMeaning& m = time.meaning;
    if (!step.from.known()) {
        reference_of(time, m.relation);
        return;
    }
    const int year = step.from.year + step.by;
    if (m.edge && m.hyphen) {
        put(time, CivilDate{year, 12, 31});
        return;
    }
    put(time, CivilDate{year, 0, 0});
}

void TimeReckoner::unit_age(TimeExpression& time, Step step) {
    if (!step.from.known() || step.from.year < 0) {
        reference_of(time, time.meaning.relation);
        return;
    }
    if (time.meaning.unit == TimeUnit::Decade) {
        const int first = step.from.year / 10 * 10 + step.by * 10;
        put(time,
            decade_value(first),
            {days_of({first, 0, 0}).from, days_of({first + 9, 0, 0}).to});
        return;
    }
    time.meaning.century =
        static_cast<std::int16_t>((step.from.year - 1) / 100 + 1 + step.by);
    century(time);
}

void TimeReckoner::period(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    if (m.year != kUnset || m.outer_unit == TimeUnit::Year || quarter_ != 0 ||
        (m.relation == Relation::Last && now_.month != 0)) {
        time.meaning.unit = TimeUnit::Quarter;
        if (quarter_ == 0 && m.relation != Relation::Last) {
            put(time,
                CivilDate{
                    m.year != kUnset ? m.year : outer_year(m.outer), 0, 0});
            return;
        }
        unit_quarter(time, step_of(m));
    }
}

void TimeReckoner::shift(TimeExpression& time) {
    TimeMeaning& m = time.meaning;
    const bool back =
        m.relation == Relation::Ago || m.relation == Relation::Earlier;
    if (m.vague || (m.plural && m.amount == 0)) {
        time.value = back ? "PAST_REF" : "FUTURE_REF";
        return;
    }
    if (m.clause && goes_on(time)) {
        duration(time);
        return;
    }
    if (m.unit == TimeUnit::Year && m.amount <= 1 && back) {
        compare(time);
        return;
    }
    if (m.amount == 0) {
        m.amount = 1;
    }
    const bool anaphoric =
        m.relation == Relation::Later || m.relation == Relation::Earlier;
    const CivilDate from = anaphoric ? there() : here();
    const bool whole = m.amount >= 1 || m.amount == 0.5F;
    if (!from.known() || !whole) {
        time.value = back ? "PAST_REF" : "FUTURE_REF";
        return;
    }
    shift_from(time, from, back ? -1 : 1);
}

bool TimeReckoner::goes_on(const TimeExpression& time) const {
    return now_.known() && time.sentence != kNone &&
           time.tokens.last < analysis_.sentences[time.sentence].tokens.last &&
           !analysis_.tokens[time.tokens.last].has(kPunctuation);
}

void TimeReckoner::shift_from(TimeExpression& time, CivilDate from, int sign) {
    const TimeMeaning& m = time.meaning;
    const double amount = std::min<double>(m.amount, 5000) * sign;
    const int n = static_cast<int>(std::round(amount));
    switch (m.unit) {
    case TimeUnit::Day:
    case TimeUnit::Week:
    case TimeUnit::Fortnight:
    case TimeUnit::Weekend:
        shift_days(time, from, n);
        break;
    case TimeUnit::Month:
    case TimeUnit::Quarter:
        if (from.month == 0) {
            time.value = timex(from) + "-XX";
            time.days = days_of(from);
            break;
        }
        put(time,
            add_months({from.year, from.month, 0},
                       m.unit == TimeUnit::Month ? n : 3 * n));
        break;
    case TimeUnit::Year:
        put_year(time, from.year + n);
        break;
    case TimeUnit::Decade: {
        const int year = from.year + 10 * n;
        if (year > 10) {
            const int first = year / 10 * 10;
            put(time,
                decade_value(first),
                {days_of({first, 0, 0}).from, days_of({first + 9, 0, 0}).to});
        }
        break;
    }
    case TimeUnit::Century:
        put_year(time, from.year + static_cast<int>(std::round(amount * 100)));
        break;
    default:
        shift_hours(time, from);
        break;
    }
}

void TimeReckoner::put_year(TimeExpression& time, int year) {
    if (year == 0 || std::abs(year) > 9000) {
        time.value = "PAST_REF";
        return;
    }
    put(time, CivilDate{year, 0, 0});
}

void TimeReckoner::shift_days(TimeExpression& time, CivilDate from, int n) {
    if (from.day == 0) {
        time.value = time.meaning.unit == TimeUnit::Day
                         ? timex(from) + (from.month == 0 ? "-XX-XX" : "-XX")
                         : timex(CivilDate{from.year, 0, 0}) + "-WXX";
        time.days = days_of(from);
        return;
    }
    const Day day = days_of(from).from;
    if (time.meaning.unit == TimeUnit::Day) {
        put(time, civil_date(day + n));
        return;
    }
    const int length = time.meaning.unit == TimeUnit::Fortnight ? 14 : 7;
    const Day there = day + length * n;
    refer(civil_date(there));
    put(time, timex_week(there), week_of(there));
}

void TimeReckoner::shift_hours(TimeExpression& time, CivilDate from) {
    if (from.day != 0) {
        time.value = timex(from) + "TXX";
        time.days = days_of(from);
    } else {
        time.value = timex_duration(
            time.meaning.unit, time.meaning.amount, time.meaning.vague);
    }
}

void TimeReckoner::compare(TimeExpression& time) {
    if (quarter_ != 0 && sentence_ <= quarter_sentence_ + 3) {
        put_quarter(time, quarter_year_ - 1, quarter_);
        return;
    }
    const bool anaphoric = time.meaning.relation == Relation::Earlier;
    const CivilDate from = anaphoric && sentence_dated_ ? ref_ : here();
    if (!from.known()) {
        time.value = "PAST_REF";
        return;
    }
    put_year(time, from.year - 1);
}

}  // namespace dateline
