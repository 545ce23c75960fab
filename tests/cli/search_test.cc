// dateline-index and dateline end to end: articles in, questions answered, and
// a clear message with the right exit code for whatever is wrong.
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <xapian.h>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

const std::string kIndex = DATELINE_BIN "/indexer/dateline-index";
const std::string kSearch = DATELINE_BIN "/query/dateline";

std::string article(const std::string& id,
                    const std::string& text,
                    const std::string& more = "") {
    return R"({"id": ")" + id + R"(", "title": "Report", "published": )" +
           R"("2022-11-12", "source": "The Courier", "text": ")" + text + "\"" +
           more + "}\n";
}

const std::string kKherson =
    "Russian troops withdrew from Kherson on Friday. The city was quiet.";
const std::string kLuhansk =
    "Ukrainian forces shelled Luhansk on Thursday, officials said.";

/// An index of a few articles, made once.
class Archive {
  public:
    Archive() : db_((folder_ / "db").string()) {
        const auto run = run_program(
            {kIndex, "--db", db_, "--quiet", "--format", "ndjson", "-"},
            article("a1", kKherson) + article("a2", kLuhansk) +
                article("odd id\\n", "Nothing of note happened in Madrid."));
        REQUIRE(run.exit_code == 0);
    }
    static const Archive& shared() {
        static const Archive archive;
        return archive;
    }
    [[nodiscard]] const std::string& db() const { return db_; }

  private:
    TempFolder folder_;
    std::string db_;
};

ProgramResult ask(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(),
                     {kSearch, "--db", Archive::shared().db(), "--quiet"});
    return run_program(arguments, "");
}

TEST_CASE("ids, one a line") {
    CHECK(ask({"search", "--ids", "withdrawals in Kherson, 2022"}).out ==
          "a1\n");
    CHECK(ask({"search", "--ids", "withdrawals in Luhansk, 2022"}).out.empty());
    CHECK(ask({"search", "--ids", "Madrid"}).out == "odd\\x20id\\x0A\n");
    CHECK(ask({"search", "--ids", "\"was quiet\""}).out == "a1\n");
    CHECK(ask({"search", "--ids", "kherson", "-quiet"}).exit_code != 1);
    CHECK(ask({"search", "--ids", "kherson \"quiet\""}).out == "a1\n");
    CHECK(ask({"search", "--ids", "kherson -quiet"}).out.empty());
}

TEST_CASE("the JSON answer has every key") {
    const auto run = ask({"search", "--json", "withdrawals in Kherson, 2022"});
    REQUIRE(run.exit_code == 0);
    const auto answer = nlohmann::json::parse(run.out);
    CHECK(answer["total"] == 1);
    CHECK(answer["exact"] == true);
    CHECK(answer["interpretation"]["event"][0] == "withdrawal");
    CHECK(answer["interpretation"]["date"]["from"] == "2022-01-01");
    CHECK(answer["interpretation"]["status"].size() == 4);
    CHECK(answer["hits"][0]["id"] == "a1");
    CHECK(answer["hits"][0]["events"][0]["evidence"] ==
          "Russian troops withdrew from Kherson on Friday.");
    CHECK(answer["facets"]["event"][0]["label"] == "Withdrawals");
    CHECK(answer["facets"]["event"][0]["count"] == 1);
    for (const char* facet :
         {"event", "place", "actor", "year", "status", "source"}) {
        CHECK(answer["facets"][facet].is_array());
    }
    const auto again = nlohmann::json::parse(
        ask({"search",
             "--json",
             answer["interpretation"]["syntax"].get<std::string>()})
            .out);
    auto expected = answer["interpretation"];
    expected["ignored"] = nlohmann::json::array();
    CHECK(again["interpretation"] == expected);
}

TEST_CASE("nothing found says which part stands in the way") {
    const auto answer = nlohmann::json::parse(
        ask({"search", "--json", "withdrawals in Kherson, 1999"}).out);
    CHECK(answer["total"] == 0);
    REQUIRE_FALSE(answer["hints"].empty());
    CHECK(answer["hints"][0]["text"] == "without the date: 1 article");
}

TEST_CASE("wrong questions are usage errors with one line") {
    const std::pair<std::string, std::string> rows[] = {
        {"",
         "dateline: nothing is asked; try: withdrawals in Luhansk, 2022 "
         "(or * for all articles)\n"},
        {"event:withdrawl",
         "dateline: event:withdrawl: there is no such event type, did you mean "
         "'withdrawal'?\n"},
        {"plac:kherson",
         "dateline: there is no field 'plac:', did you mean 'place'?\n"},
        {"place:", "dateline: place: needs a value, as in place:something\n"},
        {"place:nosuchplacexyz",
         "dateline: place:nosuchplacexyz: no place of this name is known\n"},
        {"by:nosuchonexyz",
         "dateline: by:nosuchonexyz: nobody of this name is known\n"},
        {"date:2022-13",
         "dateline: date:2022-13: not a date; write 2022, 2022-03, 2022-03-05 "
         "or a range of them, 2022-03..2022-06\n"},
        {"date:2022..2020",
         "dateline: date:2022..2020: not a date; write 2022, 2022-03, "
         "2022-03-05 or a range of them, 2022-03..2022-06\n"},
        {"status:denyed",
         "dateline: status:denyed: there is no such status, did you mean "
         "'denied'?\n"},
        {"background:maybe", "dateline: background:maybe: say yes or no\n"},
        {"between:russia",
         "dateline: between: needs two names, as in "
         "between:russia,ukraine\n"},
        {std::string(3000, 'x'),
         "dateline: the question is longer than 2048 bytes\n"},
    };
    for (const auto& [question, message] : rows) {
        INFO(question);
        const auto run = ask({"search", question});
        CHECK(run.exit_code == 2);
        CHECK(run.err == message);
        CHECK(run.out.empty());
    }
    std::string words;
    for (int i = 0; i < 70; ++i) {
        words += "w ";
    }
    CHECK(ask({"search", words}).err ==
          "dateline: the question has more than 64 words\n");
}

