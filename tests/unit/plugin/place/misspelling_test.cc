// One letter's slips in place names: what counts as one, and when an unknown
// word of an article is read as the place.
#include "plugin/place/misspelling.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/annotator.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

TEST_CASE("one slip of a letter is a misspelling") {
    const std::vector<std::pair<std::string, std::string>> slips = {
        {"luhanks", "luhansk"},  // swapped
        {"luhnask", "luhansk"},
        {"luhask", "luhansk"},    // left out
        {"luhans", "luhansk"},    // the last one left out
        {"luhaansk", "luhansk"},  // put in
        {"luhamsk", "luhansk"},   // changed
    };
    for (const auto& [word, name] : slips) {
        INFO(word);
        CHECK(is_misspelling_of(word, name));
    }
}

TEST_CASE("other words are no misspellings") {
    const std::vector<std::pair<std::string, std::string>> others = {
        {"luhansk", "luhansk"},
        {"luhanskk", "luhansk"},  // a letter behind: another word
        {"punjabi", "punjab"},
        {"lublin", "dublin"},  // another first letter
        {"ulhansk", "luhansk"},
        {"lahenks", "luhansk"},  // two slips
        {"lunahsk", "luhansk"},  // swapped, but no neighbours
        {"kiev", "kyiv"},        // too short
        {"", "luhansk"},
        {"luhansk", ""},
    };
    for (const auto& [word, name] : others) {
        INFO(word);
        CHECK_FALSE(is_misspelling_of(word, name));
    }
}

TEST_CASE("names are compared folded, in Latin letters, each once") {
    RightNames names;
    names.add("Córdoba", 3, 10);
    names.add("CORDOBA", 4, 20);
    names.add("Луганськ", 5, 30);
    names.add("Paris", 6, 40);
    REQUIRE(names.find("Cordboa") != nullptr);
    CHECK(names.find("Cordboa")->name == 3);
    CHECK(names.find("Cordboa")->token == 10);
    CHECK(names.find("Луганск") == nullptr);
    CHECK(names.find("Pariss") == nullptr);
    names.clear();
    CHECK(names.find("Cordboa") == nullptr);
}

std::vector<std::string> mentions_of(const std::string& text,
                                     const std::string& id) {
    Annotator annotator(test_lexicons(), AnnotationDepth::Places);
    Article article;
    article.id = "a";
    article.text = text;
    const Annotation annotation = annotator.annotate(article);
    std::vector<std::string> surfaces;
    for (const Place& place : annotation.places) {
        for (const PlaceMention& mention : place.mentions) {
            if (place.id == id) {
                surfaces.push_back(mention.at.surface);
            }
        }
    }
    return surfaces;
}

using Surfaces = std::vector<std::string>;

TEST_CASE("a misspelt name means the place that the article names rightly") {
    CHECK(mentions_of("Trains to Marseille stopped. The station of Marsielle "
                      "was shut.",
                      "geonames:2995469") ==
          Surfaces{"Marseille", "Marsielle"});
    // Whether the right name comes before or after does not matter.
    CHECK(mentions_of("Shells fell near Khrakiv at night. Kharkiv is quiet.",
                      "geonames:706483") == Surfaces{"Khrakiv", "Kharkiv"});
}

TEST_CASE("the words beside a misspelt name say which place it is") {
    CHECK(mentions_of("Fighting goes on in Luhansk region. The mayor was born "
                      "in the city of Luhanks.",
                      "geonames:702658") == Surfaces{"Luhanks"});
    CHECK(mentions_of("Roads to Luhansk are mined. Snow fell in Luhanks "
                      "region.",
                      "geo:UA.14") == Surfaces{"Luhanks"});
}

TEST_CASE("a misspelt small town needs more than its name") {
    CHECK(mentions_of("Shops in Dillon, South Carolina, were shut. They asked "
                      "Dillion why.",
                      "geonames:4576653") == Surfaces{"Dillon"});
}

TEST_CASE("an unknown word is no place without the right name") {
    CHECK(mentions_of("Shells fell near Khrakiv at night.", "geonames:706483")
              .empty());
    // The right name is a person's here.
    CHECK(
        mentions_of("Mr Lincoln spoke. Then Lincolm left.", "geonames:5072006")
            .empty());
}

TEST_CASE("a known word or a person's name is no misspelling") {
    CHECK(mentions_of("He left Georgia. George Serbin stayed; Serbin said "
                      "that Serbia was far.",
                      "geo:RS") == Surfaces{"Serbia"});
    CHECK(mentions_of("They left Volgograd for good. Both Volgograds sang.",
                      "geonames:472757") == Surfaces{"Volgograd"});
}

}  // namespace
}  // namespace dateline
