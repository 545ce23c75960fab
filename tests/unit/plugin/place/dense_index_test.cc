// Numbers of keys: dense, stable, forgotten at clear().
#include "plugin/place/dense_index.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("keys are numbered in the order they come") {
    DenseIndex index;
    CHECK(index.number_of(70) == 0);
    CHECK(index.number_of(7) == 1);
    CHECK(index.number_of(70) == 0);
    CHECK(index.find_number(7) == 1);
    CHECK(index.contains(70));
    CHECK_FALSE(index.contains(0));
    CHECK(index.size() == 2);
    index.clear();
    CHECK(index.size() == 0);
    CHECK(index.find_number(7) == DenseIndex::kAbsent);
    CHECK(index.number_of(7) == 0);
}

TEST_CASE("numbers stay when the index grows") {
    constexpr std::uint32_t kMany = 100000;
    DenseIndex index;
    for (std::uint32_t round = 0; round < 2; ++round) {
        std::uint32_t wrong = 0;
        for (std::uint32_t i = 0; i < kMany; ++i) {
            // Keys that differ in their high bits alone fall apart too.
            wrong += index.number_of(std::uint64_t{i} << 40) != i ? 1 : 0;
        }
        for (std::uint32_t i = 0; i < kMany; ++i) {
            wrong += index.find_number(std::uint64_t{i} << 40) != i ? 1 : 0;
        }
        CHECK(wrong == 0);
        CHECK(index.size() == kMany);
        index.clear();
    }
}

}  // namespace
}  // namespace dateline
