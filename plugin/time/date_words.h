// Reads the dates of a question: "March 2022", "last summer", "since 2020",
// "between 2014 and 2015", "1994..2023". Words are the article's own (the time
// lexicon); only here do ranges have open ends and is letter case ignored.
#ifndef DATELINE_PLUGIN_TIME_DATE_WORDS_H
#define DATELINE_PLUGIN_TIME_DATE_WORDS_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/span.h"
#include "plugin/time/day.h"
#include "plugin/time/time_lexicon.h"

namespace dateline {

/// Days asked for; an end that is missing is open.
struct DateRange {
    std::optional<Day> from;
    std::optional<Day> to;

    friend bool operator==(const DateRange&, const DateRange&) = default;
};

struct DateWords {
    DateRange range;
    /// The words read, with the preposition before them: bytes of the question.
    Span span;
};

/// All dates in @p question, left to right. @param today what "last year" and
/// "yesterday" go by. @pre question is valid UTF-8. Cost: linear
std::vector<DateWords> read_date_words(const TimeLexicon& lexicon,
                                       std::string_view question,
                                       Day today);

/// A date in figures as after `date:` - "2022", "2022-03", "2022-03-24",
/// "2014..2015", "..2015", "2014-06..", "199X". Nothing for any other text.
std::optional<DateRange> parse_date_range(std::string_view text);

/// "2022-03..2022-06", "2022", "1994..": the shortest text that
/// parse_date_range() reads as @p range. Empty when both ends are open.
std::string to_string(const DateRange& range);

}  // namespace dateline

#endif
