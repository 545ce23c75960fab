// Blocks and verdicts. In the notation a line that begins with "- " must be
// furniture, every other line body; the mark is not part of the text.
#include "plugin/body/body_finder.h"

#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/body_loader.h"
#include "plugin/body/block_splitter.h"
#include "plugin/body/block_tokens.h"
#include "plugin/body/byte_counts.h"
#include "plugin/document/html_reader.h"

namespace dateline {
namespace {

/// The shipped body.yaml, compiled by itself.
const BodyLexicon& body_lexicon() {
    static const std::vector<std::byte> image = [] {
        SourceDir sources(DATELINE_CONFIG_SOURCES);
        LintReport report;
        ImageWriter writer;
        load_body(sources, writer, report);
        if (report.failed()) {
            throw ConfigError(to_string(report.messages().front()));
        }
        return writer.finish("lexicon", 1);
    }();
    static const BodyLexicon lexicon{Image(image)};
    return lexicon;
}

std::string blocks_of(const std::string& text) {
    Article article;
    article.text = text;
    Analysis analysis(article);
    BlockSplitter().split(analysis);
    std::string shown;
    for (const Block& block : analysis.blocks) {
        shown += shown.empty() ? "" : "|";
        shown += block.span.of(article.text);
    }
    return shown;
}

/// Sets the blocks of @p analysis and which of them are body.
void find_body(Analysis& analysis) {
    BlockSplitter().split(analysis);
    read_tokens(analysis);
    for (const Token& token : analysis.tokens) {
        analysis.facts.emplace_back().starts =
            body_lexicon().starts_of(token.hash);
    }
    analysis.facts.emplace_back();
    BodyFinder(body_lexicon()).find(analysis);
}

/// The blocks of an article, "+" or "-" before each.
std::vector<std::string> verdicts_of(const Article& article) {
    Analysis analysis(article);
    find_body(analysis);
    std::vector<std::string> verdicts;
    for (const Block& block : analysis.blocks) {
        verdicts.push_back((block.body ? "+" : "-") +
                           std::string(block.span.of(analysis.text.all())));
    }
    return verdicts;
}

void check_lines(const std::string& marked) {
    Article article;
    std::vector<std::string> expected;
    std::istringstream lines(marked);
    std::string line;
    while (std::getline(lines, line)) {
        const bool furniture = line.starts_with("- ");
        line.erase(0, furniture ? 2 : 0);
        article.text += line + "\n";
        if (!line.empty()) {
            expected.push_back((furniture ? "-" : "+") + line);
        }
    }
    CHECK(verdicts_of(article) == expected);
}

TEST_CASE("lines are blocks, a margin's line ends are not") {
    CHECK(blocks_of("First paragraph.\nSecond one.\n\n Third. ") ==
          "First paragraph.|Second one.|Third.");
    CHECK(blocks_of("The river rose for three days before the bridge at the\n"
                    "mill gave way, the mayor said on Tuesday, and the road\n"
                    "was closed.\n"
                    "    Two farms were cut off until the army came with a\n"
                    "boat in the evening.\n") ==
          "The river rose for three days before the bridge at the\nmill gave "
          "way, the mayor said on Tuesday, and the road\nwas closed.|Two "
          "farms were cut off until the army came with a\nboat in the "
          "evening.");
    CHECK(blocks_of("Home\nWorld\nSport\nnews\n") == "Home|World|Sport|news");
    CHECK(blocks_of("She had been warned of it in a long letter from\n"
                    "the ministry\nof works.\nThe end.") ==
          "She had been warned of it in a long letter from\nthe ministry\nof "
          "works.|The end.");
    CHECK(blocks_of(" \n\t\n").empty());
}

TEST_CASE("an article without furniture is kept whole") {
    check_lines(
        "Bridge gives way at the mill\n"
        "The river rose for three days before the bridge at the mill gave "
        "way, the mayor said on Tuesday.\n"
        "Two farms were cut off until the army came with a boat.\n"
        "'A mess'\n"
        "The road will stay closed for a month, and the school bus will take "
        "the old way over the hill.\n");
    check_lines("Rain fell.\n");
    check_lines("Rain in the north\n");
}

TEST_CASE("a flattened page") {
    check_lines(
        "- Home | World | Sport | Weather\n"
        "- Sign in\n"
        "- Subscribe to our newsletter\n"
        "The river rose for three days before the bridge at the mill gave "
        "way, the mayor said on Tuesday, and nobody was hurt.\n"
        "Two farms were cut off until the army came with a boat in the "
        "evening, he said.\n"
        "The road will stay closed for a month, and the school bus will take "
        "the old way over the hill.\n"
        "- Most read\n"
        "- 1. Lion escapes from a zoo in the capital\n"
        "- 2. Minister resigns over a loan\n"
        "- More from Europe\n"
        "- Pilots go on strike in Lisbon\n"
        "- \u00A9 2022 The Valley Paper. All rights reserved.\n");
}

TEST_CASE("a list in the middle of an article") {
    check_lines(
        "The river rose for three days before the bridge at the mill gave "
        "way, the mayor said on Tuesday, and nobody was hurt.\n"
        "- Related stories\n"
        "- Minister resigns over a loan\n"
        "Two farms were cut off until the army came with a boat in the "
        "evening, he said.\n"
        "- Read more: how to fill a sandbag\n"
        "The road will stay closed for a month, and the school bus will take "
        "the old way over the hill.\n");
}

TEST_CASE("a page of HTML") {
    Article article;
    REQUIRE_FALSE(read_html(
        "<title>Bridge gives way</title><nav><ul><li><a href=1>World</a>"
        "<li><a href=2>Sport</a></ul></nav><div class=cookie>We use cookies "
        "to make this site better for you.</div><article><h1>Bridge gives "
        "way</h1><p>The river rose for three days before the bridge at the "
        "mill gave way, the mayor said on Tuesday.</p><div class=share>Share "
        "this</div><p>Two farms were cut off until the army came with a boat "
        "in the evening, he said.</p></article><aside class=related><h3>Read "
        "next</h3><a href=3>Lion escapes from a zoo in the capital</a>"
        "</aside><footer>The Valley Paper</footer>",
        article));
    std::string body;
    Analysis analysis(article);
    find_body(analysis);
    for (const Block& block : analysis.blocks) {
        if (block.body && block.kind != Block::Kind::Title) {
            body += std::string(block.span.of(analysis.text.all())) + "\n";
        }
    }
    CHECK(body ==
          "The river rose for three days before the bridge at the mill gave "
          "way, the mayor said on Tuesday.\nTwo farms were cut off until the "
          "army came with a boat in the evening, he said.\n");
}

TEST_CASE("every block is explained") {
    Article article;
    article.text =
        "Sign in\nThe river rose for three days before the bridge gave way, "
        "the mayor said on Tuesday.\n\u00A9 2022 The Valley Paper\n";
    Analysis analysis(article);
    Explanation explanation;
    analysis.explanation = &explanation;
    find_body(analysis);
    REQUIRE(explanation.entries().size() == analysis.blocks.size());
    for (const ExplanationEntry& entry : explanation.entries()) {
        CHECK(entry.stage == "body");
        CHECK(entry.rule.starts_with("body/"));
        CHECK(entry.message.starts_with("score "));
    }
}

TEST_CASE("something is always kept") {
    Article article;
    article.text = "Sign in\nShare\nPrint\nFollow us\n";
    Analysis analysis(article);
    find_body(analysis);
    bool any = false;
    for (const Block& block : analysis.blocks) {
        any |= block.body;
    }
    CHECK(any);
}

TEST_CASE("tokens and sentences are those of the body") {
    Article article;
    article.title = "Bridge gives way";
    article.text =
        "Sign in\nThe river rose for three days before the bridge gave way, "
        "the mayor said on Tuesday. Two farms were cut off.\nShare\nThe army "
        "came with a boat in the evening, he said, and took them to the mill."
        "\nRead more: Lion escapes from a zoo\n";
    Analysis analysis(article);
    find_body(analysis);
    keep_body(analysis);
    std::string sentences;
    for (const Sentence& sentence : analysis.sentences) {
        const Block& block = analysis.blocks[sentence.block];
        CHECK(block.body);
        CHECK(block.tokens.contains(sentence.tokens));
        CHECK(analysis.span_of(sentence.tokens) == sentence.span);
        CHECK(sentence.in_title == (block.kind == Block::Kind::Title));
        sentences += analysis.surface(sentence.tokens.first);
        sentences += ' ';
    }
    CHECK(sentences == "Bridge The Two The ");
    CHECK(analysis.facts[analysis.tokens.size()].starts == 0);
}

TEST_CASE("words are counted as they are written") {
    const auto words = [](std::string_view text) {
        return count_bytes(text).words;
    };
    const auto [text, expected] = GENERATE(table<std::string, std::uint32_t>({
        {"", 0},
        {"The river rose", 3},
        {"Rostov-on-Don's bridge", 2},
        {"an O'Brien - and 'quoted' words", 5},
        {"U.S. 1,500.5", 5},
        {"it rose--he said", 3},
        {"Ana\u00EFs, caf\u00E9", 2},
    }));
    CAPTURE(text);
    // Wherever the step of 64 bytes falls.
    for (std::size_t before = 0; before < 70; ++before) {
        CHECK(words(std::string(before, ' ') + text) == expected);
    }
}

}  // namespace
}  // namespace dateline
