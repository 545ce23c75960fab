// The commands of `dateline` on the demo archive, as a user sees them.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/demo_index.h"
#include "tests/support/run_program.h"
#include "tests/support/small_index.h"

namespace dateline {
namespace {

using Json = nlohmann::json;
using Arguments = std::vector<std::string>;

ProgramResult dateline(const Arguments& arguments) {
    Arguments all = {DATELINE_BIN "/query/dateline", "--db", demo_index()};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return run_program(all);
}

Json json_of(const Arguments& arguments) {
    const ProgramResult run = dateline(arguments);
    INFO(run.err);
    REQUIRE(run.exit_code == 0);
    return Json::parse(run.out);
}

TEST_CASE("search within a facet's values, more of them, and their number") {
    const Json all = json_of(
        {"facets", "--json", "--facets", "place", "--facet-limit", "1000"});
    const auto& values = all["facets"]["place"];
    const std::size_t distinct = all["facet_totals"]["place"]["distinct"];
    CHECK(values.size() == distinct);
    const Json second = json_of({"facets",
                                 "--json",
                                 "--facets",
                                 "place",
                                 "--facet-limit",
                                 "3",
                                 "--facet-offset",
                                 "2"});
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(second["facets"]["place"][i] == values[i + 2]);
    }
    CHECK(second["facet_totals"]["place"]["distinct"] == distinct);
    const Json kyiv = json_of(
        {"facets", "--json", "--facets", "place", "--facet-match", "KYIV"});
    CHECK(kyiv["facet_totals"]["place"]["matching"] ==
          kyiv["facets"]["place"].size());
    CHECK(kyiv["facet_totals"]["place"]["distinct"] == distinct);
    for (const auto& value : kyiv["facets"]["place"]) {
        CHECK(value["label"].get<std::string>().find("Kyiv") !=
              std::string::npos);
        CHECK(std::find(values.begin(), values.end(), value) != values.end());
    }
    const ProgramResult beyond =
        dateline({"facets", "--facets", "place", "--facet-offset", "99999"});
    CHECK(beyond.err ==
          "dateline: --facet-offset 99999 is beyond the last of " +
              std::to_string(distinct) + " values of place\n");
}

TEST_CASE("articles without a value are counted, and none is counted twice") {
    const Json answer =
        json_of({"facets", "--json", "withdrawals", "--facets", "place,year"});
    const std::uint64_t total = answer["total"];
    for (const char* facet : {"place", "year"}) {
        const std::uint64_t missing = answer["facet_totals"][facet]["missing"];
        CHECK(missing < total);
        for (const auto& value : answer["facets"][facet]) {
            CHECK(value["count"].get<std::uint64_t>() + missing <= total);
        }
    }
}

TEST_CASE("several values of a facet, counted as if none were chosen") {
    const Arguments question = {"facets", "--json", "--facets", "event"};
    Arguments one = question;
    one.insert(one.end(), {"--sideways", "event:withdrawal place:ukraine"});
    Arguments none = question;
    none.insert(none.end(),
                {"place:ukraine status:happened,ongoing,announced,"
                 "alleged"});
    const Json counts = json_of(one)["facets"]["event"];
    CHECK(counts == json_of(none)["facets"]["event"]);
    for (const auto& value : counts) {
        const std::string other =
            "place:ukraine event:" + value["id"].get<std::string>();
        INFO(other);
        CHECK(json_of({"search", "--json", other})["total"] == value["count"]);
    }
    const std::uint64_t both =
        json_of({"search", "--json", "event:withdrawal,capture"})["total"];
    CHECK(both >= json_of({"search", "--json", "event:withdrawal"})["total"]);
}

TEST_CASE("loose questions take facets of several events") {
    const std::string question = "withdrawals in Belgorod";
    const std::uint64_t one = json_of({"search", "--json", question})["total"];
    const Json loose = json_of({"search", "--json", "--loose", question});
    CHECK(loose["total"] > one);
    CHECK(loose["interpretation"]["loose"] == true);
    CHECK(json_of({"facets", "--json", "--loose", question})["total"] ==
          loose["total"]);
    const std::string lines = dateline({"export", "--loose", question}).out;
    CHECK(std::count(lines.begin(), lines.end(), '\n') == loose["total"]);
}

TEST_CASE("a hit's events mark their words") {
    const Json answer =
        json_of({"search", "--json", "withdrawals in Kherson, November 2022"});
    bool trigger = false;
    for (const auto& hit : answer["hits"]) {
        for (const auto& event : hit["events"]) {
            const std::string evidence = event["evidence"];
            for (const auto& mark : event["highlights"]) {
                const std::size_t start = mark["start"];
                const std::size_t end = mark["end"];
                REQUIRE(start < end);
                REQUIRE(end <= evidence.size());
                if (mark["kind"] == "trigger") {
                    trigger = true;
                    CHECK(evidence.substr(start, end - start) ==
                          event["trigger"]);
                }
            }
        }
    }
    CHECK(trigger);
}

TEST_CASE("a passage with the words asked for, marked") {
    const Json one = json_of({"search", "--json", "\"mass grave\""});
    REQUIRE(one["total"] > 0);
    const std::string snippet = one["hits"][0]["snippet"];
    std::string marked;
    for (const auto& mark : one["hits"][0]["snippet_highlights"]) {
        const std::size_t start = mark["start"];
        marked += snippet.substr(start, mark["end"].get<std::size_t>() - start);
        marked += ' ';
    }
    CHECK_THAT(marked, Catch::Contains("mass") && Catch::Contains("grave"));
}

TEST_CASE("an embargo is a reason why not") {
    const SmallIndex index(R"({"id": "a", "embargoed": "2999-01-01", )"
                           R"("text": "Russian troops withdrew from Kherson."})"
                           "\n");
    const Json why =
        Json::parse(index.ask({"why-not", "--json", "a", "withdrawals"}).out);
    CHECK(why["answers"] == false);
    CHECK(why["article"][0]["part"] == "embargo");
}

TEST_CASE("a field that is left out takes away the articles that answer it") {
    const auto ids = [](const std::string& question) {
        std::set<std::string> found;
        std::istringstream lines(
            dateline({"search", "--ids", "--limit", "1000", question}).out);
        for (std::string id; std::getline(lines, id);) {
            found.insert(id);
        }
        return found;
    };
    for (const std::string field :
         {"place:kherson", "by:russia", "date:2022", "event:ceasefire"}) {
        INFO(field);
        std::set<std::string> expected = ids("withdrawals");
        for (const std::string& id : ids(field)) {
            expected.erase(id);
        }
        REQUIRE(!expected.empty());
        REQUIRE(expected.size() < ids("withdrawals").size());
        CHECK(ids("withdrawals -" + field) == expected);
    }
    const Json answer = json_of({"search", "--json", "withdrawals -date:2022"});
    CHECK(answer["interpretation"]["excluded"] == Json{"date:2022"});
}

TEST_CASE("ambiguous names are listed with their counts") {
    const Json answer = json_of({"search", "--json", "clashes in Tripoli"});
    REQUIRE(answer["interpretation"]["ambiguous"].size() == 1);
    const auto& name = answer["interpretation"]["ambiguous"][0];
    CHECK(name["surface"] == "Tripoli");
    CHECK(name["chosen"][0]["count"].is_number());
    CHECK(name["others"][0]["count"].is_number());
}

TEST_CASE("versions of one story are one hit on request") {
    const std::string lead =
        "Russian troops withdrew from Kherson on Friday and crossed the river "
        "by night, leaving the bridge in the water behind them. Residents "
        "came out with flags that they had hidden for eight months, and the "
        "first soldiers were carried on shoulders through the square.";
    const auto article = [](const std::string& id,
                            const std::string& day,
                            const std::string& text) {
        return Json{{"id", id},
                    {"title", "Report " + id},
                    {"published", day},
                    {"text", text}}
                   .dump() +
               '\n';
    };
    const SmallIndex index(
        article("first", "2022-11-12", lead) +
        article("second", "2022-11-13", lead + " It was cold.") +
        article("other",
                "2022-11-12",
                "In the capital the president said that troops had "
                "withdrawn from Kherson, and that the war was not "
                "over by any means; the winter would be hard for "
                "everybody, he added."));
    const auto search = [&index](const Arguments& more) {
        Arguments all = {"search"};
        all.insert(all.end(), more.begin(), more.end());
        return index.ask(all).out;
    };
    CHECK(search({"--ids", "--sort", "date", "withdrawals"}) ==
          "first\nother\nsecond\n");
    CHECK(search({"--ids", "--group", "--sort", "date", "withdrawals"}) ==
          "first\nother\n");
    const Json answer = Json::parse(
        search({"--json", "--group", "--sort", "-date", "withdrawals"}));
    CHECK(answer["total"] == 3);
    CHECK(answer["stories"] == 2);
    REQUIRE(answer["hits"].size() == 2);
    CHECK(answer["hits"][0]["id"] == "second");
    CHECK(answer["hits"][0]["version_count"] == 1);
    CHECK(answer["hits"][0]["versions"][0]["id"] == "first");
    CHECK(answer["hits"][0]["versions"][0]["published"] == "2022-11-12");
    CHECK(answer["facets"]["event"][0]["count"] == 3);
    CHECK(search({"--ids", "--group", "--offset", "1", "withdrawals"}).size() >
          0);
    CHECK(search({"--ids", "--group", "--offset", "2", "withdrawals"}).empty());
}

TEST_CASE("why-not and explain as JSON and as text") {
    const Json why =
        json_of({"why-not", "--json", "a005", "withdrawals in Luhansk, 2022"});
    CHECK(why["answers"] == false);
    CHECK(why["syntax"] ==
          "event:withdrawal place:geonames:702658 place:geo:UA.14 date:2022");
    CHECK(why["events"][0]["parts"][2]["part"] == "date");
    CHECK(why["events"][0]["parts"][2]["holds"] == false);
    CHECK(why["events"][0]["evidence"].is_string());
    const ProgramResult text =
        dateline({"why-not", "a005", "withdrawals in Luhansk, 2022"});
    CHECK_THAT(text.out,
               Catch::Contains("does not answer") &&
                   Catch::Contains("NO  date       asked 2022; here 2019"));
    CHECK_THAT(
        dateline({"why-not", "a051", "withdrawals in Luhansk, 2022"}).out,
        Catch::Contains("answers the question"));
    CHECK_THAT(dateline({"why-not", "a051", "\"mass grave\""}).out,
               Catch::Contains("NO  text"));
    CHECK(dateline({"why-not", "a051"}).exit_code == 2);
    const ProgramResult nobody = dateline({"why-not", "no such", "Kyiv"});
    CHECK(nobody.exit_code == 1);
    CHECK(nobody.err == "dateline: no article has the id no\\x20such\n");
    const Json explanation = json_of({"explain", "--json", "a051"});
    CHECK(explanation["same_facets"] == true);
    CHECK(explanation["read_with"] == explanation["now"]);
    CHECK(explanation["facets"][0]["facet"] == "event");
    CHECK(explanation["facets"][0]["words"][0]["rule"].is_string());
    CHECK_FALSE(explanation.contains("steps"));
    CHECK(json_of({"explain", "--json", "--steps", "a051"})["steps"].size() >
          20);
}

TEST_CASE("unknown words are searched as text, and said to be") {
    const Json answer = json_of({"search", "--json", "zzyzx withdrawals"});
    CHECK(answer["interpretation"]["text"] == "zzyzx");
    CHECK(answer["hints"][0]["text"] ==
          "without \"zzyzx\": " +
              std::to_string(answer["hints"][0]["total"].get<int>()) +
              " articles");
    const Json near = json_of({"search", "--json", "withdrawls in Kherson"});
    CHECK_THAT(near["hints"][0]["text"].get<std::string>(),
               Catch::StartsWith("did you mean 'withdrawals'? "));
    CHECK_THAT(dateline({"search", "zzyzx"}).out,
               Catch::Contains("text      zzyzx"));
}

TEST_CASE("exports honour every filter and stream as many as there are") {
    const std::vector<Arguments> questions = {
        {"withdrawals in Ukraine"},
        {"--sort", "date", "captures since 2014 background:no"},
        {"--loose", "withdrawals in Belgorod source:agency"},
        {"status:demanded"},
        {"\"mass grave\" OR cash -Bucha"}};
    for (const Arguments& question : questions) {
        INFO(question.back());
        const auto with = [&question](Arguments arguments) {
            arguments.insert(arguments.end(), question.begin(), question.end());
            return arguments;
        };
        const ProgramResult ids =
            dateline(with({"search", "--ids", "--limit", "1000"}));
        std::istringstream lines(
            dateline(with({"export", "--format", "ndjson"})).out);
        std::string exported;
        for (std::string line; std::getline(lines, line);) {
            exported += Json::parse(line)["id"].get<std::string>() + '\n';
        }
        CHECK(exported == ids.out);
        const Json map =
            Json::parse(dateline(with({"export", "--format", "geojson"})).out);
        CHECK(map["type"] == "FeatureCollection");
        const std::string csv =
            dateline(with({"export", "--format", "csv"})).out;
        std::istringstream in(ids.out);
        for (std::string id; std::getline(in, id);) {
            CHECK(csv.find('\n' + id + ',') != std::string::npos);
        }
    }
    const std::string page =
        dateline({"export", "--limit", "2", "--offset", "1", "withdrawals"})
            .out;
    CHECK(std::count(page.begin(), page.end(), '\n') == 2);
}

TEST_CASE("no colour and no marks but ASCII in a file") {
    const std::string out = dateline({"search", "withdrawals in Kherson"}).out;
    CHECK(out.find('\x1b') == std::string::npos);
    CHECK_THAT(out, Catch::Contains("####"));
    std::istringstream lines(out);
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(line.size() <= 100);
    }
}

}  // namespace
}  // namespace dateline
