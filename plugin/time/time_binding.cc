// A month sets the month, a unit the unit: one case a class.
#include "plugin/time/time_binding.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

void bind_number(TimeMeaning& meaning, TimeClass cls, float value) {
    const auto small = static_cast<std::int16_t>(std::min(value, 32000.0F));
    switch (cls) {
    case TimeClass::Year:
    case TimeClass::AnyYear:
        meaning.year = small;
        break;
    case TimeClass::Decade:
        meaning.decade = small;
        break;
    case TimeClass::MonthNumber:
        meaning.month = static_cast<std::uint8_t>(small);
        break;
    case TimeClass::DayNumber:
        meaning.day = static_cast<std::uint8_t>(small);
        break;
    case TimeClass::TwoDigits:
        // "the winter of 2021-22" is that year's.
        meaning.year = meaning.season != 0 && meaning.year >= 1000
                           ? static_cast<std::int16_t>(meaning.year + 1)
                           : small;
        break;
    case TimeClass::ClockNumber:
        meaning.hour = static_cast<std::int8_t>(small);
        break;
    case TimeClass::MinuteNumber:
        meaning.minute = static_cast<std::int8_t>(small);
        break;
    case TimeClass::ClockTime:
        meaning.hour = static_cast<std::int8_t>(small / 60);
        meaning.minute = static_cast<std::int8_t>(small % 60);
        break;
    case TimeClass::ClockWord:
        meaning.hour = static_cast<std::int8_t>(small);
        meaning.minute = 0;
        break;
    case TimeClass::DottedDate: {
        const auto code = static_cast<int>(value);
        meaning.year = static_cast<std::int16_t>(1900 + code / 372);
        meaning.month = static_cast<std::uint8_t>(code % 372 / 31 + 1);
        meaning.day = static_cast<std::uint8_t>(code % 31 + 1);
        break;
    }
    case TimeClass::Number:
        // "Two to three weeks" are two at least; "two years and six months"
        // are more.
        if (meaning.amount < 1) {
            meaning.amount += value;
        } else if (meaning.unit != TimeUnit::None) {
            meaning.rest = value;
        }
        break;
    case TimeClass::Ordinal:
        meaning.ordinal = static_cast<std::uint16_t>(small);
        break;
    default:
        break;
    }
}

void bind_calendar_word(TimeMeaning& meaning, TimeClass cls, int value) {
    switch (cls) {
    case TimeClass::Month:
    case TimeClass::Shared:
        meaning.month = static_cast<std::uint8_t>(value);
        break;
    case TimeClass::Weekday:
    case TimeClass::ShortDay:
        meaning.weekday = static_cast<std::uint8_t>(value);
        break;
    case TimeClass::Weekdays:
        meaning.weekday = static_cast<std::uint8_t>(value);
        meaning.plural = true;
        break;
    case TimeClass::Season:
    case TimeClass::Fall:
        meaning.season = static_cast<std::uint8_t>(value);
        break;
    case TimeClass::Part:
    case TimeClass::Tonight:
        meaning.part = static_cast<DayPart>(value);
        break;
    case TimeClass::Parts:
        meaning.part = static_cast<DayPart>(value);
        meaning.plural = true;
        break;
    case TimeClass::DayWord:
        meaning.days_off = static_cast<std::int16_t>(value);
        break;
    case TimeClass::Holiday:
        meaning.holiday = static_cast<std::int16_t>(value);
        break;
    case TimeClass::Era:
        meaning.bc = value < 0;
        break;
    default:
        break;
    }
}

/// How many of @p smaller make one of @p larger; so many that they do not
/// count where none does.
float units_in(TimeUnit larger, TimeUnit smaller) {
    switch (larger) {
    case TimeUnit::Year:
        return smaller == TimeUnit::Month ? 12.0F : 1e9F;
    case TimeUnit::Week:
        return smaller == TimeUnit::Day ? 7.0F : 1e9F;
    case TimeUnit::Day:
        return smaller == TimeUnit::Hour ? 24.0F : 1e9F;
    case TimeUnit::Hour:
    case TimeUnit::Minute:
        return static_cast<int>(larger) - static_cast<int>(smaller) == 1 ? 60.0F
                                                                         : 1e9F;
    default:
        return 1e9F;
    }
}

void bind_unit(TimeMeaning& meaning, TimeClass cls, int value, bool outer) {
    const auto unit = static_cast<TimeUnit>(value % kFiguredUnit);
    const auto figure = static_cast<std::uint8_t>(value / kFiguredUnit);
    if (figure != 0) {
        (unit == TimeUnit::Half ? meaning.half : meaning.quarter) = figure;
    }
    if (outer) {
        meaning.outer_unit = unit;
        return;
    }
    if (meaning.unit != TimeUnit::None && meaning.rest != 0) {
        meaning.amount += meaning.rest / units_in(meaning.unit, unit);
        meaning.rest = 0;
        return;
    }
    if (meaning.plural && cls == TimeClass::Units) {
        return;  // "weeks or months"
    }
    meaning.unit = unit;
    meaning.plural = cls == TimeClass::Units;
}

