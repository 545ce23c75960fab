// What an article reports on, and its countries.
#include "plugin/place/salience.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/annotator.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

Annotation annotate(const std::string& title, const std::string& text) {
    Annotator annotator(test_lexicons(), AnnotationDepth::Places);
    Article article;
    article.title = title;
    article.text = text;
    return annotator.annotate(article);
}

const Place& place_named(const Annotation& annotation, const char* name) {
    const auto place =
        std::find_if(annotation.places.begin(),
                     annotation.places.end(),
                     [&](const Place& p) { return p.name == name; });
    REQUIRE(place != annotation.places.end());
    return *place;
}

TEST_CASE("the reported place is salient, the one in passing is not") {
    std::string text =
        "Floods cut off Jakarta on Monday. The mayor of Jakarta asked for "
        "help. Schools in Jakarta were closed. ";
    for (int i = 0; i < 6; ++i) {
        text += "The water rose again in Jakarta during the night. ";
    }
    text += "A similar flood was seen in Belgium years ago.";
    const Annotation annotation = annotate("Flood in Jakarta", text);
    CHECK(place_named(annotation, "Jakarta").salient);
    CHECK_FALSE(place_named(annotation, "Belgium").salient);
    CHECK(annotation.countries == std::vector<std::string>{"ID"});
}

TEST_CASE("a dateline makes no place salient but counts for its country") {
    const Annotation annotation = annotate(
        "", "NAIROBI, March 3 (Agency) - The talks went well, said the envoy.");
    CHECK_FALSE(place_named(annotation, "Nairobi").salient);
    CHECK(annotation.countries == std::vector<std::string>{"KE"});
}

TEST_CASE("a currency says nothing of a country") {
    const Annotation annotation =
        annotate("", "The firm in Norway pays 40 million Swiss francs.");
    CHECK(annotation.countries == std::vector<std::string>{"NO"});
}

}  // namespace
}  // namespace dateline
