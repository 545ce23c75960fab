// Spellings of place types.
#include "plugin/place/place_record.h"

#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, kPlaceTypeCount> kTypeNames = {
    "continent", "country",  "region",  "state", "county", "city",  "town",
    "village",   "district", "ocean",   "sea",   "strait", "river", "lake",
    "mountain",  "island",   "cape",    "canal", "desert", "plant", "base",
    "crossing",  "camp",     "airport", "site"};

}  // namespace

std::string_view to_string(PlaceType type) {
    return kTypeNames[static_cast<std::size_t>(type)];
}

std::optional<PlaceType> place_type_from(std::string_view text) {
    for (std::size_t i = 0; i < kTypeNames.size(); ++i) {
        if (kTypeNames[i] == text) {
            return static_cast<PlaceType>(i);
        }
    }
    return std::nullopt;
}

}  // namespace dateline
