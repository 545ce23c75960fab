// Look-ups, hierarchy and distances, on the gazetteer the build compiled.
#include "plugin/place/gazetteer.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

const Gazetteer& gazetteer() {
    return test_lexicons().gazetteer();
}

std::vector<std::string> ids_of(const std::string& name) {
    std::vector<std::string> ids;
    for (const NameEntry& entry : gazetteer().lookup(name)) {
        ids.emplace_back(gazetteer().id(entry.place));
    }
    return ids;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

TEST_CASE("names in many spellings lead to the place") {
    for (const char* name : {"Kyiv", "Kiev", "KYIV", "Київ", "Киев"}) {
        INFO(name);
        CHECK(contains(ids_of(name), "geonames:703448"));
    }
    for (const char* name :
         {"Luhansk Oblast", "Luhansk Region", "luhansk province", "Luhansk"}) {
        INFO(name);
        CHECK(contains(ids_of(name), "geo:UA.14"));
    }
    CHECK(contains(ids_of("the Netherlands"), "geo:NL"));
    CHECK(contains(ids_of("Netherlands"), "geo:NL"));
    CHECK(contains(ids_of("Ukrainians"), "geo:UA"));
    CHECK(ids_of("Qzxtavani").empty());
    CHECK(ids_of("").empty());
}

TEST_CASE("the most prominent meaning comes first") {
    CHECK(ids_of("Paris").front() == "geonames:2988507");
    CHECK(ids_of("Georgia").front() == "geo:GE");
    CHECK(ids_of("Washington").front() == "geonames:4140963");
}

TEST_CASE("ids are found, and only whole ones") {
    CHECK(gazetteer().find("geo:UA.14"));
    CHECK(gazetteer().find("geonames:2988507"));
    CHECK_FALSE(gazetteer().find("geo:UA.1"));
    CHECK_FALSE(gazetteer().find(""));
    const auto ukraine = gazetteer().find_country("UA");
    REQUIRE(ukraine);
    CHECK(gazetteer().name(*ukraine) == "Ukraine");
    CHECK(gazetteer().record(*ukraine).type == PlaceType::Country);
    CHECK(gazetteer().record(*ukraine).seat ==
          gazetteer().find("geonames:703448"));
}

TEST_CASE("a place lies in its divisions, regions and country") {
    const auto city = gazetteer().find("geonames:702658");
    REQUIRE(city);
    CHECK(gazetteer().country(*city) == "UA");
    std::vector<std::string> above;
    for (const std::uint32_t ancestor : gazetteer().ancestors(*city)) {
        above.emplace_back(gazetteer().id(ancestor));
    }
    for (const char* id :
         {"geo:UA.14", "region:donbas", "geo:UA", "region:europe"}) {
        INFO(id);
        CHECK(contains(above, id));
        CHECK(gazetteer().lies_in(*city, *gazetteer().find(id)));
    }
    CHECK_FALSE(gazetteer().lies_in(*city, *gazetteer().find("geo:RU")));
    CHECK_FALSE(gazetteer().lies_in(*city, *city));
}

TEST_CASE("distances are those of a globe") {
    CHECK(distance_km({0, 0}, {0, 0}) == Approx(0));
    CHECK(distance_km({0, 0}, {0, 180}) == Approx(20015).epsilon(0.001));
    CHECK(distance_km({48.8566, 2.3522}, {51.5074, -0.1278}) ==
          Approx(344).epsilon(0.01));
    CHECK(distance_km({10, 179.9}, {10, -179.9}) < 25);
}

TEST_CASE("every record's references exist") {
    const auto size = gazetteer().size();
    REQUIRE(size > 250000);
    std::size_t wrong = 0;
    for (std::uint32_t i = 0; i < size; ++i) {
        const PlaceRecord& record = gazetteer().record(i);
        const auto above = gazetteer().ancestors(i);
        for (const std::uint32_t ancestor : above) {
            wrong += ancestor >= size || ancestor == i ? 1 : 0;
        }
        // What its parents lie in it lies in.
        for (const std::uint32_t parent : gazetteer().parents(i)) {
            for (const std::uint32_t outer : gazetteer().parents(parent)) {
                wrong += std::count(above.begin(), above.end(), outer) != 1;
            }
        }
        for (const std::uint32_t other : {record.country_place,
                                          record.division1,
                                          record.division2,
                                          record.seat}) {
            wrong += other != kNoPlace && other >= size ? 1 : 0;
        }
        wrong += gazetteer().name(i).empty() ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK_FALSE(gazetteer().sources().empty());
}

}  // namespace
}  // namespace dateline
