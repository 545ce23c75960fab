#include "query/facet_tally.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::array<std::string_view, kFacetDimensionCount> kNames = {
    "event",
    "family",
    "place",
    "actor",
    "by",
    "against",
    "year",
    "month",
    "status",
    "source",
};
}  // namespace

std::string_view to_string(FacetDimension dimension) {
    return kNames[static_cast<std::size_t>(dimension)];
}

std::optional<FacetDimension> facet_dimension_from(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) {
        return std::nullopt;
    }
    return static_cast<FacetDimension>(found - kNames.begin());
}

void FacetTally::clear() {
    for (const std::uint32_t number : touched_) {
        counts_[number] = {};
        if (number < counted_in_.size()) {
            counted_in_[number] = {};
        }
    }
    touched_.clear();
}

}  // namespace dateline
