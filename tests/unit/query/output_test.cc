// The small parts of answers: pages of facets, groups of versions, slips of
// spelling, marks in sentences, lines on a terminal.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/facet/story_sketch.h"
#include "query/facet_bars.h"
#include "query/facet_page.h"
#include "query/highlights.h"
#include "query/spelling.h"
#include "query/story_groups.h"
#include "query/suggestions.h"
#include "query/terminal_style.h"
#include "tests/unit/query/demo_searcher.h"

namespace dateline {
namespace {

Facet places() {
    Facet facet;
    facet.dimension = FacetDimension::Place;
    facet.distinct = 4;
    facet.values = {{"geo:UA.08", "Kherson Oblast", 9, 1},
                    {"geonames:1", "Novyi Kherson", 4, 4},
                    {"geonames:2", "Kharkiv", 3, 3},
                    {"geonames:3", "Akhersonia", 1, 1}};
    return facet;
}

std::vector<std::string> paged(const FacetPage& page, std::uint64_t matching) {
    std::vector<Facet> facets = {places()};
    cut_to_page(facets, page);
    CHECK(facets.front().distinct == 4);
    CHECK(facets.front().matching == matching);
    std::vector<std::string> ids;
    for (const FacetValue& value : facets.front().values) {
        ids.push_back(value.id);
    }
    return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("pages of a facet's values, and search within them") {
    CHECK(paged({2, 0, ""}, 4) == Ids{"geo:UA.08", "geonames:1"});
    CHECK(paged({2, 3, ""}, 4) == Ids{"geonames:3"});
    CHECK(paged({2, 9, ""}, 4).empty());
    CHECK(paged({0, 0, ""}, 4).empty());
    CHECK(paged({10, 0, "KHER"}, 2) == Ids{"geo:UA.08", "geonames:1"});
    CHECK(paged({10, 1, "kher"}, 2) == Ids{"geonames:1"});
    CHECK(paged({10, 0, "ua"}, 1) == Ids{"geo:UA.08"});
    CHECK(paged({10, 0, "zzz"}, 0).empty());
}

std::string sketch(const std::string& text) {
    return story_sketch(text, {{0, static_cast<std::uint32_t>(text.size())}});
}

const std::string kStory =
    "Rescuers pulled a child from the rubble of a school on Tuesday, two days "
    "after an earthquake flattened the mountain town and cut the only road "
    "that leads to the valley. The mayor said that some three hundred people "
    "were missing and that the army had sent two helicopters. Tents and water "
    "were on their way from the capital, the government said.";
const std::string kOther =
    "The central bank raised its main rate by half a point on Tuesday, the "
    "fourth rise in a row, and said that prices would go on climbing until "
    "the spring. Economists had expected a smaller step. The currency gained "
    "a little against the dollar, and shares in builders fell.";

TEST_CASE("versions of a story share their sketch, other stories do not") {
    std::string corrected = kStory;
    corrected.replace(corrected.find("three hundred"), 13, "250");
    const std::string longer =
        kStory + " A second tremor in the night drove people into the street.";
    const std::string titled = "Update 2: " + kStory;
    CHECK(shared_numbers(sketch(kStory), sketch(kStory)) == kSketchNumbers);
    for (const std::string& version : {corrected, longer, titled}) {
        CHECK(shared_numbers(sketch(kStory), sketch(version)) >= 9);
    }
    CHECK(shared_numbers(sketch(kStory), sketch(kOther)) == 0);
    CHECK(sketch("Markets wrap").empty());
    CHECK(shared_numbers("", "") == 0);
    const std::vector<std::string> sketches = {sketch(kOther),
                                               sketch(kStory),
                                               "",
                                               sketch(longer),
                                               sketch(kOther),
                                               "",
                                               sketch(corrected)};
    using Groups = std::vector<std::vector<std::size_t>>;
    CHECK(group_stories(sketches) == Groups{{0, 4}, {1, 3, 6}, {2}, {5}});
    CHECK(group_stories({}).empty());
}

TEST_CASE("many versions of one story are one group") {
    const std::vector<std::string> sketches(100000, sketch(kStory));
    CHECK(group_stories(sketches).size() == 1);
}

TEST_CASE("words one slip away") {
    const auto near = near_words("Luhnask");
    CHECK(std::ranges::count(near, "luhansk") == 1);
    CHECK(std::ranges::count(near, "luhnask") == 0);
    CHECK(std::ranges::count(near_words("withdrawls"), "withdrawals") == 1);
    CHECK(std::ranges::count(near_words("Zürihc"), "zurich") == 1);
    CHECK(near_words("ukr").empty());
    CHECK(near_words(std::string(40, 'x')).empty());
}

TEST_CASE("misspelt words are answered with what they may mean") {
    DemoSearcher& d = demo();
    const auto hints = [&d](const std::string& question) {
        return find_suggestions(d.reader.read(question), d.reader, d.searcher);
    };
    REQUIRE_FALSE(hints("withdrawls in Kherson").empty());
    CHECK(hints("withdrawls in Kherson").front().text ==
          "did you mean 'withdrawals'? 3 articles");
    CHECK(hints("withdrawls in luhnask").front().syntax ==
          "event:withdrawal place:geonames:702658 place:geo:UA.14");
    CHECK(hints("withdrawals in Kherson").empty());
    CHECK(hints("qqqqqqqqq").empty());
}

TEST_CASE("triggers, actors and places are marked in the sentence") {
    StoredArticle article;
    article.title = "Title";
    article.text = "Noise. Russian troops withdrew from Kherson.";
    StoredEvent event;
    event.sentence = {false, {7, 44}};
    event.trigger = {false, {22, 30}};
    event.doers = {{false, {7, 21}}, {true, {0, 5}}, {false, {0, 5}}};
    event.recipients = {{false, {20, 25}}};
    event.places = {{false, {36, 43}}};
    const auto marks = highlights_of(article, event);
    std::string text;
    for (const Highlight& mark : marks) {
        text += std::string(to_string(mark.kind)) + '=' +
                std::string(mark.span.of(article.at(event.sentence))) + ';';
    }
    CHECK(text == "doer=Russian troops;trigger=withdrew;place=Kherson;");
    event.sentence = {false, {7, 4000}};
    CHECK(highlights_of(article, event).empty());
}

TEST_CASE("lines on a terminal") {
    TerminalStyle style;
    style.width = 20;
    CHECK(style.wrapped("one two three four five", 2) ==
          "  one two three four\n  five\n");
    CHECK(style.wrapped("", 2).empty());
    CHECK(style.styled(Ink::Bold, "x") == "x");
    style.colour = true;
    CHECK(style.styled(Ink::Bold, "x") == "\x1b[1mx\x1b[0m");
    CHECK(columns("\x1b[1mé\x1b[0mx") == 2);
    CHECK(count_text(1, "story") == "1 story");
    CHECK(count_text(2, "story") == "2 stories");
    CHECK(printable("a\x1b[31mb\n") == "a\\x1B[31mb ");
}

TEST_CASE("bars and a timeline") {
    TerminalStyle style;
    Facet year;
    year.dimension = FacetDimension::Year;
    year.distinct = 3;
    year.matching = 3;
    year.values = {
        {"2010", "2010", 1, 1}, {"2011", "2011", 8, 8}, {"2014", "2014", 4, 4}};
    CHECK(facet_bars({year}, 0, style) ==
          "\nyear\n  .... ####           ::::  most 8\n"
          "  2010 2011 2012 2013 2014 \n");
    style.unicode = true;
    CHECK_THAT(facet_bars({year}, 0, style),
               Catch::Contains("▁▁▁▁ ████           ▄▄▄▄"));
    style.unicode = false;
    // Many years get a column each or share one, and fewer labels.
    year.values.push_back({"1814", "1814", 1, 1});
    for (const std::size_t width : {40, 80, 120, 160}) {
        style.width = width;
        std::istringstream lines(facet_bars({year}, 0, style));
        for (std::string line; std::getline(lines, line);) {
            CHECK(line.size() <= width);
        }
    }
    style.width = 80;
    Facet place = places();
    place.matching = 40;
    place.missing = 2;
    CHECK(facet_bars({place}, 10, style) ==
          "\nplace (11 to 14 of 40)\n"
          "       9 #################### Kherson Oblast\n"
          "       4 ########             Novyi Kherson\n"
          "       3 ######               Kharkiv\n"
          "       1 ##                   Akhersonia\n"
          "       2 without\n");
}

}  // namespace
}  // namespace dateline
