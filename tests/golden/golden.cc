// Golden articles: NAME.article (one JSON article) and NAME.expected (its
// facts). Fails with a line-by-line difference; --update rewrites the expected
// files, to be read as a diff.
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

std::string facts_of_file(const fs::path& path, Annotator& annotator) {
    const auto document = read_json_article(contents(path));
    if (const auto* error = std::get_if<DocumentError>(&document)) {
        return "error " + error->message + "\n";
    }
    return facts_of(annotator.annotate(std::get<Article>(document)));
}

}  // namespace

int main(int argc, char** argv) {
    const bool update = argc > 1 && std::string(argv[1]) == "--update";
    std::vector<fs::path> articles;
    for (const auto& entry : fs::directory_iterator(DATELINE_GOLDEN_FOLDER)) {
        if (entry.path().extension() == ".article") {
            articles.push_back(entry.path());
        }
    }
    std::sort(articles.begin(), articles.end());
    Annotator annotator(test_lexicons());
    int failed = 0;
    for (const fs::path& article : articles) {
        const std::string got = facts_of_file(article, annotator);
        fs::path expected = article;
        expected.replace_extension(".expected");
        if (update) {
            std::ofstream(expected, std::ios::binary) << got;
        } else if (got != contents(expected)) {
            fmt::print("FAILED {}\n", article.filename().string());
            print_difference(contents(expected), got);
            ++failed;
        }
    }
    fmt::print("{} golden articles, {} failed\n", articles.size(), failed);
    return failed == 0 && !articles.empty() ? 0 : 1;
}
