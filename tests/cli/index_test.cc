// dateline-index end to end: a new index from segments, additions to one that
// is there, versions and withdrawals in both, and what hostile articles must
// not break.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <catch2/catch.hpp>
#include <xapian.h>

#include "tests/support/run_program.h"
#include "tests/support/tcp_server.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

const std::string kIndex = DATELINE_BIN "/indexer/dateline-index";
const std::string kSearch = DATELINE_BIN "/query/dateline";

using Json = nlohmann::json;

std::string line(const std::string& id,
                 const std::string& text,
                 const std::string& status = "usable") {
    return Json{{"id", id},
                {"title", "Report"},
                {"published", "2022-11-12"},
                {"source", "The Courier"},
                {"status", status},
                {"text", text}}
               .dump() +
           '\n';
}

/// Text enough that a few hundred articles make several segments.
std::string long_text(int number) {
    std::string text = "Rebels shelled Donetsk on Friday, officials said. ";
    for (int i = 0; i < 12; ++i) {
        text += "Paragraph " + std::to_string(number * 31 + i) +
                " told of bread, weather and the price of " + "word" +
                std::to_string(number % 97) + " in the region. ";
    }
    return text;
}

class Index {
  public:
    explicit Index(const std::string& name = "db")
        : db_((folder_ / name).string()) {}

    [[nodiscard]] ProgramResult add(const std::string& articles,
                                    std::vector<std::string> more = {}) const {
        const std::string file = (folder_ / "articles.ndjson").string();
        std::ofstream(file) << articles;
        std::vector<std::string> words = {
            kIndex, "--db", db_, "--threads", "3", file};
        words.insert(words.end(), more.begin(), more.end());
        return run_program(words);
    }
    [[nodiscard]] ProgramResult run(const std::string& command) const {
        return run_program({kIndex, command, "--db", db_});
    }
    [[nodiscard]] std::string ids(const std::string& question) const {
        return run_program({kSearch,
                            "--db",
                            db_,
                            "--quiet",
                            "search",
                            question,
                            "--ids",
                            "--sort",
                            "date",
                            "--limit",
                            "5"})
            .out;
    }
    [[nodiscard]] const std::string& db() const { return db_; }
    [[nodiscard]] const TempFolder& folder() const { return folder_; }

  private:
    TempFolder folder_;
    std::string db_;
};

TEST_CASE("a new index of several segments holds each article's last version") {
    const Index index;
    std::string articles = line("a", "Old lemons.") + line("gone", "Limes.");
    for (int i = 0; i < 600; ++i) {
        articles += line("n" + std::to_string(i), long_text(i));
    }
    articles += line("a", "Older cherries.") + "{broken\n" +
                line("gone", "Limes.", "withdrawn") +
                line("b", "First plums.") + line("b", "Second quinces.") +
                line("a", "New oranges.");
    const auto run = index.add(articles);
    CHECK(run.exit_code == 3);
    CHECK_THAT(run.err,
               Catch::Contains("606 indexed, 1 withdrawn, 1 failed, 0 "
                               "warnings; 602 articles in "));
    CHECK(index.run("check").out == "602 articles, 0 damaged\n");
    CHECK(index.ids("lemons").empty());
    CHECK(index.ids("cherries").empty());
    CHECK(index.ids("limes").empty());
    CHECK(index.ids("plums").empty());
    CHECK(index.ids("oranges") == "a\n");
    CHECK(index.ids("quinces") == "b\n");
    // In the order they came, whatever thread had them.
    const Xapian::Database database(index.db());
    Xapian::docid last = 0;
    for (const char* id : {"Qn0", "Qn1", "Qn299", "Qn300", "Qn599", "Qb"}) {
        const Xapian::docid document = *database.postlist_begin(id);
        CHECK(document > last);
        last = document;
    }
    CHECK_FALSE(std::filesystem::exists(index.folder() / ".db.building"));
}

TEST_CASE("additions to an index replace by id and keep the rest") {
    const Index index;
    CHECK(index.add(line("a", "Old lemons.") + line("b", "Plums.")).exit_code ==
          0);
    const auto run = index.add(line("c", "Quinces in Kherson.") +
                               line("a", "New oranges in Luhansk.") +
                               line("b", "Plums.", "withdrawn"));
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.err, Catch::Contains("2 articles in "));
    CHECK(index.run("check").out == "2 articles, 0 damaged\n");
    CHECK(index.ids("lemons").empty());
    CHECK(index.ids("oranges place:luhansk") == "a\n");
    CHECK(index.ids("quinces place:kherson") == "c\n");
}

TEST_CASE("an index of nothing is an index") {
    const Index index;
    CHECK(index.add("{broken\n").exit_code == 3);
    CHECK(index.run("check").out == "0 articles, 0 damaged\n");
    CHECK(index.add(line("a", "Lemons.")).exit_code == 0);
    CHECK(index.ids("lemons") == "a\n");
}

TEST_CASE("an index whose articles are all gone begins anew") {
    const Index index;
    REQUIRE(index.add(line("a", "Rebels shelled Donetsk.")).exit_code == 0);
    REQUIRE(index.add(line("a", "Rebels.", "withdrawn")).exit_code == 0);
    CHECK(index.run("check").out == "0 articles, 0 damaged\n");
    CHECK(index.add(line("b", "Rebels shelled Kherson.")).exit_code == 0);
    CHECK(index.run("check").out == "1 articles, 0 damaged\n");
    CHECK(index.ids("place:kherson") == "b\n");
}

