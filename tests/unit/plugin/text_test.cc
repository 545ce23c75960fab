// Tokens and sentences: one row is a text and what it must be split into.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/text/normalize.h"
#include "plugin/text/sentence_splitter.h"
#include "plugin/text/tokenizer.h"

namespace dateline {
namespace {

std::string tokens_of(const std::string& text) {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::string shown;
    for (const Token& token : tokens) {
        shown += shown.empty() ? "" : "|";
        shown += token.span.of(text);
    }
    return shown;
}

std::string sentences_of(const std::string& text) {
    std::vector<Token> tokens;
    tokenize(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
    std::vector<Sentence> sentences;
    split_sentences(
        tokens, {0, static_cast<std::uint32_t>(tokens.size())}, 0, sentences);
    std::string shown;
    for (const Sentence& sentence : sentences) {
        shown += shown.empty() ? "" : "|";
        shown += sentence.span.of(text);
    }
    return shown;
}

TEST_CASE("tokens") {
    CHECK(tokens_of("Rostov-on-Don fell.") == "Rostov|on|Don|fell|.");
    CHECK(tokens_of("Russia's troops don't") == "Russia|'s|troops|do|n't");
    CHECK(tokens_of("Slov\u2019yansk, O'Brien") == "Slov\u2019yansk|,|O'Brien");
    CHECK(tokens_of("the U.S. Gen. Boris N. Yeltsin") ==
          "the|U.S.|Gen.|Boris|N.|Yeltsin");
    CHECK(tokens_of("$1,500.50 in 1994-96") == "$|1,500.50|in|1994|96");
    CHECK(tokens_of("He said no. It ended") == "He|said|no|.|It|ended");
    CHECK(tokens_of("in Troy, N.C., on") == "in|Troy|,|N.C.|,|on");
    CHECK(tokens_of("soldiers' homes") == "soldiers|'|homes");
}

TEST_CASE("folding is one for lexicon, article and question") {
    CHECK(fold("Slov\u2019yansk") == "slovyansk");
    CHECK(fold("S\u00C3O T\u00F3m\u00E9") == "sao tome");
    CHECK(fold("Lu\u200Bhansk") == "luhansk");
    CHECK(phrase_hashes("ZAPORI\u017DIA") == phrase_hashes("Zaporiz\u030Cia"));
    CHECK(phrase_hashes("U.S.") == phrase_hashes("U.S"));
    CHECK(phrase_hashes("St. Petersburg") == phrase_hashes("St Petersburg"));
}

TEST_CASE("sentences") {
    CHECK(sentences_of("Gen. Ray Odierno left. He was 60.") ==
          "Gen. Ray Odierno left.|He was 60.");
    CHECK(sentences_of("He lives in the U.S. The dog barks.") ==
          "He lives in the U.S.|The dog barks.");
    CHECK(sentences_of("the U.S. Navy sailed") == "the U.S. Navy sailed");
    CHECK(sentences_of("\"It is over.\"Troops moved on.") ==
          "\"It is over.\"|Troops moved on.");
    CHECK(sentences_of("\"Stop!\" he said. \"Go.\" They went.") ==
          "\"Stop!\" he said.|\"Go.\"|They went.");
}

TEST_CASE("ill-formed bytes are repaired and counted") {
    const Repair repair =
        repair_utf8(std::string("a\xFF"
                                "b\0c",
                                5));
    CHECK(repair.text == "a\uFFFDb\uFFFDc");
    CHECK(repair.replaced == 2);
    CHECK_FALSE(is_valid_utf8_without_nul("\xC0\xAF"));
}

}  // namespace
}  // namespace dateline
