// Records as numbers: ids are interned once a process, so that questions are
// verified and facets counted by comparing integers. A node is an id together
// with all it rolls up to, as one article has it.
#ifndef DATELINE_QUERY_RECORD_TABLE_H
#define DATELINE_QUERY_RECORD_TABLE_H

#include <array>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plugin/facet/event_record.h"

namespace dateline {

using ValueId = std::uint32_t;
using NodeId = std::uint32_t;

/// Interned ids and nodes. Not thread-safe.
class NodeTable {
  public:
    ValueId value_of(std::string_view id);
    /// Of an id as it lies in a record's bytes.
    ValueId value_of_raw(std::string_view raw);
    /// @param closure the id itself first, then what it rolls up to
    NodeId node_of(const std::vector<ValueId>& closure);

    [[nodiscard]] const std::string& text(ValueId value) const {
        return texts_[value];
    }
    [[nodiscard]] std::span<const ValueId> closure(NodeId node) const {
        return {values_.data() + begins_[node],
                begins_[node + 1] - begins_[node]};
    }
    [[nodiscard]] std::size_t value_count() const { return texts_.size(); }
    [[nodiscard]] std::size_t node_count() const { return begins_.size() - 1; }

  private:
    std::deque<std::string> texts_;
    std::unordered_map<std::string_view, ValueId> by_text_;
    std::vector<ValueId> values_;
    std::vector<std::size_t> begins_ = {0};
    /// Looked up by views, so that a known key costs no string.
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view key) const {
            return std::hash<std::string_view>()(key);
        }
    };
    template <typename Number>
    using ByBytes =
        std::unordered_map<std::string, Number, Hash, std::equal_to<>>;
    ByBytes<ValueId> by_raw_;
    ByBytes<NodeId> by_closure_;
};

enum class RecordRole : std::uint8_t {
    Doer,
    Recipient,
    Speaker,
    Place,
    Origin,
    Destination,
};
inline constexpr std::size_t kRecordRoleCount = 6;

struct NumberedEvent {
    NodeId type = 0;
    EventStatus status = EventStatus::Happened;
    bool background = false;
    std::optional<DaySpan> days;
    /// Ends of the roles' lists within `nodes` of the record; the first begins
    /// at `begin`, each other where the one before ends.
    std::uint32_t begin = 0;
    std::array<std::uint32_t, kRecordRoleCount> ends{};
};

/// A record whose ids are nodes. Reused from article to article.
struct NumberedRecord {
    std::optional<DaySpan> published;
    ValueId source = 0;  ///< meaningless when has_source is false
    bool has_source = false;
    std::vector<NodeId> places;
    std::vector<NodeId> actors;
    std::vector<NumberedEvent> events;
    std::vector<NodeId> nodes;  ///< the lists of all events

    [[nodiscard]] std::span<const NodeId> role(const NumberedEvent& event,
                                               RecordRole role) const {
        const auto at = static_cast<std::size_t>(role);
        const std::uint32_t first = at == 0 ? event.begin : event.ends[at - 1];
        return {nodes.data() + first, event.ends[at] - first};
    }
};

/// Numbers records one after the other. Not thread-safe; the table must outlive
/// it.
class RecordNumberer {
  public:
    explicit RecordNumberer(NodeTable& table) : table_(&table) {}

    /// Reads the packed bytes into @p out, whose old content goes.
    /// @return false when they are damaged
    bool number(std::string_view packed, NumberedRecord& out);

  private:
    NodeId node(IdIndex index);
    void append(std::uint32_t first,
                std::uint32_t last,
                std::vector<NodeId>& nodes);

    NodeTable* table_;
    RecordView view_;
    std::vector<ValueId> values_;
    std::vector<NodeId> nodes_;  ///< of the table's entries, once known
    std::vector<ValueId> closure_;
};

}  // namespace dateline

#endif
