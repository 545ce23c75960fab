// The words of an article:
//
//   article  published from, to (from > to: unknown), source + 1 or 0,
//            count of places, of actors, of types + of years * 65536,
//            of events, place*, actor*, type*, year*, event*
//   place    2 * value + 1 if direct; likewise actor, type, year
//   event    type, kind, [count * 6], [from], [to], node*
//   kind     4 bits: status; 1: background; 2: form of the days; 1: long;
//            6 * 4 from bit 8: how many nodes each role has
//   days     form 0: unknown; 1: those of publication; 2: one day; 3: a span
//
// Only in a long event, which has a role of more than fifteen nodes, the six
// counts are words of their own.
#include "query/facet_view.h"

#include <algorithm>

#include "query/facet_period.h"

namespace dateline {

void FacetUnpacker::add_values(std::span<const NodeId> list,
                               const NodeView& nodes) {
    for (const NodeId node : list) {
        const auto closure = nodes.closure(node);
        for (std::size_t i = 0; i < closure.size(); ++i) {
            values_.push_back(closure[i] << 1U | (i == 0 ? 1U : 0U));
        }
    }
}

void FacetUnpacker::add_years(std::optional<DaySpan> days) {
    if (!days) {
        return;
    }
    const Periods years = periods_of(Period::Year, *days);
    for (std::uint32_t year = years.first; year <= years.last; ++year) {
        values_.push_back(year << 1U | 1U);
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

void FacetUnpacker::append_event(const RecordView::Event& event,
                                 std::vector<std::uint32_t>& words) const {
    std::array<std::uint32_t, kRecordRoleCount> counts{};
    std::uint32_t packed = 0;
    std::uint32_t begin = event.first;
    for (std::size_t role = 0; role < kRecordRoleCount; ++role) {
        counts[role] = event.ends[role] - begin;
        begin = event.ends[role];
        packed |= counts[role] << (4 * role);
    }
    using View = EventView;
    View::DaysForm form = View::kUnknown;
    if (event.days) {
        form = event.days == record_.published      ? View::kPublished
               : event.days->from == event.days->to ? View::kOneDay
                                                    : View::kSpan;
    }
    const bool is_long = std::ranges::max(counts) > View::kLongestShort;
    words.push_back(event.type);
    words.push_back(static_cast<std::uint32_t>(event.status) |
                    (event.background ? View::kBackground : 0U) |
                    unsigned{form} << View::kFormShift |
                    (is_long ? View::kLong : packed << View::kCountsShift));
    if (is_long) {
        words.insert(words.end(), counts.begin(), counts.end());
    }
    if (form >= View::kOneDay) {
        words.push_back(static_cast<std::uint32_t>(event.days->from));
    }
    if (form == View::kSpan) {
        words.push_back(static_cast<std::uint32_t>(event.days->to));
    }
    words.insert(words.end(),
                 record_.nodes.begin() + event.first,
                 record_.nodes.begin() + event.ends.back());
}

/// The four lists of the article; their sizes go into its head.
/// @return false when it is of more types than there can be
bool FacetUnpacker::append_lists(const NodeView& nodes,
                                 std::vector<std::uint32_t>& words) {
    const std::size_t head = words.size() - FacetView::kHead;
    const std::span<const NodeId> all(record_.nodes);
    add_values(all.first(record_.places_end), nodes);
    constexpr auto kPlace = static_cast<std::size_t>(RecordRole::Place);
    for (const RecordView::Event& event : record_.events) {
        add_values(all.subspan(event.ends[kPlace - 1],
                               event.ends[kPlace] - event.ends[kPlace - 1]),
                   nodes);
    }
    words[head + 3] = flush_values(words);
    add_values(all.subspan(record_.places_end,
                           record_.actors_end - record_.places_end),
               nodes);
    words[head + 4] = flush_values(words);
    for (const RecordView::Event& event : record_.events) {
        if (is_reported(event.status)) {
            values_.push_back(nodes.closure(event.type).front() << 1U | 1U);
        }
    }
    const std::uint32_t types = flush_values(words);
    add_years(record_.published);
    for (const RecordView::Event& event : record_.events) {
        add_years(event.days);
    }
    words[head + 5] = types | flush_values(words) << 16U;
    return types <= 0xFFFFU;
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
                  0,
                  static_cast<std::uint32_t>(record_.events.size())});
    if (!append_lists(nodes, words)) {
        words.resize(begin);
        return false;
    }
    for (const RecordView::Event& event : record_.events) {
        append_event(event, words);
    }
    return true;
}

}  // namespace dateline
