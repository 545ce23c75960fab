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

/// One event; valid as long as the words it lies in.
class EventView {
  public:
    /// Words before the lists.
    static constexpr std::size_t kHead = 7;

    explicit EventView(const std::uint32_t* words) : words_(words) {}

    [[nodiscard]] NodeId type() const { return words_[0]; }
    [[nodiscard]] EventStatus status() const {
        return static_cast<EventStatus>(words_[1] & 15U);
    }
    [[nodiscard]] bool background() const { return (words_[1] & 16U) != 0; }
    [[nodiscard]] std::optional<DaySpan> days() const {
        if ((words_[1] & 32U) == 0) {
            return std::nullopt;
        }
        return DaySpan{static_cast<Day>(words_[2]),
                       static_cast<Day>(words_[3])};
    }
    [[nodiscard]] std::span<const NodeId> role(RecordRole role) const {
        const auto at = static_cast<std::size_t>(role);
        const std::size_t first = at == 0 ? 0 : end(at - 1);
        return {words_ + kHead + first, end(at) - first};
    }
    [[nodiscard]] const std::uint32_t* next() const {
        return words_ + kHead + end(kRecordRoleCount - 1);
    }

  private:
    [[nodiscard]] std::size_t end(std::size_t role) const {
        return words_[4 + role / 2] >> (role % 2 * 16) & 0xFFFFU;
    }

    const std::uint32_t* words_;
};

/// Reused from article to article.
class FacetView {
  public:
    /// @param words as append_facets() wrote them; they must outlive the view
    void read(const std::uint32_t* words);

    [[nodiscard]] const std::optional<DaySpan>& published() const {
        return published_;
    }
    [[nodiscard]] std::optional<ValueId> source() const { return source_; }
    /// Salient ones and those of any event, with all they roll up to; each
    /// value once.
    [[nodiscard]] std::span<const CarriedValue> places() const {
        return places_;
    }
    /// Mentioned ones, likewise.
    [[nodiscard]] std::span<const CarriedValue> actors() const {
        return actors_;
    }
    [[nodiscard]] const std::vector<EventView>& events() const {
        return events_;
    }

  private:
    std::optional<DaySpan> published_;
    std::optional<ValueId> source_;
    std::span<const CarriedValue> places_;
    std::span<const CarriedValue> actors_;
    std::vector<EventView> events_;
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
    std::uint32_t flush_values(std::vector<std::uint32_t>& words);
    bool append_event(const RecordView::Event& event,
                      std::vector<std::uint32_t>& words) const;

    RecordView record_;
    std::vector<std::uint32_t> values_;
};

}  // namespace dateline

#endif
