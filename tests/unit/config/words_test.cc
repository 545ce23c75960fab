// Word forms: spelling of inflections, and the readings of the shipped lists.
#include <string>

#include <catch2/catch.hpp>

#include "config/word_forms.h"
#include "config/words_loader.h"
#include "plugin/text/normalize.h"

namespace dateline {
namespace {

TEST_CASE("regular inflections are spelt as English spells them") {
    struct Row {
        const char* lemma;
        const char* s;
        const char* past;
        const char* gerund;
    };
    const Row rows[] = {
        {"attack", "attacks", "attacked", "attacking"},
        {"seize", "seizes", "seized", "seizing"},
        {"carry", "carries", "carried", "carrying"},
        {"stop", "stops", "stopped", "stopping"},
        {"storm", "storms", "stormed", "storming"},
        {"flee", "flees", "fleed", "fleeing"},
        {"die", "dies", "died", "dying"},
        {"panic", "panics", "panicked", "panicking"},
        {"veto", "vetoes", "vetoed", "vetoing"},
        {"quit", "quits", "quitted", "quitting"},
        {"deploy", "deploys", "deployed", "deploying"},
    };
    for (const Row& row : rows) {
        CHECK(s_form(row.lemma) == row.s);
        CHECK(past_form(row.lemma) == row.past);
        CHECK(gerund_form(row.lemma) == row.gerund);
    }
    CHECK(graded_form("heavy", "er") == "heavier");
    CHECK(s_form("guardsman") == "guardsmen");
    CHECK(s_form("woman") == "women");
    CHECK(s_form("shaman") == "shamans");
}

std::string readings_of(const WordLexicon& words, const std::string& form) {
    const WordForm* slot = words.find(hash_folded(fold(form)));
    std::string shown;
    if (slot != nullptr) {
        for (const WordReading& reading : words.readings(*slot)) {
            shown += (shown.empty() ? "" : " ") +
                     std::string(words.lemma_text(reading.lemma)) + ":" +
                     std::to_string(static_cast<int>(reading.tag));
        }
    }
    return shown;
}

TEST_CASE("a table's forms, irregular ones and closed classes") {
    WordTable table;
    table.add_irregular("withdrew", 'v', "withdraw");
    table.add_irregular("withdrawn", 'v', "withdraw");
    table.add("withdraw", 'v', 20);
    table.add_irregular("overran", 'v', "overrun");
    table.add_irregular("overrun", 'v', "overrun");
    table.add("overrun", 'v', 20);
    table.add("can", 'n', 5);
    table.add_function_word("can", WordTag::Modal, VerbForm::Base, "can");
    table.add_preposition("out of");
    ImageWriter writer;
    table.write(writer);
    const std::vector<std::byte> bytes = writer.finish("lexicon", 0);
    const Image image(bytes);
    const WordLexicon words(image);
    CHECK(readings_of(words, "withdrew") == "withdraw:7");
    CHECK(readings_of(words, "withdrawn") == "withdraw:8");
    CHECK(readings_of(words, "withdraws") == "withdraw:6");
    CHECK(readings_of(words, "overran") == "overrun:7");
    CHECK(readings_of(words, "overrun") == "overrun:5 overrun:8");
    CHECK(readings_of(words, "can") == "can:16");
    CHECK(readings_of(words, "cans") == "can:1");
    CHECK(readings_of(words, "withdrawed").empty());
    CHECK(words.find(hash_folded("out"))->flags == kBeginsPreposition);
    CHECK(words.is_ordinary_word(hash_folded("cans")));
    CHECK(words.frequency(hash_folded("kherson")) == 0);
}

}  // namespace
}  // namespace dateline
