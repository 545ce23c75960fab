#include "query/export_formats.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

#include "plugin/facet/date_terms.h"
#include "query/result_json.h"

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

}  // namespace

std::string csv_cell(std::string_view value) {
    std::string cell;
    if (!value.empty() && std::string_view("=+-@\t\r").find(value.front()) !=
                              std::string_view::npos) {
        cell += '\'';
    }
    cell += value;
    if (cell.find_first_of(",\"\n\r") == std::string::npos) {
        return cell;
    }
    std::string quoted = "\"";
    for (const char c : cell) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

std::string csv_head() {
    return "id,title,published,source,url,score,db\n";
}

std::string csv_line(const Hit& hit) {
    return fmt::format("{},{},{},{},{},{:.4f},{}\n",
                       csv_cell(hit.article.id),
                       csv_cell(hit.article.title),
                       csv_cell(hit.article.published),
                       csv_cell(hit.article.source),
                       csv_cell(hit.article.url),
                       hit.score,
                       csv_cell(hit.db));
}

ExportWriter::ExportWriter(ExportFormat format,
                           std::FILE* out,
                           IndexSet& index,
                           FindCoordinates coordinates)
    : format_(format),
      out_(out),
      index_(&index),
      coordinates_(std::move(coordinates)) {}

void ExportWriter::write(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), out_);
}

void ExportWriter::begin() {
    if (format_ == ExportFormat::Csv) {
        write(
            "id,title,published,source,url,event,status,background,doers,"
            "recipients,places,from,to,evidence\n");
    } else if (format_ == ExportFormat::GeoJson) {
        write("{\"type\":\"FeatureCollection\",\"features\":[");
    }
}

void ExportWriter::end() {
    if (format_ == ExportFormat::GeoJson) {
        write("\n]}\n");
    }
}

void ExportWriter::hit(const Hit& hit) {
    switch (format_) {
    case ExportFormat::Csv:
        csv_rows(hit);
        break;
    case ExportFormat::Ndjson:
        write(hit_json(hit, *index_) + '\n');
        break;
    case ExportFormat::GeoJson:
        features(hit);
        break;
    }
}

std::string ExportWriter::names(const Hit& hit,
                                const std::vector<IdIndex>& ids) {
    std::string text;
    for (const IdIndex id : ids) {
        text += text.empty() ? "" : "; ";
        text += index_->name_of(hit.record.ids[id].id);
    }
    return text;
}

void ExportWriter::csv_row(const Hit& hit,
                           const EventRecord* event,
                           std::size_t number) {
    std::string row = fmt::format("{},{},{},{},{}",
                                  csv_cell(hit.article.id),
                                  csv_cell(hit.article.title),
                                  csv_cell(hit.article.published),
                                  csv_cell(hit.article.source),
                                  csv_cell(hit.article.url));
    if (event == nullptr) {
        write(row + ",,,,,,,,,\n");
        return;
    }
    const auto cell = [&row](std::string_view value) {
        row += ',' + csv_cell(value);
    };
    cell(hit.record.ids[event->type].id);
    cell(to_string(event->status));
    cell(event->background ? "yes" : "no");
    cell(names(hit, event->doers));
    cell(names(hit, event->recipients));
    cell(names(hit, event->places));
    cell(event->days ? iso_day(event->days->from) : "");
    cell(event->days ? iso_day(event->days->to) : "");
    cell(number < hit.article.events.size()
             ? hit.article.at(hit.article.events[number].sentence)
             : std::string_view());
    write(row + '\n');
}

void ExportWriter::csv_rows(const Hit& hit) {
    if (hit.events.empty()) {
        csv_row(hit, nullptr, 0);
    }
    for (const std::uint32_t number : hit.events) {
        csv_row(hit, &hit.record.events[number], number);
    }
}

void ExportWriter::features(const Hit& hit) {
    const auto feature = [&](const std::string& place,
                             const EventRecord* event,
                             std::size_t number) {
        const auto at = coordinates_(place);
        if (!at) {
            return;
        }
        Json json = {{"type", "Feature"}};
        json["geometry"] = {{"type", "Point"},
                            {"coordinates", {at->lon, at->lat}}};
        Json& facts = json["properties"];
        facts["id"] = hit.article.id;
        facts["title"] = hit.article.title;
        facts["published"] = hit.article.published;
        facts["url"] = hit.article.url;
        facts["place"] = place;
        facts["place_name"] = index_->name_of(place);
        if (event != nullptr) {
            facts["event"] = hit.record.ids[event->type].id;
            facts["status"] = std::string(to_string(event->status));
            facts["from"] = event->days ? iso_day(event->days->from) : "";
            facts["to"] = event->days ? iso_day(event->days->to) : "";
            facts["doers"] = names(hit, event->doers);
            if (number < hit.article.events.size()) {
                facts["evidence"] = std::string(
                    hit.article.at(hit.article.events[number].sentence));
            }
        }
        write(std::string(std::exchange(first_, false) ? "" : ",") + '\n' +
              json.dump(-1, ' ', false, Json::error_handler_t::replace));
    };
    if (hit.events.empty()) {
        for (const IdIndex place : hit.record.places) {
            feature(hit.record.ids[place].id, nullptr, 0);
        }
    }
    for (const std::uint32_t number : hit.events) {
        const EventRecord& event = hit.record.events[number];
        for (const IdIndex place : event.places) {
            feature(hit.record.ids[place].id, &event, number);
        }
    }
}

}  // namespace dateline
