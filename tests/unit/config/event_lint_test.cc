// What is wrong in event sources is said with its file and line: mistakes that
// make them unusable, and entries that can never count.
#include "config/event_lint.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/events_loader.h"
#include "tests/support/lint_messages.h"

namespace dateline {
namespace {

/// A small lexicon that says nothing wrong.
SourceFiles good() {
    return {{"words/noun_kinds.tsv.xz", packed("")},
            {"events/types.yaml",
             "types:\n"
             "  retreat: {label: Retreat, plural: Retreats, family: war}\n"
             "  attack: {label: Attack, plural: Attacks, family: war}\n"},
            {"events/classes.yaml",
             "classes:\n"
             "  troops: {words: [soldier]}\n"},
            {"events/cues.yaml",
             "cues:\n"
             "  - {status: announced, verbs: [plan]}\n"
             "speech: [say]\n"
             "light: [launch]\n"},
            {"events/codes.yaml",
             "codes:\n"
             "  - {type: [retreat, attack], plover: \"R\", test: \"T\"}\n"},
            {"events/war.yaml",
             "retreat:\n"
             "  - rule: leave\n"
             "    verbs: [leave]\n"
             "    subject: {role: doer, is: [troops]}\n"}};
}

std::vector<std::string> messages(const SourceFiles& files) {
    return lint_messages(files, [](SourceDir& sources, LintReport& report) {
        WordTable words;
        words.add_function_word(
            "from", WordTag::Preposition, VerbForm::Base, "from");
        ImageWriter writer;
        load_events(sources, words, writer, report);
    });
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
        {"events/war.yaml",
         "retread:\n  - {rule: leave, verbs: [leave]}\n",
         "events/war.yaml:1:1: error: unknown event type 'retread', did you "
         "mean "
         "'retreat'?"},
        {"events/war.yaml",
         "retreat:\n  - rule: leave\n",
         "events/war.yaml:2:5: error: rule 'retreat/leave' has no trigger"},
        {"events/war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave]}\n"
         "  - {rule: leave, verbs: [flee]}\n",
         "events/war.yaml:3:12: error: rule 'retreat/leave' is there twice"},
        {"events/war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    subject: {role: dooer}\n",
         "events/war.yaml:4:21: error: unknown role 'dooer', did you mean "
         "'doer'?"},
        {"events/war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    subject: {role: doer, is: [trops]}\n",
         "events/war.yaml:4:31: error: unknown class 'trops', did you mean "
         "'troops'?"},
        {"events/war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    refuse: [\"@trops\"]\n",
         "events/war.yaml:4:13: error: unknown class 'trops', did you mean "
         "'troops'?"},
        {"events/war.yaml",
         "retreat:\n"
         "  - rule: leave\n"
         "    verbs: [leave]\n"
         "    status: anounced\n",
         "events/war.yaml:4:13: error: unknown status 'anounced', did you mean "
         "'announced'?"},
        {"events/war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave], refuse: [out of the town, "
         "\"@troops\"]}\n",
         "events/war.yaml:2:5: error: 'out of the town' in needs or refuse: "
         "one word "
         "or two"},
        {"events/war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave], refuse: [\"@troops\"], "
         "prepositions: {form: origin}}\n",
         "events/war.yaml:2:5: error: 'form' is no preposition of "
         "words/function_words.yaml"},
        {"events/types.yaml",
         "types:\n"
         "  retreat: {label: R, plural: R, family: war, place: orign}\n"
         "  attack: {label: A, plural: A, family: war}\n",
         "events/types.yaml:2:54: error: unknown place policy 'orign', did you "
         "mean "
         "'origin'?"},
        {"events/codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], doer: [stat], plover: \"X\", test: "
         "\"T\"}\n",
         "events/codes.yaml:2:37: error: unknown kind 'stat', did you mean "
         "'state'?"},
    };
    for (const Row& row : rows) {
        SourceFiles files = good();
        files[row.file] = row.text;
        INFO(row.text);
        const std::vector<std::string> found = messages(files);
        REQUIRE_FALSE(found.empty());
        CHECK(found.front() == row.message);
    }
}

TEST_CASE("event sources: what can never count") {
    const Row rows[] = {
        {"events/war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [leave, quit]}\n"
         "  - {rule: go, verbs: [go, quit], confidence: 0.7}\n"
         "  - {rule: run, nouns: [run], refuse: [\"@troops\"]}\n",
         "events/war.yaml:3:5: warning: trigger 'quit' of 'retreat/go' is "
         "shadowed by "
         "'retreat/leave' (events/war.yaml:2)"},
        {"events/war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [quit], refuse: [\"@troops\"]}\n"
         "attack:\n"
         "  - {rule: leave, verbs: [quit], refuse: [\"@troops\"], confidence: "
         "0.9}\n",
         "events/war.yaml:2:5: warning: trigger 'quit' of 'retreat/leave' is "
         "shadowed "
         "by 'attack/leave' (events/war.yaml:4)"},
        {"events/war.yaml",
         "retreat:\n"
         "  - {rule: leave, verbs: [quit, quit], refuse: [\"@troops\"]}\n",
         "events/war.yaml:2:5: warning: 'quit' is twice in rule "
         "'retreat/leave'"},
        {"events/codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], plover: \"A\", test: \"T\"}\n"
         "  - {type: [attack], doer: [state], plover: \"B\", test: \"T\"}\n",
         "events/codes.yaml:3:5: warning: unreachable for 'attack': "
         "events/codes.yaml:2 "
         "takes it all"},
        {"events/codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], doer: [state, forces], plover: \"A\", "
         "test: \"T\"}\n"
         "  - {type: [attack], mode: fast, doer: [state], plover: \"B\", test: "
         "\"T\"}\n",
         "events/codes.yaml:3:5: warning: unreachable for 'attack': "
         "events/codes.yaml:2 "
         "takes it all"},
        {"events/codes.yaml",
         "codes:\n"
         "  - {type: [retreat, attack], plover: \"A\"}\n",
         "events/codes.yaml:2:5: warning: a code row without a test"},
        {"events/codes.yaml",
         "codes:\n"
         "  - {type: [attack], plover: \"A\", test: \"T\"}\n",
         "events/types.yaml:2:3: warning: type 'retreat' has no code row"},
        {"events/classes.yaml",
         "classes:\n"
         "  troops: {words: [soldier]}\n"
         "  fruit: {words: [apple]}\n",
         "events/classes.yaml:3:3: warning: no rule asks for class 'fruit'"},
        {"events/classes.yaml",
         "classes:\n"
         "  troops: {words: [soldier, soldier]}\n",
         "events/classes.yaml:2:3: warning: 'soldier' is twice in class "
         "'troops'"},
        {"events/classes.yaml",
         "classes:\n"
         "  troops: {words: [soldier], includes: [troops]}\n",
         "events/classes.yaml:2:3: error: class 'troops' includes itself"},
        {"events/cues.yaml",
         "cues:\n"
         "  - {status: announced, verbs: [plan]}\n"
         "  - {status: negated, verbs: [fail, plan]}\n",
         "events/cues.yaml:3:5: warning: cue 'plan' is there twice: announced "
         "and "
         "negated"},
        {"events/types.yaml",
         "types:\n"
         "  retreat: {label: R, plural: R, family: war, question_terms: "
         "[move]}\n"
         "  attack: {label: A, plural: A, family: war, question_terms: "
         "[move]}\n",
         "events/types.yaml:3:3: warning: question term 'move' means both "
         "'retreat' "
         "and 'attack': make it a question group"},
    };
    for (const Row& row : rows) {
        SourceFiles files = good();
        files[row.file] = row.text;
        INFO(row.text);
        const std::vector<std::string> found = messages(files);
        REQUIRE(found.size() == 1);
        CHECK(found.front() == row.message);
    }
}

TEST_CASE("event sources: a narrower row before a wider one is reached") {
    SourceFiles files = good();
    files["events/codes.yaml"] =
        "codes:\n"
        "  - {type: [attack], doer: [state], plover: \"A\", test: \"T\"}\n"
        "  - {type: [retreat, attack], plover: \"B\", test: \"T\"}\n";
    CHECK(messages(files).empty());
}

TEST_CASE("event sources: rules with other guards share a trigger") {
    SourceFiles files = good();
    files["events/war.yaml"] =
        "retreat:\n"
        "  - {rule: a, verbs: [quit], refuse: [\"@troops\"]}\n"
        "  - {rule: b, verbs: [quit], needs: [\"@troops\"]}\n";
    CHECK(messages(files).empty());
}

}  // namespace
}  // namespace dateline
