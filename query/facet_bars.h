// Facets on a terminal: values with bars, periods as a small timeline.
#ifndef DATELINE_QUERY_FACET_BARS_H
#define DATELINE_QUERY_FACET_BARS_H

#include <string>
#include <vector>

#include "query/facet_counter.h"
#include "query/terminal_style.h"

namespace dateline {

/// All of @p facets that have values; of year and month only the one that
/// says more: months where there are at most three years.
/// @param offset values passed over in each
std::string facet_bars(const std::vector<Facet>& facets,
                       std::size_t offset,
                       const TerminalStyle& style);

}  // namespace dateline

#endif
