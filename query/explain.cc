#include "query/explain.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "plugin/annotator.h"
#include "plugin/facet/facet_projection.h"

namespace dateline {

namespace {

/// The article as the annotator was given it, as far as it is kept.
Article article_of(const Hit& hit) {
    Article article;
    article.id = hit.article.id;
    article.title = hit.article.title;
    article.text = hit.article.text;
    article.url = hit.article.url;
    article.source = hit.article.source;
    article.byline = hit.article.author;
    article.language = hit.article.language;
    article.published_text = hit.article.published_text;
    if (hit.article.published_from == "metadata") {
        article.published = hit.record.published;
    }
    return article;
}

std::set<std::string> ids_of(const ArticleRecord& record,
                             const std::vector<IdIndex>& list) {
    std::set<std::string> ids;
    for (const IdIndex at : list) {
        ids.insert(record.ids[at].id);
    }
    return ids;
}

/// Places the record has as facets: salient ones and those of events.
std::set<std::string> places_of(const ArticleRecord& record) {
    std::set<std::string> ids = ids_of(record, record.places);
    for (const EventRecord& event : record.events) {
        for (const auto* list :
             {&event.places, &event.origins, &event.destinations}) {
            ids.merge(ids_of(record, *list));
        }
    }
    return ids;
}

/// The first rule that said something of a span, by stage.
class Rules {
  public:
    Rules(const Explanation& explanation, const DocumentText& text)
        : text_(text) {
        for (const ExplanationEntry& entry : explanation.entries()) {
            if (entry.rule != "syntax" &&
                entry.rule.find("rejected") == std::string::npos) {
                by_stage_[entry.stage].push_back(&entry);
            }
        }
    }

    [[nodiscard]] FacetWords words(const std::string& stage,
                                   const Mention& mention) const {
        FacetWords words{
            mention.surface, {mention.in_title, mention.span}, "", ""};
        const Span span =
            mention.in_title ? mention.span : text_.from_body(mention.span);
        const ExplanationEntry* best = nullptr;
        const auto entries = by_stage_.find(stage);
        if (entries == by_stage_.end()) {
            return words;
        }
        for (const ExplanationEntry* entry : entries->second) {
            if (entry->span == span) {
                best = entry;
                break;
            }
            if (best == nullptr && entry->span.contains(span)) {
                best = entry;
            }
        }
        if (best != nullptr) {
            words.rule = best->rule;
            words.detail = best->message;
        }
        return words;
    }

  private:
    const DocumentText& text_;
    std::map<std::string, std::vector<const ExplanationEntry*>> by_stage_;
};

/// Collects the reasons of one article.
class Explainer {
  public:
    Explainer(const Hit& hit,
              IndexSet& index,
              const Annotation& now,
              const ArticleRecord& record_now,
              const Rules& rules)
        : hit_(hit),
          index_(index),
          now_(now),
          record_now_(record_now),
          rules_(rules) {}

    std::vector<FacetReason> reasons() {
        add_events();
        add_places();
        add_actors();
        return std::move(reasons_);
    }

  private:
    static FacetStanding standing(bool kept, bool now) {
        return kept && now ? FacetStanding::Same
               : kept      ? FacetStanding::OnlyKept
                           : FacetStanding::OnlyNow;
    }

    [[nodiscard]] std::string names(const std::vector<IdIndex>& list) {
        std::string text;
        for (const IdIndex at : list) {
            text += text.empty() ? "" : ", ";
            text += index_.name_of(hit_.record.ids[at].id);
        }
        return text;
    }

    /// "denied, by Russia, in Kherson, 2022-11"
    std::string note(const EventRecord& event) {
        std::string note(to_string(event.status));
        note += event.background ? ", background" : "";
        const auto part = [&](std::string_view before,
                              const std::vector<IdIndex>& list) {
            if (!list.empty()) {
                note += ", ";
                note += before;
                note += ' ' + names(list);
            }
        };
        part("by", event.doers);
        part("against", event.recipients);
        part("said by", event.said_by);
        part("in", event.places);
        part("from", event.origins);
        part("to", event.destinations);
        return note + ", " +
               (event.days ? days_syntax(*event.days) : "date unknown");
    }

    static bool same(const StoredEvent& kept, const Event& event) {
        return kept.type == event.type &&
               kept.trigger.in_title == event.trigger.in_title &&
               kept.trigger.span == event.trigger.span;
    }

