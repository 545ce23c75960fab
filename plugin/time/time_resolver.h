// Reckons the value and the days of every time expression, once it is known
// when the article was written, or in narratives from the dates before it.
//
// Two clocks. The day of writing is what "yesterday", "last month", "ago" and
// a bare "on Friday" go by. The time spoken of - the date last given in the
// passage - is what "the next day", "two weeks later", "the same month" go by,
// and in a narrative also months and days without a year. An article is read as
// narrative where its day of writing is unknown, and in passages set two years
// or more before it.
#ifndef DATELINE_PLUGIN_TIME_TIME_RESOLVER_H
#define DATELINE_PLUGIN_TIME_TIME_RESOLVER_H

#include <optional>

#include "plugin/analysis.h"
#include "plugin/time/time_lexicon.h"
#include "plugin/time/timex.h"

namespace dateline {

/// Sets value and days of analysis.times, and drops expressions that turn out
/// to say nothing. Needs analysis.published. Cost: linear.
void resolve_times(const TimeLexicon& lexicon, Analysis& analysis);

enum class Tense : std::uint8_t { Past, Future };

/// Whether the clause around @p time tells of what was or of what is to come;
/// nothing when no word says so. Looks at most 12 tokens either way.
std::optional<Tense> tense_around(const TimeLexicon& lexicon,
                                  const Analysis& analysis,
                                  const TimeExpression& time);

}  // namespace dateline

#endif