void bind_modifier(TimeMeaning& meaning, TimeClass cls, int value, bool outer) {
    switch (cls) {
    case TimeClass::Ago:
        meaning.clause = value >= 18;
        value -= meaning.clause ? 10 : 0;
        [[fallthrough]];
    case TimeClass::Relation:
        (outer ? meaning.outer : meaning.relation) =
            static_cast<Relation>(value);
        break;
    case TimeClass::Phase:
        meaning.phase = static_cast<TimePhase>(value);
        break;
    case TimeClass::Edge:
        meaning.phase = static_cast<TimePhase>(value);
        meaning.edge = true;
        break;
    case TimeClass::Reference:
        meaning.reference = static_cast<std::uint8_t>(value);
        break;
    case TimeClass::Vague:
        meaning.vague = value == 0;
        meaning.amount = static_cast<float>(value);
        break;
    case TimeClass::A:
        meaning.amount = meaning.amount == 0 ? 1 : meaning.amount;
        break;
    case TimeClass::Half:
        meaning.amount += 0.5F;
        break;
    case TimeClass::HalfDay:
        if (meaning.hour >= 0 && meaning.hour <= 12) {
            meaning.hour = static_cast<std::int8_t>(meaning.hour % 12 +
                                                    (value == 2 ? 12 : 0));
        }
        break;
    case TimeClass::Fiscal:
        meaning.fiscal = true;
        break;
    case TimeClass::The:
        meaning.the = true;
        break;
    default:
        break;
    }
}

}  // namespace

std::string_view to_string(DayPart part) {
    constexpr std::array<std::string_view, 7> kNames = {
        "", "MO", "AF", "EV", "NI", "DT", "MI"};
    return kNames[static_cast<std::size_t>(part)];
}

void bind(TimeMeaning& meaning, TimeClass cls, float value, bool outer) {
    const auto whole = static_cast<int>(value);
    switch (cls) {
    case TimeClass::Unit:
    case TimeClass::Units:
    case TimeClass::Often:
        bind_unit(meaning, cls, whole, outer);
        return;
    case TimeClass::Quarter:
    case TimeClass::Century:
    case TimeClass::Weekend:
    case TimeClass::Noun:
        bind_unit(meaning, TimeClass::Unit, whole, outer);
        return;
    default:
        break;
    }
    bind_number(meaning, cls, value);
    bind_calendar_word(meaning, cls, whole);
    bind_modifier(meaning, cls, whole, outer);
}

/// What a number counts depends on its neighbours: "third quarter", "20th
/// century", "March eighth", "2001-05".
void settle(TimeMeaning& meaning) {
    if (meaning.form == TimeForm::Calendar && meaning.amount == 0.5F &&
        meaning.unit == TimeUnit::None) {
        meaning.unit = TimeUnit::Half;
        meaning.amount = 0;
    }
    if (meaning.ordinal != 0 && meaning.amount == 0) {
        if (meaning.unit == TimeUnit::Quarter) {
            meaning.quarter =
                static_cast<std::uint8_t>(std::min<int>(meaning.ordinal, 4));
        } else if (meaning.unit == TimeUnit::Century) {
            meaning.century = static_cast<std::int16_t>(meaning.ordinal);
        } else if (meaning.unit == TimeUnit::Half) {
            meaning.half =
                static_cast<std::uint8_t>(std::min<int>(meaning.ordinal, 2));
        } else if (meaning.month != 0 && meaning.day == 0 &&
                   meaning.unit == TimeUnit::None && meaning.ordinal <= 31) {
            meaning.day = static_cast<std::uint8_t>(meaning.ordinal);
        }
    }
    if (meaning.bc && meaning.year != TimeMeaning::kUnset) {
        meaning.year = static_cast<std::int16_t>(-meaning.year);
    }
    if (meaning.bc && meaning.century != 0) {
        meaning.century = static_cast<std::int16_t>(-meaning.century);
    }
}

/// "1994-96": the second year has the first one's century.
void complete_year(TimeMeaning& second, const TimeMeaning& first) {
    if (second.year >= 0 && second.year < 100 && first.year >= 1000) {
        int year = first.year / 100 * 100 + second.year;
        year += year < first.year ? 100 : 0;
        second.year = static_cast<std::int16_t>(year);
    }
}

/// "2022-03" is a month, "2001-05" and "1994-96" are years.
bool is_month_figure(const TimeMeaning& first, const TimeMeaning& second) {
    return first.month == 0 && second.hyphen && second.year >= 1 &&
           second.year <= 12 && second.year < first.year % 100;
}

void inherit(TimeMeaning& to, const TimeMeaning& from) {
    if (to.year == TimeMeaning::kUnset) {
        to.year = from.year;
        to.outer = from.outer;
        to.outer_unit = from.outer_unit;
    }
    if (to.month == 0 && to.day != 0) {
        to.month = from.month;
    }
    if (to.weekday == 0 && to.part == DayPart::None && to.month == 0 &&
        to.season == 0 && to.quarter == 0 && to.half == 0) {
        to.phase = from.phase;
    }
    if (to.unit == TimeUnit::None) {
        to.unit = from.unit;
        if (to.ordinal != 0) {
            settle(to);
        }
    }
}

}  // namespace dateline
