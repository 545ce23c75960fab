// Where capitals stand and when they say something.
#include "plugin/text/capitals.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/text/tokenizer.h"

namespace dateline {
namespace {

struct Read {
    explicit Read(const std::string& text) {
        tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
        const auto end = static_cast<std::uint32_t>(tokens.size());
        split_sentences(tokens, {0, end}, 0, sentences);
        find_capitals(tokens, sentences, capitals);
        for (const std::uint32_t token : capitals.tokens) {
            words.emplace_back(tokens[token].span.of(text));
        }
    }

    std::vector<Token> tokens;
    std::vector<Sentence> sentences;
    Capitals capitals;
    std::vector<std::string> words;
};

TEST_CASE("capitalised tokens are listed by sentence") {
    const Read read(
        "Rain fell on Lviv. Nobody was hurt, said Olena Kovalenko.");
    CHECK(read.words == std::vector<std::string>{
                            "Rain", "Lviv", "Nobody", "Olena", "Kovalenko"});
    REQUIRE(read.capitals.sentences.size() == 2);
    CHECK(read.capitals.sentences[0].first == 0);
    CHECK(read.capitals.sentences[0].last == 2);
    CHECK(read.capitals.sentences[1].first == 2);
    CHECK(read.capitals.sentences[1].last == 5);
}

TEST_CASE("the case of a sentence is told by its longer words") {
    struct Row {
        std::string text;
        SentenceCase letters;
        bool title_case;
    };
    const std::vector<Row> rows = {
        {"The mayor of Lviv left on Friday", SentenceCase::Normal, false},
        {"Mayor Leaves Lviv As Storm Nears", SentenceCase::Headline, true},
        {"Mayor Leaves Lviv as storm nears City", SentenceCase::Normal, false},
        {"MAYOR LEAVES LVIV", SentenceCase::Capitals, false},
        {"MAYOR LEAVES LVIV AFTER STORM", SentenceCase::Capitals, true},
        {"Lviv", SentenceCase::Normal, false},
        {"", SentenceCase::Normal, false},
    };
    for (const Row& row : rows) {
        const Read read(row.text);
        CAPTURE(row.text);
        REQUIRE(read.capitals.sentences.size() == (row.text.empty() ? 0 : 1));
        if (!row.text.empty()) {
            CHECK(read.capitals.sentences[0].letters == row.letters);
            CHECK(read.capitals.sentences[0].title_case == row.title_case);
        }
    }
}

TEST_CASE("the list is made anew for each article") {
    Read read("Lviv and Kyiv and Odesa");
    read.tokens.resize(1);
    read.sentences.clear();
    find_capitals(read.tokens, read.sentences, read.capitals);
    CHECK(read.capitals.tokens.empty());
    CHECK(read.capitals.sentences.empty());
}

}  // namespace
}  // namespace dateline
