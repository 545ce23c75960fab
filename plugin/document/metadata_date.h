// The dates that metadata states: every ISO 8601 and RFC 2822 form, and the
// few written-out forms that page headers use. Decides which days a date text
// means; dates in running text are time/'s business.
#ifndef DATELINE_PLUGIN_DOCUMENT_METADATA_DATE_H
#define DATELINE_PLUGIN_DOCUMENT_METADATA_DATE_H

#include <optional>
#include <string_view>

#include "plugin/time/day.h"

namespace dateline {

/// The day, week, month or year @p text states, as the calendar day written
/// there (a time zone is checked and not applied). Nothing when any part of it
/// is not understood, the day or hour does not exist, the order of day and
/// month is open ("11/12/2022"), or the year is no publication's (before 1400
/// or after 2199). Cost: linear, no allocation.
std::optional<DaySpan> parse_metadata_date(std::string_view text);

}  // namespace dateline

#endif
