// What is wrong in event sources is said with its file and line: mistakes that
// make them unusable, and entries that can never count.
#include "config/event_lint.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/events_loader.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using Files = std::map<std::string, std::string>;

/// A small lexicon that says nothing wrong.
Files good() {
    return {{"types.yaml",
             "types:\n"
             "  retreat: {label: Retreat, plural: Retreats, family: war}\n"
             "  attack: {label: Attack, plural: Attacks, family: war}\n"},
            {"classes.yaml",
             "classes:\n"
             "  troops: {words: [soldier]}\n"},
            {"cues.yaml",
             "cues:\n"
             "  - {status: announced, verbs: [plan]}\n"
             "speech: [say]\n"
             "light: [launch]\n"},
            {"codes.yaml",
             "codes:\n"
             "  - {type: [retreat, attack], plover: \"R\", test: \"T\"}\n"},
            {"war.yaml",
             "retreat:\n"
             "  - rule: leave\n"
             "    verbs: [leave]\n"
             "    subject: {role: doer, is: [troops]}\n"}};
}

/// What is said of the folder's event files, each without the folder's path.
std::vector<std::string> messages(const Files& files) {
    const TempFolder folder;
    std::filesystem::create_directories(folder / "events");
    for (const auto& [name, text] : files) {
        std::ofstream(folder / ("events/" + name)) << text;
    }
    SourceDir sources(folder.path());
    LintReport report;
    WordTable words;
    words.add_function_word(
        "from", WordTag::Preposition, VerbForm::Base, "from");
    ImageWriter writer;
    load_events(sources, words, writer, report);
    std::vector<std::string> found;
    const std::string path = (folder / "events").string() + "/";
    for (const LintMessage& message : report.messages()) {
        std::string text = to_string(message);
        if (text.find("noun_kinds") != std::string::npos) {
            continue;  // this folder has no words/
        }
        for (std::size_t at = 0;
             (at = text.find(path, at)) != std::string::npos;) {
            text.erase(at, path.size());
        }
        found.push_back(text);
    }
    return found;
}

TEST_CASE("event sources: nothing is said of good ones") {
    CHECK(messages(good()).empty());
}

struct Row {
    const char* file;
    const char* text;
    const char* message;
};

TEST_CASE("event sources: mistakes are named with their line") {
    const Row rows[] = {
        {"war.yaml",
         "retread:\n  - {rule: leave, verbs: [leave]}\n",
         "war.yaml:1:1: error: unknown event type 'retread', did you mean "
         "'retreat'?"},
        {"war.yaml",
         "retreat:\n  - rule: leave\n",
         "war.yaml:2:5: error: rule 'retreat/leave' has no trigger"},
        {"war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave]}\n"
         "  - {rule: leave, verbs: [flee]}\n",
         "war.yaml:3:12: error: rule 'retreat/leave' is there twice"},
        {"war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    subject: {role: dooer}\n",
         "war.yaml:4:21: error: unknown role 'dooer', did you mean 'doer'?"},
        {"war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    subject: {role: doer, is: [trops]}\n",
         "war.yaml:4:31: error: unknown class 'trops', did you mean "
         "'troops'?"},
        {"war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    refuse: [\"@trops\"]\n",
         "war.yaml:4:13: error: unknown class 'trops', did you mean "
         "'troops'?"},
        {"war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    status: anounced\n",
         "war.yaml:4:13: error: unknown status 'anounced', did you mean "
         "'announced'?"},
        {"war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave], refuse: [out of the town, "
         "\"@troops\"]}\n",
         "war.yaml:2:5: error: 'out of the town' in needs or refuse: one word "
         "or two"},
        {"war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave], refuse: [\"@troops\"], "
         "prepositions: {form: origin}}\n",
         "war.yaml:2:5: error: 'form' is no preposition of "
         "words/function_words.yaml"},
        {"types.yaml",
         "types:\n"
         "  retreat: {label: R, plural: R, family: war, place: orign}\n"
         "  attack: {label: A, plural: A, family: war}\n",
         "types.yaml:2:54: error: unknown place policy 'orign', did you mean "
         "'origin'?"},
        {"codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], doer: [stat], plover: \"X\", test: "
         "\"T\"}\n",
         "codes.yaml:2:37: error: unknown kind 'stat', did you mean 'state'?"},
    };
    for (const Row& row : rows) {
        Files files = good();
        files[row.file] = row.text;
        INFO(row.text);
        const std::vector<std::string> found = messages(files);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == row.message);
    }
}

