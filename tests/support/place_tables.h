// Small gazetteers made by hand, as the tables of the sources would give them.
#ifndef DATELINE_TESTS_SUPPORT_PLACE_TABLES_H
#define DATELINE_TESTS_SUPPORT_PLACE_TABLES_H

#include <string>
#include <utility>
#include <vector>

#include "config/gazetteer_builder.h"

namespace dateline {

/// A place of the country AA, with 5,000 people, at 1.5, 2.5.
inline void add_table_place(GazetteerBuilder& builder,
                            LintReport& report,
                            std::string id,
                            const std::string& name,
                            PlaceType type,
                            std::vector<std::string> parents) {
    PlaceDraft place;
    place.id = std::move(id);
    place.name = name;
    place.country = "AA";
    place.type = type;
    place.at = Coordinates{1.5, 2.5};
    place.population = 5000;
    place.parents = std::move(parents);
    builder.add_name(
        builder.add(std::move(place), report), NameClass::Main, name);
}

}  // namespace dateline

#endif
