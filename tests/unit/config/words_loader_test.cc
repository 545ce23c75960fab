// What is wrong in the files under words/ is said with its file and line.
#include "config/words_loader.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/lint_messages.h"

namespace dateline {
namespace {

SourceFiles good() {
    return {{"words/function_words.yaml",
             "language: en\n"
             "determiners: [the]\n"
             "numbers: {two: 2}\n"
             "be: {base: [be], s: [is], past: [was]}\n"},
            {"words/corrections.yaml",
             "past: {beset: beset}\n"
             "nouns: {rebel: 20}\n"},
            {"words/irregular.tsv", "withdrew\tv\twithdraw\n"},
            {"words/wordnet.tsv.xz", packed("rebel\t4\t2\t\t\n")}};
}

std::vector<std::string> messages(const SourceFiles& files) {
    return lint_messages(files, [](SourceDir& sources, LintReport& report) {
        load_words(sources, report);
    });
}

TEST_CASE("words: nothing is said of good files") {
    CHECK(messages(good()).empty());
}

TEST_CASE("words: mistakes are named with their line") {
    struct Row {
        const char* file;
        std::string text;
        const char* message;
    };
    const Row rows[] = {
        {"function_words.yaml",
         "language: en\nnumbers: {two: zwei}\n",
         "words/function_words.yaml:2:16: error: 'zwei' is no number"},
        {"function_words.yaml",
         "language: en\ndeterminer: [the]\n",
         "words/function_words.yaml:2:1: error: unknown key 'determiner', did "
         "you mean 'determiners'?"},
        {"function_words.yaml",
         "language: en\nbe: {gerunds: [being]}\n",
         "words/function_words.yaml:2:6: error: unknown key 'gerunds', did you "
         "mean 'gerund'?"},
        {"function_words.yaml",
         "determiners: [the]\n",
         "words/function_words.yaml:1:1: error: 'language' is missing"},
        {"corrections.yaml",
         "nouns: {rebel: many}\n",
         "words/corrections.yaml:1:16: error: 'many' is no number"},
        {"corrections.yaml",
         "noun: {rebel: 20}\n",
         "words/corrections.yaml:1:1: error: unknown key 'noun', did you mean "
         "'nouns'?"},
        {"irregular.tsv",
         "# form\nwithdrew\twithdraw\n",
         "words/irregular.tsv:2:1: error: expected a form, the letter of its "
         "part of speech and a lemma"},
        {"irregular.tsv",
         "withdrew\t\twithdraw\n",
         "words/irregular.tsv:1:1: error: expected a form, the letter of its "
         "part of speech and a lemma"},
        {"wordnet.tsv.xz",
         packed("rebel\t4\t2\n"),
         "words/wordnet.tsv.xz:1:1: error: expected 5 columns"},
        {"wordnet.tsv.xz",
         packed("rebel\t4\tx\t\t\n"),
         "words/wordnet.tsv.xz:1:1: error: 'x' is no number"},
        {"wordnet.tsv.xz",
         "no archive",
         "words/wordnet.tsv.xz: error: words/wordnet.tsv.xz: damaged or "
         "cut-off xz data"},
    };
    for (const Row& row : rows) {
        SourceFiles files = good();
        files[std::string("words/") + row.file] = row.text;
        INFO(row.message);
        const std::vector<std::string> found = messages(files);
        REQUIRE(found.size() == 1);
        CHECK(found.front() == row.message);
    }
}

}  // namespace
}  // namespace dateline
