// Which words of a sentence are places, and which places. In the tables a
// mention stands as [surface|id], [surface|id|form] where the form is no plain
// name, and [surface|] where the place is unknown; nothing else is one.
#include "plugin/place/place_finder.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/annotator.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

struct Marked {
    std::string text;
    std::vector<std::string> mentions;  ///< "begin surface id form", sorted
};

std::string line(std::size_t begin,
                 const std::string& surface,
                 const std::string& id,
                 const std::string& form) {
    return std::to_string(begin) + " " + surface + " " + id + " " + form;
}

Marked read_marked(const std::string& source) {
    Marked marked;
    for (std::size_t at = 0; at < source.size();) {
        if (source[at] != '[') {
            marked.text += source[at++];
            continue;
        }
        const std::size_t end = source.find(']', at);
        const std::string inside = source.substr(at + 1, end - at - 1);
        const std::size_t bar = inside.find('|');
        const std::size_t second = inside.find('|', bar + 1);
        const std::string surface = inside.substr(0, bar);
        const std::string form =
            second == std::string::npos ? "name" : inside.substr(second + 1);
        marked.mentions.push_back(line(marked.text.size(),
                                       surface,
                                       inside.substr(bar + 1, second - bar - 1),
                                       form));
        marked.text += surface;
        at = end + 1;
    }
    return marked;
}

Annotation annotate(const std::string& text) {
    Annotator annotator(test_lexicons(), AnnotationDepth::Places);
    Article article;
    article.id = "a";
    article.text = text;
    return annotator.annotate(article);
}

std::vector<std::string> found_in(const Annotation& annotation) {
    std::vector<std::pair<std::uint32_t, std::string>> found;
    for (const Place& place : annotation.places) {
        for (const PlaceMention& mention : place.mentions) {
            found.emplace_back(mention.at.span.begin,
                               line(mention.at.span.begin,
                                    mention.at.surface,
                                    place.id,
                                    std::string(to_string(mention.form))));
        }
    }
    std::sort(found.begin(), found.end());
    std::vector<std::string> lines;
    for (auto& [begin, text] : found) {
        lines.push_back(std::move(text));
    }
    return lines;
}

void check(const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences) {
        const Marked marked = read_marked(sentence);
        INFO(sentence);
        CHECK(found_in(annotate(marked.text)) == marked.mentions);
    }
}

TEST_CASE("places are recognised by name and context") {
    check({
        "Shells fell on [Kharkiv|geonames:706483] overnight.",
        "The ferry left [Marseille|geonames:2995469] for "
        "[Algiers|geonames:2507480] at noon.",
        "[Turkish|geo:TR|demonym] and [Greek|geo:GR|demonym] ministers met.",
        "Trains from [St. Petersburg|geonames:498817] were late.",
        "The [U.S.|geo:US] and the [UK|geo:GB] signed it.",
        "Rain is due in [Port-au-Prince|geonames:3718426] today.",
    });
}

TEST_CASE("a country's capital is a town") {
    check({
        "A bomb went off in the [Iraqi|geo:IQ|demonym] "
        "[capital|geonames:98182].",
        "Crowds filled [Peru|geo:PE]'s [capital|geonames:3936456].",
        "They met in the [capital|geonames:1701668] of the "
        "[Philippines|geo:PH].",
        "Shares fell on [Chinese|geo:CN|demonym] capital markets.",
        "Rain is due in the capital.",
    });
}

TEST_CASE("a name of a person, street or thing is no place") {
    check({
        "Mr Lincoln thanked Judge Austin for the help.",
        "The shop at 14 Paris Street was closed.",
        "It cost US$40 in March.",
        "He took a nice bath on Sunday and went reading.",
        "The quiet man, J. Houston, said so.",
    });
}

TEST_CASE("a place inside a name is told apart") {
    const Annotation annotation =
        annotate("The Bank of England raised rates. Tokyo University said so.");
    REQUIRE(annotation.places.size() == 2);
    CHECK(annotation.places[0].mentions[0].form == MentionForm::InName);
    CHECK(annotation.places[1].mentions[0].form == MentionForm::InName);
    CHECK_FALSE(annotation.places[0].salient);
}

TEST_CASE("treaties, firms and bodies take a place into their names") {
    check({
        "Both sides say that the [Minsk|geonames:625144|in-name] Agreement "
        "is dead.",
        "They left the [Kyoto|geonames:1857910|in-name] Protocol last year.",
        "Ministers praised the Treaty of [Lisbon|geonames:2267057|in-name].",
        "Engineers at [Boston|geonames:4930956|in-name] Dynamics showed it.",
        "Shares of Air [France|geo:FR|in-name] fell by a tenth.",
        "Doctors of [Michigan|geo:US.MI|in-name] State University said so.",
        "[Leeds|geonames:2644688|in-name] City Council met on Monday.",
        "The [Kansas City|geonames:4393217|in-name] Royals lost again.",
    });
    check({
        "Rescuers reached [Kansas City|geonames:4393217] on Monday.",
        "An agreement in [Minsk|geonames:625144] is dead.",
        "Voters in [Kano State|geo:NG.29] stayed at home.",
    });
}

TEST_CASE("a container behind the comma decides") {
    check({
        "She grew up in [Paris|geonames:4717560], [Texas|geo:US.TX], and left.",
        "A fire in [Troy|geonames:5141502], [N.Y.|geo:US.NY], killed two.",
        "They met in [Cambridge|geonames:4931972], [Mass.|geo:US.MA], again.",
        "Police in [London|geonames:6058560], [Ontario|geo:CA.08], said so.",
    });
}

