// The annotator on seeded random texts: pieces of the demo archive cut, mixed
// and damaged. Whatever comes out keeps the invariants, comes out the same a
// second time, from a used annotator and on another thread.
#include "plugin/annotator.h"

#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/document/json_reader.h"
#include "plugin/text/normalize.h"
#include "tests/support/facts.h"
#include "tests/support/invariants.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

std::vector<Article> archive() {
    std::ifstream in(DATELINE_TEST_ARCHIVE);
    std::vector<Article> articles;
    for (std::string line; std::getline(in, line);) {
        auto document = read_json_article(line);
        REQUIRE(std::holds_alternative<Article>(document));
        articles.push_back(std::get<Article>(std::move(document)));
    }
    REQUIRE(articles.size() == 60);
    return articles;
}

/// Cuts at any byte and repairs, so that odd characters appear too.
std::string piece_of(const std::string& text, std::mt19937& random) {
    if (text.empty()) {
        return "";
    }
    const std::size_t from = random() % text.size();
    const std::size_t size = random() % 400;
    return repair_utf8(text.substr(from, size)).text;
}

Article random_article(const std::vector<Article>& from, std::mt19937& random) {
    static const std::vector<std::string> kGlue = {"",
                                                   " ",
                                                   "\n",
                                                   "\n\n",
                                                   ". ",
                                                   ", ",
                                                   "\" ",
                                                   " - ",
                                                   "\u2028",
                                                   "'s ",
                                                   " \u00C9\u0301 ",
                                                   "(",
                                                   ")",
                                                   " 2022 ",
                                                   "\t"};
    Article article = from[random() % from.size()];
    article.text.clear();
    const std::size_t pieces = random() % 8;
    for (std::size_t i = 0; i < pieces; ++i) {
        article.text += piece_of(from[random() % from.size()].text, random);
        article.text += kGlue[random() % kGlue.size()];
    }
    if (random() % 4 == 0) {
        article.published.reset();
    }
    return article;
}

TEST_CASE("the annotator keeps its invariants on any text") {
    const std::vector<Article> articles = archive();
    std::mt19937 random(20220711);
    Annotator used(test_lexicons());
    for (int round = 0; round < 400; ++round) {
        const Article article = random_article(articles, random);
        const Annotation annotation = used.annotate(article);
        INFO(article.text);
        REQUIRE(broken_invariant(article, annotation) == "");
        Annotator fresh(test_lexicons());
        REQUIRE(facts_of(fresh.annotate(article)) == facts_of(annotation));
    }
}

TEST_CASE("threads share the lexicons") {
    const std::vector<Article> articles = archive();
    const auto all = [&] {
        Annotator annotator(test_lexicons());
        std::string facts;
        for (const Article& article : articles) {
            facts += facts_of(annotator.annotate(article));
        }
        return facts;
    };
    const std::string expected = all();
    std::string first;
    std::string second;
    std::thread one([&] { first = all(); });
    std::thread two([&] { second = all(); });
    one.join();
    two.join();
    CHECK(first == expected);
    CHECK(second == expected);
}

}  // namespace
}  // namespace dateline
