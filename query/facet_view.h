// FacetView: one article's facets as numbers, laid out so that a question is
// verified and its facets are counted without a look at anything else. Made
// from the packed record, by itself or for a whole index at once (see
// facet_table.h); both give the same words.
//
// The numbers are those of the article's own database: values are ids, nodes
// ids with all they roll up to (see plugin/facet/node_dictionary.h).
#ifndef DATELINE_QUERY_FACET_VIEW_H
#define DATELINE_QUERY_FACET_VIEW_H

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "plugin/facet/event_record.h"
#include "plugin/facet/node_dictionary.h"

namespace dateline {

enum class RecordRole : std::uint8_t {
    Doer,
    Recipient,
    Speaker,
    Place,
    Origin,
    Destination,
};
inline constexpr std::size_t kRecordRoleCount = 6;

/// A value that an article carries; direct when it is named itself, not only
/// by what lies below it.
class CarriedValue {
  public:
    CarriedValue(ValueId value, bool direct)
        : word_(value << 1U | (direct ? 1U : 0U)) {}
    [[nodiscard]] ValueId value() const { return word_ >> 1U; }
    [[nodiscard]] bool direct() const { return (word_ & 1U) != 0; }

  private:
    std::uint32_t word_;
};

/// One event; valid as long as the words it lies in (see facet_view.cc).
class EventView {
  public:
    /// @param published days of the article
    EventView(const std::uint32_t* words, std::optional<DaySpan> published)
        : words_(words), nodes_(words + kHead) {
        if (is_long()) {
            nodes_ += kRecordRoleCount;
        }
        const unsigned form = words[1] >> kFormShift & 3U;
        if (form == kPublished) {
            days_ = published;
        } else if (form != kUnknown) {
            const auto from = static_cast<Day>(*nodes_++);
            days_ = {from, form == kSpan ? static_cast<Day>(*nodes_++) : from};
        }
    }

    [[nodiscard]] NodeId type() const { return words_[0]; }
    [[nodiscard]] EventStatus status() const {
        return static_cast<EventStatus>(words_[1] & 15U);
    }
    [[nodiscard]] bool background() const {
        return (words_[1] & kBackground) != 0;
    }
    [[nodiscard]] const std::optional<DaySpan>& days() const { return days_; }
    [[nodiscard]] std::span<const NodeId> role(RecordRole role) const {
        const auto at = static_cast<std::size_t>(role);
        const std::uint32_t first = end_of(at);
        return {nodes_ + first, end_of(at + 1) - first};
    }
    /// The words after its own.
    [[nodiscard]] const std::uint32_t* next() const {
        return nodes_ + end_of(kRecordRoleCount);
    }

  private:
    friend class FacetUnpacker;

    enum DaysForm : std::uint8_t { kUnknown, kPublished, kOneDay, kSpan };
    static constexpr std::size_t kHead = 2;
    static constexpr unsigned kBackground = 1U << 4U;
    static constexpr unsigned kFormShift = 5;
    static constexpr unsigned kLong = 1U << 7U;
    static constexpr unsigned kCountsShift = 8;
    static constexpr std::uint32_t kLongestShort = 15;

    [[nodiscard]] bool is_long() const { return (words_[1] & kLong) != 0; }
    /// Nodes in the first @p roles lists.
    [[nodiscard]] std::uint32_t end_of(std::size_t roles) const {
        if (is_long()) {
            return std::accumulate(
                words_ + kHead, words_ + kHead + roles, std::uint32_t{0});
        }
        // The counts of these roles, added side by side: pairs, then all.
        const std::uint32_t counts =
            words_[1] >> kCountsShift & ((1U << (4 * roles)) - 1);
        const std::uint32_t pairs =
            (counts & 0x0F0F0FU) + (counts >> 4U & 0x0F0F0FU);
        return (pairs * 0x010101U) >> 16U & 0xFFU;
    }

    const std::uint32_t* words_;
    const std::uint32_t* nodes_;
    std::optional<DaySpan> days_;
};

/// One article; valid as long as the words it lies in.
class FacetView {
  public:
    /// @param words as FacetUnpacker wrote them
    explicit FacetView(const std::uint32_t* words) : words_(words) {}

    [[nodiscard]] std::optional<DaySpan> published() const {
        const auto from = static_cast<Day>(words_[0]);
        const auto to = static_cast<Day>(words_[1]);
        return from <= to ? std::optional(DaySpan{from, to}) : std::nullopt;
    }
    [[nodiscard]] std::optional<ValueId> source() const {
        return words_[2] == 0 ? std::nullopt : std::optional(words_[2] - 1);
    }
    /// Salient ones and those of any event, with all they roll up to; each
    /// value once, as in all these lists.
    [[nodiscard]] std::span<const CarriedValue> places() const {
        return list(0, words_[3]);
    }
    /// Mentioned ones, likewise.
    [[nodiscard]] std::span<const CarriedValue> actors() const {
        return list(words_[3], words_[4]);
    }
    /// Types of the events that a plain question takes.
    [[nodiscard]] std::span<const CarriedValue> types() const {
        return list(words_[3] + words_[4], words_[5] & 0xFFFFU);
    }
    /// Years of publication and of any event, as numbers (see facet_period.h).
    [[nodiscard]] std::span<const CarriedValue> years() const {
        return list(words_[3] + words_[4] + (words_[5] & 0xFFFFU),
                    words_[5] >> 16U);
    }
    /// Calls `found` with the events in their order, until it gives false.
    template <typename Found>
    void each_event(Found found) const {
        const std::uint32_t* at = words_ + kHead + words_[3] + words_[4] +
                                  (words_[5] & 0xFFFFU) + (words_[5] >> 16U);
        const std::optional<DaySpan> days = published();
        for (std::uint32_t left = words_[6]; left > 0; --left) {
            const EventView event(at, days);
            if (!found(event)) {
                return;
            }
            at = event.next();
        }
    }

  private:
    friend class FacetUnpacker;

    /// Words before the lists.
    static constexpr std::size_t kHead = 7;

    [[nodiscard]] std::span<const CarriedValue> list(
        std::size_t first, std::uint32_t count) const {
        static_assert(sizeof(CarriedValue) == sizeof(std::uint32_t));
        return {reinterpret_cast<const CarriedValue*>(words_ + kHead + first),
                count};
    }

    const std::uint32_t* words_;
};

/// Packed records to words. Holds scratch: not thread-safe.
class FacetUnpacker {
  public:
    /// Appends an article's words. @return false when the record is damaged:
    /// nothing is appended
    bool append(std::string_view record,
                const NodeView& nodes,
                std::vector<std::uint32_t>& words);

  private:
    void add_values(std::span<const NodeId> list, const NodeView& nodes);
    void add_years(std::optional<DaySpan> days);
    std::uint32_t flush_values(std::vector<std::uint32_t>& words);
    bool append_lists(const NodeView& nodes, std::vector<std::uint32_t>& words);
    void append_event(const RecordView::Event& event,
                      std::vector<std::uint32_t>& words) const;

    RecordView record_;
    std::vector<std::uint32_t> values_;
};

}  // namespace dateline

#endif
