#include "query/facet_counter.h"

#include <algorithm>

#include "plugin/facet/date_terms.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, kFacetDimensionCount> kNames = {
    "event",
    "family",
    "place",
    "actor",
    "by",
    "against",
    "year",
    "month",
    "status",
    "source",
};
/// Spans of more periods than this are in none: they say nothing about when.
constexpr int kMostListedYears = 200;
constexpr int kMostMonths = 36;

bool is_time(FacetDimension dimension) {
    return dimension == FacetDimension::Year ||
           dimension == FacetDimension::Month;
}

/// Years as they are, months as 100 * year + month + a large offset.
constexpr int kMonthOffset = 100'000'000;

std::string period_text(int period) {
    const bool month = period > kMonthOffset / 2;
    const int number = month ? period - kMonthOffset : period;
    const int year =
        month ? (number >= 0 ? number / 12 : -((11 - number) / 12)) : number;
    const std::string text = iso_day(to_day(
        year, month ? static_cast<unsigned>(number - year * 12) + 1 : 1, 1));
    return text.substr(0, text.size() - (month ? 3 : 6));
}

}  // namespace

std::string_view to_string(FacetDimension dimension) {
    return kNames[static_cast<std::size_t>(dimension)];
}

std::optional<FacetDimension> facet_dimension_from(std::string_view name) {
    const auto found = std::ranges::find(kNames, name);
    if (found == kNames.end()) {
        return std::nullopt;
    }
    return static_cast<FacetDimension>(found - kNames.begin());
}

FacetCounter::FacetCounter(
    const std::vector<FacetDimension>& dimensions,
    NodeTable& table,
    std::function<std::string(const std::string&)> family_of)
    : table_(&table), family_of_(std::move(family_of)) {
    for (const FacetDimension dimension : dimensions) {
        tallies_.emplace_back().dimension = dimension;
    }
    for (std::size_t i = 0; i < kEventStatusCount; ++i) {
        status_values_[i] =
            table.value_of(to_string(static_cast<EventStatus>(i)));
    }
}

void FacetCounter::count(Tally& tally, ValueId value, bool direct) {
    if (value >= tally.rolled.size()) {
        const std::size_t size =
            std::max(table_->value_count(), std::size_t{value} + 1);
        for (auto* column : {&tally.rolled,
                             &tally.direct,
                             &tally.rolled_in,
                             &tally.direct_in}) {
            column->resize(size);
        }
    }
    if (tally.rolled_in[value] != article_) {
        tally.rolled_in[value] = article_;
        ++tally.rolled[value];
    }
    if (direct && tally.direct_in[value] != article_) {
        tally.direct_in[value] = article_;
        ++tally.direct[value];
    }
    tally.last_article = article_;
}

void FacetCounter::count(Tally& tally, std::span<const NodeId> nodes) {
    for (const NodeId node : nodes) {
        bool direct = true;
        for (const ValueId value : table_->closure(node)) {
            count(tally, value, direct);
            direct = false;
        }
    }
}

ValueId FacetCounter::period_value(int period) {
    const auto [at, is_new] = periods_.try_emplace(period);
    if (is_new) {
        at->second = table_->value_of(period_text(period));
    }
    return at->second;
}

void FacetCounter::count_days(Tally& tally, DaySpan days) {
    const auto from = to_civil(days.from);
    const auto to = to_civil(days.to);
    int first = static_cast<int>(from.year());
    int last = static_cast<int>(to.year());
    int most = kMostListedYears;
    if (tally.dimension == FacetDimension::Month) {
        const auto month = [](const auto& civil) {
            return static_cast<int>(civil.year()) * 12 +
                   static_cast<int>(static_cast<unsigned>(civil.month())) - 1 +
                   kMonthOffset;
        };
        first = month(from);
        last = month(to);
        most = kMostMonths;
    }
    for (int period = first; last - first < most && period <= last; ++period) {
        count(tally, period_value(period), true);
    }
}

