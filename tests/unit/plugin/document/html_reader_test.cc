// Pages to articles: text, blocks, metadata, bounds.
#include "plugin/document/html_reader.h"

#include <string>
#include <utility>
#include <variant>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

Article read(const std::string& html) {
    Article article;
    article.language.clear();
    const auto reason = read_html(html, article);
    INFO(html.substr(0, 200));
    CHECK(reason.value_or("") == "");
    return article;
}

std::string refusal(const std::string& html) {
    Article article;
    return read_html(html, article).value_or("");
}

TEST_CASE("text is what a reader sees") {
    const auto row = GENERATE(values<std::pair<const char*, const char*>>({
        {"<p>One <b>two</b>\n three.</p>", "One two three."},
        {"<p>A</p><p>B</p>", "A\n\nB"},
        {"<div>loose<p>A</p>tail</div>", "loose\n\nA\n\ntail"},
        {"a<br>b<br><br>c", "a b\n\nc"},
        {"<script>x()</script><style>y</style><p>A</p>", "A"},
        {"<p>A</p><p hidden>B</p><p style='display: none'>C</p>", "A"},
        {"<p>A</p><noscript>no</noscript><template>t</template>", "A"},
        {"<pre>a\nb</pre>", "a\nb"},
        {"<p>caf&eacute;&nbsp;&amp;&nbsp;bar</p>", "caf\u00E9 & bar"},
        {"<ul><li>A<li>B</ul>", "A\n\nB"},
        {"<table><tr><td>A<td>B</table>", "A\n\nB"},
        {"<p>Lu<wbr>hansk</p>", "Luhansk"},
    }));
    CHECK(read(row.first).text == row.second);
}

TEST_CASE("blocks carry what their mark-up says") {
    const Article article = read(
        "<nav><a href=x>Home page</a></nav><article><h2>Head</h2>"
        "<p>Body <a href=y>link</a></p></article>");
    REQUIRE(article.blocks.size() == 3);
    CHECK(article.blocks[0].link_bytes == article.blocks[0].span.size());
    CHECK(article.blocks[0].hint < 0);
    CHECK(article.blocks[1].kind == MarkupBlock::Kind::Heading);
    CHECK(article.blocks[2].kind == MarkupBlock::Kind::Paragraph);
    CHECK(article.blocks[2].hint > 0);
    CHECK(article.blocks[2].span.of(article.text) == "Body link");
    CHECK(article.blocks[2].link_bytes < article.blocks[2].span.size());
    CHECK(article.blocks[1].container == article.blocks[2].container);
    CHECK(article.text_changed);
}

TEST_CASE("a wrapper's name says nothing when it holds the prose") {
    const std::string prose(
        "The river rose for three days before the bridge gave way at last.");
    const Article article =
        read("<div class='with-sidebar'><p>" + prose + "</p></div>" +
             "<div class='sidebar'><p>Short</p></div>");
    REQUIRE(article.blocks.size() == 2);
    CHECK(article.blocks[0].hint == 0);
    CHECK(article.blocks[1].hint < 0);
}

TEST_CASE("metadata, the more trusted source first") {
    const Article article = read(
        R"(<html lang="en-US"><head><title>Head - The Site</title>
        <meta property="og:title" content="Head of OpenGraph">
        <meta property="og:site_name" content="The Site">
        <meta name="author" content="A. Writer">
        <meta property="article:published_time" content="2022-06-24T01:00:00Z">
        <link rel="canonical" href="http://e/1">
        <script type="application/ld+json">
        {"@context":"http://schema.org","@graph":[{"@type":"WebPage"},
         {"@type":["NewsArticle"],"headline":"Head of &quot;LD&quot;",
          "datePublished":"2022-06-25","author":[{"name":"B. Writer"}]}]}
        </script></head><body><p>Text.</p></body></html>)");
    CHECK(article.title == "Head of \"LD\"");
    CHECK(article.byline == "B. Writer");
    CHECK(article.source == "The Site");
    CHECK(article.url == "http://e/1");
    CHECK(article.language == "en-US");
    CHECK(article.published_text == "2022-06-25");
}

TEST_CASE("what the caller knows is kept") {
    Article article;
    article.title = "Mine";
    article.published = DaySpan{1, 1};
    CHECK_FALSE(
        read_html("<title>Other</title><meta name=date "
                  "content=2020-01-01><p>Text.</p>",
                  article));
    CHECK(article.title == "Mine");
    CHECK(article.published == DaySpan{1, 1});
}

TEST_CASE("titles without metadata") {
    CHECK(
        read("<title>Dam breaks in the north | Daily</title><p>x</p>").title ==
        "Dam breaks in the north");
    CHECK(read("<title>Dam breaks - Daily</title><h1>Dam breaks</h1>").title ==
          "Dam breaks");
    CHECK(read("<h1>Dam breaks</h1><p>x</p>").title == "Dam breaks");
}

TEST_CASE("broken linked data and dates are passed over") {
    const Article article = read(
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
        "</script><meta name=date content='11/12/2022'><p>x</p>");
    CHECK_FALSE(article.published);
    CHECK(article.title.empty());
}

TEST_CASE("bounds") {
    std::string deep;
    for (int i = 0; i < 20000; ++i) {
        deep += "<div>";
    }
    CHECK(refusal(deep + "x") == "elements are nested deeper than 1000 levels");
    std::string tag = "<p ";
    for (int i = 0; i < 5000; ++i) {
        tag += "a" + std::to_string(i) + "=1 ";
    }
    CHECK(refusal(tag + ">x") == "a tag has more than 1000 attributes");
    CHECK(refusal(std::string((16 << 20) + 1, 'x')) ==
          "the page has 16777217 bytes, more than 16777216");
    CHECK(refusal("<p> </p>") == "the text is empty");
    std::string paragraphs;
    for (int i = 0; i < 5000; ++i) {
        paragraphs += "<p>x";
    }
    CHECK(refusal(paragraphs).empty());
}

TEST_CASE("formatting that multiplies is stopped by memory or time") {
    std::string bomb = "<p>";
    for (int i = 0; i < 900; ++i) {
        bomb += "<b id=" + std::to_string(i) + ">";
    }
    for (int i = 0; i < 60000; ++i) {
        bomb += "<p>x";
    }
    CHECK_FALSE(refusal(bomb).empty());
}

TEST_CASE("charsets of files") {
    const auto text_of = [](const std::string& bytes) {
        auto result = read_html_article("x.html", bytes);
        REQUIRE(std::holds_alternative<Article>(result));
        return std::get<Article>(result).text;
    };
    CHECK(text_of("<meta charset=windows-1251><p>\xCA\xE8\xE5\xE2") ==
          "\u041A\u0438\u0435\u0432");
    CHECK(text_of("<meta http-equiv=Content-Type content='text/html; "
                  "charset=iso-8859-1'><p>caf\xE9") == "caf\u00E9");
    CHECK(text_of("<meta charset=utf-8><p>caf\xE9") == "caf\uFFFD");
}

}  // namespace
}  // namespace dateline
