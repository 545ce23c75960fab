// NodeDictionary: the ids of one index as numbers, so that records are short
// and questions are verified by comparing integers. A value is an id with the
// name to show for it; a node is a value together with all it rolls up to, as
// some article has it. Numbers are given in order and never change; an index
// keeps the dictionary as pages of bytes in its metadata, to which each commit
// appends. Decides numbers and bytes; where pages are kept is left to others.
#ifndef DATELINE_PLUGIN_FACET_NODE_DICTIONARY_H
#define DATELINE_PLUGIN_FACET_NODE_DICTIONARY_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline {

using ValueId = std::uint32_t;
using NodeId = std::uint32_t;

/// A dictionary as flat arrays, wherever they lie; cheap to copy, valid as
/// long as they are. Safe to share between threads.
struct NodeView {
    struct Text {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    std::span<const char> bytes;
    std::span<const Text> ids;    ///< by ValueId
    std::span<const Text> names;  ///< by ValueId; may be empty
    /// Open addressing by hash of the id: a value + 1, or 0. A power of two.
    std::span<const std::uint32_t> slots;
    std::span<const std::uint32_t> closure_ends;  ///< by NodeId
    std::span<const ValueId> closures;
    /// Told apart from other dictionaries by this; see encode_record().
    std::uint8_t tag = 0;

    [[nodiscard]] std::size_t value_count() const { return ids.size(); }
    [[nodiscard]] std::size_t node_count() const { return closure_ends.size(); }
    [[nodiscard]] std::string_view id(ValueId value) const {
        return text(ids[value]);
    }
    [[nodiscard]] std::string_view name(ValueId value) const {
        return text(names[value]);
    }
    /// The value itself first, then what it rolls up to.
    [[nodiscard]] std::span<const ValueId> closure(NodeId node) const {
        const std::uint32_t begin = node == 0 ? 0 : closure_ends[node - 1];
        return closures.subspan(begin, closure_ends[node] - begin);
    }
    [[nodiscard]] std::optional<ValueId> find(std::string_view id) const;

  private:
    [[nodiscard]] std::string_view text(Text at) const {
        return {bytes.data() + at.begin, at.size};
    }
};

/// A dictionary that grows. Not thread-safe.
class NodeDictionary {
  public:
    explicit NodeDictionary(std::uint8_t tag = 0) : tag_(tag) {}

    /// The number of an id, given now if it has none. A name once known stays.
    ValueId value_of(std::string_view id, std::string_view name);
    /// The number of a node. @pre closure holds known values, none twice
    NodeId node_of(std::span<const ValueId> closure);
    /// The node of a value that rolls up to nothing.
    NodeId node_of(std::string_view id, std::string_view name);

    /// Valid until the dictionary grows.
    [[nodiscard]] NodeView view() const;

    /// How far a dictionary has grown.
    struct Mark {
        std::size_t values = 0;
        std::size_t nodes = 0;
        std::size_t late_names = 0;

        friend bool operator==(const Mark&, const Mark&) = default;
    };
    [[nodiscard]] Mark mark() const {
        return {ids_.size(), closure_ends_.size(), late_names_.size()};
    }
    /// What came after @p from, as bytes. Cost: linear in it
    [[nodiscard]] std::string page(const Mark& from) const;
    /// Adds a page's values and nodes. @return false when the bytes are
    /// damaged or do not continue this dictionary; it is then as it was
    /// before or holds the page's good begin
    bool append(std::string_view page);

  private:
    [[nodiscard]] std::string_view text(NodeView::Text at) const {
        return {bytes_.data() + at.begin, at.size};
    }
    NodeView::Text keep(std::string_view text);
    void set_name(ValueId value, std::string_view name);
    NodeId add_node(std::span<const ValueId> closure);
    /// Makes room for so many values more.
    void grow_slots(std::size_t more);

    std::uint8_t tag_;
    std::vector<char> bytes_;
    std::vector<NodeView::Text> ids_;
    std::vector<NodeView::Text> names_;
    std::vector<std::uint32_t> slots_;
    std::vector<std::uint32_t> closure_ends_;
    std::vector<ValueId> closures_;
    std::vector<ValueId> late_names_;  ///< values named after they were added
    /// Of the first nodes_found_ nodes: who only reads needs none of it.
    std::unordered_multimap<std::uint64_t, NodeId> by_closure_;
    std::size_t nodes_found_ = 0;
};

}  // namespace dateline

#endif
