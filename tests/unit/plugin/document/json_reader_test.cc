// One JSON object to an Article: what is read, repaired, refused, and the
// words of every refusal.
#include "plugin/document/json_reader.h"

#include <string>
#include <utility>
#include <variant>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

Article read(const std::string& json, const JsonFields& fields = {}) {
    auto result = read_json_article(json, fields);
    if (const auto* error = std::get_if<DocumentError>(&result)) {
        FAIL("refused: " << error->message);
    }
    return std::get<Article>(std::move(result));
}

DocumentError refuse(const std::string& json) {
    auto result = read_json_article(json);
    if (std::holds_alternative<Article>(result)) {
        FAIL("accepted: " << json);
    }
    return std::get<DocumentError>(std::move(result));
}

std::string codes_of(const Article& article) {
    std::string codes;
    for (const Diagnostic& diagnostic : article.diagnostics) {
        codes += codes.empty() ? "" : " ";
        codes += diagnostic.code;
    }
    return codes;
}

TEST_CASE("all fields") {
    const Article article = read(
        R"({"id": "a1", "title": "T", "text": "Rain fell.", "url": "http://e",
            "published": "2022-06-25T10:00:00Z", "source": "Agency",
            "byline": "A. B.", "language": "en-GB", "status": "corrected",
            "embargoed": "2022-06-26T00:00:00Z", "other": [{"deep": [1]}]})");
    CHECK(article.id == "a1");
    CHECK(article.title == "T");
    CHECK(article.text == "Rain fell.");
    CHECK(article.url == "http://e");
    CHECK(article.published ==
          DaySpan{to_day(2022, 6, 25), to_day(2022, 6, 25)});
    CHECK(article.published_text == "2022-06-25T10:00:00Z");
    CHECK(article.source == "Agency");
    CHECK(article.byline == "A. B.");
    CHECK(article.language == "en-GB");
    CHECK(article.status == ArticleStatus::Corrected);
    CHECK(article.embargoed == "2022-06-26T00:00:00Z");
    CHECK_FALSE(article.text_changed);
    CHECK(article.diagnostics.empty());
}

TEST_CASE("null is absent, the language English") {
    const Article article =
        read(R"({"id":"a","text":"x","title":null,"url":null})");
    CHECK(article.title.empty());
    CHECK(article.language == "en");
    CHECK_FALSE(article.published);
}

TEST_CASE("text wins over html, html over an empty text") {
    CHECK(read(R"({"id":"a","text":"x","html":"<p>y</p>"})").text == "x");
    const Article article =
        read(R"({"id":"a","text":"","html":"<p>y</p>","title":"T"})");
    CHECK(article.text == "y");
    CHECK(article.title == "T");
    CHECK(article.text_changed);
}

TEST_CASE("repairs are said") {
    using namespace std::string_literals;
    const Article bytes = read("{\"id\":\"a\",\"text\":\"x \xFF y\"}");
    CHECK(bytes.text == "x \uFFFD y");
    CHECK(bytes.text_changed);
    CHECK(codes_of(bytes) == "repaired-utf8");
    const Article nul = read(R"({"id":"a","text":"x\u0000y"})");
    CHECK(nul.text == "x\uFFFDy");
    CHECK(nul.text_changed);
    const Article source = read(R"({"id":"a","text":"x","source":"\u0000"})");
    CHECK(source.source == "\uFFFD");
    CHECK_FALSE(source.text_changed);
    CHECK(read("\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"x\"}").text == "x");
}

TEST_CASE("unreadable dates and unknown words are warnings") {
    const auto row = GENERATE(values<std::pair<const char*, const char*>>({
        {R"("published":"2022-02-30")", "unreadable-date"},
        {R"("published":"")", "unreadable-date"},
        {R"("published":20221111)", "unreadable-date"},
        {R"("published":["2022"])", "unreadable-date"},
        {R"("embargoed":"soon")", "unreadable-date"},
        {R"("status":"odd")", "unknown-status"},
        {R"("status":"stat:canceled")", ""},
    }));
    const Article article =
        read(R"({"id":"a","text":"x",)" + std::string(row.first) + "}");
    CHECK_FALSE(article.published);
    CHECK(codes_of(article) == row.second);
}

