// Plain text files: taken as they stand, repaired, or refused by name.
#include "plugin/document/text_reader.h"

#include <string>
#include <variant>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

using namespace std::string_literals;

std::string refusal(const std::string& bytes) {
    const auto result = read_text_article("a.txt", bytes);
    const auto* error = std::get_if<DocumentError>(&result);
    return error == nullptr ? "" : error->message;
}

TEST_CASE("a text file is its text") {
    const auto result = read_text_article("a.txt", "Rain fell.\n");
    const auto& article = std::get<Article>(result);
    CHECK(article.id == "a.txt");
    CHECK(article.text == "Rain fell.\n");
    CHECK(article.title.empty());
    CHECK_FALSE(article.text_changed);
}

TEST_CASE("ill-formed bytes are repaired, a byte order mark is left out") {
    const auto bad = read_text_article("a.txt", "caf\xE9 \0 x"s);
    CHECK(std::get<Article>(bad).text == "caf\uFFFD \uFFFD x");
    CHECK(std::get<Article>(bad).diagnostics.size() == 1);
    CHECK(std::get<Article>(bad).diagnostics[0].message ==
          "2 ill-formed bytes or NULs in text replaced by U+FFFD");
    const auto marked = read_text_article("a.txt", "\xEF\xBB\xBFx");
    CHECK(std::get<Article>(marked).text == "x");
    CHECK(std::get<Article>(marked).text_changed);
}

TEST_CASE("text files that are refused") {
    CHECK(refusal("\xFF\xFEx\0"s) == "the text is UTF-16; convert it to UTF-8");
    CHECK(refusal("\xFE\xFF\0x"s) == "the text is UTF-16; convert it to UTF-8");
    CHECK(refusal("\xFF\xFE\0\0x\0\0\0"s) ==
          "the text is UTF-32; convert it to UTF-8");
    CHECK(refusal("R\0a\0i\0n\0 \0f\0e\0l\0l\0"s) ==
          "the text is UTF-16; convert it to UTF-8");
    CHECK(refusal(std::string((8 << 20) + 1, 'x')) ==
          "the text has 8388609 bytes, more than 8388608");
    CHECK(refusal("") == "the text is empty");
    CHECK(refusal(" \n\t\r\u3000") == "the text is empty");
}

}  // namespace
}  // namespace dateline
