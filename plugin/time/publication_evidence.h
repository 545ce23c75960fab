// What an article's own text tells about when it was written: gathered here,
// weighed by publication_date.
#ifndef DATELINE_PLUGIN_TIME_PUBLICATION_EVIDENCE_H
#define DATELINE_PLUGIN_TIME_PUBLICATION_EVIDENCE_H

#include <optional>
#include <string>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/time/time_lexicon.h"
#include "plugin/time/timex.h"

namespace dateline {

/// Day and month as given, perhaps with year or weekday.
struct PartialDate {
    CivilDate date;
    int weekday = -1;  ///< Monday 0; -1 not given
    std::string words;
};

/// One thing that bounds the day of writing.
struct TimeBound {
    Day day = 0;
    std::string words;
    bool is_event = false;  ///< of the lexicon, not of the prose
    bool is_year = false;   ///< known to the year only
};

/// Days one of which must hold the day of writing: of an office holder, or of
/// all who bear that name and office.
struct Holding {
    std::vector<DaySpan> spans;
    std::string words;
};

struct PublicationEvidence {
    std::optional<PartialDate> dateline;
    /// "Sunday, July 6" in the prose, told as past; text order.
    std::vector<PartialDate> weekday_dates;
    /// Bare weekdays told as past, of the first sentences, Monday 0; none when
    /// the text says "today" or "yesterday" for the days it tells of.
    std::vector<int> weekdays;
    /// Nothing was written before these.
    std::vector<TimeBound> not_before;
    /// Spoken of as to come, or as present until then.
    std::vector<TimeBound> not_after;
    /// Told neither as past nor as to come.
    std::vector<TimeBound> beside;
    std::vector<Holding> holdings;
    /// An event named by its day and month alone: written within a year of it.
    std::optional<TimeBound> within_year_of;
};

/// Needs tokens, sentences, times (found) and tenures. Cost: linear.
PublicationEvidence gather_publication_evidence(const TimeLexicon& lexicon,
                                                const Analysis& analysis);

}  // namespace dateline

#endif
