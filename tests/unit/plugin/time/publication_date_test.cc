// Articles without metadata, and when they were written.
#include <catch2/catch.hpp>

#include "plugin/time/page_dates.h"
#include "tests/unit/plugin/time/time_fixture.h"

namespace dateline {
namespace {

struct Office {
    const char* name;
    DaySpan days;
};

/// "date source" or "none"
std::string written(const std::string& text,
                    std::initializer_list<Office> offices = {}) {
    const Article article = article_of(text);
    Analysis analysis(article);
    read_text(analysis);
    for (std::uint32_t i = 0; i < analysis.tokens.size(); ++i) {
        for (const Office& office : offices) {
            if (analysis.surface(i) == office.name) {
                analysis.tenures.push_back({{i, i + 1}, office.days});
            }
        }
    }
    infer_publication(time_lexicon(), analysis);
    return analysis.published
               ? analysis.published->date + " " +
                     std::string(to_string(analysis.published->source))
               : "none";
}

TEST_CASE("nothing known is nothing said") {
    CHECK(written("The army left the town.") == "none");
    CHECK(written("KYIV, March 3 - The army left.") == "none");
    CHECK(written("The army left on Friday. It came in March 2014.") == "none");
    CHECK(written("Page retrieved 3 March 2019") == "none");
    CHECK(written("Sunday, 22 Jun 2025\nHome\nWorld\nThe army left.") ==
          "none");
    CHECK(written("Related: 22 Jun 2025\nThe army left.") == "none");
}

TEST_CASE("a dateline's year") {
    // Friday June 24: 2016, 2022, 2033.
    const std::string story =
        "KYIV, June 24 (Agency) - The army left the town on Friday.";
    CHECK(written(story) == "none");
    CHECK(written("KYIV, June 24, 2022 (Agency) - The army left.") ==
          "2022-06-24 dateline");
    CHECK(written(story + "\n(c) 2022 Agency") == "2022-06-24 dateline");
    CHECK(written(story + " It had come in March 2022.") ==
          "2022-06-24 dateline");
    CHECK(written(story + " The war began in May 2014.") == "none");
    const DaySpan office{to_day(2019, 5, 20), to_day(2024, 5, 20)};
    CHECK(written(story + " Hill spoke.", {{"Hill", office}}) ==
          "2022-06-24 dateline");
    const DaySpan earlier{to_day(2014, 6, 7), to_day(2019, 5, 20)};
    CHECK(written(story + " Hill spoke.", {{"Hill", earlier}}) ==
          "2016-06-24 dateline");
    SECTION("namesakes are each possible") {
        const DaySpan long_ago{to_day(1989, 1, 20), to_day(1993, 1, 20)};
        CHECK(written(story + " Hill spoke.",
                      {{"Hill", long_ago}, {"Hill", office}}) ==
              "2022-06-24 dateline");
    }
}

TEST_CASE("a weekday of the day before will do when no other year fits") {
    const DaySpan office{to_day(2021, 1, 20), to_day(2025, 1, 20)};
    CHECK(written("PARIS, Aug. 31 - The war ended on Monday, Hill said.",
                  {{"Hill", office}}) == "2021-08-31 dateline");
}

TEST_CASE("a copyright line that does not fit the weekday is a later one") {
    CHECK(written("KYIV, June 24 - The army left on Friday. It came in "
                  "March 2016.\n(c) 2021 Agency") == "2016-06-24 dateline");
}

TEST_CASE("copyright lines") {
    CHECK(written("The army left.\n\u00A9 2022 The Courier") ==
          "2022 copyright");
    CHECK(written("The army left.\n\u00A9 Northern Post 2017") ==
          "2017 copyright");
    CHECK(written("The army left.\nCopyright 2017 Agency") == "2017 copyright");
    CHECK(written("The army left.\n\u00A9 2011-2024 The Courier") == "none");
    CHECK(written("\u00A9 2024 Site\nThe army left.\n\u00A9 2022 Agency\n"
                  "\u00A9 2024 Site") == "2022 copyright");
    CHECK(written("\u00A9 2024 Site\nThe army left.\n\u00A9 2022 Agency") ==
          "none");
    CHECK(written("The law of copyright and related rights of 1994 fell.") ==
          "none");
    CHECK(written("The army left.\n\u00A9 The Courier. Saved by a web "
                  "archive on 24 June 2022.") == "none");
}

TEST_CASE("bylines") {
    CHECK(written("Published: June 25, 2022\nThe army left.") ==
          "2022-06-25 dateline");
    CHECK(written("By A Hand\nUpdated 25 June 2022\nThe army left.") ==
          "2022-06-25 dateline");
    CHECK(written("Thursday 22 September 2022, 07.40 BST\nThe army left.") ==
          "2022-09-22 dateline");
    CHECK(written("25 June 2022\n" + std::string(200, 'x')) ==
          "2022-06-25 dateline");
}

TEST_CASE("a weekday with day and month in the prose") {
    CHECK(written("The attack struck on Tuesday 27 June and spread.\n"
                  "\u00A9 2017 The Courier") == "2017-06 inferred");
    CHECK(written("The attack struck on Friday 30 June and spread.\n"
                  "\u00A9 2017 The Courier") == "2017 inferred");
}

TEST_CASE("known events bound the year") {
    CHECK(written("Many died after the February 24 invasion.") ==
          "2022 inferred");
    CHECK(written("KYIV, May 25 - The army left on Thursday. It came after "
                  "the full-scale invasion of Ukraine.") ==
          "2023-05-25 dateline");
}

TEST_CASE("dates in addresses") {
    const auto of = [](std::string_view url) {
        const auto found = date_in_url(url);
        return found ? timex(found->date) : std::string("none");
    };
    CHECK(of("https://a.example/2022/06/25/town-falls") == "2022-06-25");
    CHECK(of("https://a.example/world/2022/jun/25/town-falls") == "2022-06-25");
    CHECK(of("https://a.example/news-2022-06-25.html") == "2022-06-25");
    CHECK(of("https://a.example/20220625-town") == "2022-06-25");
    CHECK(of("https://a.example/2022/06/town") == "2022-06");
    CHECK(of("https://a.example/news/europe-61925518") == "none");
    CHECK(of("https://a.example/2022/99/town?d=2021/01/02") == "none");
}

}  // namespace
}  // namespace dateline