void FacetCounter::count_event(Tally& tally,
                               const NumberedRecord& record,
                               const NumberedEvent& event) {
    const auto roles = [&](std::initializer_list<RecordRole> wanted) {
        for (const RecordRole role : wanted) {
            count(tally, record.role(event, role));
        }
    };
    switch (tally.dimension) {
    case FacetDimension::Event:
        count(tally, std::span(&event.type, 1));
        break;
    case FacetDimension::Family: {
        const ValueId type = table_->closure(event.type).front();
        const auto [at, is_new] = families_.try_emplace(type);
        if (is_new) {
            at->second = table_->value_of(family_of_(table_->text(type)));
        }
        count(tally, at->second, true);
        break;
    }
    case FacetDimension::Place:
        roles({RecordRole::Place});
        break;
    case FacetDimension::Actor:
        roles({RecordRole::Doer, RecordRole::Recipient, RecordRole::Speaker});
        break;
    case FacetDimension::By:
        roles({RecordRole::Doer});
        break;
    case FacetDimension::Against:
        roles({RecordRole::Recipient});
        break;
    case FacetDimension::Year:
    case FacetDimension::Month:
        if (event.days) {
            count_days(tally, *event.days);
        }
        break;
    case FacetDimension::Status:
        count(tally,
              status_values_[static_cast<std::size_t>(event.status)],
              true);
        break;
    case FacetDimension::Source:
        break;
    }
}

/// What an article carries, whatever event it is of.
void FacetCounter::count_article(Tally& tally,
                                 const NumberedRecord& record,
                                 const QuestionMatcher& matcher) {
    if (tally.dimension == FacetDimension::Actor) {
        count(tally, record.actors);
        return;
    }
    if (tally.dimension == FacetDimension::Place) {
        count(tally, record.places);
    }
    if (is_time(tally.dimension) && record.published) {
        count_days(tally, *record.published);
    }
    const bool any_status = tally.dimension == FacetDimension::Place ||
                            is_time(tally.dimension) ||
                            tally.dimension == FacetDimension::Status;
    for (const NumberedEvent& event : record.events) {
        if (any_status || matcher.wants(event.status)) {
            count_event(tally, record, event);
        }
    }
}

void FacetCounter::add(const NumberedRecord& record,
                       const std::vector<std::uint32_t>& events,
                       const QuestionMatcher& matcher) {
    ++article_;
    for (Tally& tally : tallies_) {
        if (tally.dimension == FacetDimension::Source) {
            if (record.has_source) {
                count(tally, record.source, true);
            }
        } else if (matcher.about_one_event()) {
            for (const std::uint32_t event : events) {
                count_event(tally, record, record.events[event]);
            }
        } else {
            count_article(tally, record, matcher);
        }
        if (tally.last_article != article_) {
            ++tally.missing;
        }
    }
}

std::vector<Facet> FacetCounter::facets(std::size_t limit) const {
    std::vector<Facet> facets;
    for (const Tally& tally : tallies_) {
        Facet& facet = facets.emplace_back();
        facet.dimension = tally.dimension;
        facet.missing = tally.missing;
        std::vector<ValueId> found;
        for (ValueId value = 0; value < tally.rolled.size(); ++value) {
            if (tally.rolled[value] != 0) {
                found.push_back(value);
            }
        }
        facet.distinct = found.size();
        const bool time = is_time(tally.dimension);
        std::ranges::sort(found, [&](ValueId a, ValueId b) {
            if (!time && tally.rolled[a] != tally.rolled[b]) {
                return tally.rolled[a] > tally.rolled[b];
            }
            return table_->text(a) < table_->text(b);
        });
        if (!time && found.size() > limit) {
            found.resize(limit);
        }
        for (const ValueId value : found) {
            facet.values.push_back({table_->text(value),
                                    "",
                                    tally.rolled[value],
                                    tally.direct[value]});
        }
    }
    return facets;
}

}  // namespace dateline
