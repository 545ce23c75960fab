// Every refusal of the strict YAML reader, with its whole message.
#include "config/yaml_source.h"

#include <string>
#include <tuple>

#include <catch2/catch.hpp>

#include "config/edit_distance.h"

namespace dateline {
namespace {

std::string first_message(const std::string& text) {
    LintReport report;
    parse_yaml("x.yaml", text, report);
    return report.messages().empty() ? "" : to_string(report.messages()[0]);
}

TEST_CASE("YAML that is refused") {
    const auto [text, message] = GENERATE(table<std::string, std::string>({
        {"a: &x 1\nb: *x\n", "x.yaml:1:4: error: anchors (&) are not allowed"},
        {"a: 1\n<<: {b: 2}\n",
         "x.yaml:2:1: error: merge keys (<<) are not allowed"},
        {"a: 1\na: 2\n", "x.yaml:2:1: error: duplicate key 'a'"},
        {"a: 1\n---\nb: 2\n",
         "x.yaml:2:1: error: a second document in one file"},
        {"a: !!int 1\n", "x.yaml:1:4: error: tags (!) are not allowed"},
        {"", "x.yaml:1:1: error: the file holds no entries"},
        {"- 1\n", "x.yaml:1:1: error: the file holds no entries"},
        {"a: 1\nb: \xFF\n", "x.yaml:2:1: error: the file is not valid UTF-8"},
        {"[a]: 1\n", "x.yaml:1:1: error: a key must be a plain word"},
    }));
    CHECK(first_message(text) == message);
}

TEST_CASE("deep nesting is refused, not followed") {
    const std::string message = first_message("a: " + std::string(5000, '['));
    CHECK_THAT(message, Catch::EndsWith("error: nested too deeply"));
}

TEST_CASE("a tab names its line") {
    CHECK(first_message("a:\n\tb: 1\n").substr(0, 9) == "x.yaml:2:");
}

TEST_CASE("words that YAML would turn into other things stay strings") {
    LintReport report;
    const auto file = parse_yaml("x.yaml", "country: NO\ncode: 0874\n", report);
    REQUIRE(file);
    YamlMap map(*file, file->root, report);
    CHECK(map.text("country") == "NO");
    CHECK(map.text("code") == "0874");
    map.done();
    CHECK_FALSE(report.failed());
}

TEST_CASE("unknown keys are errors with a suggestion") {
    LintReport report;
    const auto file =
        parse_yaml("x.yaml", "verbs: [go]\nnuons: [trip]\n", report);
    REQUIRE(file);
    YamlMap map(*file, file->root, report);
    map.texts("verbs");
    map.texts("nouns");
    map.done();
    REQUIRE(report.messages().size() == 1);
    CHECK(to_string(report.messages()[0]) ==
          "x.yaml:2:1: error: unknown key 'nuons', did you mean 'nouns'?");
}

TEST_CASE("wrong kinds and missing keys are named") {
    LintReport report;
    const auto file =
        parse_yaml("x.yaml", "name: [a]\nsize: ten\nflag: maybe\n", report);
    REQUIRE(file);
    YamlMap map(*file, file->root, report);
    map.text_or("name", "");
    map.number("size");
    map.flag("flag");
    map.text("id");
    std::string all;
    for (const LintMessage& message : report.messages()) {
        all += to_string(message) + "\n";
    }
    CHECK(all ==
          "x.yaml:1:7: error: 'name' must be one word or text\n"
          "x.yaml:2:7: error: 'ten' is not a number\n"
          "x.yaml:3:7: error: 'maybe' is neither true nor false\n"
          "x.yaml:1:1: error: 'id' is missing\n");
}

TEST_CASE("edit distance") {
    CHECK(edit_distance("luhanks", "luhansk") == 2);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(nearest("nuons", {"verbs", "nouns"}) == "nouns");
    CHECK(nearest("zzz", {"verbs", "nouns"}).empty());
}

}  // namespace
}  // namespace dateline
