#include "tests/property/search_oracle.h"

#include <algorithm>
#include <optional>
#include <set>

namespace dateline {

namespace {

class Oracle {
  public:
    Oracle(const MadeArticle& article, const Question& question)
        : article_(article), record_(article.record), question_(question) {}

    [[nodiscard]] std::set<std::string> closure(
        const std::vector<IdIndex>& list) const {
        std::set<std::string> ids;
        for (const IdIndex at : list) {
            ids.insert(record_.ids[at].id);
            for (const IdIndex above : record_.ids[at].ancestors) {
                ids.insert(record_.ids[above].id);
            }
        }
        return ids;
    }
    [[nodiscard]] bool meets(const std::vector<IdIndex>& list,
                             const std::vector<NamedId>& asked) const {
        const auto ids = closure(list);
        return asked.empty() || std::ranges::any_of(asked, [&](const auto& id) {
                   return ids.contains(id.id);
               });
    }
    [[nodiscard]] std::vector<IdIndex> parties(const EventRecord& event) const {
        std::vector<IdIndex> all = event.doers;
        all.insert(all.end(), event.recipients.begin(), event.recipients.end());
        all.insert(all.end(), event.said_by.begin(), event.said_by.end());
        return all;
    }
    static bool overlaps(const std::optional<DaySpan>& days,
                         const std::vector<AskedDays>& asked) {
        return asked.empty() ||
               (days && std::ranges::any_of(asked, [&](const auto& span) {
                    return span.days.overlaps(*days);
                }));
    }
    [[nodiscard]] bool kind(const EventRecord& event) const {
        const auto wanted = question_.wanted_statuses();
        return std::ranges::find(wanted, event.status) != wanted.end() &&
               (!question_.background ||
                *question_.background == event.background) &&
               (question_.events.empty() ||
                std::ranges::any_of(question_.events, [&](const auto& type) {
                    return type.id == record_.ids[event.type].id;
                }));
    }
    [[nodiscard]] bool sides(const EventRecord& event) const {
        return std::ranges::all_of(question_.between, [&](const auto& side) {
            return meets(parties(event), side);
        });
    }
    [[nodiscard]] bool event_answers(const EventRecord& event) const {
        return kind(event) && meets(event.places, question_.places) &&
               meets(event.origins, question_.origins) &&
               meets(event.destinations, question_.destinations) &&
               meets(event.doers, question_.doers) &&
               meets(event.recipients, question_.recipients) &&
               meets(parties(event), question_.actors) && sides(event) &&
               overlaps(event.days, question_.dates);
    }
    template <typename Holds>
    [[nodiscard]] bool some_event(Holds holds) const {
        return std::ranges::any_of(record_.events, holds);
    }
    [[nodiscard]] bool loosely() const {
        const Question& q = question_;
        const auto role = [&](const std::vector<NamedId>& asked, auto member) {
            return asked.empty() || some_event([&](const EventRecord& event) {
                       return meets(event.*member, asked);
                   });
        };
        const bool kind_asked =
            !q.events.empty() || q.background || !q.statuses.empty();
        return (!kind_asked ||
                some_event([&](const auto& event) { return kind(event); })) &&
               (meets(record_.places, q.places) ||
                role(q.places, &EventRecord::places)) &&
               (q.actors.empty() || meets(record_.actors, q.actors)) &&
               (overlaps(record_.published, q.dates) ||
                some_event([&](const EventRecord& event) {
                    return overlaps(event.days, q.dates);
                })) &&
               role(q.doers, &EventRecord::doers) &&
               role(q.recipients, &EventRecord::recipients) &&
               role(q.origins, &EventRecord::origins) &&
               role(q.destinations, &EventRecord::destinations) &&
               (q.between.empty() ||
                some_event([&](const auto& event) { return sides(event); }));
    }
    [[nodiscard]] bool has(const AskedText& text) const {
        return std::ranges::find(article_.words, text.words) !=
               article_.words.end();
    }
    /// Those that are joined by "or" count as one.
    [[nodiscard]] bool words_hold() const {
        const auto& text = question_.text;
        for (std::size_t i = 0; i < text.size();) {
            bool holds = has(text[i]) != text[i].excluded;
            while (++i < text.size() && text[i].or_before) {
                holds = holds || has(text[i]);
            }
            if (!holds) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] bool source_holds() const {
        return question_.sources.empty() ||
               std::ranges::any_of(
                   question_.sources, [&](const std::string& source) {
                       return (source == "one" && record_.source == "One") ||
                              (source == "two" && record_.source == "Two");
                   });
    }
    [[nodiscard]] bool answers() const {
        if (!source_holds() || !words_hold() ||
            !overlaps(record_.published, question_.published)) {
            return false;
        }
        for (const Question& excluded : question_.excluded) {
            if (Oracle(article_, excluded).answers()) {
                return false;
            }
        }
        return question_.about_one_event()
                   ? some_event([&](const auto& e) { return event_answers(e); })
                   : loosely();
    }

    static void years(std::set<std::string>& values,
                      const std::optional<DaySpan>& days) {
        if (days) {
            for (int year = static_cast<int>(to_civil(days->from).year());
                 year <= static_cast<int>(to_civil(days->to).year());
                 ++year) {
                values.insert(std::to_string(year));
            }
        }
    }
    /// "2022-06", ...; a span of more than three years is in no month.
    static void months(std::set<std::string>& values,
                       const std::optional<DaySpan>& days) {
        if (!days) {
            return;
        }
        std::set<std::string> met;
        for (Day day = days->from; day <= days->to; ++day) {
            const auto civil = to_civil(day);
            const unsigned month{civil.month()};
            met.insert(std::to_string(static_cast<int>(civil.year())) +
                       (month < 10 ? "-0" : "-") + std::to_string(month));
        }
        if (met.size() <= 36) {
            values.merge(met);
        }
    }
    void add_event(FacetDimension dimension,
                   const EventRecord& event,
                   std::set<std::string>& values) const {
        const auto add = [&](const std::vector<IdIndex>& list) {
            const auto ids = closure(list);
            values.insert(ids.begin(), ids.end());
        };
        if (dimension == FacetDimension::Event) {
            add({event.type});
        } else if (dimension == FacetDimension::Family) {
            values.insert(oracle_family(record_.ids[event.type].id));
        } else if (dimension == FacetDimension::Place) {
            add(event.places);
        } else if (dimension == FacetDimension::Actor) {
            add(parties(event));
        } else if (dimension == FacetDimension::By) {
            add(event.doers);
        } else if (dimension == FacetDimension::Against) {
            add(event.recipients);
        } else if (dimension == FacetDimension::Status) {
            values.insert(std::string(to_string(event.status)));
        } else if (dimension == FacetDimension::Year) {
            years(values, event.days);
        } else if (dimension == FacetDimension::Month) {
            months(values, event.days);
        }
    }
    [[nodiscard]] std::set<std::string> values(FacetDimension dimension) const {
        std::set<std::string> values;
        if (dimension == FacetDimension::Source) {
            if (!record_.source.empty()) {
                values.insert(record_.source);
            }
            return values;
        }
        const auto wanted = question_.wanted_statuses();
        for (const EventRecord& event : record_.events) {
            const bool any_status = dimension == FacetDimension::Place ||
                                    dimension == FacetDimension::Year ||
                                    dimension == FacetDimension::Month ||
                                    dimension == FacetDimension::Status;
            const bool reported =
                any_status ||
                std::ranges::find(wanted, event.status) != wanted.end();
            const bool counts =
                question_.about_one_event()
                    ? event_answers(event)
                    : reported && dimension != FacetDimension::Actor;
            if (counts) {
                add_event(dimension, event, values);
            }
        }
        if (!question_.about_one_event()) {
            const auto add = [&](const std::vector<IdIndex>& list) {
                const auto ids = closure(list);
                values.insert(ids.begin(), ids.end());
            };
            if (dimension == FacetDimension::Place) {
                add(record_.places);
            } else if (dimension == FacetDimension::Actor) {
                add(record_.actors);
            } else if (dimension == FacetDimension::Year) {
                years(values, record_.published);
            } else if (dimension == FacetDimension::Month) {
                months(values, record_.published);
            }
        }
        return values;
    }

  private:
    const MadeArticle& article_;
    const ArticleRecord& record_;
    const Question& question_;
};

}  // namespace

std::string oracle_family(const std::string& type) {
    return type.substr(0, 1);
}

bool oracle_answers(const MadeArticle& article, const Question& question) {
    return Oracle(article, question).answers();
}

Counts expected_counts(const std::vector<MadeArticle>& articles,
                       const Question& question,
                       FacetDimension dimension) {
    Counts counts;
    for (const MadeArticle& article : articles) {
        const Oracle oracle(article, question);
        if (!oracle.answers()) {
            continue;
        }
        const auto values = oracle.values(dimension);
        for (const std::string& value : values) {
            ++counts[value];
        }
        counts["(missing)"] += values.empty() ? 1 : 0;
    }
    std::erase_if(counts, [](const auto& entry) { return entry.second == 0; });
    return counts;
}

}  // namespace dateline
