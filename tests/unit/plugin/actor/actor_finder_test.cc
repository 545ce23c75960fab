// Actors in a tiny notation: a row is a text in which every expected mention
// stands in brackets with its actor's id, [Ukrainian troops|military:UA]. All
// mentions of the actors named in a row must be marked; others are ignored.
#include "plugin/actor/actor_finder.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/actor/name_finder.h"
#include "tests/support/read_text.h"
#include "tests/support/test_lexicons.h"

namespace {

using namespace dateline;

struct Row {
    std::string text;
    std::set<std::string> ids;
    std::set<std::string> mentions;  ///< "id: surface"
};

/// "[Kyiv's military|military:UA]" becomes plain text and an expectation.
Row read_row(std::string_view notation) {
    Row row;
    while (!notation.empty()) {
        const std::size_t open = notation.find('[');
        row.text += notation.substr(0, open);
        if (open == std::string_view::npos) {
            break;
        }
        const std::size_t bar = notation.find('|', open);
        const std::size_t close = notation.find(']', open);
        const std::string surface(notation.substr(open + 1, bar - open - 1));
        const std::string id(notation.substr(bar + 1, close - bar - 1));
        row.text += surface;
        row.ids.insert(id);
        row.mentions.insert(id + ": " + surface);
        notation.remove_prefix(close + 1);
    }
    return row;
}

/// The stages before actors, without a gazetteer: countries and capitals by
/// hand.
struct Run : TextWords {
    Run(const std::string& text, std::string_view published) : TextWords(text) {
        Analysis& a = *analysis;
        const Lexicons& lexicons = test_lexicons();
        for (WordFacts& facts : a.facts) {
            facts.place = {};
        }
        find_capitals(a.tokens, a.sentences, a.capitals);
        NameFinder(lexicons.actors(), PhraseTable{}).find(a);
        places();
        if (!published.empty()) {
            const int year = std::stoi(std::string(published));
            a.published =
                Published{std::string(published), month_span(year, 0), {}, ""};
        }
        ActorFinder(lexicons.actors(), lexicons.words()).find(a);
    }

    void places() {
        static const std::map<std::string, std::vector<std::string>> known = {
            {"Ukraine", {"geo:UA", "country", "UA"}},
            {"Russia", {"geo:RU", "country", "RU"}},
            {"France", {"geo:FR", "country", "FR"}},
            {"Niger", {"geo:NE", "country", "NE"}},
            {"Kyiv", {"geonames:703448", "city", "UA"}},
            {"Moscow", {"geonames:524901", "city", "RU"}},
            {"Niamey", {"geonames:2440485", "city", "NE"}},
        };
        Analysis& a = *analysis;
        for (std::uint32_t i = 0; i < a.tokens.size(); ++i) {
            const auto found = known.find(std::string(a.surface(i)));
            if (found == known.end()) {
                continue;
            }
            Place place;
            place.id = found->second[0];
            place.name = found->first;
            place.type = found->second[1];
            place.country = found->second[2];
            a.place_uses.push_back(
                {{i, i + 1}, static_cast<std::uint32_t>(a.places.size())});
            a.places.push_back(place);
        }
    }
};

void check(std::string_view notation, std::string_view published = "") {
    const Row row = read_row(notation);
    const Run run(row.text, published);
    std::set<std::string> found;
    for (const ActorUse& use : run.analysis->actor_uses) {
        const std::string& id = run.analysis->actors[use.actor].id;
        if (row.ids.contains(id)) {
            found.insert(id + ": " +
                         std::string(run.analysis->surface(use.tokens)));
        }
    }
    INFO(row.text);
    CHECK(found == row.mentions);
}

const Actor& actor_in(const Run& run, std::string_view id) {
    for (const Actor& actor : run.analysis->actors) {
        if (actor.id == id) {
            return actor;
        }
    }
    FAIL("no actor " << id);
    throw 0;
}

}  // namespace

TEST_CASE("actors: names, known and by form") {
    const std::string row = GENERATE(
        as<std::string>{},
        "[President Boris N. Yeltsin|person:boris-yeltsin] spoke.",
        "Then [Sergei Lavrov|person:sergey-lavrov] left.",
        "[Nuri Kamal al-Maliki|person:nouri-al-maliki] agreed.",
        "[Jane Roe|person:jane-roe], 43, fled. [Roe|person:jane-roe] said so.",
        "[Mayor Tomasz Quux|person:tomasz-quux] resigned on Friday.",
        "The [Bank of England|org:bank-of-england] cut its rate.",
        "He sued [Foobar Holdings Ltd|company:foobar-holdings-ltd] in May.",
        "[Paris Hilton|person:paris-hilton] was sentenced.",
        "The officers took [Juan Carlos Quux|person:juan-carlos-quux] away.",
        "The [Security Council|org:un-security-council] met on the matter.",
        "The [Quux Workers Union|org:quux-workers-union] (QWU) struck. "
        "[QWU|org:quux-workers-union] won.");
    check(row);
}

