// TimeMeaning: what the words of a time expression say, before anybody knows
// on which day they were written. The finder fills it in from the rule that
// matched; the resolver turns it into a TIMEX3 value and days.
#ifndef DATELINE_PLUGIN_TIME_TIME_MEANING_H
#define DATELINE_PLUGIN_TIME_TIME_MEANING_H

#include <cstdint>
#include <string_view>

namespace dateline {

/// Units of calendar and clock; the numbers stand in times/words.yaml.
enum class TimeUnit : std::uint8_t {
    None = 0,
    Second = 1,
    Minute = 2,
    Hour = 3,
    Day = 4,
    Week = 5,
    Fortnight = 6,
    Weekend = 7,
    Month = 8,
    Quarter = 9,
    Season = 10,
    Half = 11,
    Year = 12,
    Decade = 13,
    Century = 14,
    Millennium = 15,
    Period = 16,  ///< "the latest period": of whatever length was spoken of
};

/// Values of quarters and halves with their figure, "Q3", are the unit and so
/// many times the figure; see times/words.yaml.
inline constexpr int kFiguredUnit = 32;
/// The ordinal of "final".
inline constexpr int kLastOrdinal = 99;

/// How an expression stands to the day it is reckoned from.
enum class Relation : std::uint8_t {
    None = 0,
    Last = 1,       ///< last, past: before the day of writing
    This = 2,       ///< this, current
    Next = 3,       ///< next, coming
    Previous = 4,   ///< previous: before the time last spoken of
    Following = 5,  ///< following: after the time last spoken of
    Same = 6,       ///< same, that, the: the time last spoken of
    Ago = 7,        ///< so long before the day of writing
    Earlier = 8,    ///< so long before the time last spoken of
    Later = 9,      ///< so long after the time last spoken of
    Hence = 10,     ///< so long after the day of writing
    Recent = 11,    ///< recent: vaguely past
};

enum class TimePhase : std::uint8_t {
    None = 0,
    Early = 1,
    Mid = 2,
    Late = 3,
    Sooner = 4,     ///< "earlier this year": before the day of writing
    Afterward = 5,  ///< "later this year": after it
};

/// Parts of a day, as TIMEX3 spells them.
enum class DayPart : std::uint8_t {
    None = 0,
    Morning = 1,
    Afternoon = 2,
    Evening = 3,
    Night = 4,
    Daytime = 5,
    Midday = 6,
};
std::string_view to_string(DayPart part);

/// Which way of reckoning a rule asks for.
enum class TimeForm : std::uint8_t {
    Calendar = 0,   ///< date fields, the missing ones to be filled in
    Shift = 1,      ///< amount of units from somewhere: "three days later"
    Unit = 2,       ///< one unit in relation: "last year", "the week"
    DayWord = 3,    ///< yesterday, today, tonight
    Reference = 4,  ///< now, recently, soon
    Duration = 5,
    Set = 6,
    Holiday = 7,
    Compare = 8,  ///< "a year ago", "year-earlier": the same span a year before
    Clock = 9,    ///< a time of day, perhaps with date fields
};

/// Plain data; 0 (or kUnset where 0 means something) is "not said".
struct TimeMeaning {
    static constexpr std::int16_t kUnset = -32768;

    TimeForm form = TimeForm::Calendar;
    std::int16_t year = kUnset;    ///< negative: BC, -264 is 264 BC
    std::int16_t decade = kUnset;  ///< first year: 1990; below 100: 90
    std::int16_t century = 0;      ///< 20 is the 20th; negative BC
    std::uint8_t month = 0;
    std::uint8_t day = 0;
    std::uint8_t weekday = 0;  ///< Monday 1
    std::uint8_t season = 0;   ///< spring 1 to winter 4
    std::uint8_t quarter = 0;
    std::uint8_t half = 0;
    std::int8_t hour = -1;
    std::int8_t minute = -1;
    std::int16_t holiday = -1;
    std::int16_t days_off = kUnset;  ///< yesterday -1
    DayPart part = DayPart::None;
    TimePhase phase = TimePhase::None;
    Relation relation = Relation::None;
    /// "January of this year", "Monday of last week": the larger unit's.
    Relation outer = Relation::None;
    TimeUnit outer_unit = TimeUnit::None;
    TimeUnit unit = TimeUnit::None;
    std::uint8_t reference = 0;  ///< present 1, past 2, future 3
    bool vague = false;          ///< several, few, or plural without number
    bool plural = false;
    bool edge = false;    ///< start, middle or end of something
    bool the = false;     ///< opens with "the"
    bool clause = false;  ///< "after", "before": a clause may follow
    bool hyphen = false;  ///< used like an adjective: "year-earlier"
    bool fiscal = false;
    bool bc = false;
    float amount = 0;
    float rest = 0;  ///< of the smaller unit that follows: "and six months"
    std::uint16_t ordinal = 0;
};

}  // namespace dateline

#endif
