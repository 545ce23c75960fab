// Dates as terms, such that two spans overlap exactly when a term of the one
// is among those asked for the other. A span is cut into whole years, whole
// months and days; a piece is indexed under itself and what it lies in, and
// under a second prefix when others may lie in it. A day so costs three terms.
#ifndef DATELINE_PLUGIN_FACET_DATE_TERMS_H
#define DATELINE_PLUGIN_FACET_DATE_TERMS_H

#include <optional>
#include <string>
#include <vector>

#include "plugin/time/day.h"

namespace dateline {

/// Spans of more years are indexed under one term that every date asks for.
inline constexpr int kMostYears = 100;

/// Appends the terms of a span that an article holds; may repeat some.
void append_date_terms(DaySpan span, std::vector<std::string>& terms);

/// The terms of which at least one stands in every article holding a span that
/// overlaps @p asked, and in no other (but those under TermKind::Ages).
/// @return nothing when that takes over @p limit terms: ask something else
std::optional<std::vector<std::string>> date_question_terms(DaySpan asked,
                                                            std::size_t limit);

/// "20220624"; days outside the years 0 to 9999 give the nearest within.
std::string sortable_day(Day day);
std::optional<Day> day_from_sortable(const std::string& text);

/// "2022-06-24", with a minus and at least four digits for years before 1.
std::string iso_day(Day day);

}  // namespace dateline

#endif
