#include "query/facet_page.h"

#include <algorithm>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

bool is_between_words(char c) {
    return std::string_view(" -_:.,()@/").find(c) != std::string_view::npos;
}

/// Does a word of @p folded begin with @p begin?
bool has_word(std::string_view folded, std::string_view begin) {
    for (std::size_t at = folded.find(begin); at != std::string_view::npos;
         at = folded.find(begin, at + 1)) {
        if (at == 0 || is_between_words(folded[at - 1])) {
            return true;
        }
    }
    return false;
}

}  // namespace

void cut_to_page(std::vector<Facet>& facets, const FacetPage& page) {
    const std::string begin = fold(page.match);
    for (Facet& facet : facets) {
        facet.matching = facet.distinct;
        if (!begin.empty()) {
            std::erase_if(facet.values, [&begin](const FacetValue& value) {
                return !has_word(fold(value.label), begin) &&
                       !has_word(fold(value.id), begin);
            });
            facet.matching = facet.values.size();
        }
        if (facet.dimension == FacetDimension::Year ||
            facet.dimension == FacetDimension::Month) {
            continue;
        }
        const std::size_t first = std::min(page.offset, facet.values.size());
        facet.values.erase(
            facet.values.begin(),
            facet.values.begin() + static_cast<std::ptrdiff_t>(first));
        if (facet.values.size() > page.limit) {
            facet.values.resize(page.limit);
        }
    }
}

}  // namespace dateline
