// What questions are taken to mean: one row is a question and its explicit
// syntax. "Today" is 15 March 2025.
#include <nlohmann/json.hpp>
#include <string>

#include <catch2/catch.hpp>

#include "tests/unit/query/demo_searcher.h"

namespace dateline {
namespace {

struct Row {
    const char* question;
    const char* syntax;
};

TEST_CASE("dates in questions") {
    const Row rows[] = {
        {"coups in Q1 2023", "event:coup date:2023..2023-03"},
        {"coups 2022 H2", "event:coup date:2022-07..2022"},
        {"coups in the past three years",
         "event:coup date:2022-03-16..2025-03-15"},
        {"coups in the last 10 days", "event:coup date:2025-03-05..2025-03-15"},
        {"coups since 2024-02-27 until February 2024",
         "event:coup date:2024-02-27..2024-02-29"},
        {"coups 2022-06-27..2022", "event:coup date:2022-06-27..2022-12-31"},
        {"coups 2022-06..2022-06-24", "event:coup date:2022-06-01..2022-06-24"},
        {"coups last year", "event:coup date:2024"},
        {"coups last summer", "event:coup date:2024-06..2024-08"},
        {"coups in spring 2022", "event:coup date:2022-03..2022-05"},
        {"coups in the 1990s", "event:coup date:1990..1999"},
        {"coups since 2014", "event:coup date:2014.."},
        {"coups after 2014", "event:coup date:2015.."},
        {"coups until 1995", "event:coup date:..1995"},
        {"coups after 2010 before 2015", "event:coup date:2011..2014"},
        {"coups since May 2014 until 2016", "event:coup date:2014-05..2016"},
        {"coups between March and May 2022",
         "event:coup date:2022-03..2022-05"},
        {"coups from 2014 to 2016", "event:coup date:2014..2016"},
        {"coups in 2014 or 2016", "event:coup date:2014 date:2016"},
        {"coups March-June 2022", "event:coup date:2022-03..2022-06"},
        {"coups 2022-03-05", "event:coup date:2022-03-05"},
        {"coups 2022-03", "event:coup date:2022-03"},
        {"coups in 2022-03, Niger", "event:coup place:geo:NE date:2022-03"},
        {"coups since 2022-03-05", "event:coup date:2022-03-05.."},
        {"coups before 2022-03", "event:coup date:..2022-02"},
        {"coups from 2022-03-05 to 2022-03-07",
         "event:coup date:2022-03-05..2022-03-07"},
        {"coups published:2022", "event:coup published:2022"},
    };
    for (const auto& [question, syntax] : rows) {
        INFO(question);
        CHECK(demo().syntax(question) == syntax);
    }
    CHECK_THROWS_WITH(demo().syntax("coups since 2022 before 2020"),
                      "2022.. and ..2019: no day is in both");
    CHECK_THROWS_WITH(demo().syntax("date:2022..2020"),
                      Catch::StartsWith("date:2022..2020: not a date"));
}

TEST_CASE("words, alternatives and exclusions") {
    const Row rows[] = {
        {"cash OR envelopes", "cash OR envelopes"},
        {"zzyzx or xyzzy", "zzyzx OR xyzzy"},
        {"\"mass grave\" OR \"mass graves\"",
         "\"mass grave\" OR \"mass graves\""},
        {"zzyzx OR \"mass grave\"", "zzyzx OR \"mass grave\""},
        {"\"mass grave\" OR zzyzx", "\"mass grave\" OR zzyzx"},
        {"Hariri OR Srebrenica", "Hariri OR Srebrenica"},
        {"coups without Niger", "event:coup -Niger"},
        {"coups not Wagner", "event:coup -Wagner"},
        {"coups -junta -\"the palace\"", "event:coup -junta -\"the palace\""},
        {"NOT coups", "-coups"},
        {"captures not airstrikes", "event:capture -airstrikes"},
        {"did not withdraw",
         "event:withdrawal status:refused status:denied status:negated"},
        {"Bryan Kohberger", "\"Bryan Kohberger\""},
        {"Gary Cohn resignation", "event:resignation \"Gary Cohn\""},
        {"what happened in Mosul?", "place:geonames:99072"},
        {"trade agreements in Chile", "event:agreement place:geo:CL trade"},
        {"floods or storms", "event:flood event:storm"},
        {"captures in Mosul or Tikrit",
         "event:capture place:geonames:99072 place:geonames:90150"},
    };
    for (const auto& [question, syntax] : rows) {
        INFO(question);
        CHECK(demo().syntax(question) == syntax);
    }
    CHECK(demo().reader.read("floods or zzyzx").notes ==
          std::vector<std::string>{
              "'or' between \"floods\" and \"zzyzx\" was read as 'and'"});
}

TEST_CASE("parts that names play") {
    const Row rows[] = {
        {"Where did Russia retreat in 2022?",
         "event:withdrawal by:country:RU date:2022"},
        {"evacuation of Kabul",
         "event:evacuation place:geonames:1138958 place:geo:AF.13"},
        {"the withdrawal of France from Mali",
         "event:withdrawal from:geo:ML by:country:FR"},
        {"Biden and Putin talks",
         "event:meeting event:peace-talks "
         "between:person:joe-biden,person:vladimir-putin"},
        {"Russia-Ukraine talks",
         "event:meeting event:peace-talks between:country:RU,country:UA"},
        {"Biden's visit to Minsk",
         "event:meeting to:geonames:625144 to:geo:BY.04 to:geo:BY.05 "
         "by:person:joe-biden by:person:hunter-biden "
         "by:person:jill-biden"},
        {"Navalny's death", "event:death actor:person:alexei-navalny"},
        {"Boris Johnson resigns", "event:resignation by:person:boris-johnson"},
        {"occupation of Kuwait by Iraq",
         "event:occupation place:geo:KW by:country:IQ"},
        {"news from Kherson", "place:geonames:706448 place:geo:UA.08"},
        {"rebels seize Goma",
         "event:capture place:geonames:216281 by:role:rebels"},
        {"sanctions imposed by the European Union on Belarus",
         "event:sanctions by:org:european-union against:country:BY"},
        {"sanctions on North Korea over missile tests",
         "event:sanctions against:country:KP \"missile tests\""},
        {"protests after elections", "event:protest elections"},
        {"demands for a withdrawal", "event:withdrawal status:demanded"},
        {"withdrawal demands", "event:withdrawal status:demanded"},
        {"rejected ceasefires", "event:ceasefire status:refused"},
        {"calls for Russia to withdraw",
         "event:withdrawal by:country:RU status:demanded"},
        {"retreat from Mosul june 2014",
         "event:withdrawal from:geonames:99072 date:2014-06"},
        {"Nobel prize for Obama",
         "event:award to:person:barack-obama to:person:michelle-obama"},
        {"rejection of the ceasefire", "event:ceasefire status:refused"},
        {"demands by Russia", "event:demand by:country:RU"},
        {"aid for Gaza",
         "event:humanitarian-aid event:economic-aid event:arms-supply "
         "to:geonames:281133 to:geo:PS.GZ"},
        {"missile and drone strikes on Kyiv by Russia",
         "event:shelling event:airstrike place:geonames:703448 place:geo:UA.12 "
         "place:geo:UA.13 by:country:RU"},
        {"air strikes on Syria", "event:airstrike against:country:SY"},
        {"sanctions on Moscow", "event:sanctions against:country:RU"},
        {"military coup in Niger", "event:coup place:geo:NE"},
        {"bank runs", "bank runs"},
        {"threats of force", "event:threat force"},
        {"elections in turkey", "event:election place:geo:TR"},
        {"MH17", "MH17"},
        {"exits from NATO", "event:exit actor:org:nato"},
        {"release of Alan Johnston", "event:release \"Alan Johnston\""},
        {"US exit from the Paris agreement",
         "event:exit by:country:US \"Paris agreement\""},
        {"murder trials in Britain", "event:trial place:geo:GB murder"},
        {"trials for genocide", "event:trial genocide"},
        {"deportations from the US to Mexico",
         "event:deportation from:geo:US to:geo:MX"},
    };
    for (const auto& [question, syntax] : rows) {
        INFO(question);
        CHECK(demo().syntax(question) == syntax);
    }
}

TEST_CASE("what the annotator reads in a question") {
    const Row rows[] = {
        {"seizures of weapons in Ireland",
         "event:weapons-seizure place:geo:IE"},
        {"violations of the ceasefire in Donbas",
         "event:ceasefire-violation place:region:donbas"},
        {"ministers who quit in 2022",
         "event:resignation by:role:ministers date:2022"},
        {"journalists arrested in Turkey",
         "event:arrest place:geo:TR against:role:journalists"},
        {"civilians killed by Israel",
         "event:killing by:country:IL against:role:civilians"},
        {"soldiers leaving afghanistan",
         "event:withdrawal place:geo:AF by:role:military"},
        {"Taliban take kabul",
         "event:capture place:geonames:1138958 place:geo:AF.13 "
         "by:group:taliban"},
        {"Which cities did the Taliban take", "event:capture by:group:taliban"},
        {"bombing of a town in Do",
         "event:bombing event:airstrike place:place:do-ci-97"},
        {"When did Russia leave Mali?",
         "event:withdrawal place:geo:ML by:country:RU"},
        {"Rabin's assassination",
         "event:assassination against:person:yitzhak-rabin"},
        {"anti-government protests in Iran", "event:protest place:geo:IR"},
        {"surrender of Japan", "event:surrender by:country:JP"},
        {"joint exercises of Russia and China",
         "event:cooperation between:country:RU,country:CN"},
        {"countries that recognised Palestine",
         "event:recognition place:geo:PS"},
    };
    for (const auto& [question, syntax] : rows) {
        INFO(question);
        CHECK(demo().syntax(question) == syntax);
    }
    const Question question = demo().reader.read("captures in Tripoli");
    REQUIRE(question.ambiguous.size() == 1);
    CHECK(question.ambiguous.front().surface == "Tripoli");
    CHECK_FALSE(question.ambiguous.front().others.empty());
}

TEST_CASE("a question's syntax reads as the same question") {
    for (const char* question :
         {"withdrawals in Luhansk, 2022",
          "attacks on Kyiv by Russia, March 2022",
          "prisoner exchanges between Russia and Ukraine",
          "zzyzx OR \"mass grave\" -cash",
          "denied withdrawals background:no source:\"The Courier\"",
          "refugees to Armenia since 2020"}) {
        const std::string syntax = demo().syntax(question);
        INFO(question << " -> " << syntax);
        CHECK(demo().syntax(syntax) == syntax);
    }
}

TEST_CASE("names that nobody knows are answered with a near one") {
    CHECK_THROWS_WITH(
        demo().syntax("place:luhnask"),
        "place:luhnask: no place of this name is known, did you mean "
        "'luhansk'?");
    CHECK_THROWS_WITH(demo().syntax("by:talibn"),
                      "by:talibn: nobody of this name is known, did you mean "
                      "'taliban'?");
    CHECK_THROWS_WITH(demo().syntax("between:russia,ukrane"),
                      "between:ukrane: nobody of this name is known, did you "
                      "mean 'ukraine'?");
}

}  // namespace
}  // namespace dateline
