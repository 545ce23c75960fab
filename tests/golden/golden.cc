// Golden files: ID.expected holds the facts of the article ID of the
// hand-labelled collection tests/eval/articles.ndjson. Fails with a
// line-by-line difference; --update rewrites the expected files, to be read as
// a diff.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "plugin/annotator.h"
#include "plugin/document/json_reader.h"
#include "tests/support/facts.h"
#include "tests/support/test_lexicons.h"

namespace {

namespace fs = std::filesystem;
using namespace dateline;

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// Lines of one that the other lacks, in order; good enough to read.
void print_difference(const std::string& expected, const std::string& got) {
    const auto want = lines_of(expected);
    const auto have = lines_of(got);
    for (const std::string& line : want) {
        if (std::find(have.begin(), have.end(), line) == have.end()) {
            fmt::print("  - {}\n", line);
        }
    }
    for (const std::string& line : have) {
        if (std::find(want.begin(), want.end(), line) == want.end()) {
            fmt::print("  + {}\n", line);
        }
    }
}

std::vector<Article> labelled_articles() {
    std::vector<Article> articles;
    std::ifstream in(DATELINE_LABELLED_ARTICLES);
    for (std::string line; std::getline(in, line);) {
        articles.push_back(std::get<Article>(read_json_article(line)));
    }
    return articles;
}

}  // namespace

int main(int argc, char** argv) {
    const bool update = argc > 1 && std::string(argv[1]) == "--update";
    const std::vector<Article> articles = labelled_articles();
    Annotator annotator(test_lexicons());
    int failed = 0;
    for (const Article& article : articles) {
        const std::string got = facts_of(annotator.annotate(article));
        const fs::path expected =
            fs::path(DATELINE_GOLDEN_FOLDER) / (article.id + ".expected");
        if (update) {
            std::ofstream(expected, std::ios::binary) << got;
        } else if (got != contents(expected)) {
            fmt::print("FAILED {}\n", article.id);
            print_difference(contents(expected), got);
            ++failed;
        }
    }
    fmt::print("{} golden articles, {} failed\n", articles.size(), failed);
    return failed == 0 && !articles.empty() ? 0 : 1;
}
