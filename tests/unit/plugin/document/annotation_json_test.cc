// The output line, whole: keys, their order, nulls and escapes.
#include "plugin/document/annotation_json.h"

#include <string>

#include <catch2/catch.hpp>

namespace dateline {
namespace {

Annotation empty_annotation() {
    Annotation annotation;
    annotation.id = "a1";
    annotation.language = "en";
    annotation.annotator = "0.1.0 f";
    return annotation;
}

TEST_CASE("an empty annotation has all its arrays") {
    CHECK(to_json(empty_annotation(), {}) ==
          R"({"id": "a1", "language": "en", "annotator": "0.1.0 f", )"
          R"("published": null, "body": [], "countries": [], "places": [], )"
          R"("actors": [], "times": [], "events": [], "diagnostics": []})");
}

TEST_CASE("changed text is given") {
    Article article;
    article.title = "T";
    article.text = "x";
    article.text_changed = true;
    CHECK(to_json(empty_annotation(), article)
              .find(R"("annotator": "0.1.0 f", "title": "T", "text": "x", )") !=
          std::string::npos);
}

TEST_CASE("places, actors, times") {
    Annotation annotation = empty_annotation();
    annotation.published = Published{
        "2022-06", month_span(2022, 6), PublishedSource::Url, "/2022/06/"};
    annotation.body = {{0, 9}};
    Place place;
    place.id = "geonames:1";
    place.name = "Ayt";
    place.type = "city";
    place.country = "UA";
    place.at = Coordinates{48.57, 39.3070001};
    place.ancestors = {{"geo:UA", "Ukraine"}};
    place.mentions = {{{{0, 3}, true, "Ayt"}, MentionForm::InName}};
    Place unknown;
    unknown.name = "Nowhere";
    unknown.type = "village";
    unknown.within = "geo:UA";
    unknown.salient = false;
    annotation.places = {place, unknown};
    annotation.times = {{{{2, 4}, false, "on"}, "P3D", {}}};
    const std::string json = to_json(annotation, {});
    CHECK(json.find(R"("published": {"date": "2022-06", "from": "2022-06-01", )"
                    R"("to": "2022-06-30", "source": "url", )"
                    R"("because": "/2022/06/"}, "body": [{"start": 0, )"
                    R"("end": 9}])") != std::string::npos);
    CHECK(
        json.find(R"({"id": "geonames:1", "name": "Ayt", "type": "city", )"
                  R"("country": "UA", "lat": 48.57, "lon": 39.307, )"
                  R"("salient": true, "ancestors": [{"id": "geo:UA", )"
                  R"("name": "Ukraine"}], "mentions": [{"start": 0, "end": 3, )"
                  R"("surface": "Ayt", "in": "title", "form": "in-name"}]})") !=
        std::string::npos);
    CHECK(json.find(R"({"id": null, "name": "Nowhere", "type": "village", )"
                    R"("country": null, "lat": null, "lon": null, )"
                    R"("salient": false, "within": "geo:UA", )") !=
          std::string::npos);
    CHECK(json.find(R"({"start": 2, "end": 4, "surface": "on", )"
                    R"("value": "P3D", "from": null, "to": null})") !=
          std::string::npos);
}

TEST_CASE("an event") {
    Annotation annotation = empty_annotation();
    Event event;
    event.type = "withdrawal";
    event.label = "Withdrawal";
    event.trigger = {{3, 8}, false, "leave"};
    event.sentence = {{0, 20}, false, ""};
    event.doers = {"military:UA"};
    event.date = {DaySpan{to_day(2022, 6, 24), to_day(2022, 6, 24)},
                  "2022-06-24",
                  EventDateSource::Text};
    event.content = 4;
    event.casualties = Casualties{2, {}, "two dead"};
    event.confidence = 0.9;
    event.rule = "withdrawal/leave";
    event.codes.cameo = "0874";
    annotation.events = {event};
    CHECK(to_json(annotation, {})
              .find(R"("events": [{"type": "withdrawal", )"
                    R"("label": "Withdrawal", "status": "happened", )"
                    R"("background": false, "trigger": {"start": 3, )"
                    R"("end": 8, "surface": "leave"}, "sentence": )"
                    R"({"start": 0, "end": 20}, "doers": ["military:UA"], )"
                    R"("doer_mentions": [], "recipients": [], )"
                    R"("recipient_mentions": [], "places": [], )"
                    R"("origins": [], "destinations": [], "date": )"
                    R"({"from": "2022-06-24", "to": "2022-06-24", )"
                    R"("value": "2022-06-24", "source": "text"}, )"
                    R"("said_by": [], "content": 4, "casualties": )"
                    R"({"killed": 2, "wounded": null, "surface": )"
                    R"("two dead"}, "confidence": 0.9, "rule": )"
                    R"("withdrawal/leave", "codes": {"plover": null, )"
                    R"("cameo": "0874", "acled": null, "case2021": null, )"
                    R"("mediatopic": null}}])") != std::string::npos);
}

TEST_CASE("nothing in a line can act on a terminal") {
    Annotation annotation = empty_annotation();
    annotation.id = "\"\\\n\t\x1b\x7f\u009b\u202e\u2066\u2028\u00e9";
    const std::string json = to_json(annotation, {});
    CHECK(json.starts_with(
        R"({"id": "\"\\\n\t\u001b\u007f\u009b\u202e\u2066\u2028)"
        "\u00e9\""));
}

TEST_CASE("errors") {
    CHECK(error_json("", 7, "bad \xFF") ==
          "{\"id\": null, \"line\": 7, \"error\": \"bad \uFFFD\"}");
    CHECK(error_json("a\"", 1, "x") ==
          R"({"id": "a\"", "line": 1, "error": "x"})");
}

}  // namespace
}  // namespace dateline
