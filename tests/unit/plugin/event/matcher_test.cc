// The parts of the event stage by themselves, on single sentences without
// mentions: tags, guards and further words of triggers, merging of acts.
#include <fstream>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/document/json_reader.h"
#include "plugin/event/chunker.h"
#include "plugin/event/clause_linker.h"
#include "plugin/event/guard_hits.h"
#include "plugin/event/rule_matcher.h"
#include "plugin/event/tagger.h"
#include "plugin/event/trigger_tail.h"
#include "tests/support/read_text.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

/// The event stage up to the matcher.
struct Reader : TextWords {
    explicit Reader(const std::string& text) : TextWords(text) {
        mentions.build(*analysis);
    }

    void read(const Sentence& sentence) {
        tagger.tag(*analysis, mentions, sentence, syntax);
        chunker.chunk(*analysis, mentions, syntax);
        linker.link(*analysis, mentions, syntax);
        classes.judge(*analysis, mentions, syntax);
    }

    const Lexicons& lexicons = test_lexicons();
    const EventLexicon& events = lexicons.events();
    MentionIndex mentions;
    Syntax syntax;
    Tagger tagger{lexicons.words()};
    Chunker chunker{lexicons.words()};
    ClauseLinker linker{lexicons.words(), events};
    NounClasses classes{events};
};

WordTag tag_of(const std::string& text, std::size_t word) {
    Reader reader(text);
    reader.read(reader.analysis->sentences.at(0));
    return reader.syntax.words.at(word).tag;
}

/// Slugs of the types told, by position.
std::string types_of(const std::string& text) {
    Reader reader(text);
    reader.read(reader.analysis->sentences.at(0));
    RuleMatcher matcher(reader.lexicons.words(), reader.events);
    std::vector<EventCandidate> found;
    const SentenceView view{
        *reader.analysis, reader.mentions, reader.syntax, reader.classes};
    matcher.match(view, {}, found);
    std::string types;
    for (const EventCandidate& each : found) {
        const EventRule& rule = reader.events.rules()[each.rule];
        types += (types.empty() ? "" : " ");
        types += reader.events.text(reader.events.types()[rule.type].slug);
    }
    return types;
}

template <typename Check>
void for_each_archive_sentence(Check check) {
    std::ifstream in(DATELINE_TEST_ARCHIVE);
    std::size_t sentences = 0;
    for (std::string line; std::getline(in, line);) {
        Reader reader(std::get<Article>(read_json_article(line)).text);
        for (const Sentence& sentence : reader.analysis->sentences) {
            reader.read(sentence);
            check(reader);
            ++sentences;
        }
    }
    CHECK(sentences > 300);
}

TEST_CASE("a word's neighbours say what it is") {
    using enum WordTag;
    CHECK(tag_of("They left the fort.", 1) == VerbPast);
    CHECK(tag_of("They will leave the fort.", 2) == VerbBase);
    CHECK(tag_of("Their leave ended.", 1) == Noun);
    CHECK(tag_of("The attack killed ten.", 1) == Noun);
    CHECK(tag_of("They attack the fort.", 1) == VerbBase);
    CHECK(tag_of("They were attacked.", 2) == VerbParticiple);
    CHECK(tag_of("They killed and wounded ten.", 3) == VerbPast);
    CHECK(tag_of("A suicide bombing hit the fort.", 2) == Noun);
    CHECK(tag_of("He said that soldiers fled.", 2) == Subordinator);
    CHECK(tag_of("Ten soldiers fled.", 0) == Number);
}

TEST_CASE("what is one act gives one event") {
    CHECK(types_of("The army withdrew from the fort.") == "withdrawal");
    CHECK(types_of("Shelling killed ten people.") != "shelling killing");
}

/// Every guard of every word, whatever WordFacts says of it.
TEST_CASE("no guard is missed") {
    GuardHits hits(test_lexicons().events());
    std::size_t held = 0;
    for_each_archive_sentence([&](const Reader& reader) {
        const EventLexicon& events = reader.events;
        const auto& words = reader.syntax.words;
        hits.read(reader.syntax);
        for (std::uint32_t i = 0; i < words.size(); ++i) {
            events.guards().walk(
                static_cast<std::uint32_t>(words.size()) - i,
                [&](std::uint32_t n) { return words[i + n].key; },
                [&](std::uint32_t length, auto lists) {
                    for (const std::uint32_t list : lists) {
                        ++held;
                        REQUIRE(hits.holds(list, i, i + length));
                    }
                });
        }
        REQUIRE_FALSE(hits.holds(kNoGuards, 0, 1));
    });
    CHECK(held > 100);
}

TEST_CASE("no further words of a trigger are missed") {
    std::size_t matched = 0;
    for_each_archive_sentence([&](const Reader& reader) {
        const EventLexicon& events = reader.events;
        const SentenceView view{
            *reader.analysis, reader.mentions, reader.syntax, reader.classes};
        TriggerTail tail(lemma_of(reader.lexicons.words(), "of"));
        tail.read(view);
        for (const VerbGroup& verb : reader.syntax.verbs) {
            const LemmaTriggers* triggers = events.triggers(verb.lemma);
            if (triggers == nullptr) {
                continue;
            }
            tail.begin(verb);
            for (const EventTrigger& trigger : events.list(triggers->verbs)) {
                const bool may = tail.may_follow(trigger);
                if (tail.match(events.tail(trigger), verb) != 0) {
                    matched += trigger.tail.count != 0 ? 1 : 0;
                    REQUIRE(may);
                }
            }
        }
    });
    CHECK(matched > 20);
}

}  // namespace
}  // namespace dateline
