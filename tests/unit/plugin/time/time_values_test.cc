// Expressions in a sentence written on Friday 24 June 2022, and their values.
#include <catch2/catch.hpp>

#include "tests/unit/plugin/time/time_fixture.h"

namespace dateline {
namespace {

struct Row {
    const char* text;
    const char* times;
};

void check(std::initializer_list<Row> rows, const char* day = "2022-06-24") {
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(times_of(row.text, day) == row.times);
    }
}

TEST_CASE("full dates") {
    check({
        {"They met on March 3, 2014.", "March 3, 2014=2014-03-03"},
        {"They met on 3 March 2014.", "3 March 2014=2014-03-03"},
        {"On Sunday, July 6, 2014, they met.",
         "Sunday, July 6, 2014=2014-07-06"},
        {"It began on the 24th of February 2022.",
         "the 24th of February 2022=2022-02-24"},
        {"Sept. 11, 2001, changed that.", "Sept. 11, 2001=2001-09-11"},
        {"Dated 2014-07-06 in the file.", "2014-07-06=2014-07-06"},
        {"It opened on 25.06.2021 in Bonn.", "25.06.2021=2021-06-25"},
        {"It opened on 25/06/2021 in Bonn.", "25/06/2021=2021-06-25"},
        {"It opened on 06/25/2021 in Bonn.", "06/25/2021=2021-06-25"},
    });
}

TEST_CASE("dates without a year go by the day of writing and the tense") {
    check({
        {"They arrived on March 3.", "March 3=2022-03-03"},
        {"They arrived in December.", "December=2021-12"},
        {"Holders on July 15 were paid.", "July 15=2022-07-15"},
        {"They arrived on September 15.", "September 15=2021-09-15"},
        {"They will arrive in January.", "January=2023-01"},
        {"They left in May.", "May=2022-05"},
        {"They may leave soon.", "soon=FUTURE_REF"},
        {"Protesters march on the palace.", ""},
        {"They fled last August.", "last August=2021-08"},
        {"They will vote next March.", "next March=2023-03"},
        {"It was signed in January this year.", "January this year=2022-01"},
        {"It was signed in June last year.", "June last year=2021-06"},
    });
}

TEST_CASE("weekdays") {
    check({
        {"They left on Wednesday.", "Wednesday=2022-06-22"},
        {"They left on Friday.", "Friday=2022-06-24"},
        {"They will leave on Wednesday.", "Wednesday=2022-06-29"},
        {"They left last Friday.", "last Friday=2022-06-17"},
        {"They will meet next Monday.", "next Monday=2022-06-27"},
        {"He said on Tuesday that they will leave.", "Tuesday=2022-06-21"},
        {"They fired late on Thursday night.", "Thursday night=2022-06-23TNI"},
        {"They meet every Monday.", "every Monday=XXXX-WXX-1"},
        {"They pray on Fridays.", "Fridays=XXXX-WXX-5"},
        {"Bloody Sunday was remembered.", ""},
    });
}

TEST_CASE("relative to the day of writing") {
    check({
        {"They left yesterday.", "yesterday=2022-06-23"},
        {"They leave tomorrow.", "tomorrow=2022-06-25"},
        {"It fell this morning.", "this morning=2022-06-24TMO"},
        {"It fell last night.", "last night=2022-06-23TNI"},
        {"It fell earlier this week.", "earlier this week=2022-W25"},
        {"It fell last week.", "last week=2022-W24"},
        {"It fell last month.", "last month=2022-05"},
        {"It fell late last year.", "late last year=2021"},
        {"It rose in the past three months.", "the past three months=P3M"},
        {"It fell three days ago.", "three days ago=2022-06-21"},
        {"It fell five months ago.", "five months ago=2022-01"},
        {"It fell nearly four years ago.", "nearly four years ago=2018"},
        {"It fell a week or so ago.", "a week or so ago=2022-W24"},
        {"It fell several years ago.", "several years ago=PAST_REF"},
        {"They are now in the city.", "now=PRESENT_REF"},
        {"It fell over the weekend.", "over the weekend=2022-W24-WE"},
    });
}

TEST_CASE("parts of years") {
    check({
        {"In early March 2014 they left.", "early March 2014=2014-03"},
        {"They left in mid-2014.", "mid-2014=2014"},
        {"They left at the end of May.", "the end of May=2022-05"},
        {"In the spring of 2021 they left.", "the spring of 2021=2021-SP"},
        {"Since the fall of Kherson nothing moved.", ""},
        {"They left last summer.", "last summer=2021-SU"},
        {"In the first half of 2021 it rose.",
         "the first half of 2021=2021-H1"},
        {"In the third quarter of 2021 it rose.",
         "the third quarter of 2021=2021-Q3"},
        {"Profit rose in the first quarter.", "the first quarter=2022-Q1"},
        {"In fiscal 2020 it rose.", "fiscal 2020=2020"},
        {"In Q3 2014 it rose.", "Q3 2014=2014-Q3"},
        {"In Q3 it rose.", "Q3=2021-Q3"},
        {"In H1 2021 it rose.", "H1 2021=2021-H1"},
        {"A quarter of 2014 households paid.", ""},
        {"The winter of 2021-22 was cold.", "The winter of 2021-22=2022-WI"},
        {"In the summer months of 2021 they left.",
         "the summer months of 2021=2021-SU"},
    });
}

TEST_CASE("parts of months and years") {
    check({
        {"It fell in the last week of June 2021.",
         "the last week of June 2021=2021-W25"},
        {"It fell in the first week of May.", "the first week of May=2022-W18"},
        {"It fell in the final week of March.",
         "the final week of March=2022-W13"},
        {"It fell on the last day of May 2021.",
         "the last day of May 2021=2021-05-31"},
        {"It fell on the second weekend of May.",
         "the second weekend of May=2022-W19-WE"},
        {"It fell in the second week of 2022.",
         "the second week of 2022=2022-W02"},
        {"It fell in the last month of 2021.",
         "the last month of 2021=2021-12"},
        {"It fell in the second half of May.",
         "the second half of May=2022-05"},
        {"It fell in the first half of last month.",
         "the first half of last month=2022-05"},
        {"It fell in the last week of last month.",
         "the last week of last month=2022-W21"},
        {"It fell in the fifth week of March.",
         "the fifth week of March=2022-W13"},
    });
}

TEST_CASE("years, decades, centuries") {
    check({
        {"In 1994 they left.", "1994=1994"},
        {"It cost 1994 dollars and 2000 soldiers came.", ""},
        {"In the 1990s they left.", "the 1990s=199X"},
        {"In the late '80s they left.", "the late '80s=198X"},
        {"In the nineties they left.", "the nineties=199X"},
        {"In the 20th century they left.", "the 20th century=19"},
        {"In 264 BC they left.", "264 BC=BC0264"},
        {"In nineteen ninety-six they left.", "nineteen ninety-six=1996"},
    });
}

TEST_CASE("ranges are two expressions") {
    check({
        {"Between March and May 2014 they left.",
         "March=2014-03; May 2014=2014-05"},
        {"In 1994-96 they fought.", "1994=1994; 96=1996"},
        {"From 1955 to 1963 they fought.", "1955=1955; 1963=1963"},
        {"On January 25-29, 2015, they fought.",
         "January 25=2015-01-25; 29, 2015=2015-01-29"},
        {"On 3 and 4 May 2015 they fought.",
         "3=2015-05-03; 4 May 2015=2015-05-04"},
    });
}

TEST_CASE("clock times and parts of days") {
    check({
        {"It began at 5 p.m. on Friday.", "5 p.m. on Friday=2022-06-24T17:00"},
        {"It began at 10:30 a.m. local time.",
         "10:30 a.m. local time=2022-06-24T10:30"},
        {"It began at noon on Thursday.", "noon on Thursday=2022-06-23T12:00"},
        {"On the night of 13 May 2014 it fell.",
         "the night of 13 May 2014=2014-05-13TNI"},
    });
}

TEST_CASE("durations and sets") {
    check({
        {"It lasted three days.", "three days=P3D"},
        {"It lasted two to three weeks.", "two to three weeks=P2W"},
        {"It lasted weeks or months.", "weeks or months=PXW"},
        {"It lasted two years and six months.",
         "two years and six months=P2Y6M"},
        {"It lasted twenty-four hours.", "twenty-four hours=PT24H"},
        {"It lasted 2 1/2 years.", "2 1/2 years=P2Y6M"},
        {"It lasted a minute and a half.", "a minute and a half=PT1M30S"},
        {"It lasted two decades.", "two decades=P20Y"},
        {"It lasted several months.", "several months=PXM"},
        {"A two-year truce held.", "two-year=P2Y"},
        {"Two weeks after the vote they met.", "Two weeks after=P2W"},
        {"It is held every year.", "every year=P1Y"},
        {"It is held daily.", "daily=XXXX-XX-XX"},
    });
}

TEST_CASE("feasts") {
    check({
        {"It fell on Christmas Day 2015.", "Christmas Day 2015=2015-12-25"},
        {"It fell on Easter Sunday.", "Easter Sunday=2022-04-17"},
        {"It fell on Thanksgiving 2021.", "Thanksgiving 2021=2021-11-25"},
        {"It fell on Memorial Day 2021.", "Memorial Day 2021=2021-05-31"},
    });
}

TEST_CASE("a narrative gives its own years") {
    check(
        {
            {"In May 2008 they came. In August they left.",
             "May 2008=2008-05; August=2008-08"},
            {"On 17 November 1967 they came. In March they left.",
             "17 November 1967=1967-11-17; March=1968-03"},
            {"On 4 March 1965 they came. The next day they left. Two weeks "
             "later it fell.",
             "4 March 1965=1965-03-04; The next day=1965-03-05; "
             "Two weeks later=1965-W11"},
            {"On 4 March 1975 a plan for 1976 was drawn up. On 7 March it "
             "began.",
             "4 March 1975=1975-03-04; 1976=1976; 7 March=1975-03-07"},
            {"In June 1982 they came. The same month they left.",
             "June 1982=1982-06; The same month=1982-06"},
            {"They left on Friday.", "Friday=XXXX-WXX-5"},
            {"They left in March.", "March=XXXX-03"},
        },
        "");
}

TEST_CASE("old passages of news keep their year") {
    check({
        {"It began in January 1994. In March they left.",
         "January 1994=1994-01; March=1994-03"},
        {"It began in January 1994. They left on Wednesday.",
         "January 1994=1994-01; Wednesday=2022-06-22"},
    });
}

TEST_CASE("an article that tells history keeps the year of its passages") {
    check({
        {"It began in 1954. In 1955 it spread. In 1956 it lasted. In May 1957 "
         "it went on. It hurt. It was bad. In June they met. In 1958 it ended. "
         "It is now a feast.",
         "1954=1954; 1955=1955; 1956=1956; May 1957=1957-05; June=1957-06; "
         "1958=1958; now=PRESENT_REF"},
        {"It began in May 1957. It hurt. It was bad. In June they met.",
         "May 1957=1957-05; June=2022-06"},
    });
}

TEST_CASE("a date covers days") {
    const Article article = article_of("In early 2014 and in May 2015.");
    Analysis analysis(article);
    read_text(analysis);
    resolve_times(time_lexicon(), analysis);
    REQUIRE(analysis.times.size() == 2);
    CHECK(analysis.times[0].days ==
          DaySpan{to_day(2014, 1, 1), to_day(2014, 5, 2)});
    CHECK(analysis.times[1].days ==
          DaySpan{to_day(2015, 5, 1), to_day(2015, 5, 31)});
}

TEST_CASE("hostile text costs no more than its length") {
    std::string text;
    for (int i = 0; i < 20000; ++i) {
        text += "the 12 of May and to the last ";
    }
    CHECK(!times_of(text, "2022-06-24").empty());
    CHECK(times_of(std::string(200000, '1'), "2022-06-24").empty());
    std::string dates;
    for (int i = 0; i < 15000; ++i) {
        dates += "May 2014, ";
    }
    CHECK(times_of(dates, "2022-06-24").size() > 100000);
}

}  // namespace
}  // namespace dateline
