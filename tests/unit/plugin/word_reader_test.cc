// The facts of a token are those of its word, whatever was read before it.
#include "plugin/word_reader.h"

#include <catch2/catch.hpp>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/text/tokenizer.h"
#include "tests/support/test_lexicons.h"

namespace dateline {

namespace {

std::vector<WordFacts> read(WordReader& reader, std::string_view text) {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::vector<WordFacts> facts;
    reader.read(tokens, facts);
    REQUIRE(facts.size() == tokens.size() + 1);
    return facts;
}

}  // namespace

TEST_CASE("a word's facts come from every lexicon", "[word_reader]") {
    WordReader reader(test_lexicons());
    const std::vector<WordFacts> facts =
        read(reader, "Russian troops left Kherson, in March");
    CHECK((facts[0].starts & kStartsDemonym) != 0);
    CHECK((facts[1].starts & kStartsRole) != 0);
    CHECK(facts[2].is_ordinary());
    CHECK(facts[3].place.count != 0);
    CHECK_FALSE(facts[3].is_ordinary());
    CHECK(facts[4].starts == 0);
    CHECK((facts[5].classes & kLocative) != 0);
    CHECK(facts[7].starts == 0);
}

TEST_CASE("what a lesser depth never asks stays unset", "[word_reader]") {
    WordReader all(test_lexicons());
    WordReader places(test_lexicons(), AnnotationDepth::Places);
    WordReader frame(test_lexicons(), AnnotationDepth::Frame);
    CHECK(read(all, "bombed")[0].events != 0);
    CHECK(read(places, "bombed")[0].events == 0);
    CHECK(read(places, "Kherson")[0].place.count != 0);
    CHECK(read(frame, "Kherson")[0].place.count == 0);
    CHECK((read(frame, "the")[0].starts & kIsFunctionWord) != 0);
}

TEST_CASE("a demonym is written with a capital", "[word_reader]") {
    WordReader reader(test_lexicons());
    CHECK((read(reader, "Polish")[0].starts & kStartsDemonym) != 0);
    CHECK((read(reader, "polish")[0].starts & kStartsDemonym) == 0);
    CHECK((read(reader, "Polish")[0].starts & kStartsDemonym) != 0);
}

TEST_CASE("many words do not change what is said of one", "[word_reader]") {
    WordReader reader(test_lexicons());
    std::string many;
    for (int i = 0; i < 50000; ++i) {
        many += 'w' + std::to_string(i) + ' ';
    }
    read(reader, many);
    const std::vector<WordFacts> facts = read(reader, "in Kherson");
    CHECK((facts[0].classes & kLocative) != 0);
    CHECK(facts[1].place.count != 0);
    CHECK(read(reader, "w7")[0].word() == nullptr);
}

}  // namespace dateline
