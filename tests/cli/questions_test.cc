// What questions are taken to mean: one row is a question and its explicit
// syntax, which is what people see and can change.
#include <nlohmann/json.hpp>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/small_index.h"

namespace dateline {
namespace {

struct Row {
    std::string question;
    std::string syntax;
};

const Row kRows[] = {
    {"withdrawals in Luhansk, 2022",
     "event:withdrawal place:geonames:702658 place:geo:UA.14 date:2022"},
    {"withdrawals in Kherson region", "event:withdrawal place:geo:UA.08"},
    {"Russian withdrawals since 2020",
     "event:withdrawal by:country:RU date:2020.."},
    {"who withdrew from Kherson",
     "event:withdrawal from:geonames:706448 from:geo:UA.08"},
    {"ukrainian troops withdraw from bakhmut",
     "event:withdrawal from:geonames:713174 by:military:UA"},
    {"prisoner exchanges between Russia and Ukraine",
     "event:prisoner-exchange between:country:RU,country:UA"},
    {"Russian talks with Ukraine",
     "event:meeting event:peace-talks between:country:RU,country:UA"},
    {"Did Russia capture Bakhmut in May 2023?",
     "event:capture place:geonames:713174 by:country:RU date:2023-05"},
    {"annexations by the Kremlin", "event:annexation by:country:RU"},
    {"sanctions against Iran", "event:sanctions against:country:IR"},
    {"clashes before 2015", "event:clash event:riot date:..2014"},
    {"denied withdrawals", "event:withdrawal status:denied"},
    {"missile and drone strikes by Russia 2022..2023",
     "event:shelling event:airstrike by:country:RU date:2022..2023"},
    {"elections in Georgia", "event:election place:geo:GE"},
    {"Taliban captures", "event:capture by:group:taliban"},
    {"withdrawals zzyzx -cash \"not a rout\"",
     "event:withdrawal zzyzx -cash \"not a rout\""},
    {"event:withdrawal place:luhansk date:2022-03..2022-06 background:no",
     "event:withdrawal place:geonames:702658 place:geo:UA.14 "
     "date:2022-03..2022-06 background:no"},
    {"withdrawals -place:luhansk -status:denied",
     "event:withdrawal -place:geonames:702658 -place:geo:UA.14 "
     "-status:denied"},
    {"* -by:russia -source:\"Northern Post\"",
     "* -by:country:RU -source:\"Northern Post\""},
};

TEST_CASE("questions and what they are taken to mean") {
    const SmallIndex index(R"({"id": "a", "text": "Nothing happens."})"
                           "\n");
    for (const auto& [question, syntax] : kRows) {
        INFO(question);
        const auto run = index.ask({"search", "--json", question});
        REQUIRE(run.exit_code == 0);
        CHECK(nlohmann::json::parse(run.out)["interpretation"]["syntax"] ==
              syntax);
    }
}

}  // namespace
}  // namespace dateline
