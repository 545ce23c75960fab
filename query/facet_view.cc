// The words of an article:
//
//   article  published from, to (from > to: unknown), source + 1 or 0,
//            count of places, of actors, of events, place*, actor*, event*
//   place    2 * value + 1 if direct
//   event    type, status + 16 if background + 32 if dated, from, to,
//            ends of the six lists in three words, node*
#include "query/facet_view.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kArticleHead = 6;
constexpr std::size_t kLongestLists = 0xFFFF;

std::span<const CarriedValue> values_at(const std::uint32_t* words,
                                        std::size_t count) {
    static_assert(sizeof(CarriedValue) == sizeof(std::uint32_t));
    return {reinterpret_cast<const CarriedValue*>(words), count};
}

}  // namespace

void FacetView::read(const std::uint32_t* words) {
    const DaySpan days{static_cast<Day>(words[0]), static_cast<Day>(words[1])};
    published_ = days.from <= days.to ? std::optional(days) : std::nullopt;
    source_ = words[2] == 0 ? std::nullopt : std::optional(words[2] - 1);
    const std::uint32_t* at = words + kArticleHead;
    places_ = values_at(at, words[3]);
    at += words[3];
    actors_ = values_at(at, words[4]);
    at += words[4];
    events_.clear();
    for (std::uint32_t i = 0; i < words[5]; ++i) {
        events_.emplace_back(at);
        at = events_.back().next();
    }
}

void FacetUnpacker::add_values(std::span<const NodeId> list,
                               const NodeView& nodes) {
    for (const NodeId node : list) {
        const auto closure = nodes.closure(node);
        for (std::size_t i = 0; i < closure.size(); ++i) {
            values_.push_back(closure[i] << 1U | (i == 0 ? 1U : 0U));
        }
    }
}

/// Each value once, a direct one before a mere ancestor.
std::uint32_t FacetUnpacker::flush_values(std::vector<std::uint32_t>& words) {
    std::ranges::sort(values_, std::greater<>());
    const auto same = [](std::uint32_t a, std::uint32_t b) {
        return a >> 1U == b >> 1U;
    };
    values_.erase(std::unique(values_.begin(), values_.end(), same),
                  values_.end());
    words.insert(words.end(), values_.begin(), values_.end());
    const auto count = static_cast<std::uint32_t>(values_.size());
    values_.clear();
    return count;
}

bool FacetUnpacker::append_event(const RecordView::Event& event,
                                 std::vector<std::uint32_t>& words) const {
    const std::uint32_t first = event.first;
    if (event.ends.back() - first > kLongestLists) {
        return false;
    }
    words.push_back(event.type);
    words.push_back(static_cast<std::uint32_t>(event.status) |
                    (event.background ? 16U : 0U) | (event.days ? 32U : 0U));
    const DaySpan days = event.days.value_or(DaySpan{});
    words.push_back(static_cast<std::uint32_t>(days.from));
    words.push_back(static_cast<std::uint32_t>(days.to));
    for (std::size_t role = 0; role < kRecordRoleCount; role += 2) {
        words.push_back((event.ends[role] - first) |
                        (event.ends[role + 1] - first) << 16U);
    }
    words.insert(words.end(),
                 record_.nodes.begin() + first,
                 record_.nodes.begin() + event.ends.back());
    return true;
}

bool FacetUnpacker::append(std::string_view record,
                           const NodeView& nodes,
                           std::vector<std::uint32_t>& words) {
    if (!read_record(record, nodes, record_)) {
        return false;
    }
    const std::size_t begin = words.size();
    const DaySpan days = record_.published.value_or(DaySpan{1, 0});
    const std::uint32_t source =
        record_.source ? nodes.closure(*record_.source).front() + 1 : 0;
    words.insert(words.end(),
                 {static_cast<std::uint32_t>(days.from),
                  static_cast<std::uint32_t>(days.to),
                  source,
                  0,
                  0,
                  static_cast<std::uint32_t>(record_.events.size())});
    const std::span<const NodeId> all(record_.nodes);
    add_values(all.first(record_.places_end), nodes);
    constexpr auto kPlace = static_cast<std::size_t>(RecordRole::Place);
    for (const RecordView::Event& event : record_.events) {
        add_values(all.subspan(event.ends[kPlace - 1],
                               event.ends[kPlace] - event.ends[kPlace - 1]),
                   nodes);
    }
    words[begin + 3] = flush_values(words);
    add_values(all.subspan(record_.places_end,
                           record_.actors_end - record_.places_end),
               nodes);
    words[begin + 4] = flush_values(words);
    for (const RecordView::Event& event : record_.events) {
        if (!append_event(event, words)) {
            words.resize(begin);
            return false;
        }
    }
    return true;
}

}  // namespace dateline
