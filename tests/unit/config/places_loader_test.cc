// Mistakes in curated places are named with file and line; what is right is
// found again in the gazetteer.
#include "config/places_loader.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/transliteration.h"
#include "plugin/place/gazetteer.h"
#include "tests/support/place_tables.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

/// A country, two divisions and a town, as the tables would give them.
void add_tables(GazetteerBuilder& builder, LintReport& report) {
    const auto add = [&](const char* id,
                         const char* name,
                         PlaceType type,
                         std::vector<std::string> parents) {
        add_table_place(builder, report, id, name, type, std::move(parents));
    };
    add("geo:AA", "Aland", PlaceType::Country, {});
    add("geo:AA.1", "Norda", PlaceType::State, {"geo:AA"});
    add("geo:AA.2", "Suda", PlaceType::State, {"geo:AA"});
    add("geonames:1", "Oldtown", PlaceType::Town, {"geo:AA.1"});
}

struct Loaded {
    std::vector<std::string> messages;
    std::vector<std::byte> image;
};

Loaded load(const std::string& yaml) {
    const TempFolder folder;
    std::filesystem::create_directories(folder / "places");
    std::filesystem::create_directories(folder / "actors");
    std::ofstream(folder / "places" / "p.yaml") << yaml;
    std::ofstream(folder / "actors" / "demonyms.yaml")
        << "demonyms:\n  AA: Alander\n";
    SourceDir sources(folder.path());
    LintReport report;
    GazetteerBuilder builder;
    add_tables(builder, report);
    load_places(sources, builder, report);
    ImageWriter writer;
    builder.write(writer, report);
    Loaded loaded;
    for (const LintMessage& message : report.messages()) {
        std::string text = to_string(message);
        const std::string path = (folder / "places").string() + "/";
        for (std::size_t at = 0;
             (at = text.find(path, at)) != std::string::npos;) {
            text.erase(at, path.size());
        }
        loaded.messages.push_back(text);
    }
    if (!report.failed()) {
        loaded.image = writer.finish("gazettee", 1);
    }
    return loaded;
}

TEST_CASE("mistakes are named with their line") {
    const std::pair<const char*, const char*> rows[] = {
        {"places:\n"
         "  - {id: region:a, name: A, type: region, in: [geo:ZZ], at: [1, "
         "1]}\n",
         "p.yaml:2:5: error: 'region:a' lies in 'geo:ZZ', which is no known "
         "place"},
        {"places:\n"
         "  - {id: region:a, name: A, type: region, in: [region:b], at: [1, "
         "1]}\n"
         "  - {id: region:b, name: B, type: region, in: [region:a], at: [1, "
         "1]}\n",
         "p.yaml:3:5: error: 'region:b' lies in 'region:a', which itself lies "
         "in it"},
        {"places:\n"
         "  - {id: region:a, name: A, type: region, at: [1, 1]}\n"
         "  - {id: region:a, name: B, type: region, at: [1, 1]}\n",
         "p.yaml:3:5: error: the id 'region:a' is given twice, first at "
         "p.yaml:2"},
        {"places:\n  - {id: region:a, name: A, type: reigon, at: [1, 1]}\n",
         "p.yaml:2:35: error: there is no type 'reigon'"},
        {"places:\n  - {id: region:a, name: A, type: region}\n",
         "p.yaml:2:10: error: the place needs 'at' or 'members'"},
        {"places:\n"
         "  - {id: region:a, name: A, type: region, at: [100, 1]}\n",
         "p.yaml:2:47: error: 'at' must be [latitude, longitude] in degrees"},
        {"sources:\n  - {names: [The Norda Post], home: geo:ZZ}\n",
         "p.yaml:2:37: error: there is no place 'geo:ZZ'"},
        {"sources:\n  - {home: geo:AA}\n",
         "p.yaml:2:12: error: the source needs 'names' or 'domains'"},
        {"sources:\n  - {domains: [\"http://x.example/\"], home: geo:AA}\n",
         "p.yaml:2:15: error: 'http://x.example/' is no domain (example.com)"},
        {"sources:\n"
         "  - {names: [The Norda Post], home: geo:AA.1}\n"
         "  - {names: [Norda Post], home: geo:AA.2}\n",
         "p.yaml:3:13: error: 'Norda Post' has the home 'geo:AA.1' already"},
        {"changes:\n  - {id: geonames:9, name: X}\n",
         "p.yaml:2:10: error: there is no place 'geonames:9'"},
    };
    for (const auto& [yaml, message] : rows) {
        INFO(yaml);
        const Loaded loaded = load(yaml);
        REQUIRE_FALSE(loaded.messages.empty());
        CHECK(loaded.messages.front() == message);
        CHECK(loaded.image.empty());
    }
}

