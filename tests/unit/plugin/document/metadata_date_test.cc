// Dates of metadata: one row is the words and the days they mean.
#include "plugin/document/metadata_date.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

std::string days_of(const std::string& text) {
    const auto days = parse_metadata_date(text);
    if (!days) {
        return "none";
    }
    const auto shown = [](Day day) {
        const auto date = to_civil(day);
        return std::to_string(static_cast<int>(date.year())) + "-" +
               std::to_string(static_cast<unsigned>(date.month())) + "-" +
               std::to_string(static_cast<unsigned>(date.day()));
    };
    return days->from == days->to ? shown(days->from)
                                  : shown(days->from) + ".." + shown(days->to);
}

using Row = std::pair<const char*, const char*>;

TEST_CASE("ISO 8601") {
    const auto row = GENERATE(values<Row>({
        {"2022-06-25", "2022-6-25"},
        {"20220625", "2022-6-25"},
        {"2022", "2022-1-1..2022-12-31"},
        {"2022-06", "2022-6-1..2022-6-30"},
        {"2022-02", "2022-2-1..2022-2-28"},
        {"2022-W25", "2022-6-20..2022-6-26"},
        {"2022-W25-6", "2022-6-25"},
        {"2022W256", "2022-6-25"},
        {"2020-W53", "2020-12-28..2021-1-3"},
        {"2022-176", "2022-6-25"},
        {"2022176", "2022-6-25"},
        {"2022-06-25T10:00:00Z", "2022-6-25"},
        {"2022-06-25T10:00:00.123456+02:00", "2022-6-25"},
        {"2022-06-25T23:30:00-0500", "2022-6-25"},
        {"2022-06-25T10:00", "2022-6-25"},
        {"2022-06-25 10:00:00", "2022-6-25"},
        {"2022-06-25t10:00:00z", "2022-6-25"},
        {"20220625T100000Z", "2022-6-25"},
        {"20220625T1000+02", "2022-6-25"},
        {"2022-06-25T24:00:00", "2022-6-25"},
        {"2016-12-31T23:59:60Z", "2016-12-31"},
        {"2022-06-25T10:00:00,5Z", "2022-6-25"},
        {"2022-06-25T10:00+02:00[Europe/Kyiv]", "2022-6-25"},
        {" 2022-06-25\n", "2022-6-25"},
        {"2022/06/25", "2022-6-25"},
    }));
    CHECK(days_of(row.first) == row.second);
}

TEST_CASE("RFC 2822 and written-out dates") {
    const auto row = GENERATE(values<Row>({
        {"Sat, 25 Jun 2022 10:00:00 +0200", "2022-6-25"},
        {"25 Jun 2022 10:00 GMT", "2022-6-25"},
        {"Sat, 25 Jun 22 10:00:00 EST", "2022-6-25"},
        {"Sat, 25 Jun 94 10:00:00 EST", "1994-6-25"},
        {"Sat, 25 Jun 2022 10:00:00 +0000 (UTC)", "2022-6-25"},
        {"Saturday, 25-Jun-22 10:00:00 GMT", "2022-6-25"},
        {"Sat Jun 25 10:00:00 2022", "2022-6-25"},
        {"Sat Jun 25 10:00:00 CEST 2022", "2022-6-25"},
        {"June 25, 2022", "2022-6-25"},
        {"June 25, 2022 at 10:00 a.m. EST", "2022-6-25"},
        {"June 25th, 2022", "2022-6-25"},
        {"25 June 2022", "2022-6-25"},
        {"June 2022", "2022-6-1..2022-6-30"},
        {"Sept. 3, 2022", "2022-9-3"},
    }));
    CHECK(days_of(row.first) == row.second);
}

TEST_CASE("what is no date") {
    const auto text = GENERATE(values<std::string>({
        "",
        " ",
        "yesterday",
        "2022-02-30",
        "2022-13-01",
        "0000-00-00",
        "9999-12-31",
        "-0044-03-15",
        "11/12/2022",
        "2022-11-11T25:61:00Z",
        "2022-11-11T10:00:00Zzz99",
        "2022-11-11 and more",
        "2022-W54",
        "2021-W53",
        "2022-366",
        "1e9",
        "1668160800",
        "2022-6",
        "31 Jun 2022",
        "Sat, 25 Jun 2022 10:00:00 +9999",
        "\u0662\u0660\u0662\u0662-\u0661\u0661-\u0661\u0661",
    }));
    CHECK(days_of(text) == "none");
}

}  // namespace
}  // namespace dateline
