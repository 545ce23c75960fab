// Status, linking and settings of events: one row is a sentence and what must
// be said of its events, in order.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/event/modality.h"
#include "tests/support/read_text.h"

namespace dateline {
namespace {

/// "withdrawal negated", the first event of that type.
std::string status_of(const std::string& text, const std::string& type) {
    for (const Event& event : annotate_text(text).events) {
        if (event.type == type) {
            return std::string(to_string(event.status));
        }
    }
    return "none";
}

TEST_CASE("of two statuses the one that undoes the other prevails") {
    using enum EventStatus;
    CHECK(combine_status(Happened, Announced) == Announced);
    CHECK(combine_status(Announced, Happened) == Announced);
    CHECK(combine_status(Announced, Denied) == Denied);
    CHECK(combine_status(Announced, Alleged) == Announced);
    CHECK(combine_status(Happened, Alleged) == Alleged);
    CHECK(combine_status(Negated, Denied) == Happened);
    CHECK(combine_status(Ongoing, Conditional) == Conditional);
}

TEST_CASE("status of a withdrawal") {
    const std::pair<const char*, const char*> rows[] = {
        {"The army withdrew from Goma.", "happened"},
        {"The army is withdrawing from Goma.", "ongoing"},
        {"The army will withdraw from Goma.", "announced"},
        {"The army has not withdrawn from Goma.", "negated"},
        {"The army could withdraw from Goma.", "conditional"},
        {"If the army withdraws from Goma, the rebels will return.",
         "conditional"},
        {"The army plans to withdraw from Goma.", "announced"},
        {"The army failed to withdraw from Goma.", "negated"},
        {"The army reportedly withdrew from Goma.", "alleged"},
        {"The army refused to withdraw from Goma.", "refused"},
        {"The rebels demanded that the army withdraw from Goma.", "demanded"},
        {"It was the first army to withdraw from Goma.", "happened"},
        {"The ministry denied reports that the army had withdrawn from Goma.",
         "denied"},
    };
    for (const auto& [text, status] : rows) {
        INFO(text);
        CHECK(status_of(text, "withdrawal") == status);
    }
}

TEST_CASE("what is told of a day to come is announced") {
    const std::pair<const char*, const char*> rows[] = {
        {"The mayor of Paris takes office on July 4.", "announced"},
        {"The mayor of Paris took office on June 20.", "happened"},
    };
    for (const auto& [text, status] : rows) {
        INFO(text);
        CHECK(status_of(text, "appointment") == status);
    }
}

TEST_CASE("two events of a sentence keep their own places") {
    const Annotation result = annotate_text(
        "Russian troops withdrew from Kherson and shelled Kharkiv.");
    REQUIRE(result.events.size() == 2);
    CHECK(result.events[0].type == "withdrawal");
    CHECK(result.events[0].places ==
          std::vector<std::string>{"geonames:706448"});
    CHECK(result.events[1].type == "shelling");
    CHECK(result.events[1].places ==
          std::vector<std::string>{"geonames:706483"});
    CHECK(result.events[0].doers == result.events[1].doers);
}

TEST_CASE("an act about an act is linked to it") {
    const Annotation result =
        annotate_text("Ukraine demanded that Russia withdraw from Kherson.");
    REQUIRE(result.events.size() == 2);
    const Event& demand = result.events[0];
    CHECK(demand.type == "demand");
    CHECK(demand.status == EventStatus::Happened);
    REQUIRE(demand.content);
    const Event& withdrawal = result.events[*demand.content];
    CHECK(withdrawal.type == "withdrawal");
    CHECK(withdrawal.status == EventStatus::Demanded);
    CHECK(withdrawal.said_by == demand.doers);
    CHECK(withdrawal.codes.plover == demand.codes.plover);
    CHECK(demand.recipients == withdrawal.doers);
}

TEST_CASE("casualties go with their act, dates with their clause") {
    const Annotation result = annotate_text(
        "Rebels shelled Goma on Friday, killing at least 15 people and "
        "wounding 20.");
    REQUIRE_FALSE(result.events.empty());
    const Event& shelling = result.events[0];
    CHECK(shelling.type == "shelling");
    REQUIRE(shelling.casualties);
    CHECK(shelling.casualties->killed == 15U);
    CHECK(shelling.casualties->wounded == 20U);
    CHECK(shelling.date.value == "2022-06-24");
    CHECK(shelling.date.source == EventDateSource::Text);
}

TEST_CASE("whose troops its troops are") {
    const char* const rows[] = {
        "Russia gave up its main bastion in Ukraine when its troops fled "
        "Izium.",
        "The Russians went home. Their last soldiers fled Izium."};
    for (const char* text : rows) {
        CAPTURE(text);
        bool found = false;
        for (const Event& event : annotate_text(text).events) {
            found = found ||
                    (event.type == "withdrawal" &&
                     event.doers == std::vector<std::string>{"military:RU"});
        }
        CHECK(found);
    }
}

TEST_CASE("an exchange between two sides is one of the countries told of") {
    const Annotation annotation = annotate_text(
        "Russia shelled Kharkiv and Ukraine shelled Belgorod. The two sides "
        "exchanged prisoners on Thursday.");
    bool found = false;
    for (const Event& event : annotation.events) {
        found = found ||
                (event.type == "prisoner-exchange" && event.doers.size() == 2);
    }
    CHECK(found);
}

}  // namespace
}  // namespace dateline