TEST_CASE("event sources: what can never count") {
    const Row rows[] = {
        {"war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave, quit]}\n"
         "  - {rule: go, verbs: [go, quit], confidence: 0.7}\n"
         "  - {rule: run, nouns: [run], refuse: [\"@troops\"]}\n",
         "war.yaml:3:5: warning: trigger 'quit' of 'retreat/go' is shadowed by "
         "'retreat/leave' (war.yaml:2)"},
        {"war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [quit], refuse: [\"@troops\"]}\n"
         "attack:\n"
         "  - {rule: leave, verbs: [quit], refuse: [\"@troops\"], confidence: "
         "0.9}\n",
         "war.yaml:2:5: warning: trigger 'quit' of 'retreat/leave' is shadowed "
         "by 'attack/leave' (war.yaml:4)"},
        {"war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [quit, quit], refuse: [\"@troops\"]}\n",
         "war.yaml:2:5: warning: 'quit' is twice in rule 'retreat/leave'"},
        {"codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], plover: \"A\", test: \"T\"}\n"
         "  - {type: [attack], doer: [state], plover: \"B\", test: \"T\"}\n",
         "codes.yaml:3:5: warning: unreachable for 'attack': codes.yaml:2 "
         "takes it all"},
        {"codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], doer: [state, forces], plover: \"A\", "
         "test: \"T\"}\n"
         "  - {type: [attack], mode: fast, doer: [state], plover: \"B\", test: "
         "\"T\"}\n",
         "codes.yaml:3:5: warning: unreachable for 'attack': codes.yaml:2 "
         "takes it all"},
        {"codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], plover: \"A\"}\n",
         "codes.yaml:2:5: warning: a code row without a test"},
        {"codes.yaml",
         "codes:\n"
         "  - {type: [attack], plover: \"A\", test: \"T\"}\n",
         "types.yaml:2:3: warning: type 'retreat' has no code row"},
        {"classes.yaml",
         "classes:\n"
         "  troops: {words: [soldier]}\n"
         "  fruit: {words: [apple]}\n",
         "classes.yaml:3:3: warning: no rule asks for class 'fruit'"},
        {"classes.yaml",
         "classes:\n"
         "  troops: {words: [soldier, soldier]}\n",
         "classes.yaml:2:3: warning: 'soldier' is twice in class 'troops'"},
        {"classes.yaml",
         "classes:\n"
         "  troops: {words: [soldier], includes: [troops]}\n",
         "classes.yaml:2:3: error: class 'troops' includes itself"},
        {"cues.yaml",
         "cues:\n"
         "  - {status: announced, verbs: [plan]}\n"
         "  - {status: negated, verbs: [fail, plan]}\n",
         "cues.yaml:3:5: warning: cue 'plan' is there twice: announced and "
         "negated"},
        {"types.yaml",
         "types:\n"
         "  retreat: {label: R, plural: R, family: war, question_terms: "
         "[move]}\n"
         "  attack: {label: A, plural: A, family: war, question_terms: "
         "[move]}\n",
         "types.yaml:3:3: warning: question term 'move' means both 'retreat' "
         "and 'attack': make it a question group"},
    };
    for (const Row& row : rows) {
        Files files = good();
        files[row.file] = row.text;
        INFO(row.text);
        const std::vector<std::string> found = messages(files);
        REQUIRE(found.size() == 1);
        CHECK(found.front() == row.message);
    }
}

TEST_CASE("event sources: a narrower row before a wider one is reached") {
    Files files = good();
    files["codes.yaml"] =
        "codes:\n"
        "  - {type: [attack], doer: [state], plover: \"A\", test: \"T\"}\n"
        "  - {type: [retreat, attack], plover: \"B\", test: \"T\"}\n";
    CHECK(messages(files).empty());
}

TEST_CASE("event sources: rules with other guards share a trigger") {
    Files files = good();
    files["war.yaml"] =
        "retreat:\n"
        "  - {rule: a, verbs: [quit], refuse: [\"@troops\"]}\n"
        "  - {rule: b, verbs: [quit], needs: [\"@troops\"]}\n";
    CHECK(messages(files).empty());
}

}  // namespace
}  // namespace dateline
