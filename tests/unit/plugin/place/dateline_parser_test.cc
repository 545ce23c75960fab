// Heads of stories: what is one, and its parts.
#include "plugin/text/dateline_parser.h"

#include <string>

#include <catch2/catch.hpp>

#include "plugin/text/tokenizer.h"
#include "plugin/time/time_finder.h"
#include "tests/support/test_lexicons.h"

namespace dateline {
namespace {

/// "place|date|agency" of the first head; "-" when there is none.
std::string head_of(const std::string& text) {
    Article article;
    article.text = text;
    Analysis analysis(article);
    analysis.blocks.push_back({analysis.text.body()});
    tokenize(analysis.text.all(), analysis.text.body(), analysis.tokens);
    split_sentences(analysis.tokens,
                    {0, static_cast<std::uint32_t>(analysis.tokens.size())},
                    0,
                    analysis.sentences);
    TimeFinder(test_lexicons().times()).find(analysis);
    parse_datelines(analysis);
    if (analysis.datelines.empty()) {
        return "-";
    }
    const DatelineHead& head = analysis.datelines.front();
    const auto part = [&](const std::optional<TokenRange>& range) {
        return range && !range->empty() ? std::string(analysis.surface(*range))
                                        : std::string();
    };
    return part(head.place) + "|" + part(head.date) + "|" + part(head.agency);
}

TEST_CASE("datelines and what is none") {
    const std::pair<const char*, const char*> rows[] = {
        {"KYIV, March 3 (Agency) - The army said", "KYIV|March 3|Agency"},
        {"KIEV, July 6 \u2013 The army said", "KIEV|July 6|"},
        {"WASHINGTON (AP) \u2014 The house voted", "WASHINGTON||AP"},
        {"TROY, N.Y. (AP) -- A man was", "TROY, N.Y.||AP"},
        {"Beirut (Agency) - The army said", "Beirut||Agency"},
        {"RIO DE JANEIRO, Feb 26 - Showers", "RIO DE JANEIRO|Feb 26|"},
        {"(Agency) -- The army said", "||Agency"},
        {"The army - it said - left.", "-"},
        {"Paris is big.", "-"},
        {"", "-"},
    };
    for (const auto& [text, expected] : rows) {
        INFO(text);
        CHECK(head_of(text) == expected);
    }
}

}  // namespace
}  // namespace dateline
