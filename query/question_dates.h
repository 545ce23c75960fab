// Dates in questions: the annotator's own time expressions ("last summer",
// "March 2022", "the 1990s"), bare years, ISO dates and ranges of them.
#ifndef DATELINE_QUERY_QUESTION_DATES_H
#define DATELINE_QUERY_QUESTION_DATES_H

#include <optional>
#include <string_view>
#include <vector>

#include "plugin/span.h"
#include "plugin/text/token.h"
#include "plugin/time/day.h"
#include "plugin/time/time_lexicon.h"
#include "query/question.h"

namespace dateline {

struct QuestionDate {
    TokenRange tokens;
    DaySpan days;
};

/// The dates among the tokens of @p text, in order; bare years too.
/// @param today what "last year" goes by
std::vector<QuestionDate> find_dates(const TimeLexicon& lexicon,
                                     std::string_view text,
                                     const std::vector<Token>& tokens,
                                     Day today);

/// "2022", "2022-03", "2022-03-05", and ranges "A..B", "A..", "..B". Nothing
/// when it is none, or the range ends before it begins.
std::optional<DaySpan> read_iso_days(std::string_view text);

/// "since 2014 ... before 2016" are two ends of one span; other dates are
/// alternatives. @throw QuestionError when no day lies between the two ends
void add_asked_days(DaySpan days, std::vector<AskedDays>& asked);

Day today_utc();

}  // namespace dateline

#endif
