// Facets: records, terms, dates as terms, stored data; each both ways.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "plugin/facet/date_terms.h"
#include "plugin/facet/event_record.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"
#include "plugin/facet/stored_article.h"

namespace dateline {
namespace {

ArticleRecord sample_record() {
    ArticleRecord record;
    record.id = "a1";
    record.source = "The Courier";
    record.published = DaySpan{to_day(2022, 6, 25), to_day(2022, 6, 25)};
    record.ids = {{"geonames:702658", {1, 2}},
                  {"geo:UA.14", {}},
                  {"geo:UA", {}},
                  {"military:UA", {4}},
                  {"country:UA", {}},
                  {"withdrawal", {}},
                  {"geonames:007", {}},
                  {"person:jos\u00E9", {}},
                  {"", {}}};
    record.places = {0, 6};
    record.actors = {3, 7};
    record.countries = {2};
    EventRecord event;
    event.type = 5;
    event.status = EventStatus::Announced;
    event.background = true;
    event.days = DaySpan{to_day(-43, 3, 15), to_day(9999, 12, 31)};
    event.doers = {3};
    event.places = {0, 1};
    event.origins = {0};
    record.events = {event, EventRecord{}};
    record.events[1].said_by = {7};
    return record;
}

TEST_CASE("a record survives its bytes") {
    const ArticleRecord record = sample_record();
    const auto back = decode_record(encode_record(record));
    REQUIRE(back);
    CHECK(*back == record);
    CHECK(decode_record(encode_record(ArticleRecord{})) == ArticleRecord{});
}

TEST_CASE("cut or changed bytes never give a record that breaks its rules") {
    const std::string bytes = encode_record(sample_record());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_FALSE(decode_record(bytes.substr(0, size)));
    }
    CHECK_FALSE(decode_record(bytes + 'x'));
    std::mt19937 random(1);
    for (int i = 0; i < 20000; ++i) {
        std::string changed = bytes;
        for (int n = 0; n < 3; ++n) {
            changed[random() % changed.size()] = static_cast<char>(random());
        }
        const auto record = decode_record(changed);
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
                                                   "XBrole:rebels",
                                                   "XBrole:rebels@ua",
                                                   "XD20220624",
                                                   "XEPwithdrawal|geo:ua",
                                                   "XEPwithdrawal|geonames:1",
                                                   "XEcapture",
                                                   "XEwithdrawal",
                                                   "XM202206",
                                                   "XPgeo:ua",
                                                   "XPgeonames:1",
                                                   "XSdenied",
                                                   "XShappened",
                                                   "XY2022"});
    CHECK(facets.record.places.size() == 1);
    CHECK(std::ranges::is_sorted(facets.names, {}, &NamedId::id));
}

TEST_CASE("stored data survives its lines") {
    StoredArticle article;
    article.id = "a=1";
    article.title = "A title\nin two lines";
    article.text = "One.\n\nTwo = three.\n";
    article.url = "https://example.org/?a=b";
    article.published = "2022-06";
    article.body = {{0, 4}, {6, 18}};
    StoredEvent event;
    event.type = "withdrawal";
    event.trigger = {true, {2, 7}};
    event.sentence = {false, {0, 4}};
    event.doers = {{false, {0, 3}}, {true, {0, 1}}};
    event.rule = "withdrawal/retreat-from";
    event.confidence = 90;
    event.killed = 0;
    article.events = {event};
    CHECK(decode_stored(encode_stored(article)) == article);
    CHECK(article.at(event.sentence) == "One.");
    CHECK(article.at({false, {0, 99}}).empty());
    CHECK(decode_stored("no line\nevent=x trigger:9-2 doer:t\n=\nbody=1-")
              .events.front()
              .trigger == StoredSpan{});
}

}  // namespace
}  // namespace dateline
