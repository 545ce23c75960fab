// Where and when acts happened, and which sentences are read at all: one row is
// a text and what must be said of its first event of a type.
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/annotator.h"
#include "plugin/document/annotation_json.h"
#include "plugin/document/json_reader.h"
#include "tests/support/read_text.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

std::string names_of(const Annotation& annotation,
                     const std::vector<std::string>& ids) {
    std::string names;
    for (const std::string& id : ids) {
        for (const Place& place : annotation.places) {
            if (place.id == id) {
                names += (names.empty() ? "" : ", ") + place.name;
            }
        }
    }
    return names;
}

TEST_CASE("places of an act") {
    struct Row {
        const char* text;
        const char* type;
        const char* places;
    };
    const Row rows[] = {
        {"Troops withdrew from Goma to Bukavu.", "withdrawal", "Goma"},
        {"Rebels shelled a school in Kharkiv.", "shelling", "Kharkiv"},
        {"In Mosul, gunmen killed 15 people.", "killing", "Mosul"},
        {"Russian troops completed the Kherson withdrawal.",
         "withdrawal",
         "Kherson"},
        {"Troops withdrew from Goma and shelled Bukavu.", "shelling", "Bukavu"},
        {"The army seized Goma. The withdrawal from the town began later.",
         "withdrawal",
         "Goma"},
        {"BUKAVU, June 25 - Gunmen killed 15 people.", "killing", "Bukavu"},
        {"Gunmen killed 15 people, the army said in Goma.", "killing", "Goma"},
        {"Rebels took Goma, in the east of Congo, on Friday.",
         "capture",
         "Goma"},
        {"A teacher was shot dead when gunmen entered a school in Goma.",
         "shooting",
         "Goma"},
        {"GOMA, June 25 - The envoys met here.", "meeting", "Goma"},
        {"Farmers drove into Bukavu to protest.", "protest", "Bukavu"},
        {"Men held in Goma by gunmen fled.", "abduction", "Goma"},
        {"Rebels left Goma, where militiamen had killed ten people.",
         "killing",
         "Goma"},
        {"It is Bukavu, the eastern town from which the rebels withdrew.",
         "withdrawal",
         "Bukavu"},
        {"A bomb exploded in the Iraqi capital.", "bombing", "Baghdad"},
        {"A couple from Belgorod died. Rockets hit the bridge.",
         "shelling",
         ""},
        {"Gunmen killed 15 people in Owo, in southwestern Nigeria.",
         "killing",
         "Owo"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const Annotation result = annotate_text(row.text);
        std::string places = "no event";
        for (std::size_t i = result.events.size(); i-- > 0;) {
            if (result.events[i].type == row.type) {
                places = names_of(result, result.events[i].places);
            }
        }
        CHECK(places == row.places);
    }
}

TEST_CASE("days of an act") {
    struct Row {
        const char* text;
        const char* type;
        const char* value;
    };
    const Row rows[] = {
        {"Troops withdrew from Goma on Friday.", "withdrawal", "2022-06-24"},
        {"On Friday troops withdrew from Goma.", "withdrawal", "2022-06-24"},
        {"The rebels left in March 2014, when troops seized Goma.",
         "capture",
         "2014-03"},
        {"It was the first attack on Goma since 2001.",
         "offensive",
         "2022-06-25"},
        {"Monday's withdrawal from Goma surprised nobody.",
         "withdrawal",
         "2022-06-20"},
        {"Troops withdrew from Goma, killing 15 people on Friday.",
         "withdrawal",
         "2022-06-25"},
        {"People recall the storm of May 1970, which killed 300 in Chittagong.",
         "storm",
         "1970-05"},
        {"In May 2018 he lost his aide, Ali Noor, who resigned.",
         "resignation",
         "2018-05"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        std::string value = "no event";
        const Annotation result = annotate_text(row.text);
        for (std::size_t i = result.events.size(); i-- > 0;) {
            if (result.events[i].type == row.type) {
                value = result.events[i].date.value;
            }
        }
        CHECK(value == row.value);
    }
}

/// Explanations have every sentence read.
TEST_CASE("sentences that are passed over tell nothing") {
    Annotator annotator(test_lexicons());
    std::ifstream in(DATELINE_TEST_ARCHIVE);
    std::size_t told = 0;
    for (std::string line; std::getline(in, line);) {
        const Article article = std::get<Article>(read_json_article(line));
        Explanation explanation;
        const Annotation whole = annotator.annotate(article, &explanation);
        CHECK(to_json(annotator.annotate(article), article) ==
              to_json(whole, article));
        told += whole.events.size();
    }
    CHECK(told > 100);
}

}  // namespace
}  // namespace dateline
