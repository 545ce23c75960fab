#include "query/why_not.h"

#include <algorithm>
#include <utility>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

using Ids = std::vector<NamedId>;
using Slugs = std::vector<std::string>;
using List = std::vector<IdIndex>;

std::string joined(const std::vector<std::string>& words,
                   std::string_view between = ", ") {
    std::string text;
    for (const std::string& word : words) {
        text += text.empty() ? "" : between;
        text += word;
    }
    return text;
}

std::string names(const Ids& ids) {
    std::vector<std::string> words;
    for (const NamedId& id : ids) {
        words.push_back(id.name.empty() ? id.id : id.name);
    }
    return joined(words);
}

Slugs slugs_of(const Ids& ids) {
    Slugs slugs;
    for (const NamedId& id : ids) {
        slugs.push_back(id.id);
    }
    return slugs;
}

std::string days_asked(const std::vector<AskedDays>& asked) {
    std::vector<std::string> words;
    for (const AskedDays& days : asked) {
        words.push_back(days.syntax);
    }
    return joined(words);
}

std::string statuses_asked(const Question& question) {
    std::vector<std::string> words;
    for (const EventStatus status : question.wanted_statuses()) {
        words.emplace_back(to_string(status));
    }
    return joined(words);
}

bool overlaps(const std::optional<DaySpan>& days,
              const std::vector<AskedDays>& asked) {
    return days && std::ranges::any_of(asked, [&](const AskedDays& span) {
               return span.days.overlaps(*days);
           });
}

/// The record's lists, and what of them is asked for.
class Judge {
  public:
    Judge(const ArticleRecord& record,
          const Question& question,
          const WhyNotSources& sources)
        : record_(record), question_(question), sources_(sources) {}

    [[nodiscard]] std::vector<PartVerdict> of_event(
        const EventRecord& event) const {
        const Question& q = question_;
        std::vector<PartVerdict> parts;
        if (!q.events.empty()) {
            parts.push_back({"event",
                             names(q.events),
                             name(event.type),
                             is_one(q.events, event.type)});
        }
        add_places(event, parts);
        add_actors(event, parts);
        if (!q.dates.empty()) {
            parts.push_back({"date",
                             days_asked(q.dates),
                             days(event.days),
                             overlaps(event.days, q.dates)});
        }
        parts.push_back({"status",
                         statuses_asked(q),
                         std::string(to_string(event.status)),
                         wants(event.status)});
        if (q.background) {
            parts.push_back({"background",
                             *q.background ? "yes" : "no",
                             event.background ? "yes" : "no",
                             *q.background == event.background});
        }
        return parts;
    }

    [[nodiscard]] std::vector<PartVerdict> of_article() const {
        const Question& q = question_;
        std::vector<PartVerdict> parts;
        if (!q.about_one_event()) {
            add_loose(parts);
        }
        if (!q.published.empty()) {
            parts.push_back({"published",
                             days_asked(q.published),
                             days(record_.published),
                             overlaps(record_.published, q.published)});
        }
        if (!q.sources.empty()) {
            parts.push_back(
                {"source", joined(q.sources), record_.source, is_source()});
        }
        add_text(parts);
        for (const Question& excluded : q.excluded) {
            parts.push_back({"not",
                             to_syntax(excluded),
                             "",
                             !why_not(record_, excluded, sources_).answers});
        }
        return parts;
    }

  private:
    [[nodiscard]] std::string name(IdIndex at) const {
        return sources_.name_of(record_.ids[at].id);
    }
    [[nodiscard]] std::string list_names(const List& list) const {
        std::vector<std::string> words;
        for (const IdIndex at : list) {
            words.push_back(name(at));
        }
        return joined(words);
    }
    static std::string days(const std::optional<DaySpan>& days) {
        return days ? days_syntax(*days) : "unknown";
    }
    [[nodiscard]] bool wants(EventStatus status) const {
        const auto wanted = question_.wanted_statuses();
        return std::ranges::find(wanted, status) != wanted.end();
    }
    [[nodiscard]] bool is_one(const Slugs& asked, IdIndex at) const {
        const RecordId& id = record_.ids[at];
        const auto is_asked = [&](const std::string& text) {
            return std::ranges::find(asked, text) != asked.end();
        };
        return is_asked(id.id) ||
               std::ranges::any_of(id.ancestors, [&](IdIndex above) {
                   return is_asked(record_.ids[above].id);
               });
    }
    [[nodiscard]] bool is_one(const Ids& asked, IdIndex at) const {
        return is_one(slugs_of(asked), at);
    }
    template <typename Asked>
    [[nodiscard]] bool meets(const Asked& asked, const List& list) const {
        return std::ranges::any_of(
            list, [&](IdIndex at) { return is_one(asked, at); });
    }
    [[nodiscard]] bool has_policy(const Slugs& types,
                                  const EventRecord& event) const {
        return std::ranges::find(types, record_.ids[event.type].id) !=
               types.end();
    }
    static List parties(const EventRecord& event) {
        List all = event.doers;
        all.insert(all.end(), event.recipients.begin(), event.recipients.end());
        all.insert(all.end(), event.said_by.begin(), event.said_by.end());
        return all;
    }

