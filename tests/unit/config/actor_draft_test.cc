// Spellings that stand in the sources twice are named with both places.
#include "config/actor_draft.h"

#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

struct Spelling {
    const char* id;
    const char* country;
    const char* text;
    std::uint32_t line;
};

std::vector<std::string> messages(const std::vector<Spelling>& spellings) {
    LintReport report;
    ActorDraft draft(report);
    for (const Spelling& each : spellings) {
        const std::uint32_t actor = draft.actor(each.id, each.text);
        draft.at(actor).country = each.country;
        draft.named(actor, each.text, {"a.yaml", each.line, 3});
    }
    std::vector<std::string> found;
    for (const LintMessage& message : report.messages()) {
        found.push_back(to_string(message));
    }
    return found;
}

TEST_CASE("actors: a spelling that clashes is named with its line") {
    const std::pair<std::vector<Spelling>, const char*> rows[] = {
        {{{"org:a", "FR", "Alpha", 2}, {"org:b", "FR", "Alpha", 5}},
         "a.yaml:5:3: warning: 'Alpha' names 'org:b' and 'org:a' (a.yaml:2), "
         "which comes first"},
        {{{"org:a", "FR", "Alpha", 2}, {"org:a", "FR", "Alpha", 4}},
         "a.yaml:4:3: warning: 'Alpha' names 'org:a' twice, first at "
         "a.yaml:2"},
    };
    for (const auto& [spellings, message] : rows) {
        const std::vector<std::string> found = messages(spellings);
        REQUIRE(found.size() == 1);
        CHECK(found.front() == message);
    }
}

TEST_CASE("actors: a name is shared across countries and by its letters") {
    CHECK(messages({{"party:a", "GB", "Labour Party", 2},
                    {"party:b", "NZ", "Labour Party", 3},
                    {"org:c", "GB", "Who", 4},
                    {"org:d", "GB", "WHO", 5}})
              .empty());
}

}  // namespace
}  // namespace dateline
