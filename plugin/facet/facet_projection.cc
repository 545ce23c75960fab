#include "plugin/facet/facet_projection.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <unordered_map>

#include "plugin/facet/date_terms.h"
#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

/// Fills the record's table: one entry an id, its ancestors resolved.
class IdTable {
  public:
    explicit IdTable(std::vector<RecordId>& ids) : ids_(&ids) {}

    IdIndex index_of(const std::string& id) {
        const auto [at, is_new] =
            index_.try_emplace(id, static_cast<IdIndex>(ids_->size()));
        if (is_new) {
            ids_->push_back({id, {}, ""});
        }
        return at->second;
    }
    void add(const std::string& id,
             const std::string& name,
             std::span<const NamedId> ancestors) {
        const IdIndex index = named(id, name);
        for (const NamedId& ancestor : ancestors) {
            add_ancestor(index, ancestor);
        }
    }
    void add_ancestor(IdIndex index, const NamedId& ancestor) {
        if (ancestor.id.empty()) {
            return;
        }
        const IdIndex above = named(ancestor.id, ancestor.name);
        auto& known = (*ids_)[index].ancestors;
        if (above != index && std::ranges::find(known, above) == known.end()) {
            known.push_back(above);
        }
    }
    IdIndex named(const std::string& id, const std::string& name) {
        const IdIndex index = index_of(id);
        if ((*ids_)[index].name.empty()) {
            (*ids_)[index].name = name;
        }
        return index;
    }
    std::vector<IdIndex> list(const std::vector<std::string>& ids) {
        std::vector<IdIndex> list;
        for (const std::string& id : ids) {
            if (!id.empty()) {
                list.push_back(index_of(id));
            }
        }
        return list;
    }

  private:
    std::vector<RecordId>* ids_;
    std::unordered_map<std::string, IdIndex> index_;
};

/// What an actor is one of, wherever it is: "role:separatists@UA" of
/// "role:separatists", a country's forces of soldiers, its police of police.
void add_role(IdTable& table, const Actor& actor) {
    const IdIndex index = table.index_of(actor.id);
    if (actor.kind == "military") {
        table.add_ancestor(index, {std::string(kAnySoldiers), "soldiers"});
    } else if (actor.id.starts_with("police:")) {
        table.add_ancestor(index, {"role:police", "police"});
    }
    const auto at = actor.id.find('@');
    if (actor.id.starts_with("role:") && at != std::string::npos) {
        table.add_ancestor(index, {actor.id.substr(0, at), ""});
    }
}

EventRecord record_of(const Event& event, IdTable& table) {
    EventRecord record;
    record.type = table.named(event.type, event.label);
    record.status = event.status;
    record.background = event.background;
    record.days = event.date.days;
    record.doers = table.list(event.doers);
    record.recipients = table.list(event.recipients);
    record.said_by = table.list(event.said_by);
    record.places = table.list(event.places);
    record.origins = table.list(event.origins);
    record.destinations = table.list(event.destinations);
    record.rule = event.rule;
    return record;
}

class TermCollector {
  public:
    explicit TermCollector(const ArticleRecord& record) : record_(&record) {}

    void add(TermKind kind, std::string_view value) {
        terms_.push_back(facet_term(kind, value));
    }
    /// Terms for each id of the list and all it rolls up to.
    void add_all(TermKind kind, const std::vector<IdIndex>& list) {
        each(list, [this, kind](const std::string& id) { add(kind, id); });
    }
    void add_event(const EventRecord& event) {
        const std::string& type = record_->ids[event.type].id;
        add(TermKind::EventType, type);
        add(TermKind::Status, to_string(event.status));
        add_all(TermKind::Place, event.places);
        add_all(TermKind::Place, event.origins);
        add_all(TermKind::Place, event.destinations);
        for (const auto* actors :
             {&event.doers, &event.recipients, &event.said_by}) {
            add_all(TermKind::Actor, *actors);
        }
        if (event.days) {
            append_date_terms(*event.days, terms_);
        }
        if (is_reported(event.status)) {
            each(event.places, [this, &type](const std::string& place) {
                if (is_country(place)) {
                    add(TermKind::EventInCountry,
                        event_in_country(type, place));
                }
            });
        }
    }
    void add_days(DaySpan days) { append_date_terms(days, terms_); }
    std::vector<std::string> take() {
        std::ranges::sort(terms_);
        terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
        return std::move(terms_);
    }

  private:
    template <typename Found>
    void each(const std::vector<IdIndex>& list, Found found) {
        for (const IdIndex index : list) {
            found(record_->ids[index].id);
            for (const IdIndex above : record_->ids[index].ancestors) {
                found(record_->ids[above].id);
            }
        }
    }

    const ArticleRecord* record_;
    std::vector<std::string> terms_;
};

}  // namespace

std::vector<std::string> facet_terms(const ArticleRecord& record) {
    TermCollector terms(record);
    for (const EventRecord& event : record.events) {
        terms.add_event(event);
    }
    terms.add_all(TermKind::Place, record.places);
    terms.add_all(TermKind::Actor, record.actors);
    for (const IdIndex country : record.countries) {
        terms.add(TermKind::Country, record.ids[country].id);
    }
    if (record.published) {
        terms.add_days(*record.published);
    }
    if (!record.source.empty()) {
        terms.add(TermKind::Source, record.source);
    }
    return terms.take();
}

std::optional<DaySpan> days_of(const ArticleRecord& record) {
    std::optional<DaySpan> days = record.published;
    for (const EventRecord& event : record.events) {
        if (!event.days) {
            continue;
        }
        if (!days) {
            days = event.days;
        }
        days->from = std::min(days->from, event.days->from);
        days->to = std::max(days->to, event.days->to);
    }
    return days;
}

FacetProjection project_facets(const Article& article,
                               const Annotation& annotation) {
    FacetProjection facets;
    ArticleRecord& record = facets.record;
    record.annotator = annotation.annotator;
    record.source = article.source;
    if (annotation.published) {
        record.published = annotation.published->days;
    }
    IdTable table(record.ids);
    for (const Place& place : annotation.places) {
        if (place.id.empty()) {
            continue;
        }
        table.add(place.id, place.name, place.ancestors);
        if (place.salient) {
            record.places.push_back(table.index_of(place.id));
        }
    }
    for (const Actor& actor : annotation.actors) {
        if (actor.id.empty()) {
            continue;
        }
        table.add(actor.id, actor.name, actor.ancestors);
        add_role(table, actor);
        record.actors.push_back(table.index_of(actor.id));
    }
    record.countries = table.list(annotation.countries);
    for (const Event& event : annotation.events) {
        record.events.push_back(record_of(event, table));
    }
    facets.terms = facet_terms(record);
    facets.days = days_of(record);
    return facets;
}

}  // namespace dateline