TEST_CASE("places of one name in one place are named") {
    const Loaded loaded = load(
        "places:\n"
        "  - {id: place:a, name: A, type: town, in: [geo:AA.1], at: [1, 1]}\n"
        "  - {id: place:b, name: B, names: [A], type: town, in: [geo:AA.1], "
        "at: [1, 2]}\n"
        "  - {id: place:c, name: A, type: town, in: [geo:AA.2], at: [1, 2]}\n");
    REQUIRE(loaded.messages.size() == 1);
    CHECK(loaded.messages.front() ==
          "p.yaml:3:35: warning: 'A' names 'place:b' and 'place:a' (p.yaml:2), "
          "both in 'geo:AA.1'");
}

TEST_CASE("curated places, names, kinds and policy are found again") {
    const Loaded loaded = load(R"(
places:
  - id: region:all
    name: All Land
    type: region
    names: [Everyland]
    members: [geo:AA.1, geo:AA.2]
    same_as: [other:7]
changes:
  - id: geonames:1
    name: Newtown
    former: [{name: Redtown, from: 1950, to: 1990}]
kinds:
  - {country: AA, order: 1, words: [Oblast, Province of *]}
policy:
  - {id: geo:AA.2, only_in: [region:all], because: "nobody has it"}
sources:
  - {names: [The Norda Post], domains: [norda.example], home: geo:AA.1}
)");
    REQUIRE(loaded.messages.empty());
    const Image image(loaded.image);
    const Gazetteer gazetteer(image);
    const auto id = [&](const char* name) {
        const auto found = gazetteer.lookup(name);
        return found.empty() ? std::string()
                             : std::string(gazetteer.id(found.front().place));
    };
    CHECK(id("Everyland") == "region:all");
    CHECK(id("Newtown") == "geonames:1");
    CHECK(id("Oldtown") == "geonames:1");
    CHECK(id("Redtown") == "geonames:1");
    CHECK(id("Norda Oblast") == "geo:AA.1");
    CHECK(id("Province of Suda") == "geo:AA.2");
    CHECK(id("Alanders") == "geo:AA");
    CHECK(gazetteer.find("other:7") == gazetteer.find("region:all"));
    CHECK(gazetteer.name(*gazetteer.find("geonames:1")) == "Newtown");
    const auto south = gazetteer.find("geo:AA.2");
    const auto country = gazetteer.find("geo:AA");
    REQUIRE(south);
    REQUIRE(country);
    const auto above = gazetteer.ancestors(*south);
    CHECK(std::vector<std::uint32_t>(above.begin(), above.end()) ==
          std::vector<std::uint32_t>{*gazetteer.find("region:all")});
    for (const auto& [source, url] :
         {std::pair("the norda post", ""),
          std::pair("", "http://www.norda.example/x"),
          std::pair("norda.example", ""),
          std::pair("Other", "https://blog.norda.example")}) {
        INFO(source << " " << url);
        CHECK(gazetteer.home_of(source, url) == *gazetteer.find("geo:AA.1"));
    }
    CHECK(gazetteer.home_of("Other", "https://example/x") == kNoPlace);
    const auto town = gazetteer.find("geonames:1");
    CHECK(gazetteer.lies_in(*town, *gazetteer.find("region:all")));
}

TEST_CASE("Cyrillic names in the spellings of the news") {
    using List = std::vector<std::string>;
    CHECK(transliterate("Київ", "uk") == List{"Kyiv", "Kyyiv"});
    CHECK(transliterate("Сєвєродонецьк", "uk").front() == "Sievierodonetsk");
    CHECK(transliterate("Запоріжжя", "uk").front() == "Zaporizhzhia");
    CHECK(transliterate("Слов'янськ", "uk").front() == "Sloviansk");
    CHECK(transliterate("Згурівка", "uk").front() == "Zghurivka");
    CHECK(transliterate("Луганск", "ru") == List{"Lugansk"});
    CHECK(transliterate("Белгород", "").back() == "Belgorod");
    CHECK(transliterate("London", "").empty());
}

}  // namespace
}  // namespace dateline