TEST_CASE("actors: role phrases") {
    const std::string row = GENERATE(
        as<std::string>{},
        "[Ukrainian troops|military:UA] left.",
        "[Kyiv's military|military:UA] pulled back.",
        "Then [Russian Foreign Minister Sergey Lavrov|person:sergey-lavrov] "
        "spoke.",
        "[French police|police:FR] and [French workers|role:workers@FR] met.",
        "[Hamas fighters|group:hamas] fired rockets.",
        "The [Russian defence ministry|role:defence-ministry@RU] denied it.",
        "A [Chechen commander|role:chechens-commanders] was killed.",
        "The [junta|government:NE] in [Niamey|government:NE] hailed it.",
        "The [Armenian Security Council|role:security-council@AM] met.",
        "[Russians|people:RU] voted. The [French|people:FR] withdrew.");
    check(row);
}

TEST_CASE("actors: short forms refer back") {
    const std::string row = GENERATE(
        as<std::string>{},
        "[Emmanuel Macron|person:emmanuel-macron] spoke. Mr "
        "[Macron|person:emmanuel-macron] left.",
        "[France|country:FR] called [its troops|military:FR] home.",
        "[Pro-Russian rebels|role:rebels@UA] left Ukraine. "
        "The [militants|role:rebels@UA] fled.",
        "[France|country:FR], [whose troops|military:FR] fled, and "
        "[its minister|person:anna-weil], [Anna Weil|person:anna-weil], left.",
        "[Anatoly Serdyukov|person:anatoly-serdyukov], the "
        "[defence minister|person:anatoly-serdyukov], agreed.",
        "The [defence minister|person:anatoly-serdyukov], "
        "[Anatoly Serdyukov|person:anatoly-serdyukov], agreed.");
    check(row);
}

TEST_CASE("actors: an office without a name is whoever held it then") {
    check("The [French president|person:emmanuel-macron] spoke.", "2019");
    check("The [French president|person:jacques-chirac] spoke.", "2003");
    check("The [French president|role:president@FR] spoke.");
}

TEST_CASE("actors: command goes up, nationality and alignment do not") {
    const Run run(
        "Ukrainian troops met Russian-backed separatists in Ukraine. Ukrainian "
        "protesters watched Wagner.",
        "");
    const auto above = [&](std::string_view id) {
        std::vector<std::string> ids;
        for (const NamedId& up : actor_in(run, id).ancestors) {
            ids.push_back(up.id);
        }
        return ids;
    };
    using Ids = std::vector<std::string>;
    CHECK(above("military:UA") == Ids{"government:UA", "country:UA"});
    CHECK(above("role:separatists@UA").empty());
    CHECK(actor_in(run, "role:separatists@UA").affiliated == Ids{"country:RU"});
    CHECK(above("role:protesters@UA").empty());
    CHECK(actor_in(run, "role:protesters@UA").affiliated == Ids{"country:UA"});
    CHECK(above("group:wagner-group").empty());
}

TEST_CASE("actors: titles bear witness to a term of office") {
    const Run run(
        "President Dmitry Medvedev met former President Boris "
        "Yeltsin and Vladimir Putin.",
        "");
    REQUIRE(run.analysis->tenures.size() == 1);
    const TenureSpan& tenure = run.analysis->tenures[0];
    CHECK(run.analysis->surface(tenure.mention) == "President Dmitry Medvedev");
    CHECK(tenure.days.from == to_day(2008, 5, 7));
    CHECK(tenure.days.to == to_day(2012, 5, 7));
}

TEST_CASE("actors: uses are sorted and disjoint on hostile input") {
    std::string text;
    for (int i = 0; i < 4000; ++i) {
        text += "the Russian-backed rebel General of Bank Party Jr al-";
    }
    const Run run(text, "");
    std::uint32_t end = 0;
    for (const ActorUse& use : run.analysis->actor_uses) {
        REQUIRE(use.tokens.first >= end);
        REQUIRE(use.tokens.first < use.tokens.last);
        end = use.tokens.last;
    }
}
