// Any text, plain and as a page: every block judged, in order, inside the text,
// on character boundaries, and something kept.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "plugin/body/block_splitter.h"
#include "plugin/body/block_tokens.h"
#include "plugin/body/body_finder.h"
#include "plugin/document/html_reader.h"
#include "plugin/document/text_reader.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/text/tokenizer.h"

namespace {

using namespace dateline;

/// A few phrases of each class: enough for every rule to be reached.
const BodyLexicon& lexicon() {
    static const std::vector<std::byte> image = [] {
        using P = BodyPhrase;
        PhraseTableBuilder table;
        const auto add = [&](const char* phrase, std::uint32_t classes) {
            table.add(phrase_hashes(phrase), classes);
        };
        add("most read", P::Ends | P::Begins);
        add("sign in", P::Whole);
        add("read more", P::Begins | P::Whole);
        add("all rights reserved", P::Holds);
        add("he said", P::Keeps);
        add("the", P::Function);
        ImageWriter writer;
        table.write(writer, "body");
        writer.add("body.within",
                   std::vector<std::uint64_t>(kBodyWithinBits / 64, ~0ULL));
        return writer.finish("lexicon", 1);
    }();
    static const BodyLexicon lexicon{Image(image)};
    return lexicon;
}

void check(const Article& article) {
    Analysis analysis(article);
    Explanation explanation;
    analysis.explanation = &explanation;
    BlockSplitter().split(analysis);
    read_tokens(analysis);
    for (const Token& token : analysis.tokens) {
        analysis.facts.emplace_back().starts = lexicon().starts_of(token.hash);
    }
    analysis.facts.emplace_back();
    BodyFinder(lexicon()).find(analysis);
    keep_body(analysis);
    std::uint32_t end = 0;
    bool any = analysis.blocks.empty();
    for (const Block& block : analysis.blocks) {
        const std::string_view all = analysis.text.all();
        if (block.span.begin < end || block.span.empty() ||
            block.span.end > all.size() ||
            (block.span.end < all.size() &&
             (all[block.span.end] & 0xC0) == 0x80)) {
            std::abort();
        }
        end = block.span.end;
        any |= block.body;
    }
    if (!any) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto text = read_text_article("x", bytes);
    if (const auto* article = std::get_if<Article>(&text)) {
        check(*article);
    }
    const auto page = read_html_article("x", bytes);
    if (const auto* article = std::get_if<Article>(&page)) {
        check(*article);
    }
    return 0;
}