    [[nodiscard]] bool origin_holds(const EventRecord& event) const {
        const Question& q = question_;
        if (meets(q.origins, event.origins)) {
            return true;
        }
        return has_policy(q.place_is_origin, event)
                   ? meets(q.origins, event.places)
                   : meets(q.origin_actors, event.doers);
    }
    [[nodiscard]] bool destination_holds(const EventRecord& event) const {
        return meets(question_.destinations, event.destinations) ||
               meets(question_.destination_actors, event.recipients) ||
               (has_policy(question_.place_is_scene, event) &&
                meets(question_.destinations, event.places));
    }
    [[nodiscard]] bool doer_holds(const EventRecord& event) const {
        const Question& q = question_;
        return meets(q.doers, event.doers) ||
               (event.doers.empty() && has_policy(q.place_is_scene, event) &&
                meets(q.doer_places, event.places));
    }
    [[nodiscard]] bool recipient_holds(const EventRecord& event) const {
        const Question& q = question_;
        return meets(q.recipients, event.recipients) ||
               (has_policy(q.place_is_target, event) &&
                meets(q.recipient_places, event.places));
    }

    void add_places(const EventRecord& event,
                    std::vector<PartVerdict>& parts) const {
        const Question& q = question_;
        if (!q.places.empty()) {
            parts.push_back({"place",
                             names(q.places),
                             list_names(event.places),
                             meets(q.places, event.places)});
        }
        if (!q.origins.empty() || !q.origin_actors.empty()) {
            parts.push_back({"from",
                             names(q.origins),
                             list_names(event.origins.empty() ? event.places
                                                              : event.origins),
                             origin_holds(event)});
        }
        if (!q.destinations.empty() || !q.destination_actors.empty()) {
            parts.push_back(
                {"to",
                 names(q.destinations),
                 list_names(event.destinations.empty() ? event.places
                                                       : event.destinations),
                 destination_holds(event)});
        }
    }
    void add_actors(const EventRecord& event,
                    std::vector<PartVerdict>& parts) const {
        const Question& q = question_;
        if (!q.doers.empty()) {
            parts.push_back({"by",
                             names(q.doers),
                             list_names(event.doers),
                             doer_holds(event)});
        }
        if (!q.recipients.empty() || !q.recipient_places.empty()) {
            parts.push_back({"against",
                             names(q.recipients),
                             list_names(event.recipients),
                             recipient_holds(event)});
        }
        const List all = parties(event);
        for (const Ids& side : q.between) {
            parts.push_back(
                {"between", names(side), list_names(all), meets(side, all)});
        }
        if (!q.actors.empty()) {
            parts.push_back({"actor",
                             names(q.actors),
                             list_names(all),
                             meets(q.actors, all)});
        }
    }

    template <typename Holds>
    [[nodiscard]] bool some(Holds holds) const {
        return std::ranges::any_of(record_.events, holds);
    }