TEST_CASE("a directory that holds more than an index is not replaced") {
    const Index index;
    std::filesystem::create_directory(index.db());
    std::ofstream(index.db() + "/notes.txt") << "mine";
    CHECK(index.add(line("a", "Lemons.")).exit_code == 0);
    CHECK(std::filesystem::exists(index.db() + "/notes.txt"));
    CHECK(index.ids("lemons") == "a\n");
}

TEST_CASE("a link to an index stays one") {
    const Index index;
    const auto there = index.folder() / "there";
    std::filesystem::create_directory(there);
    std::filesystem::create_directory_symlink(there, index.db());
    CHECK(index.add(line("a", "Lemons.")).exit_code == 0);
    CHECK(std::filesystem::is_symlink(index.db()));
    CHECK(index.ids("lemons") == "a\n");
}

TEST_CASE("ids, sources and words that Xapian would choke on") {
    const std::string zeros(245, '\0');
    const std::vector<std::string> ids = {
        std::string(300, 'a') + "1",
        std::string(300, 'a') + "2",
        std::string(5000, 'x'),
        "tab\tand\nline",
        "Q",
    };
    for (const bool is_new : {true, false}) {
        const Index index;
        if (!is_new) {
            REQUIRE(index.add(line("first", "Bread.")).exit_code == 0);
        }
        std::string articles;
        for (const std::string& id : ids) {
            articles += line(id, "Lemons in Kherson.");
        }
        articles += line(zeros, "Zeros.");
        Json odd = {{"id", "odd"},
                    {"text",
                     std::string(10000, 'y') + " " + zeros + " lemons " +
                         std::string(400, '\x01')},
                    {"source", std::string(3000, 's') + zeros},
                    {"url", std::string(3000, 'u')}};
        articles += odd.dump() + '\n' + line("last", "Lemons.");
        const auto run = index.add(articles, {"--quiet"});
        CHECK((run.exit_code == 0 || run.exit_code == 3));
        const Xapian::Database database(index.db());
        CHECK(database.get_doccount() >= ids.size() + 2);
        CHECK(index.run("check").exit_code == 0);
        CHECK(database.term_exists("Qlast"));
    }
}

TEST_CASE("a killed run leaves what was committed, and the next one goes on") {
    const Index index;
    REQUIRE(index.add(line("first", "Bread.")).exit_code == 0);
    std::string articles;
    for (int i = 0; i < 3000; ++i) {
        articles += line("n" + std::to_string(i), long_text(i));
    }
    const std::string file = (index.folder() / "many.ndjson").string();
    std::ofstream(file) << articles;
    const bool is_new = GENERATE(false, true);
    const std::string db =
        is_new ? (index.folder() / "new").string() : index.db();
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl(kIndex.c_str(),
                kIndex.c_str(),
                "--db",
                db.c_str(),
                "--quiet",
                file.c_str(),
                nullptr);
        ::_exit(127);
    }
    ::usleep(700000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    if (std::filesystem::exists(db + "/iamglass")) {
        CHECK(run_program({kIndex, "check", "--db", db}).exit_code == 0);
    }
    CHECK(run_program({kIndex, "--db", db, "--quiet", file}).exit_code == 0);
    CHECK(Xapian::Database(db).get_doccount() == (is_new ? 3000 : 3001));
    CHECK_FALSE(std::filesystem::exists(index.folder() / ".new.building"));
}

TEST_CASE("two stock servers answer as one database") {
    const TempFolder folder;
    std::vector<std::string> parts(2);
    for (int i = 0; i < 40; ++i) {
        const std::string place = i % 3 == 0 ? "Kherson" : "Luhansk";
        const std::string text =
            i % 4 == 0 ? "Russian troops withdrew from " + place + " on Friday."
                       : "Ukrainian forces shelled " + place +
                             " on Thursday, officials said.";
        parts[static_cast<std::size_t>(i % 2)] +=
            line("a" + std::to_string(i), text);
    }
    const auto path = [&folder](const std::string& name) {
        return (folder / name).string();
    };
    const auto add = [&path](const std::string& name, const std::string& all) {
        return run_program({kIndex,
                            "--db",
                            path(name),
                            "--quiet",
                            "--format",
                            "ndjson",
                            "-"},
                           all)
            .exit_code;
    };
    REQUIRE(add("one", parts[0]) == 0);
    REQUIRE(add("two", parts[1]) == 0);
    REQUIRE(add("all", parts[0] + parts[1]) == 0);
    const TcpServer one(path("one"));
    const TcpServer two(path("two"));
    std::ofstream(path("stub")) << one.stub_line() << two.stub_line();
    const auto answer = [&path](const std::string& db,
                                const std::string& question) {
        const auto run = run_program({kSearch,
                                      "--db",
                                      path(db),
                                      "--quiet",
                                      "search",
                                      question,
                                      "--json",
                                      "--limit",
                                      "100"});
        REQUIRE(run.exit_code == 0);
        return Json::parse(run.out);
    };
    const std::vector<std::string> questions = {"withdrawals in Kherson",
                                                "shelling by Ukraine",
                                                "place:luhansk",
                                                "officials",
                                                "event:withdrawal date:2022-11",
                                                "*"};
    for (const std::string& question : questions) {
        INFO(question);
        const Json there = answer("stub", question);
        const Json here = answer("all", question);
        CHECK(there["total"] == here["total"]);
        CHECK(there["total"] != 0);
        CHECK(there["facets"] == here["facets"]);
        std::set<std::string> ids_there;
        std::set<std::string> ids_here;
        for (const Json& hit : there["hits"]) {
            ids_there.insert(hit["id"]);
        }
        for (const Json& hit : here["hits"]) {
            ids_here.insert(hit["id"]);
        }
        CHECK(ids_there == ids_here);
    }
}

}  // namespace
}  // namespace dateline
