// Facets: records, their dictionary, terms, dates as terms, stored data; each both ways.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/facet/date_terms.h"
#include "plugin/facet/event_evidence.h"
#include "plugin/facet/event_record.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"
#include "plugin/facet/node_dictionary.h"
#include "plugin/facet/stored_article.h"

namespace dateline {
namespace {

ArticleRecord sample_record() {
    ArticleRecord record;
    record.source = "The Courier";
    record.annotator = "0.1.0 0123456789abcdef";
    record.content = 0x89ABCDEF;
    record.published = DaySpan{to_day(2022, 6, 25), to_day(2022, 6, 25)};
    record.ids = {{"geonames:702658", {7, 8}, "Luhansk"},
                  {"geonames:007", {}, ""},
                  {"military:UA", {9}, "Military of Ukraine"},
                  {"person:ann-lee", {}, "Ann Lee"},
                  {"UA", {}, ""},
                  {"withdrawal", {}, "Withdrawal"},
                  {"", {}, ""},
                  {"geo:UA.14", {}, "Luhansk Oblast"},
                  {"geo:UA", {}, "Ukraine"},
                  {"country:UA", {}, "Ukraine"}};
    record.places = {0, 1};
    record.actors = {2, 3};
    record.countries = {4};
    EventRecord event;
    event.type = 5;
    event.status = EventStatus::Announced;
    event.background = true;
    event.days = DaySpan{to_day(-43, 3, 15), to_day(9999, 12, 31)};
    event.doers = {2};
    event.places = {0, 1};
    event.origins = {0};
    event.rule = "withdrawal/retreat-from";
    record.events = {event, event, event, event};
    record.events[1].type = 6;
    record.events[1].said_by = {3};
    record.events[1].days = record.published;
    record.events[2].days = std::nullopt;
    record.events[3].days = DaySpan{to_day(2022, 6, 1), to_day(2022, 6, 1)};
    return record;
}

TEST_CASE("a record survives its bytes") {
    NodeDictionary dictionary(7);
    const ArticleRecord record = sample_record();
    const std::string bytes = encode_record(record, dictionary);
    const auto back = decode_record(bytes, dictionary.view());
    REQUIRE(back);
    CHECK(*back == record);
    CHECK(encode_record(record, dictionary) == bytes);
    CHECK(decode_record(encode_record({}, dictionary), dictionary.view()) ==
          ArticleRecord{});
    CHECK_FALSE(decode_record(bytes, NodeDictionary(8).view()));
    CHECK_FALSE(decode_record(bytes, NodeDictionary(7).view()));
}

TEST_CASE("cut or changed bytes never give a record that breaks its rules") {
    NodeDictionary dictionary(7);
    const std::string bytes = encode_record(sample_record(), dictionary);
    const NodeView view = dictionary.view();
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(decode_record(bytes.substr(0, size), view));
    }
    CHECK_FALSE(decode_record(bytes + 'x', view));
    std::mt19937 random(1);
    for (int i = 0; i < 20000; ++i) {
        std::string changed = bytes;
        for (int n = 0; n < 3; ++n) {
            changed[random() % changed.size()] = static_cast<char>(random());
        }
        const auto record = decode_record(changed, view);
        if (!record) {
            continue;
        }
        for (const EventRecord& event : record->events) {
            REQUIRE(event.type < record->ids.size());
            for (const IdIndex place : event.places) {
                REQUIRE(place < record->ids.size());
            }
        }
    }
}

TEST_CASE("a dictionary survives its pages, however they are cut") {
    NodeDictionary dictionary(3);
    NodeDictionary copy(3);
    std::mt19937 random(2);
    for (int page = 0; page < 20; ++page) {
        const NodeDictionary::Mark from = dictionary.mark();
        for (int i = 0; i < 50; ++i) {
            const std::string id = "person:p-" + std::to_string(random() % 400);
            std::vector<ValueId> closure = {
                dictionary.value_of(id, random() % 2 == 0 ? "P " + id : "")};
            const ValueId above =
                dictionary.value_of("geo:" + std::to_string(random() % 9), "");
            if (above != closure.front() && random() % 2 == 0) {
                closure.push_back(above);
            }
            dictionary.node_of(closure);
        }
        REQUIRE(copy.append(dictionary.page(from)));
    }
    NodeDictionary whole(3);
    REQUIRE(whole.append(dictionary.page({})));
    for (const NodeDictionary* other : {&copy, &whole}) {
        const NodeView a = dictionary.view();
        const NodeView b = other->view();
        REQUIRE(a.value_count() == b.value_count());
        REQUIRE(a.node_count() == b.node_count());
        for (ValueId value = 0; value < a.value_count(); ++value) {
            CHECK(a.id(value) == b.id(value));
            CHECK(a.name(value) == b.name(value));
            CHECK(b.find(a.id(value)) == value);
        }
        for (NodeId node = 0; node < a.node_count(); ++node) {
            CHECK(std::ranges::equal(a.closure(node), b.closure(node)));
        }
    }
    CHECK_FALSE(copy.view().find("person:nobody"));
    CHECK_FALSE(NodeDictionary().view().find(""));
}

TEST_CASE("damaged pages are refused") {
    NodeDictionary dictionary;
    encode_record(sample_record(), dictionary);
    const std::string page = dictionary.page({});
    for (std::size_t size = 0; size < page.size(); ++size) {
        CHECK_FALSE(NodeDictionary().append(page.substr(0, size)));
    }
    CHECK_FALSE(NodeDictionary().append(page + 'x'));
    // A page that comes again.
    CHECK_FALSE(dictionary.append(page));
    std::mt19937 random(1);
    for (int i = 0; i < 5000; ++i) {
        std::string changed = page;
        changed[random() % changed.size()] = static_cast<char>(random());
        NodeDictionary other;
        other.append(changed);
        const NodeView view = other.view();
        for (NodeId node = 0; node < view.node_count(); ++node) {
            for (const ValueId value : view.closure(node)) {
                REQUIRE(value < view.value_count());
            }
        }
    }
}

TEST_CASE("terms keep within Xapian's limit") {
    CHECK(facet_term(TermKind::Place, "geo:UA.14") == "XPgeo:ua.14");
    CHECK(id_term("A/b c") == "QA/b c");
    const std::string zeros(245, '\0');
    CHECK(facet_term(TermKind::Source, zeros + "x") == "XOx");
    const std::string a = id_term(std::string(300, 'a') + '1');
    const std::string b = id_term(std::string(300, 'a') + '2');
    CHECK(a.size() <= kMaxTermBytes);
    CHECK(a != b);
    CHECK(facet_term(TermKind::Actor, std::string(500, '\xC3')).size() <=
          kMaxTermBytes);
}

bool share_a_term(const std::vector<std::string>& a,
                  const std::vector<std::string>& b) {
    return std::ranges::any_of(a, [&b](const std::string& term) {
        return term != facet_term(TermKind::Ages, "") &&
               std::ranges::find(b, term) != b.end();
    });
}

TEST_CASE("spans overlap exactly when their terms meet") {
    std::mt19937 random(7);
    const Day base = to_day(1999, 1, 1);
    const auto span = [&] {
        const Day from = base + static_cast<Day>(random() % 1500);
        const int lengths[] = {0, 1, 27, 30, 31, 59, 364, 365, 366, 800};
        const int length = lengths[random() % 10];
        return DaySpan{from, from + length};
    };
    for (int i = 0; i < 5000; ++i) {
        const DaySpan held = span();
        const DaySpan asked = span();
        std::vector<std::string> terms;
        append_date_terms(held, terms);
        const auto question = date_question_terms(asked, 1000);
        REQUIRE(question);
        CHECK(share_a_term(terms, *question) == held.overlaps(asked));
    }
}

TEST_CASE("a day costs three terms, an age one") {
    std::vector<std::string> terms;
    append_date_terms({to_day(2022, 6, 24), to_day(2022, 6, 24)}, terms);
    CHECK(terms ==
          std::vector<std::string>{"XY2022", "XM202206", "XD20220624"});
    terms.clear();
    append_date_terms({to_day(1000, 1, 1), to_day(2022, 1, 1)}, terms);
    CHECK(terms == std::vector<std::string>{"XWA"});
    CHECK_FALSE(date_question_terms({to_day(1, 1, 1), to_day(9999, 1, 1)}, 99));
    CHECK(sortable_day(to_day(-43, 3, 15)) == "00000101");
    CHECK(iso_day(to_day(-43, 3, 15)) == "-0043-03-15");
    CHECK(day_from_sortable("20220230") == std::nullopt);
}

Annotation sample_annotation() {
    Annotation annotation;
    Place city;
    city.id = "geonames:1";
    city.name = "Town";
    city.ancestors = {{"geo:UA", "Ukraine"}};
    Place unknown;
    unknown.name = "Nowhere";
    Place passing = city;
    passing.id = "geonames:2";
    passing.salient = false;
    passing.ancestors = {{"geo:FR", "France"}};
    annotation.places = {city, unknown, passing};
    Actor rebels;
    rebels.id = "role:rebels@UA";
    rebels.name = "Rebels";
    annotation.actors = {rebels};
    Event event;
    event.type = "withdrawal";
    event.label = "Withdrawal";
    event.doers = {"role:rebels@UA"};
    event.places = {"geonames:1"};
    event.date.days = DaySpan{to_day(2022, 6, 24), to_day(2022, 6, 24)};
    Event denied = event;
    denied.status = EventStatus::Denied;
    denied.type = "capture";
    annotation.events = {event, denied};
    return annotation;
}

TEST_CASE("an annotation's terms") {
    Article article;
    article.id = "a1";
    const FacetProjection facets = project_facets(article, sample_annotation());
    CHECK(facets.terms == std::vector<std::string>{"XArole:rebels",
                                                   "XArole:rebels@ua",
                                                   "XD20220624",
                                                   "XECwithdrawal|geo:ua",
                                                   "XEcapture",
                                                   "XEwithdrawal",
                                                   "XM202206",
                                                   "XPgeo:ua",
                                                   "XPgeonames:1",
                                                   "XSdenied",
                                                   "XShappened",
                                                   "XY2022"});
    CHECK(facets.record.places.size() == 1);
    CHECK(facets.record.ids.front().name == "Town");
}

StoredArticle sample_stored() {
    StoredArticle article;
    article.id = "a=1";
    article.title = "A title\nin two lines";
    article.text = "One.\n\nTwo = three.\n";
    article.url = "https://example.org/?a=b";
    article.language = "en";
    article.status = "usable";
    article.published = "2022-06";
    article.published_text = "2022-06";
    article.published_from = "metadata";
    article.because = "stated: 2022-06";
    article.body = {{0, 4}, {6, 18}};
    return article;
}

TEST_CASE("stored data survives its lines") {
    StoredArticle article = sample_stored();
    CHECK(decode_stored(encode_stored(article)) == article);
    CHECK_THAT(encode_stored(article), Catch::EndsWith("body=4 12\n"));
    CHECK_THAT(encode_stored(article), !Catch::Contains("language"));
    article.body = {{1, 4}, {5, 18}};
    article.language = "";
    article.status = "corrected";
    article.published_text = "";
    article.published_from = "url";
    article.because = "";
    CHECK(decode_stored(encode_stored(article)) == article);
    CHECK_THAT(encode_stored(article), Catch::Contains("body=1+3 1+13\n"));
    CHECK(article.at({false, {0, 4}}) == "One.");
    CHECK(article.at({false, {0, 99}}).empty());
}

TEST_CASE("damaged lines of stored data are passed over") {
    const StoredArticle article =
        decode_stored("no line\nevent=x 9-2\n=\nbody=1+ 3 x\nbody=4 2\nid=a\n");
    CHECK(article.id == "a");
    CHECK(article.body == std::vector<Span>{{0, 4}, {6, 8}});
}

std::vector<StoredEvent> sample_evidence() {
    StoredEvent event;
    event.trigger = {true, {2, 7}};
    event.sentence = {false, {6, 18}};
    event.doers = {{false, {6, 9}}, {true, {0, 1}}, {false, {0, 3}}};
    event.places = {{false, {12, 17}}};
    event.confidence = 90;
    event.killed = 0;
    std::vector<StoredEvent> events = {event, event};
    events[1].wounded = 7;
    events[1].sentence = {true, {0, 7}};
    events[1].trigger = {true, {2, 7}};
    StoredEvent same = event;
    same.killed.reset();
    same.recipients = {{false, {30, 40}}};
    events.insert(events.begin() + 1, same);
    return events;
}

TEST_CASE("evidence survives its bytes") {
    const std::vector<StoredEvent> events = sample_evidence();
    const std::string bytes = encode_evidence(events);
    CHECK(decode_evidence(bytes) == events);
    CHECK(bytes.size() < 16 * events.size());
    CHECK(encode_evidence({}).empty());
    CHECK(decode_evidence("").empty());
    // Cut off: the events before.
    CHECK(decode_evidence(bytes.substr(0, bytes.size() - 1)) ==
          std::vector<StoredEvent>(events.begin(), events.begin() + 2));
}

TEST_CASE("damaged evidence gives spans that run forwards") {
    std::mt19937 random(1);
    const std::string bytes = encode_evidence(sample_evidence());
    for (int i = 0; i < 5000; ++i) {
        std::string changed = bytes;
        changed[random() % changed.size()] = static_cast<char>(random());
        for (const StoredEvent& event : decode_evidence(changed)) {
            REQUIRE(event.sentence.span.begin <= event.sentence.span.end);
            REQUIRE(event.trigger.span.begin <= event.trigger.span.end);
        }
    }
}

}  // namespace
}  // namespace dateline
