#include "query/result_json.h"

#include <nlohmann/json.hpp>

#include "plugin/facet/date_terms.h"
#include "query/highlights.h"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json named_json(const NamedId& named) {
    return {{"id", named.id}, {"name", named.name}};
}

Json list_json(const std::vector<NamedId>& list) {
    Json json = Json::array();
    for (const NamedId& named : list) {
        json.push_back(named_json(named));
    }
    return json;
}

Json days_json(const std::optional<DaySpan>& days) {
    if (!days) {
        return {{"from", nullptr}, {"to", nullptr}};
    }
    Json json;
    json["from"] =
        days->from <= earliest_day() ? Json() : Json(iso_day(days->from));
    json["to"] = days->to >= latest_day() ? Json() : Json(iso_day(days->to));
    return json;
}

Json asked_days_json(const std::vector<AskedDays>& asked) {
    if (asked.empty()) {
        return nullptr;
    }
    if (asked.size() == 1) {
        return days_json(asked.front().days);
    }
    Json json = Json::array();
    for (const AskedDays& days : asked) {
        json.push_back(days_json(days.days));
    }
    return json;
}

std::string text_of(const Question& question) {
    std::string all;
    for (const AskedText& text : question.text) {
        all += all.empty() ? "" : text.or_before ? " OR " : " ";
        all += text.excluded ? "-" : "";
        all += text.phrase ? '"' + text.words + '"' : text.words;
    }
    return all;
}

/// With the number of articles that have each.
Json counted_json(const std::vector<NamedId>& list, const IndexSet& index) {
    Json json = Json::array();
    for (const NamedId& named : list) {
        Json entry = named_json(named);
        entry["count"] = index.count_of(named.id);
        json.push_back(std::move(entry));
    }
    return json;
}

Json ambiguous_json(const Question& question, const IndexSet& index) {
    Json json = Json::array();
    for (const Ambiguity& ambiguity : question.ambiguous) {
        json.push_back({{"surface", ambiguity.surface},
                        {"chosen", counted_json(ambiguity.chosen, index)},
                        {"others", counted_json(ambiguity.others, index)}});
    }
    return json;
}

Json interpretation_json(const Question& question, const IndexSet& index) {
    Json json;
    json["event"] = Json::array();
    for (const NamedId& event : question.events) {
        json["event"].push_back(event.id);
    }
    json["place"] = list_json(question.places);
    json["from"] = list_json(question.origins);
    json["to"] = list_json(question.destinations);
    json["by"] = list_json(question.doers);
    json["against"] = list_json(question.recipients);
    json["between"] = Json::array();
    for (const auto& side : question.between) {
        json["between"].push_back(list_json(side));
    }
    json["actor"] = list_json(question.actors);
    json["date"] = asked_days_json(question.dates);
    json["published"] = asked_days_json(question.published);
    json["status"] = Json::array();
    for (const EventStatus status : question.wanted_statuses()) {
        json["status"].push_back(std::string(to_string(status)));
    }
    json["background"] =
        question.background ? Json(*question.background) : Json();
    json["source"] = question.sources;
    json["text"] = text_of(question);
    json["excluded"] = Json::array();
    for (const Question& excluded : question.excluded) {
        json["excluded"].push_back(to_syntax(excluded));
    }
    json["loose"] = question.loose;
    json["ignored"] = question.ignored;
    json["ambiguous"] = ambiguous_json(question, index);
    json["notes"] = question.notes;
    json["syntax"] = to_syntax(question);
    return json;
}

Json ids_json(const Hit& hit,
              const std::vector<IdIndex>& list,
              IndexSet& index) {
    Json json = Json::array();
    for (const IdIndex at : list) {
        const std::string& id = hit.record.ids[at].id;
        json.push_back(named_json({id, index.name_of(id)}));
    }
    return json;
}

/// Spans of the evidence, in its bytes.
Json highlights_json(const StoredArticle& article, const StoredEvent& event) {
    Json json = Json::array();
    for (const Highlight& mark : highlights_of(article, event)) {
        json.push_back({{"start", mark.span.begin},
                        {"end", mark.span.end},
                        {"kind", std::string(to_string(mark.kind))}});
    }
    return json;
}

