// why-not against the searcher: for every judged question and every article of
// the demo archive both must say the same.
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/facet/facet_schema.h"
#include "query/explain_output.h"
#include "query/xapian_query.h"
#include "tests/unit/query/demo_searcher.h"

namespace dateline {
namespace {

std::vector<std::string> all_questions() {
    std::vector<std::string> questions;
    for (const char* path :
         {DATELINE_OWN_QUESTIONS, DATELINE_ARCHIVE_QUERIES}) {
        std::ifstream file(path);
        for (const auto& entry : nlohmann::json::parse(file)) {
            questions.push_back(
                entry.value("question", entry.value("query", std::string())));
        }
    }
    questions.insert(questions.end(),
                     {"Putin",
                      "Luhansk 2014",
                      "actor:putin place:minsk",
                      "cash OR \"mass grave\" -Bucha",
                      "source:agency published:2022",
                      "arms supplies to Ukraine",
                      "event:displacement from:mosul"});
    return questions;
}

ArticleVerdict verdict_on(Xapian::docid document, const Question& question) {
    DemoSearcher& d = demo();
    const Hit hit = d.searcher.load(document, question);
    return why_not(hit.record,
                   question,
                   {[&d](const std::string& id) { return d.index.name_of(id); },
                    [&d, document](const std::vector<AskedText>& alternatives) {
                        Question words;
                        words.text = alternatives;
                        words.text.front().or_before = false;
                        Xapian::Enquire enquire(d.index.all());
                        enquire.set_query(text_query(words, d.index.all()));
                        const Xapian::MSet found = enquire.get_mset(0, 1000);
                        return std::find(found.begin(),
                                         found.end(),
                                         document) != found.end();
                    }});
}

TEST_CASE("why-not and the search agree on every article") {
    DemoSearcher& d = demo();
    for (const std::string& text : all_questions()) {
        for (const bool loose : {false, true}) {
            INFO(text << (loose ? " --loose" : ""));
            Question question = d.reader.read(text);
            question.loose = loose;
            SearchOptions all;
            all.limit = 1000;
            std::set<Xapian::docid> found;
            for (const Hit& hit : d.searcher.search(question, all).hits) {
                found.insert(hit.document);
            }
            for (Xapian::docid document = 1;
                 document <= d.index.all().get_lastdocid();
                 ++document) {
                const bool answers = verdict_on(document, question).answers;
                if (answers != found.contains(document)) {
                    FAIL_CHECK(d.searcher.load(document, question).article.id
                               << ": why-not says " << answers);
                }
            }
        }
    }
}

TEST_CASE("the nearest event comes first, with what it fails") {
    DemoSearcher& d = demo();
    const Question question = d.reader.read("withdrawals in Luhansk, 2022");
    const Xapian::docid document = d.index.find("a005").front();
    const ArticleVerdict verdict = verdict_on(document, question);
    CHECK_FALSE(verdict.answers);
    REQUIRE_FALSE(verdict.events.empty());
    CHECK(verdict.events.front().failed == 1);
    CHECK(verdict.nowhere == std::vector<std::string>{"date"});
    for (const PartVerdict& part : verdict.events.front().parts) {
        INFO(part.part);
        CHECK(part.holds == (part.part != "date"));
        if (part.part == "date") {
            CHECK(part.asked == "2022");
            CHECK(part.found == "2019-10-29");
        }
    }
}

TEST_CASE("an explanation reads the same facets and names words and rules") {
    DemoSearcher& d = demo();
    for (Xapian::docid document = 1; document <= d.index.all().get_lastdocid();
         ++document) {
        const Hit hit = d.searcher.load(document, Question{});
        INFO(hit.article.id);
        const ArticleExplanation explanation =
            explain_article(hit, d.index, test_lexicons());
        CHECK(explanation.same_lexicons());
        CHECK(explanation.same_facets);
        for (const FacetReason& reason : explanation.reasons) {
            INFO(reason.facet << ' ' << reason.id);
            CHECK(reason.standing == FacetStanding::Same);
            for (const FacetWords& words : reason.words) {
                INFO(words.surface);
                CHECK(words.surface == hit.article.at(words.at));
            }
            if (reason.facet == "event") {
                CHECK(reason.words.size() == 1);
                CHECK_FALSE(reason.words.front().rule.empty());
            }
        }
    }
}

TEST_CASE("an explanation by other lexicons says so") {
    DemoSearcher& d = demo();
    const Xapian::docid document = d.index.find("a051").front();
    Hit hit = d.searcher.load(document, Question{});
    const std::string now = hit.article.annotator;
    hit.article.annotator = "0.0.1 other";
    TerminalStyle style;
    style.width = 1000;
    const auto text = [&] {
        return explanation_text(
            hit, explain_article(hit, d.index, test_lexicons()), false, style);
    };
    CHECK_THAT(text(),
               Catch::Contains("read with 0.0.1 other; the lexicons here are " +
                               now + " and read the same facets"));
    // One facet that is gone, and one that is new.
    hit.article.text.replace(hit.article.text.find("captured"), 8, "embraced");
    CHECK_THAT(text(),
               Catch::Contains("read other facets: + would be new, - would go; "
                               "index the article again to have them"));
    CHECK_THAT(text(), Catch::Contains("\n- Capture"));
}

}  // namespace
}  // namespace dateline
