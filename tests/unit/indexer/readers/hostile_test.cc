// The hostile inputs kept beside the project: each is indexed, repaired or
// refused as their table says, and the good ones among them survive.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/read_all.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

const std::filesystem::path kMaker = DATELINE_HOSTILE_MAKER;

/// The table writes line feeds and escapes of a name as \n and \e, and a name
/// that is not UTF-8 as Python shows its bytes.
std::string file_name(const std::string& shown) {
    if (shown.starts_with("b'")) {
        std::string name;
        for (std::size_t i = 2; i + 1 < shown.size(); ++i) {
            if (shown.compare(i, 2, "\\x") == 0) {
                name += static_cast<char>(
                    std::stoi(shown.substr(i + 2, 2), nullptr, 16));
                i += 3;
            } else {
                name += shown[i];
            }
        }
        return name;
    }
    std::string name;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (shown.compare(i, 2, "\\n") == 0) {
            name += '\n';
            ++i;
        } else if (shown.compare(i, 2, "\\e") == 0) {
            name += '\x1b';
            ++i;
        } else {
            name += shown[i];
        }
    }
    return name;
}

struct Outcome {
    std::size_t articles = 0;
    std::size_t diagnostics = 0;
    std::size_t failures = 0;
    std::size_t skipped = 0;
};

std::map<std::string, Outcome> outcomes_of(const ReadLog& log) {
    std::map<std::string, Outcome> outcomes;
    for (const auto& [article, origin] : log.articles) {
        Outcome& outcome = outcomes[origin.path];
        ++outcome.articles;
        outcome.diagnostics += article.diagnostics.size();
    }
    for (const ReadError& error : log.errors) {
        Outcome& outcome = outcomes[error.origin.path];
        CHECK_FALSE(error.message.empty());
        ++(error.kind == ReadError::Kind::Failed ? outcome.failures
                                                 : outcome.skipped);
    }
    return outcomes;
}

void check_row(const std::string& name,
               const std::string& expected,
               const std::string& why,
               const Outcome& outcome) {
    INFO(name << ": " << why);
    // Hidden files are passed over in directories, and said.
    if (name == "fs/.hidden.json") {
        CHECK(outcome.skipped == 1);
    } else if (name == "json/lines-one-bad.jsonl") {
        CHECK(outcome.articles == 2);
        CHECK(outcome.failures == 1);
    } else if (expected == "skip") {
        CHECK(outcome.articles == 0);
        CHECK(outcome.failures + outcome.skipped == 1);
    } else {
        CHECK(outcome.articles >= 1);
        CHECK(outcome.failures == 0);
        if (expected == "sanitise") {
            CHECK(outcome.diagnostics >= 1);
        }
    }
}

TEST_CASE("hostile files") {
    if (!std::filesystem::exists(kMaker)) {
        WARN("left out: " << kMaker << " is not here");
        return;
    }
    const TempFolder folder;
    const std::string root = folder.path() / "hostile";
    const std::string make =
        "python3 '" + kMaker.string() + "' small '" + root + "' >/dev/null";
    REQUIRE(std::system(make.c_str()) == 0);
    const auto outcomes = outcomes_of(read_everything({root}));
    std::ifstream table(root + "/EXPECT.tsv");
    std::string line;
    while (std::getline(table, line)) {
        std::istringstream columns(line);
        std::string name;
        std::string expected;
        std::string why;
        std::getline(columns, name, '\t');
        std::getline(columns, expected, '\t');
        std::getline(columns, why);
        // Word lists are config's; rights mean nothing to a test run as root.
        if (name.starts_with("yaml/") || name == "fs/noperm.json") {
            continue;
        }
        const auto found = outcomes.find(root + "/" + file_name(name));
        check_row(name,
                  expected,
                  why,
                  found == outcomes.end() ? Outcome{} : found->second);
    }
}

}  // namespace
}  // namespace dateline