TEST_CASE("statuses") {
    const auto row = GENERATE(values<std::pair<std::string, ArticleStatus>>({
        {"usable", ArticleStatus::Usable},
        {"", ArticleStatus::Usable},
        {"Corrected", ArticleStatus::Corrected},
        {"withdrawn", ArticleStatus::Withdrawn},
        {"stat:canceled", ArticleStatus::Withdrawn},
        {"killed", ArticleStatus::Withdrawn},
        {"withheld", ArticleStatus::Withdrawn},
    }));
    Article article;
    CHECK(read_status(row.first, article) == row.second);
    CHECK(article.diagnostics.empty());
}

TEST_CASE("refusals") {
    const auto row = GENERATE(values<std::pair<std::string, std::string>>({
        {"",
         "not valid JSON at byte 1: syntax error while parsing value - "
         "unexpected end of input; expected '[', '{', or a literal"},
        {"[]", "the document is not a JSON object"},
        {"7", "the document is not a JSON object"},
        {"{}", "\"id\" is not given"},
        {R"({"id":""})", "\"id\" is empty"},
        {R"({"id":"a"})", "neither \"text\" nor \"html\" is given"},
        {R"({"id":"a","text":""})", "the text is empty"},
        {R"({"id":"a","text":" \n\u00a0"})", "the text is empty"},
        {R"({"id":"a","html":"<p> </p>"})", "the text is empty"},
        {R"({"id":7,"text":"x"})", "\"id\" must be a string, not a number"},
        {R"({"id":"a","text":["x"]})", "\"text\" must be a string, not a list"},
        {R"({"id":"a","text":{"x":1}})",
         "\"text\" must be a string, not an object"},
        {R"({"id":"a","text":"x","title":true})",
         "\"title\" must be a string, not true or false"},
        {R"({"id":"a","text":"x","text":"y"})", "duplicate key \"text\""},
        {R"({"id":"a","other":1,"other":2,"text":"x"})",
         "duplicate key \"other\""},
        {R"({"id":"a\u0000","text":"x"})", "\"id\" holds a NUL"},
    }));
    CHECK(refuse(row.first).message == row.second);
}

TEST_CASE("broken JSON is refused with its place") {
    for (const std::string json : {R"({"id":"a","text":"x"} {})",
                                   R"({"id":"a","text":"x")",
                                   R"({"id":"a","text":"\ud800"})",
                                   R"({"id":"a","text":"x","n":NaN})",
                                   R"({"id":"a","text":"x","n":1e999})",
                                   "{'id':1}"}) {
        CHECK(refuse(json).message.starts_with("not valid JSON at byte "));
    }
    CHECK(refuse(R"({"id":"a1","text":)").id == "a1");
}

TEST_CASE("deep nesting is refused, whatever it stands in") {
    const std::string open(20000, '[');
    const std::string close(20000, ']');
    for (const std::string& json :
         {open + close,
          "{\"id\":\"a\",\"text\":" + open + close + "}",
          "{\"id\":\"a\",\"other\":" + open + close + ",\"text\":\"x\"}"}) {
        CHECK_FALSE(refuse(json).message.empty());
    }
}

TEST_CASE("foreign encodings and marks without end") {
    using namespace std::string_literals;
    CHECK(refuse("\xFF\xFE{\0\"\0"s).message ==
          "the text is UTF-16; convert it to UTF-8");
    std::string marks = "a";
    for (int i = 0; i < 300; ++i) {
        marks += "\u0301";
    }
    CHECK(refuse("{\"id\":\"a\",\"text\":\"" + marks + "\"}").message ==
          "the text has a run of more than 256 combining marks");
}

TEST_CASE("other people's keys") {
    JsonFields fields;
    fields.text = "body_plain";
    fields.source = "source.name";
    fields.id = "meta.ids.main";
    fields.url = "";
    const Article article = read(
        R"({"meta":{"ids":{"main":"m1"},"id":9},"id":5,"text":[1],"url":8,
            "source":{"id":1,"name":"Agency"},"body_plain":"Rain fell.",
            "list":[{"body_plain":"no"}]})",
        fields);
    CHECK(article.id == "m1");
    CHECK(article.text == "Rain fell.");
    CHECK(article.source == "Agency");
    CHECK(article.url.empty());
}

}  // namespace
}  // namespace dateline