TEST_CASE("a dateline's short name in capitals is read, under a title too") {
    Annotator annotator(test_lexicons(), AnnotationDepth::Places);
    Article article;
    article.title = "The world in brief";
    article.text =
        "DAVAO, Philippines - A storm came.\n\nGOMA, Congo - Rebels left "
        "Goma.\n\nKIEV, Sept. 7 - A truce began.";
    const Annotation annotation = annotator.annotate(article);
    std::vector<std::string> ids;
    for (const Place& place : annotation.places) {
        if (place.type == "city") {
            ids.push_back(place.id + " " +
                          std::to_string(place.mentions.size()));
        }
    }
    CHECK(ids == std::vector<std::string>{"geonames:1715348 1",
                                          "geonames:216281 2",
                                          "geonames:703448 1"});
}

TEST_CASE("a list of divisions gives each its kind") {
    check({
        "Shells hit the [Kherson|geo:UA.08] and [Zaporizhzhia|geo:UA.26] "
        "regions all night.",
        "They left the [Luhansk|geo:UA.14], [Donetsk|geo:UA.05] and "
        "[Kherson|geo:UA.08] oblasts, it was said.",
        "Snow fell on [Montgomery|geo:US.PA.091], [Bucks|geo:US.PA.017] and "
        "[Chester|geo:US.PA.029] counties in [Pennsylvania|geo:US.PA] today.",
        "Villages of the [Kharkiv|geo:UA.07] region were hit again.",
    });
}

TEST_CASE("a disease, a union or a group of people is no place told of") {
    check({
        "Cases of West Nile virus and Spanish flu rose this summer.",
        "The [European|region:europe|in-name] Union agreed on it at last.",
        "An [African|region:africa|in-name]-[American|geo:US|in-name] man won "
        "it.",
        "Many [Cuban|geo:CU|in-name]-[Americans|geo:US|in-name] voted for it.",
        "Talks of [Russian|geo:RU|demonym]-[American|geo:US|demonym] experts "
        "went on.",
        "The White House said so, and that was that.",
    });
}

TEST_CASE("a list of peers contains nothing") {
    check(
        {"Envoys of [Mexico|geo:MX], [China|geo:CN], [Japan|geo:JP] and "
         "[Brazil|geo:BR] came."});
}

TEST_CASE("words say whether the town or the region is meant") {
    check({
        "Fighting went on in [Luhansk|geo:UA.14] region.",
        "They reached the city of [Luhansk|geonames:702658] at dawn.",
        "Troops left [Luhansk Oblast|geo:UA.14] on foot.",
        "He was born in [Idlib|geo:SY.12] province.",
    });
}

TEST_CASE("the article's other places decide between namesakes") {
    const Annotation annotation = annotate(
        "Firefighters from Athens and Watkinsville came. Clarke County and "
        "Oconee County sent engines, and Atlanta a helicopter. Georgia State "
        "Patrol closed the road near Athens.");
    const auto athens = std::find_if(
        annotation.places.begin(), annotation.places.end(), [](const Place& p) {
            return p.id == "geonames:4180386";
        });
    REQUIRE(athens != annotation.places.end());
    CHECK(athens->country == "US");
    CHECK(athens->mentions.size() == 2);
}

TEST_CASE("an unknown place keeps its name and container") {
    const Annotation annotation =
        annotate("The mine went off in the village of Qzxtavani in Georgia.");
    REQUIRE(annotation.places.size() == 2);
    CHECK(annotation.places[0].id.empty());
    CHECK(annotation.places[0].name == "Qzxtavani");
    CHECK(annotation.places[0].within == "geo:GE");
    CHECK_FALSE(annotation.places[0].at.has_value());
}

TEST_CASE("a surname does not become a town again") {
    check(
        {"Police named the driver as Officer Dale Fairfield of "
         "[Denver|geonames:5419384]. Fairfield was not hurt."});
}

TEST_CASE("the outlet's home decides between namesakes") {
    Annotator annotator(test_lexicons(), AnnotationDepth::Places);
    const auto place_of = [&](const char* source, const char* url) {
        Article article;
        article.text = "A bridge in Springfield was closed to traffic.";
        article.source = source;
        article.url = url;
        const Annotation annotation = annotator.annotate(article);
        REQUIRE(annotation.places.size() == 1);
        const auto& above = annotation.places[0].ancestors;
        return std::any_of(
                   above.begin(),
                   above.end(),
                   [](const auto& place) { return place.id == "geo:US.IL"; })
                   ? "IL"
                   : "elsewhere";
    };
    CHECK(place_of("Chicago Tribune", "") == std::string("IL"));
    CHECK(place_of("", "https://www.chicagotribune.com/a/b") ==
          std::string("IL"));
    CHECK(place_of("", "https://local.suntimes.com/x") == std::string("IL"));
    CHECK(place_of("Boston Globe", "") == std::string("elsewhere"));
}

TEST_CASE("resolution explains itself") {
    Annotator annotator(test_lexicons(), AnnotationDepth::Places);
    Article article;
    article.text = "They met in Paris, Texas.";
    Explanation explanation;
    static_cast<void>(annotator.annotate(article, &explanation));
    const auto entry = std::find_if(
        explanation.entries().begin(),
        explanation.entries().end(),
        [](const ExplanationEntry& e) { return e.rule == "place/resolved"; });
    REQUIRE(entry != explanation.entries().end());
    CHECK(entry->message.find("geonames:4717560 Paris (US)") !=
          std::string::npos);
    CHECK(entry->message.find("place/container") != std::string::npos);
}

TEST_CASE("hostile texts stay linear and harmless") {
    std::string commas;
    for (int i = 0; i < 15000; ++i) {
        commas += "San Antonio, ";
    }
    CHECK(annotate(commas).places.size() >= 1);
    CHECK(annotate(std::string(180000, 'A')).places.empty());
    CHECK(annotate("").places.empty());
}

}  // namespace
}  // namespace dateline
