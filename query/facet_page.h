// Which values of a counted facet are listed: those whose name has a word that
// begins as asked, from an offset on.
#ifndef DATELINE_QUERY_FACET_PAGE_H
#define DATELINE_QUERY_FACET_PAGE_H

#include <limits>
#include <string>
#include <vector>

#include "query/facet_counter.h"

namespace dateline {

struct FacetPage {
    std::size_t limit = 10;
    std::size_t offset = 0;
    std::string match;  ///< empty: all values

    /// How many of the counter's values have to be there for the page.
    [[nodiscard]] std::size_t needed() const {
        return match.empty() ? offset + limit
                             : std::numeric_limits<std::size_t>::max();
    }
};

/// Cuts each facet to its page; of years and months nothing is passed over.
/// @pre labels are there. Cost: linear in the values
void cut_to_page(std::vector<Facet>& facets, const FacetPage& page);

}  // namespace dateline

#endif
