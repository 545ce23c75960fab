// Dates of questions asked on Wednesday 18 October 2023.
#include "plugin/time/date_words.h"

#include <catch2/catch.hpp>

#include "tests/unit/plugin/time/time_fixture.h"

namespace dateline {
namespace {

std::string read(const std::string& question) {
    std::string shown;
    for (const DateWords& words :
         read_date_words(time_lexicon(), question, to_day(2023, 10, 18))) {
        shown += shown.empty() ? "" : "; ";
        shown += words.span.of(question);
        shown += "=" + to_string(words.range);
    }
    return shown;
}

TEST_CASE("dates of questions") {
    struct Row {
        const char* question;
        const char* dates;
    };
    const Row rows[] = {
        {"withdrawals in Luhansk, 2022", "2022=2022"},
        {"Russian withdrawals since 2020", "since 2020=2020.."},
        {"ceasefires in Nagorno-Karabakh 1994..2023", "1994..2023=1994..2023"},
        {"attacks on Kyiv by Russia, March 2022", "March 2022=2022-03"},
        {"attacks between 2014 and 2015", "between 2014 and 2015=2014..2015"},
        {"clashes from march to may 2014",
         "from march to may 2014=2014-03..2014-05"},
        {"airstrikes in september 2023", "in september 2023=2023-09"},
        {"fighting before 2015", "before 2015=..2014"},
        {"fighting until June 2014", "until June 2014=..2014-06"},
        {"fighting after 2014-07-06", "after 2014-07-06=2014-07-07.."},
        {"1994-96 clashes", "1994-96=1994..1996"},
        {"2022-03..2022-06", "2022-03..2022-06=2022-03..2022-06"},
        {"2014.. attacks", "2014..=2014.."},
        {"..2015 attacks", "..2015=..2015"},
        {"attacks in 2014 and 2015", "in 2014=2014; 2015=2015"},
        {"protests last summer", "last summer=2023-06..2023-08"},
        {"protests this year", "this year=2023"},
        {"protests in the 1990s", "in the 1990s=199X"},
        {"2022 attacks", "2022=2022"},
        {"attacks on 24 february 2022", "on 24 february 2022=2022-02-24"},
        {"protests yesterday", "yesterday=2023-10-17"},
        {"march on washington", ""},
        {"1500 troops", ""},
        {"who withdrew from Kherson", ""},
        {"", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.question);
        CHECK(read(row.question) == row.dates);
    }
}

TEST_CASE("figures after date:") {
    for (const char* text : {"2022",
                             "2022-03",
                             "2022-03-24",
                             "2014..2015",
                             "..2015",
                             "2014-06..",
                             "199X"}) {
        CAPTURE(text);
        const auto range = parse_date_range(text);
        REQUIRE(range);
        CHECK(to_string(*range) == text);
    }
    for (const char* text : {"",
                             "..",
                             "22",
                             "2022-13",
                             "2022-02-30",
                             "2022/03",
                             "2015..2014",
                             "20x2",
                             "2022-3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_date_range(text));
    }
}

}  // namespace
}  // namespace dateline
