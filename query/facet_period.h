// Years and months as numbers to count by, from the year -10000 on, so that
// none is negative. Decides which periods a span is counted in.
#ifndef DATELINE_QUERY_FACET_PERIOD_H
#define DATELINE_QUERY_FACET_PERIOD_H

#include <cstdint>
#include <string>

#include "plugin/time/day.h"

namespace dateline {

enum class Period : std::uint8_t { Year, Month };

/// All its days.
DaySpan days_of(Period period, std::uint32_t number);

/// "2022", "2022-06".
std::string period_text(Period period, std::uint32_t number);

/// The first and the last period that a span meets; first > last for a span
/// of so many that it is in none: it says nothing about when.
struct Periods {
    std::uint32_t first = 1;
    std::uint32_t last = 0;
};
Periods periods_of(Period period, DaySpan days);

}  // namespace dateline

#endif
