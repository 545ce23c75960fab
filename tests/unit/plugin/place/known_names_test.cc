// Names of earlier articles mean what they meant there.
#include "plugin/place/known_names.h"

#include <vector>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

std::vector<Candidate> candidates(std::uint32_t first, std::size_t count) {
    std::vector<Candidate> made(count);
    for (std::size_t i = 0; i < count; ++i) {
        made[i].place = first + static_cast<std::uint32_t>(i);
    }
    return made;
}

TEST_CASE("a name is known once it was added", "[known_names]") {
    KnownNames names;
    CHECK(names.find(7).candidates.empty());
    names.add(7, candidates(100, 3), true);
    names.add(8, candidates(200, 1), false);
    REQUIRE(names.find(7).candidates.size() == 3);
    CHECK(names.find(7).candidates[2].place == 102);
    CHECK(names.find(7).demonym);
    REQUIRE(names.find(8).candidates.size() == 1);
    CHECK(names.find(8).candidates[0].place == 200);
    CHECK_FALSE(names.find(8).demonym);
    CHECK(names.find(9).candidates.empty());
}

TEST_CASE("names do not grow without end, nor mix", "[known_names]") {
    KnownNames names;
    std::size_t known = 0;
    for (std::uint32_t key = 1; key <= 2000; ++key) {
        names.add(key, candidates(key, 100), false);
        const auto found = names.find(key).candidates;
        REQUIRE(found.size() == 100);
        CHECK(found[99].place == key + 99);
    }
    for (std::uint32_t key = 1; key <= 2000; ++key) {
        const auto found = names.find(key).candidates;
        known += found.empty() ? 0 : 1;
        CHECK((found.empty() || found[0].place == key));
    }
    CHECK(known < 1000);
}

}  // namespace
}  // namespace dateline