Json event_object(const Hit& hit, std::uint32_t number, IndexSet& index) {
    const EventRecord& event = hit.record.events[number];
    const std::string& type = hit.record.ids[event.type].id;
    Json json;
    json["type"] = type;
    json["label"] = index.name_of(type);
    json["status"] = std::string(to_string(event.status));
    json["background"] = event.background;
    json["doers"] = ids_json(hit, event.doers, index);
    json["recipients"] = ids_json(hit, event.recipients, index);
    json["said_by"] = ids_json(hit, event.said_by, index);
    json["places"] = ids_json(hit, event.places, index);
    json["origins"] = ids_json(hit, event.origins, index);
    json["destinations"] = ids_json(hit, event.destinations, index);
    json["date"] = days_json(event.days);
    if (number < hit.article.events.size()) {
        const StoredEvent& stored = hit.article.events[number];
        json["evidence"] = std::string(hit.article.at(stored.sentence));
        json["highlights"] = highlights_json(hit.article, stored);
        json["trigger"] = std::string(hit.article.at(stored.trigger));
        json["rule"] = stored.rule;
        json["confidence"] = stored.confidence / 100.0;
    }
    return json;
}

Json versions_json(const Hit& hit) {
    Json json = Json::array();
    for (const Version& version : hit.versions) {
        json.push_back(
            {{"id", version.id},
             {"title", version.title},
             {"published",
              version.published.empty() ? Json() : Json(version.published)},
             {"db", version.db}});
    }
    return json;
}

Json hit_object(const Hit& hit, IndexSet& index) {
    Json json;
    json["id"] = hit.article.id;
    json["title"] = hit.article.title;
    json["published"] =
        hit.article.published.empty() ? Json() : Json(hit.article.published);
    json["url"] = hit.article.url;
    json["source"] = hit.article.source;
    json["db"] = hit.db;
    json["score"] = hit.score;
    json["snippet"] = hit.snippet.text;
    json["snippet_highlights"] = Json::array();
    for (const Span& mark : hit.snippet.marks) {
        json["snippet_highlights"].push_back(
            {{"start", mark.begin}, {"end", mark.end}});
    }
    if (hit.version_count != 0) {
        json["version_count"] = hit.version_count;
        json["versions"] = versions_json(hit);
    }
    json["events"] = Json::array();
    for (const std::uint32_t event : hit.events) {
        json["events"].push_back(event_object(hit, event, index));
    }
    return json;
}

Json facets_object(const SearchResult& result) {
    Json json = Json::object();
    for (const Facet& facet : result.facets) {
        Json values = Json::array();
        for (const FacetValue& value : facet.values) {
            values.push_back({{"id", value.id},
                              {"label", value.label},
                              {"count", value.count},
                              {"direct", value.direct}});
        }
        json[std::string(to_string(facet.dimension))] = std::move(values);
    }
    return json;
}

/// How many values there are beyond those listed, and articles without any.
Json facet_totals(const SearchResult& result) {
    Json json = Json::object();
    for (const Facet& facet : result.facets) {
        json[std::string(to_string(facet.dimension))] = {
            {"distinct", facet.distinct},
            {"matching", facet.matching},
            {"missing", facet.missing}};
    }
    return json;
}

Json hints_json(const std::vector<Hint>& hints) {
    Json json = Json::array();
    for (const Hint& hint : hints) {
        json.push_back({{"text", hint.text},
                        {"syntax", hint.syntax},
                        {"total", hint.total}});
    }
    return json;
}

Json answer_head(const Answer& answer, const IndexSet& index) {
    Json json;
    json["query"] = answer.question->raw;
    json["interpretation"] = interpretation_json(*answer.question, index);
    json["total"] = answer.result->total;
    if (answer.result->stories != 0) {
        json["stories"] = answer.result->stories;
    }
    json["exact"] = true;
    json["took_ms"] = answer.took_ms;
    return json;
}

}  // namespace

std::string answer_json(const Answer& answer, IndexSet& index) {
    Json json = answer_head(answer, index);
    json["hits"] = Json::array();
    for (const Hit& hit : answer.result->hits) {
        json["hits"].push_back(hit_object(hit, index));
    }
    json["facets"] = facets_object(*answer.result);
    json["facet_totals"] = facet_totals(*answer.result);
    json["hints"] = hints_json(*answer.hints);
    return dumped(json);
}

std::string facets_json(const Answer& answer, IndexSet& index) {
    Json json = answer_head(answer, index);
    json["facets"] = facets_object(*answer.result);
    json["facet_totals"] = facet_totals(*answer.result);
    return dumped(json);
}

std::string event_json(const Hit& hit, std::uint32_t number, IndexSet& index) {
    return dumped(event_object(hit, number, index));
}

std::string hit_json(const Hit& hit, IndexSet& index) {
    return dumped(hit_object(hit, index));
}

}  // namespace dateline