    /// Each facet somewhere in the article.
    void add_loose(std::vector<PartVerdict>& parts) const {
        const Question& q = question_;
        if (!q.events.empty() || q.background || !q.statuses.empty()) {
            const bool holds = some([&](const EventRecord& event) {
                return wants(event.status) &&
                       (!q.background || *q.background == event.background) &&
                       (q.events.empty() || is_one(q.events, event.type));
            });
            parts.push_back({"event", names(q.events), "", holds});
        }
        if (!q.places.empty()) {
            const bool holds = meets(q.places, record_.places) ||
                               some([&](const EventRecord& event) {
                                   return meets(q.places, event.places);
                               });
            parts.push_back(
                {"place", names(q.places), list_names(record_.places), holds});
        }
        if (!q.actors.empty()) {
            parts.push_back({"actor",
                             names(q.actors),
                             list_names(record_.actors),
                             meets(q.actors, record_.actors)});
        }
        if (!q.dates.empty()) {
            const bool holds = overlaps(record_.published, q.dates) ||
                               some([&](const EventRecord& event) {
                                   return overlaps(event.days, q.dates);
                               });
            parts.push_back({"date",
                             days_asked(q.dates),
                             "published " + days(record_.published),
                             holds});
        }
        add_loose_roles(parts);
    }
    void add_loose_roles(std::vector<PartVerdict>& parts) const {
        const auto add = [&](const char* part, const Ids& asked, auto holds) {
            if (!asked.empty()) {
                parts.push_back({part, names(asked), "", some(holds)});
            }
        };
        const Question& q = question_;
        add("by", q.doers, [&](const auto& e) { return doer_holds(e); });
        add("from", q.origins, [&](const auto& e) { return origin_holds(e); });
        add("to", q.destinations, [&](const auto& e) {
            return destination_holds(e);
        });
        add("against", q.recipients, [&](const auto& e) {
            return recipient_holds(e);
        });
        if (!q.between.empty()) {
            const bool holds = some([&](const EventRecord& event) {
                const List all = parties(event);
                return std::ranges::all_of(q.between, [&](const Ids& side) {
                    return meets(side, all);
                });
            });
            std::vector<std::string> sides;
            for (const Ids& side : q.between) {
                sides.push_back(names(side));
            }
            parts.push_back({"between", joined(sides, " and "), "", holds});
        }
    }

    [[nodiscard]] bool is_source() const {
        return !record_.source.empty() &&
               std::ranges::any_of(
                   question_.sources, [&](const std::string& source) {
                       return fold(source) == fold(record_.source);
                   });
    }

    void add_text(std::vector<PartVerdict>& parts) const {
        for (std::size_t i = 0; i < question_.text.size();) {
            std::vector<AskedText> alternatives = {question_.text[i]};
            while (++i < question_.text.size() && question_.text[i].or_before) {
                alternatives.push_back(question_.text[i]);
            }
            std::vector<std::string> words;
            for (const AskedText& text : alternatives) {
                words.push_back(
                    (text.excluded ? "without " : "") +
                    (text.phrase ? '"' + text.words + '"' : text.words));
            }
            parts.push_back({"text",
                             joined(words, " OR "),
                             "",
                             sources_.has_text(alternatives)});
        }
    }

    const ArticleRecord& record_;
    const Question& question_;
    const WhyNotSources& sources_;
};

std::size_t failures(const std::vector<PartVerdict>& parts) {
    return static_cast<std::size_t>(
        std::ranges::count(parts, false, &PartVerdict::holds));
}

/// A wrong type is the farthest: the event is another one altogether.
std::size_t distance(const EventVerdict& verdict) {
    const bool other_type = !verdict.parts.empty() &&
                            verdict.parts.front().part == "event" &&
                            !verdict.parts.front().holds;
    return verdict.failed * 2 + (other_type ? 1 : 0);
}

std::vector<std::string> failing_everywhere(
    const std::vector<EventVerdict>& events) {
    std::vector<std::string> nowhere;
    if (events.empty()) {
        return nowhere;
    }
    for (std::size_t i = 0; i < events.front().parts.size(); ++i) {
        if (std::ranges::none_of(events, [i](const EventVerdict& event) {
                return event.parts[i].holds;
            })) {
            nowhere.push_back(events.front().parts[i].part);
        }
    }
    return nowhere;
}

}  // namespace

ArticleVerdict why_not(const ArticleRecord& record,
                       const Question& question,
                       const WhyNotSources& sources) {
    const Judge judge(record, question, sources);
    ArticleVerdict verdict;
    verdict.article = judge.of_article();
    verdict.answers = failures(verdict.article) == 0;
    if (!question.about_one_event()) {
        return verdict;
    }
    for (std::uint32_t i = 0; i < record.events.size(); ++i) {
        EventVerdict event{i, judge.of_event(record.events[i]), 0};
        event.failed = failures(event.parts);
        verdict.events.push_back(std::move(event));
    }
    verdict.nowhere = failing_everywhere(verdict.events);
    std::ranges::stable_sort(verdict.events, {}, distance);
    verdict.answers = verdict.answers && !verdict.events.empty() &&
                      verdict.events.front().failed == 0;
    return verdict;
}

}  // namespace dateline
