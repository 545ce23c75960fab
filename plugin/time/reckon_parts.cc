// Parts of days and clock times, durations, sets, references and feasts.
#include <algorithm>
#include <string>

#include "plugin/time/time_reckoner.h"

namespace dateline {

namespace {

constexpr int kUnset = TimeMeaning::kUnset;

}  // namespace

void TimeReckoner::day_word(TimeExpression& time) {
    const int off = time.meaning.days_off;
    if (!now_to_day()) {
        if (off == 0) {
            time.value = "PRESENT_REF";
        } else if (now_.known()) {
            time.value = timex(now_) + (now_.month == 0 ? "-XX-XX" : "-XX");
            time.days = days_of(now_);
        } else {
            time.value = "XXXX-XX-XX";
        }
        return;
    }
    put(time, civil_date(now_day() + off));
}

CivilDate TimeReckoner::day_named() {
    const TimeMeaning& m = time_->meaning;
    if (m.holiday >= 0) {
        return holiday_date();
    }
    if (m.month != 0) {
        return month_date();
    }
    if (m.weekday != 0) {
        const std::optional<Day> day = weekday_date();
        return day ? civil_date(*day) : CivilDate{};
    }
    if (m.days_off != kUnset) {
        return now_to_day() ? civil_date(now_day() + m.days_off) : CivilDate{};
    }
    if (m.day != 0) {
        CivilDate date = there();
        date.day = date.month != 0 ? m.day : 0;
        return date;
    }
    return day_in_relation();
}

CivilDate TimeReckoner::day_in_relation() {
    const TimeMeaning& m = time_->meaning;
    int off = 0;
    CivilDate from = there();
    switch (m.relation) {
    case Relation::Last:
        off = m.part == DayPart::Night || m.part == DayPart::Evening ? -1 : 0;
        from = here();
        break;
    case Relation::This:
        from = here();
        break;
    case Relation::Next:
    case Relation::Following:
        off = 1;
        break;
    case Relation::Previous:
        off = -1;
        break;
    case Relation::Same:
        break;
    default:
        from = ref_.day != 0 ? ref_ : here();
        break;
    }
    return from.day != 0 ? civil_date(days_of(from).from + off) : CivilDate{};
}

void TimeReckoner::part_of_day(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    if (m.plural && m.weekday == 0 && m.month == 0) {
        time.value = "XXXX-XX-XXT" + std::string(to_string(m.part));
        return;
    }
    const bool bare = !m.the && m.relation == Relation::None && m.month == 0 &&
                      m.weekday == 0 && m.days_off == kUnset && m.holiday < 0 &&
                      m.day == 0;
    const bool tonight =
        bare && analysis_.surface(time.tokens.first).size() > 5;
    CivilDate date = tonight ? (now_to_day() ? now_ : CivilDate{})
                             : (bare ? CivilDate{} : day_named());
    if (date.known() && date.day != 0 &&
        !date_exists(date.year, date.month, date.day)) {
        date = {};
    }
    const std::string part = "T" + std::string(to_string(m.part));
    if (date.day == 0) {
        time.value = "XXXX-XX-XX" + part;
        return;
    }
    refer(date);
    time.value = timex(date) + part;
    if (date.known()) {
        time.days = days_of(date);
    }
}

void TimeReckoner::clock(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    const bool named =
        m.month != 0 || m.weekday != 0 || m.days_off != kUnset || m.day != 0;
    CivilDate date = named ? day_named() : there();
    if (!named && ref_.day == 0 && now_to_day()) {
        date = now_;
    }
    if (date.known() && date.day != 0 &&
        !date_exists(date.year, date.month, date.day)) {
        date.day = 0;
    }
    std::string value = date.day != 0 ? timex(date) : std::string("XXXX-XX-XX");
    value += 'T';
    value += static_cast<char>('0' + std::max(0, int{m.hour}) / 10);
    value += static_cast<char>('0' + std::max(0, int{m.hour}) % 10);
    const int minute = std::max(0, int{m.minute});
    value += ':';
    value += static_cast<char>('0' + minute / 10);
    value += static_cast<char>('0' + minute % 10);
    time.value = value;
    if (date.known() && date.day != 0) {
        refer(date);
        time.days = days_of(date);
    }
}

void TimeReckoner::duration(TimeExpression& time) {
    TimeMeaning& m = time.meaning;
    if (m.unit == TimeUnit::None) {
        return;
    }
    if (m.relation == Relation::Recent && m.amount == 0) {
        recent(time);
        return;
    }
    const bool vague = m.vague || m.amount == 0;
    if (m.amount == 0 && !m.plural && !m.vague) {
        m.amount = 1;
        time.value = timex_duration(m.unit, 1, false);
    } else {
        time.value = timex_duration(m.unit, m.amount, vague);
    }
    const bool window =
        m.relation == Relation::Last || m.relation == Relation::Next;
    if (window && now_to_day() && !vague) {
        window_days(time);
    }
}

void TimeReckoner::window_days(TimeExpression& time) const {
    const TimeMeaning& m = time.meaning;
    const int sign = m.relation == Relation::Last ? -1 : 1;
    const auto n = static_cast<int>(std::min(m.amount, 2000.0F)) * sign;
    int days = 0;
    int months = 0;
    switch (m.unit) {
    case TimeUnit::Day:
        days = n;
        break;
    case TimeUnit::Week:
        days = 7 * n;
        break;
    case TimeUnit::Month:
        months = n;
        break;
    case TimeUnit::Quarter:
        months = 3 * n;
        break;
    case TimeUnit::Year:
        months = 12 * n;
        break;
    case TimeUnit::Decade:
        months = 120 * n;
        break;
    default:
        return;
    }
    const Day now = now_day();
    const Day other =
        months == 0 ? now + days : days_of(add_months(now_, months)).from;
    time.days = DaySpan{std::min(now, other), std::max(now, other)};
}

void TimeReckoner::set(TimeExpression& time) {
    const TimeMeaning& m = time.meaning;
    const std::string part = m.part == DayPart::None
                                 ? std::string()
                                 : "T" + std::string(to_string(m.part));
    if (m.weekday != 0) {
        time.value = "XXXX-WXX-" + std::to_string(int{m.weekday}) + part;
    } else if (m.month != 0) {
        time.value = timex(CivilDate{0, m.month, 0});
    } else if (m.season != 0) {
        time.value = "XXXX-" + std::string(season_code(m.season));
    } else if (m.part != DayPart::None) {
        time.value = "XXXX-XX-XX" + part;
    } else if (lexicon_.rule_name(time.rule) == "set/often") {
        time.value = often_value(m.unit);
    } else {
        time.value =
            timex_duration(m.unit, m.amount == 0 ? 1 : m.amount, m.vague);
    }
}

std::string TimeReckoner::often_value(TimeUnit unit) {
    switch (unit) {
    case TimeUnit::Day:
        return "XXXX-XX-XX";
    case TimeUnit::Week:
        return "XXXX-WXX";
    case TimeUnit::Month:
        return "XXXX-XX";
    case TimeUnit::Year:
        return "XXXX";
    case TimeUnit::Quarter:
        return "P3M";
    default:
        return timex_duration(unit, 1, false);
    }
}

void TimeReckoner::reference(TimeExpression& time) {
    const std::uint8_t which = time.meaning.reference;
    time.value = which == 1   ? "PRESENT_REF"
                 : which == 3 ? "FUTURE_REF"
                              : "PAST_REF";
}

CivilDate TimeReckoner::holiday_date() {
    const TimeMeaning& m = time_->meaning;
    const HolidayRule* rule = lexicon_.holiday(m.holiday);
    if (rule == nullptr) {
        return {};
    }
    int year = m.year;
    if (year == kUnset) {
        const unsigned month = rule->month == 0 ? 4 : rule->month;
        year = year_for(month, rule->kind == 0 ? rule->day : 15);
    }
    if (year <= 0) {
        return {0, rule->month, rule->kind == 0 ? rule->day : 0U};
    }
    return holiday_in(*rule, year);
}

CivilDate TimeReckoner::holiday_in(const HolidayRule& rule, int year) {
    if (rule.kind == 0) {
        return {year, rule.month, rule.day};
    }
    if (rule.kind == 2) {
        return civil_date(easter(year) + rule.nth);
    }
    const DaySpan month = month_span(year, rule.month);
    if (rule.nth < 0) {
        const int back = (weekday_of(month.to) - rule.weekday + 8) % 7;
        return civil_date(month.to - back);
    }
    const int ahead = (rule.weekday - 1 - weekday_of(month.from) + 7) % 7;
    return civil_date(month.from + ahead + 7 * (rule.nth - 1));
}

void TimeReckoner::holiday(TimeExpression& time) {
    if (time.meaning.part != DayPart::None) {
        part_of_day(time);
        return;
    }
    put(time, holiday_date());
}

}  // namespace dateline
