// Value strings and calendar sums.
#include "plugin/time/timex.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

TEST_CASE("values of spans") {
    CHECK(timex(DaySpan{to_day(2022, 6, 24), to_day(2022, 6, 24)}) ==
          "2022-06-24");
    CHECK(timex(week_of(to_day(2022, 6, 24))) == "2022-W25");
    CHECK(timex(month_span(2022, 6)) == "2022-06");
    CHECK(timex(quarter_span(2022, 3)) == "2022-Q3");
    CHECK(timex(half_span(2022, 1)) == "2022-H1");
    CHECK(timex(month_span(2022, 0)) == "2022");
    CHECK(timex(DaySpan{to_day(1990, 1, 1), to_day(1999, 12, 31)}) == "199X");
    CHECK(timex(DaySpan{to_day(2022, 6, 24), to_day(2022, 6, 26)}) ==
          "2022-06-24/2022-06-26");
}

TEST_CASE("dates as far as they are known") {
    CHECK(timex(CivilDate{-264, 0, 0}) == "BC0264");
    CHECK(timex(CivilDate{0, 5, 0}) == "XXXX-05");
    CHECK(days_of({2024, 2, 0}).to == to_day(2024, 2, 29));
    CHECK(civil_date(days_of({-264, 3, 1}).from) == CivilDate{-264, 3, 1});
    CHECK_FALSE(date_exists(2023, 2, 29));
}

TEST_CASE("weeks belong to the year of their Thursday") {
    CHECK(timex_week(to_day(2021, 1, 3)) == "2020-W53");
    CHECK(timex_week(to_day(2024, 12, 30)) == "2025-W01");
}

TEST_CASE("Easter") {
    CHECK(easter(2022) == to_day(2022, 4, 17));
    CHECK(easter(1961) == to_day(1961, 4, 2));
    CHECK(easter(2038) == to_day(2038, 4, 25));
}

TEST_CASE("months are added and days cut to the month") {
    CHECK(add_months({2022, 1, 31}, 1) == CivilDate{2022, 2, 28});
    CHECK(add_months({2022, 1, 0}, -1) == CivilDate{2021, 12, 0});
    CHECK(add_months({1, 1, 0}, -1) == CivilDate{-1, 12, 0});
}

TEST_CASE("durations") {
    CHECK(timex_duration(TimeUnit::Hour, 2, false) == "PT2H");
    CHECK(timex_duration(TimeUnit::Year, 2.5, false) == "P2Y6M");
    CHECK(timex_duration(TimeUnit::Month, 1.5, false) == "P1.5M");
    CHECK(timex_duration(TimeUnit::Month, 0, true) == "PXM");
    CHECK(timex_duration(TimeUnit::Fortnight, 1, false) == "P2W");
}

}  // namespace
}  // namespace dateline