    void add_events() {
        const auto& kept = hit_.article.events;
        const std::size_t count =
            std::min(kept.size(), hit_.record.events.size());
        for (std::size_t i = 0; i < count; ++i) {
            const bool again = std::ranges::any_of(
                now_.events,
                [&](const Event& event) { return same(kept[i], event); });
            FacetReason reason{"event",
                               kept[i].type,
                               index_.name_of(kept[i].type),
                               note(hit_.record.events[i]),
                               standing(true, again),
                               {},
                               {}};
            reason.words.push_back(
                {std::string(hit_.article.at(kept[i].trigger)),
                 kept[i].trigger,
                 kept[i].rule,
                 std::to_string(kept[i].confidence) + " % sure"});
            reasons_.push_back(std::move(reason));
        }
        for (const Event& event : now_.events) {
            if (std::ranges::none_of(kept, [&](const StoredEvent& one) {
                    return same(one, event);
                })) {
                FacetReason reason{"event",
                                   event.type,
                                   event.label,
                                   std::string(to_string(event.status)),
                                   FacetStanding::OnlyNow,
                                   {},
                                   {}};
                reason.words.push_back(
                    {event.trigger.surface,
                     {event.trigger.in_title, event.trigger.span},
                     event.rule,
                     ""});
                reasons_.push_back(std::move(reason));
            }
        }
    }

    /// The names of what the id rolls up to in a record that has it.
    std::vector<std::string> above(const ArticleRecord& record,
                                   const std::string& id) {
        std::vector<std::string> above;
        const auto found = std::ranges::find(record.ids, id, &RecordId::id);
        if (found != record.ids.end()) {
            for (const IdIndex at : found->ancestors) {
                above.push_back(index_.name_of(record.ids[at].id));
            }
        }
        return above;
    }

    template <typename Words>
    void add_reasons(const std::string& facet,
                     const std::set<std::string>& kept,
                     const std::set<std::string>& now,
                     Words words_of) {
        std::set<std::string> all = kept;
        all.insert(now.begin(), now.end());
        const std::size_t first = reasons_.size();
        for (const std::string& id : all) {
            const bool is_kept = kept.contains(id);
            FacetReason reason{facet,
                               id,
                               index_.name_of(id),
                               "",
                               standing(is_kept, now.contains(id)),
                               above(is_kept ? hit_.record : record_now_, id),
                               {}};
            words_of(id, reason);
            reasons_.push_back(std::move(reason));
        }
        std::ranges::stable_sort(
            reasons_.begin() + static_cast<std::ptrdiff_t>(first),
            reasons_.end(),
            std::ranges::greater(),
            [](const FacetReason& reason) { return reason.words.size(); });
    }

    void add_places() {
        const auto salient = ids_of(hit_.record, hit_.record.places);
        add_reasons(
            "place",
            places_of(hit_.record),
            places_of(record_now_),
            [&](const std::string& id, FacetReason& reason) {
                if (!salient.contains(id)) {
                    reason.note = "of an event only";
                }
                const auto place =
                    std::ranges::find(now_.places, id, &Place::id);
                if (place == now_.places.end()) {
                    return;
                }
                reason.name = place->name;
                for (const PlaceMention& mention : place->mentions) {
                    reason.words.push_back(rules_.words("place", mention.at));
                }
            });
    }

    void add_actors() {
        add_reasons(
            "actor",
            ids_of(hit_.record, hit_.record.actors),
            ids_of(record_now_, record_now_.actors),
            [&](const std::string& id, FacetReason& reason) {
                const auto actor =
                    std::ranges::find(now_.actors, id, &Actor::id);
                if (actor == now_.actors.end()) {
                    return;
                }
                reason.name = actor->name;
                for (const Mention& mention : actor->mentions) {
                    reason.words.push_back(rules_.words("actor", mention));
                }
            });
    }

    const Hit& hit_;
    IndexSet& index_;
    const Annotation& now_;
    const ArticleRecord& record_now_;
    const Rules& rules_;
    std::vector<FacetReason> reasons_;
};

/// The facets alone: not what found them, nor the data they stand beside.
std::string facet_bytes(ArticleRecord record, NodeDictionary& numbers) {
    record.annotator.clear();
    record.content = 0;
    for (EventRecord& event : record.events) {
        event.rule.clear();
    }
    return encode_record(record, numbers);
}

}  // namespace

ArticleExplanation explain_article(const Hit& hit,
                                   IndexSet& index,
                                   const Lexicons& lexicons) {
    const Article article = article_of(hit);
    Explanation explanation;
    const Annotation now = Annotator(lexicons).annotate(article, &explanation);
    const ArticleRecord record_now = project_facets(article, now).record;
    const DocumentText text(article);
    ArticleExplanation result;
    result.read_with = hit.article.annotator;
    result.now = now.annotator;
    NodeDictionary numbers;
    result.same_facets =
        facet_bytes(record_now, numbers) == facet_bytes(hit.record, numbers);
    result.reasons =
        Explainer(hit, index, now, record_now, Rules(explanation, text))
            .reasons();
    result.steps = explanation.entries();
    result.text = text.all();
    return result;
}

}  // namespace dateline
