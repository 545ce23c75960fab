// Which year makes a day and month the day an article was written: of all years
// those that no evidence refutes, if only one is left or only one is near.
#ifndef DATELINE_PLUGIN_TIME_YEAR_CHOICE_H
#define DATELINE_PLUGIN_TIME_YEAR_CHOICE_H

#include <optional>
#include <string>
#include <vector>

#include "plugin/time/page_dates.h"
#include "plugin/time/publication_evidence.h"

namespace dateline {

/// Weighs the days a year could make of a day and month. The evidence must
/// outlive it.
class YearChoice {
  public:
    YearChoice(const PublicationEvidence& evidence,
               const std::optional<CopyrightYear>& copyright)
        : evidence_(evidence),
          copyright_(copyright),
          lead_weekday_(lead_weekday()) {}

    /// The year of @p date, which is the day of writing itself when
    /// @p same_day, else a day shortly before it.
    std::optional<int> choose(const PartialDate& date, bool same_day);

    /// False when something in the text is later than the whole of @p days.
    [[nodiscard]] bool possible_in(DaySpan days) const;
    /// Why the year last chosen was.
    [[nodiscard]] const std::string& because() const { return because_; }

  private:
    /// No day of an earlier one is possible().
    [[nodiscard]] int first_year() const;
    /// In none of a later one does all still hold; a copyright line that does
    /// not fit is of a later year at least.
    [[nodiscard]] int last_year() const;

    /// False for 29 February in most years.
    [[nodiscard]] static bool has_day(const PartialDate& date, int year);
    /// @pre has_day(), or the day is that after the month
    [[nodiscard]] static Day day_in(const PartialDate& date, int year);

    [[nodiscard]] bool fits_copyright(const PartialDate& date,
                                      bool same_day) const;

    /// The date's own weekday must agree; else the weekday of the first
    /// sentences must be that day's, or with @p offset 1 the day's before it.
    [[nodiscard]] bool weekday_fits(const PartialDate& date,
                                    Day day,
                                    bool same_day,
                                    int offset) const;

    /// The weekday of the day of writing: the first one told of, unless a later
    /// one would then lie most of a week back ("late Thursday ... again
    /// Friday"). -1 when none is told of.
    [[nodiscard]] int lead_weekday() const;

    /// How far back the farthest weekday lies when @p weekday is today.
    [[nodiscard]] int lag_of(int weekday) const;

    [[nodiscard]] bool offices_begun(Day day) const;

    /// Nothing told as past lies ahead.
    [[nodiscard]] bool possible(Day day) const;

    /// Offices are still held, and what is to come has not come.
    [[nodiscard]] bool still_holds(Day day) const;

    [[nodiscard]] Day distance(Day day) const;

    /// The days that no evidence refutes.
    struct Candidates {
        int count = 0;
        Day nearest = 0;  ///< to a date of the text
        Day distance = 0;
        Day next_distance = 0;  ///< of the second nearest

        void add(Day day, Day its_distance);
    };
    std::optional<int> settle(const Candidates& days);

    [[nodiscard]] std::string nearest_words(Day day) const;

    const PublicationEvidence& evidence_;
    const std::optional<CopyrightYear>& copyright_;
    int lead_weekday_;
    std::string because_;
};

}  // namespace dateline

#endif