TEST_CASE("wrong options are usage errors") {
    CHECK(ask({"search", "--limit", "-1", "kherson"}).exit_code == 2);
    CHECK(ask({"search", "--offset", "99999999999", "kherson"}).exit_code == 2);
    CHECK(ask({"search", "--sort", "size", "kherson"}).exit_code == 2);
    CHECK(ask({"search", "--nosuch", "kherson"}).exit_code == 2);
    CHECK(ask({"search", "--json", "--ids", "kherson"}).exit_code == 2);
    CHECK(ask({"nosuch"}).exit_code == 2);
    const auto run = ask({"search", "--facets", "plase", "kherson"});
    CHECK(run.exit_code == 2);
    CHECK(run.err ==
          "dateline: there is no facet 'plase', did you mean 'place'?\n");
    CHECK(run_program({kSearch, "--help"}, "").exit_code == 0);
}

TEST_CASE("an offset beyond the last hit is said") {
    const auto run = run_program({kSearch,
                                  "--db",
                                  Archive::shared().db(),
                                  "search",
                                  "--ids",
                                  "--offset",
                                  "5",
                                  "kherson"},
                                 "");
    CHECK(run.exit_code == 0);
    CHECK(run.out.empty());
    CHECK_THAT(run.err,
               Catch::Contains("--offset 5 is beyond the last of 1 article"));
    CHECK(ask({"search", "--ids", "--sort", "-date", "*"}).exit_code == 0);
}

TEST_CASE("databases that cannot be read") {
    TempFolder folder;
    const auto missing = run_program(
        {kSearch, "--db", (folder / "none").string(), "search", "x"}, "");
    CHECK(missing.exit_code == 1);
    const std::string path = (folder / "none").string();
    CHECK(missing.err == "dateline: " + path +
                             ": there is no index here; make one with "
                             "dateline-index --db " +
                             path + " SOURCE...\n");
    const std::string foreign = (folder / "foreign").string();
    {
        Xapian::WritableDatabase database(foreign, Xapian::DB_CREATE);
        database.add_document(Xapian::Document());
        database.commit();
    }
    const std::string message =
        foreign + ": a Xapian database that Dateline did not make";
    const auto run = run_program({kSearch, "--db", foreign, "search", "x"}, "");
    CHECK(run.exit_code == 1);
    CHECK(run.err == "dateline: " + message + "\n");
    const auto writing =
        run_program({kIndex, "--db", foreign, "-"}, article("a", "Text."));
    CHECK(writing.exit_code == 1);
    CHECK_THAT(writing.err, Catch::Contains(message));
    const std::string other = (folder / "other").string();
    {
        Xapian::WritableDatabase database(other, Xapian::DB_CREATE);
        database.set_metadata("dateline:schema", "99");
        database.commit();
    }
    CHECK(run_program({kSearch, "--db", other, "search", "x"}, "").err ==
          "dateline: " + other +
              ": index schema 99, this program reads 4; index again: "
              "dateline-index --db " +
              other + ".new SOURCE...\n");
}

TEST_CASE("a second writer is told of the lock") {
    TempFolder folder;
    const std::string path = (folder / "db").string();
    const Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    const auto run =
        run_program({kIndex, "--db", path, "-"}, article("a", "Text."));
    CHECK(run.exit_code == 4);
    CHECK_THAT(run.err, Catch::Contains("another run is writing"));
}

TEST_CASE("one broken document loses no other one") {
    TempFolder folder;
    const std::string db = (folder / "db").string();
    const auto run = run_program(
        {kIndex, "--db", db, "--format", "ndjson", "-"},
        article("a", kKherson) + "{broken\n" + article("b", kLuhansk));
    CHECK(run.exit_code == 3);
    CHECK_THAT(run.err, Catch::Contains("-:2: "));
    CHECK_THAT(run.err, Catch::Contains("2 indexed, 0 withdrawn, 1 failed"));
    CHECK(run_program({kIndex, "check", "--db", db}, "").out ==
          "2 articles, 0 damaged\n");
}

