// The state in which time expressions are reckoned one after the other, and
// one function for each form of them. Private to time_resolver; its functions
// are spread over reckon_dates (calendar dates), reckon_units ("last year",
// "two weeks later") and reckon_parts (parts of days, durations, sets, feasts).
#ifndef DATELINE_PLUGIN_TIME_TIME_RECKONER_H
#define DATELINE_PLUGIN_TIME_TIME_RECKONER_H

#include <optional>
#include <string>

#include "plugin/time/time_resolver.h"

namespace dateline {

/// `now_` is the day of writing, `ref_` the date last spoken of; every date
/// that gets a value becomes the next reference. For one analysis.
class TimeReckoner {
  public:
    TimeReckoner(const TimeLexicon& lexicon, Analysis& analysis);

    void run();

  private:
    void new_sentence(std::uint32_t sentence);

    void resolve(TimeExpression& time);

    // -- what is known of when ------------------------------------------------
    [[nodiscard]] bool now_to_day() const { return now_.day != 0; }
    [[nodiscard]] Day now_day() const { return days_of(now_).from; }

    Tense tense(Tense fallback = Tense::Past);
    bool tense_said();

    /// Narrative: years come from the passage, not from the day of writing.
    [[nodiscard]] bool narrative() const;

    /// The article's years are old ones but for a few.
    [[nodiscard]] bool tells_history() const;

    /// A year that is said: the story is set there from here on.
    void enter(int year);

    /// The time deictic words go by: the day of writing, else the reference.
    [[nodiscard]] CivilDate here() const { return now_.known() ? now_ : ref_; }
    /// The time anaphoric words go by.
    [[nodiscard]] CivilDate there() const { return ref_.known() ? ref_ : now_; }

    void put(TimeExpression& time, CivilDate date);

    void put(TimeExpression& time, std::string value, DaySpan days);

    void refer(CivilDate date);

    /// "In 1956, ...": a year that opens its sentence sets the scene; one in
    /// its midst is mentioned only.
    [[nodiscard]] bool opens_sentence() const;

    /// "early 2014", "the end of May": a third of the days.
    static void narrow(TimeExpression& time);

    // -- calendar (reckon_dates) ----------------------------------------------

    /// The year of a date that names none, from what it names.
    int year_for(unsigned month, unsigned day);

    /// The story goes on: a month five or more before the one last spoken of
    /// is the next year's.
    [[nodiscard]] int narrative_year(unsigned month) const;

    int deictic_year(unsigned month, unsigned day);

    [[nodiscard]] int outer_year(Relation relation) const;

    void calendar(TimeExpression& time);

    void decade(TimeExpression& time);

    void century(TimeExpression& time);

    void put_checked(TimeExpression& time, CivilDate date);

    CivilDate month_date();

    /// The nearest year in which the date falls on the weekday named, if that
    /// is next to the one reckoned.
    [[nodiscard]] int year_of_weekday(CivilDate date) const;
    void month_day(TimeExpression& time) { put_checked(time, month_date()); }

    /// The day of a bare weekday, if it can be known.
    std::optional<Day> weekday_date();

    void weekday(TimeExpression& time);

    void season(TimeExpression& time);

    void put_quarter(TimeExpression& time, int year, unsigned quarter);

    void quarter(TimeExpression& time);

    void half(TimeExpression& time);

    /// The month or year a part of which is meant; unknown: none.
    CivilDate span_named();

    /// "the last week of June 2022", "the first day of May", "the second half
    /// of last month".
    void part_of_span(TimeExpression& time);

    /// A week belongs to the month or year its Thursday lies in. @param nth 0
    /// is the last
    void week_of_span(TimeExpression& time, CivilDate named, int nth);

    // -- units and shifts (reckon_units) --------------------------------------

    /// -1, 0, 1 and from where.
    struct Step {
        int by = 0;
        CivilDate from;
    };
    [[nodiscard]] Step step_of(const TimeMeaning& m) const;

    void unit(TimeExpression& time);

    static void reference_of(TimeExpression& time, Relation relation);

    static void recent(TimeExpression& time);

    void unit_day(TimeExpression& time, Step step);

    void unit_week(TimeExpression& time, Step step);

    void unit_month(TimeExpression& time, Step step);

    void unit_quarter(TimeExpression& time, Step step);

    void unit_year(TimeExpression& time, Step step);

    void unit_age(TimeExpression& time, Step step);

    /// "the latest period": the quarter last spoken of, else nothing.
    void period(TimeExpression& time);

    // -- shifts ---------------------------------------------------------------

    void shift(TimeExpression& time);

    /// "twenty years after the first": the clause that follows says from when,
    /// so that the words measure only.
    [[nodiscard]] bool goes_on(const TimeExpression& time) const;

    void shift_from(TimeExpression& time, CivilDate from, int sign);

    void put_year(TimeExpression& time, int year);

    void shift_days(TimeExpression& time, CivilDate from, int n);

    /// Hours and minutes ago: the day is known, the hour is not.
    void shift_hours(TimeExpression& time, CivilDate from);

    /// "a year ago": of the same span a year before, where the sentence speaks
    /// of one ("profit in the third quarter rose from a year ago").
    void compare(TimeExpression& time);

    // -- parts of days, durations, sets, feasts (reckon_parts) ----------------

    void day_word(TimeExpression& time);

    /// The day the fields other than the part of day name; unknown without.
    CivilDate day_named();

    CivilDate day_in_relation();

    void part_of_day(TimeExpression& time);

    void clock(TimeExpression& time);

    void duration(TimeExpression& time);

    /// "the past three months": the days up to now.
    void window_days(TimeExpression& time) const;

    void set(TimeExpression& time);

    static std::string often_value(TimeUnit unit);

    void reference(TimeExpression& time);

    CivilDate holiday_date();

    static CivilDate holiday_in(const HolidayRule& rule, int year);

    void holiday(TimeExpression& time);

    const TimeLexicon& lexicon_;
    Analysis& analysis_;
    CivilDate now_;
    CivilDate ref_;
    CivilDate thread_;  ///< the date the story has come to
    int passage_year_ = 0;
    std::uint32_t passage_sentence_ = 0;
    bool history_ = false;  ///< a passage lasts until another year is named
    unsigned quarter_ = 0;
    int quarter_year_ = 0;
    std::uint32_t quarter_sentence_ = 0;
    bool sentence_dated_ = false;  ///< a date stands earlier in the sentence
    std::uint32_t sentence_ = kNone;
    const TimeExpression* time_ = nullptr;
    std::optional<Tense> tense_;
    bool tense_known_ = false;
};

/// "199X", of any of its years.
std::string decade_value(int year);

}  // namespace dateline

#endif
