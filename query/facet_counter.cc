#include "query/facet_counter.h"

#include <algorithm>

#include "query/facet_period.h"

namespace dateline {

namespace {

bool is_time(FacetDimension dimension) {
    return dimension == FacetDimension::Year ||
           dimension == FacetDimension::Month;
}

Period period_of(FacetDimension dimension) {
    return dimension == FacetDimension::Month ? Period::Month : Period::Year;
}

/// Cuts off all but the first @p limit, those in order.
template <typename Thing, typename Before>
void keep_first(std::vector<Thing>& things, std::size_t limit, Before before) {
    const std::size_t kept = std::min(limit, things.size());
    std::partial_sort(things.begin(),
                      things.begin() + static_cast<std::ptrdiff_t>(kept),
                      things.end(),
                      before);
    things.resize(kept);
}

}  // namespace

FacetCounter::FacetCounter(
    const std::vector<FacetDimension>& dimensions,
    TallyPool& pool,
    std::function<std::string(const std::string&)> family_of)
    : pool_(&pool), family_of_(std::move(family_of)) {
    for (const FacetDimension dimension : dimensions) {
        countings_.emplace_back().dimension = dimension;
    }
}

FacetCounter::~FacetCounter() {
    for (const Counting& counting : countings_) {
        for (FacetTally* tally : counting.by_shard) {
            tally->clear();
        }
    }
}

void FacetCounter::begin_shard(const NodeView& nodes) {
    for (Counting& counting : countings_) {
        counting.by_shard.push_back(
            &pool_->of(shards_.size(), counting.dimension));
    }
    shards_.push_back(nodes);
    family_of_type_.emplace_back();
}

void FacetCounter::count(std::span<const NodeId> list) {
    for (const NodeId node : list) {
        bool direct = true;
        for (const ValueId value : shards_.back().closure(node)) {
            count(value, direct);
            direct = false;
        }
    }
}

/// A list that holds each value once, and all that the article has of them.
void FacetCounter::count_all(std::span<const CarriedValue> list) {
    for (const CarriedValue carried : list) {
        tally_->count(carried.value(), carried.direct());
    }
    counted_ = counted_ || !list.empty();
}

/// A list besides which the article has none.
void FacetCounter::count_only(std::span<const NodeId> list) {
    if (list.size() != 1) {
        count(list);
        return;
    }
    bool direct = true;
    for (const ValueId value : shards_.back().closure(list.front())) {
        tally_->count(value, direct);
        direct = false;
    }
    counted_ = true;
}

void FacetCounter::count_days(FacetDimension dimension, DaySpan days) {
    const Periods periods = periods_of(period_of(dimension), days);
    for (std::uint32_t at = periods.first; at <= periods.last; ++at) {
        count(at, true);
    }
}

void FacetCounter::count_family(NodeId type) {
    const NodeView& nodes = shards_.back();
    const ValueId value = nodes.closure(type).front();
    const auto [at, is_new] = family_of_type_.back().try_emplace(value);
    if (is_new) {
        at->second = family_number(family_of_(std::string(nodes.id(value))));
    }
    count(at->second, true);
}

std::uint32_t FacetCounter::family_number(const std::string& family) {
    const auto known = std::ranges::find(families_, family);
    const auto number = static_cast<std::uint32_t>(known - families_.begin());
    if (known == families_.end()) {
        families_.push_back(family);
    }
    return number;
}

void FacetCounter::add(const FacetCounter& other) {
    for (std::size_t i = 0; i < countings_.size(); ++i) {
        Counting& counting = countings_[i];
        const Counting& more = other.countings_[i];
        counting.missing += more.missing;
        for (std::size_t at = 0; at < counting.by_shard.size(); ++at) {
            const FacetTally& tally = *more.by_shard[at];
            for (const std::uint32_t number : tally.touched()) {
                counting.by_shard[at]->add(
                    counting.dimension == FacetDimension::Family
                        ? family_number(other.families_[number])
                        : number,
                    tally.rolled(number),
                    tally.direct(number));
            }
        }
    }
}

void FacetCounter::count_event(FacetDimension dimension,
                               const EventView& event) {
    switch (dimension) {
    case FacetDimension::Event: {
        const NodeId type = event.type();
        count(std::span(&type, 1));
        break;
    }
    case FacetDimension::Family:
        count_family(event.type());
        break;
    case FacetDimension::Place:
        count(event.role(RecordRole::Place));
        break;
    case FacetDimension::Actor:
        count(event.role(RecordRole::Doer));
        count(event.role(RecordRole::Recipient));
        count(event.role(RecordRole::Speaker));
        break;
    case FacetDimension::By:
        count(event.role(RecordRole::Doer));
        break;
    case FacetDimension::Against:
        count(event.role(RecordRole::Recipient));
        break;
    case FacetDimension::Year:
    case FacetDimension::Month:
        if (const auto days = event.days()) {
            count_days(dimension, *days);
        }
        break;
    case FacetDimension::Status:
        count(static_cast<std::uint32_t>(event.status()), true);
        break;
    case FacetDimension::Source:
        break;
    }
}

/// Counts the one event of an article that counts, if that is quicker.
bool FacetCounter::count_only_event(FacetDimension dimension,
                                    const EventView& event) {
    switch (dimension) {
    case FacetDimension::Event: {
        const NodeId type = event.type();
        count_only(std::span(&type, 1));
        return true;
    }
    case FacetDimension::Place:
        count_only(event.role(RecordRole::Place));
        return true;
    case FacetDimension::By:
        count_only(event.role(RecordRole::Doer));
        return true;
    case FacetDimension::Against:
        count_only(event.role(RecordRole::Recipient));
        return true;
    default:
        return false;
    }
}

/// What an article carries, whatever event it is of.
void FacetCounter::count_article(FacetDimension dimension,
                                 const FacetView& record,
                                 const QuestionMatcher& matcher) {
    switch (dimension) {
    case FacetDimension::Actor:
        count_all(record.actors());
        return;
    case FacetDimension::Place:
        count_all(record.places());
        return;
    case FacetDimension::Year:
        count_all(record.years());
        return;
    case FacetDimension::Event:
        if (matcher.is_plain()) {
            count_all(record.types());
            return;
        }
        break;
    case FacetDimension::Month:
        if (const auto days = record.published()) {
            count_days(dimension, *days);
        }
        break;
    default:
        break;
    }
    const bool any_status = dimension == FacetDimension::Month ||
                            dimension == FacetDimension::Status;
    record.each_event([&](const EventView& event) {
        if (any_status || matcher.wants(event.status())) {
            count_event(dimension, event);
        }
        return true;
    });
}

void FacetCounter::add(const FacetView& record,
                       const std::vector<FoundEvent>& events,
                       const QuestionMatcher& matcher) {
    ++article_;
    for (Counting& counting : countings_) {
        const FacetDimension dimension = counting.dimension;
        tally_ = counting.by_shard.back();
        counted_ = false;
        if (dimension == FacetDimension::Source) {
            if (const auto source = record.source()) {
                count(*source, true);
            }
        } else if (!matcher.about_one_event()) {
            count_article(dimension, record, matcher);
        } else if (events.size() != 1 ||
                   !count_only_event(dimension, events.front().event)) {
            for (const FoundEvent& found : events) {
                count_event(dimension, found.event);
            }
        }
        counting.missing += counted_ ? 0 : 1;
    }
}

std::string FacetCounter::text_of(FacetDimension dimension,
                                  std::size_t shard,
                                  std::uint32_t number) const {
    if (is_time(dimension)) {
        return period_text(period_of(dimension), number);
    }
    if (dimension == FacetDimension::Status) {
        return std::string(to_string(static_cast<EventStatus>(number)));
    }
    return dimension == FacetDimension::Family
               ? families_[number]
               : std::string(shards_[shard].id(number));
}

/// Of one shard, without a string made but for the values kept.
void FacetCounter::add_values(const Counting& counting,
                              std::size_t limit,
                              Facet& facet) const {
    const FacetTally& tally = *counting.by_shard.front();
    std::vector<std::uint32_t> found = tally.touched();
    facet.distinct = found.size();
    const FacetDimension dimension = counting.dimension;
    if (is_time(dimension)) {
        std::ranges::sort(found);
    } else {
        const bool is_id = dimension != FacetDimension::Status &&
                           dimension != FacetDimension::Family;
        keep_first(found, limit, [&](std::uint32_t a, std::uint32_t b) {
            if (tally.rolled(a) != tally.rolled(b)) {
                return tally.rolled(a) > tally.rolled(b);
            }
            return is_id ? shards_.front().id(a) < shards_.front().id(b)
                         : text_of(dimension, 0, a) < text_of(dimension, 0, b);
        });
    }
    for (const std::uint32_t number : found) {
        facet.values.push_back({text_of(dimension, 0, number),
                                "",
                                tally.rolled(number),
                                tally.direct(number)});
    }
}

/// Of several shards, whose numbers differ: joined by their texts.
void FacetCounter::add_joined_values(const Counting& counting,
                                     std::size_t limit,
                                     Facet& facet) const {
    std::unordered_map<std::string, FacetValue> joined;
    for (std::size_t shard = 0; shard < shards_.size(); ++shard) {
        const FacetTally& tally = *counting.by_shard[shard];
        for (const std::uint32_t number : tally.touched()) {
            FacetValue& value =
                joined[text_of(counting.dimension, shard, number)];
            value.count += tally.rolled(number);
            value.direct += tally.direct(number);
        }
    }
    facet.distinct = joined.size();
    for (auto& [text, value] : joined) {
        value.id = text;
        facet.values.push_back(std::move(value));
    }
    const bool time = is_time(counting.dimension);
    keep_first(facet.values,
               time ? facet.values.size() : limit,
               [time](const FacetValue& a, const FacetValue& b) {
                   if (!time && a.count != b.count) {
                       return a.count > b.count;
                   }
                   return a.id < b.id;
               });
}

std::vector<Facet> FacetCounter::facets(std::size_t limit) const {
    std::vector<Facet> facets;
    for (const Counting& counting : countings_) {
        Facet& facet = facets.emplace_back();
        facet.dimension = counting.dimension;
        facet.missing = counting.missing;
        if (counting.by_shard.size() == 1) {
            add_values(counting, limit, facet);
        } else {
            add_joined_values(counting, limit, facet);
        }
    }
    return facets;
}

}  // namespace dateline