TEST_CASE("later versions replace, withdrawn ones go, embargoed ones wait") {
    TempFolder folder;
    const std::string db = (folder / "db").string();
    const auto index = [&db](const std::string& articles) {
        return run_program(
                   {kIndex, "--db", db, "--quiet", "--format", "ndjson", "-"},
                   articles)
            .exit_code;
    };
    const auto ids = [&db](const std::string& question) {
        return run_program({kSearch,
                            "--db",
                            db,
                            "--quiet",
                            "search",
                            "--ids",
                            question},
                           "")
            .out;
    };
    REQUIRE(index(article("a", kLuhansk) + article("a", kKherson)) == 0);
    CHECK(ids("*") == "a\n");
    CHECK(ids("withdrawals in Kherson") == "a\n");
    REQUIRE(index(article("b", kLuhansk, R"(, "embargoed": "2999-01-01")") +
                  article("c", kLuhansk, R"(, "embargoed": "2001-01-01")")) ==
            0);
    CHECK(ids("shelling in Luhansk") == "c\n");
    REQUIRE(index(article("a", kKherson, R"(, "status": "withdrawn")")) == 0);
    CHECK(ids("*") == "c\n");
}

TEST_CASE("several databases answer as one") {
    TempFolder folder;
    std::vector<std::string> command = {kSearch};
    for (const auto& [name, text] :
         {std::pair{"one", kKherson}, std::pair{"two", kLuhansk}}) {
        const std::string db = (folder / name).string();
        REQUIRE(run_program({kIndex, "--db", db, "--quiet", "-"},
                            article("same", text))
                    .exit_code == 0);
        command.insert(command.end(), {"--db", db});
    }
    command.insert(command.end(),
                   {"search", "--json", "source:\"the courier\""});
    const auto answer = nlohmann::json::parse(run_program(command, "").out);
    CHECK(answer["total"] == 2);
    CHECK(answer["hits"][0]["db"] != answer["hits"][1]["db"]);
    CHECK(answer["hits"][0]["id"] == answer["hits"][1]["id"]);
    const std::string stub = (folder / "stub").string();
    std::ofstream(stub) << "auto " << (folder / "one").string() << "\nauto "
                        << (folder / "two").string() << '\n';
    const auto by_stub = run_program(
        {kSearch, "--db", stub, "search", "--ids", "withdrawals in Kherson"},
        "");
    CHECK(by_stub.out == "same\n");
}

TEST_CASE("exports honour the question and guard spreadsheets") {
    CHECK_THAT(
        ask({"export", "--format", "csv", "withdrawals in Kherson"}).out,
        Catch::StartsWith(
            "id,title,published,source,url,event,status,background,doers,") &&
            Catch::Contains("\na1,Report,2022-11-12,The Courier,,withdrawal,"));
    const auto map = nlohmann::json::parse(
        ask({"export", "--format", "geojson", "withdrawals in Kherson"}).out);
    REQUIRE(map["features"].size() == 1);
    CHECK(map["features"][0]["geometry"]["coordinates"][0] ==
          Approx(32.6).margin(0.1));
    const auto lines = ask({"export", "--format", "ndjson"}).out;
    CHECK(std::ranges::count(lines, '\n') == 3);
    TempFolder folder;
    const std::string db = (folder / "db").string();
    REQUIRE(run_program({kIndex, "--db", db, "--quiet", "-"},
                        article("=1+1", "\\\"Quoted\\\" words, only."))
                .exit_code == 0);
    CHECK_THAT(
        run_program({kSearch, "--db", db, "search", "--csv", "*"}, "").out,
        Catch::Contains("\n'=1+1,Report,"));
}

TEST_CASE("no control sequence of an article reaches the terminal") {
    TempFolder folder;
    const std::string db = (folder / "db").string();
    REQUIRE(run_program({kIndex, "--db", db, "--quiet", "-"},
                        article("\\u001b[31m",
                                "Red \\u001b]0;x\\u0007 text \\u202e here."))
                .exit_code == 0);
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"search", "*"},
          std::vector<std::string>{"search", "--ids", "*"},
          std::vector<std::string>{"show", "\x1b[31m"}}) {
        std::vector<std::string> all = {kSearch, "--db", db};
        all.insert(all.end(), command.begin(), command.end());
        const auto run = run_program(all, "");
        CHECK(run.exit_code == 0);
        CHECK(run.out.find('\x1b') == std::string::npos);
        CHECK(run.out.find('\x07') == std::string::npos);
        CHECK(run.out.find("\u202e") == std::string::npos);
    }
}

TEST_CASE("show, explain and facets") {
    CHECK_THAT(ask({"show", "a1"}).out,
               Catch::Contains("withdrew from Kherson") &&
                   Catch::Contains("Withdrawal"));
    CHECK(ask({"show", "nosuch"}).exit_code == 1);
    CHECK_THAT(ask({"explain", "a1"}).out, Catch::Contains("withdrawal/"));
    const auto facets = nlohmann::json::parse(
        ask({"facets", "--json", "--facets", "event,source"}).out);
    CHECK(facets["facets"]["source"][0]["count"] == 3);
    CHECK(facets["facets"].size() == 2);
}

}  // namespace
}  // namespace dateline
