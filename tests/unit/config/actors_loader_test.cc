// What is wrong in the actor files is said with its file and line, and spans
// of days are read as they are written.
#include "config/actors_loader.h"

#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/actor_days.h"
#include "plugin/facet/date_terms.h"
#include "tests/support/lint_messages.h"

namespace dateline {
namespace {

std::vector<std::string> messages(const std::string& text) {
    const SourceFiles files = {
        {"world/countries.tsv",
         "FR\tFRA\tFrance\t\t2988507\nSY\tSYR\tSyria\t\t170654\n"},
        {"world/country_names.tsv", ""},
        {"actors/a.yaml", text}};
    return lint_messages(files, [](SourceDir& sources, LintReport& report) {
        ImageWriter writer;
        load_actors(sources, writer, report);
    });
}

TEST_CASE("actors: nothing is said of good files") {
    CHECK(messages("offices:\n"
                   "  FR: {president: {Jean Martin: 1999-12..2008, "
                   "Marie Durand: \"2008..2012-05-06, 2017..\"}}\n"
                   "women: [Marie Durand]\n"
                   "actors:\n"
                   "  - {name: Red Brigade, kind: rebels, country: SY, "
                   "of: [\"military:SY 2011..2014\"]}\n"
                   "demonyms:\n"
                   "  FR: {many: [French], adjective: [French]}\n"
                   "roles:\n"
                   "  - {role: troops, many: [troops], is: military, "
                   "armed: true}\n"
                   "words:\n"
                   "  particles: al el\n"
                   "  suffixes: [jr, sr]\n")
              .empty());
}

TEST_CASE("actors: mistakes are named with their line") {
    struct Row {
        const char* text;
        const char* message;
    };
    const Row rows[] = {
        {"partys:\n  FR: [Greens]\n",
         "actors/a.yaml:1:1: error: unknown key 'partys'"},
        {"former_states:\n  SUHH: [Soviet Union]\n",
         "actors/a.yaml:2:9: error: expected the state's name"},
        {"parties:\n  XX: [Greens]\n",
         "actors/a.yaml:2:3: error: no country has the code 'XX'"},
        {"parties:\n  FR: [\" | \"]\n",
         "actors/a.yaml:2:7: error: an empty name"},
        {"parties:\n  FR: [Greens, Les Verts|Greens]\n",
         "actors/a.yaml:2:16: warning: 'Greens' names 'party:les-verts' and "
         "'party:greens' (actors/a.yaml:2), which comes first"},
        {"offices:\n  FR:\n    president:\n      Jean Martin: 1999-13..2004\n",
         "actors/a.yaml:4:20: error: expected days like 2008-05..2012, 2014.."},
        {"offices:\n  FR:\n    president:\n      Jean Martin: 2004..1999\n",
         "actors/a.yaml:4:20: error: expected days like 2008-05..2012, 2014.."},
        {"offices:\n  FR:\n    president:\n      Jean Martin: [1999]\n",
         "actors/a.yaml:4:20: error: expected days like 2008-05..2012, 2014.."},
        {"women: [Marie Durand]\n",
         "actors/a.yaml:1:8: error: no person has the name 'Marie Durand'"},
        {"actors:\n  - {name: Red Brigade, kind: rebels, of: [military:XX]}\n",
         "actors/a.yaml:2:43: error: no actor has the id 'military:XX'"},
        {"actors:\n"
         "  - {name: Red Brigade, kind: rebels, of: [\"military:SY soon\"]}\n",
         "actors/a.yaml:2:43: error: 'military:SY soon' has no readable dates"},
        {"actors:\n  - {kind: rebels}\n",
         "actors/a.yaml:2:5: error: 'name' is missing"},
        {"peoples:\n  - {name: Kurds, folk: [Kurd]}\n",
         "actors/a.yaml:2:19: error: unknown key 'folk'"},
        {"roles:\n  - {role: troops, many: [troops], is: army}\n",
         "actors/a.yaml:2:40: error: must be military, police, government or "
         "people"},
        {"roles:\n  - {role: troops, many: [troops], under: king}\n",
         "actors/a.yaml:2:43: error: must be country, government, military or "
         "police"},
        {"words:\n  particle: al el\n",
         "actors/a.yaml:2:3: error: unknown word class 'particle'"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        const std::vector<std::string> found = messages(row.text);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == row.message);
    }
}

TEST_CASE("actors: spans of days") {
    struct Row {
        const char* text;
        const char* shown;
    };
    const auto shown = [](const std::optional<std::vector<DaySpan>>& spans) {
        if (!spans) {
            return std::string("none");
        }
        std::string text;
        for (const DaySpan span : *spans) {
            const auto day = [](Day each) {
                return each == kAlways.from || each == kAlways.to
                           ? std::string()
                           : iso_day(each);
            };
            text += (text.empty() ? "" : ", ") + day(span.from) + ".." +
                    day(span.to);
        }
        return text;
    };
    const Row rows[] = {
        {"2014", "2014-01-01..2014-12-31"},
        {"2014-02", "2014-02-01..2014-02-28"},
        {"2014-06-07", "2014-06-07..2014-06-07"},
        {"1999-12..2008-05", "1999-12-01..2008-05-31"},
        {"..2008, 2012..", "..2008-12-31, 2012-01-01.."},
        {"2012..2008", "none"},
        {"2014-6-7-8", "none"},
        {"soon", "none"},
        {"14", "none"},
    };
    for (const Row& row : rows) {
        INFO(row.text);
        CHECK(shown(read_spans(row.text)) == row.shown);
    }
}

}  // namespace
}  // namespace dateline
