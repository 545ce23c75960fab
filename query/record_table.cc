#include "query/record_table.h"

namespace dateline {

ValueId NodeTable::value_of(std::string_view id) {
    const auto found = by_text_.find(id);
    if (found != by_text_.end()) {
        return found->second;
    }
    const auto value = static_cast<ValueId>(texts_.size());
    texts_.emplace_back(id);
    by_text_.emplace(texts_.back(), value);
    return value;
}

NodeId NodeTable::node_of(const std::vector<ValueId>& closure) {
    const std::string_view bytes(reinterpret_cast<const char*>(closure.data()),
                                 closure.size() * sizeof(ValueId));
    const auto [at, is_new] = by_closure_.try_emplace(
        std::string(bytes), static_cast<NodeId>(node_count()));
    if (is_new) {
        values_.insert(values_.end(), closure.begin(), closure.end());
        begins_.push_back(values_.size());
    }
    return at->second;
}

void number_record(const ArticleRecord& record,
                   NodeTable& table,
                   NumberedRecord& out) {
    std::vector<ValueId> values;
    values.reserve(record.ids.size());
    for (const RecordId& id : record.ids) {
        values.push_back(table.value_of(id.id));
    }
    constexpr NodeId kNoNode = 0xFFFFFFFF;
    std::vector<NodeId> known(record.ids.size(), kNoNode);
    std::vector<ValueId> closure;
    const auto node = [&](IdIndex index) {
        if (known[index] == kNoNode) {
            closure.assign(1, values[index]);
            for (const IdIndex above : record.ids[index].ancestors) {
                closure.push_back(values[above]);
            }
            known[index] = table.node_of(closure);
        }
        return known[index];
    };
    const auto nodes_of = [&](const std::vector<IdIndex>& list,
                              std::vector<NodeId>& nodes) {
        for (const IdIndex index : list) {
            nodes.push_back(node(index));
        }
    };
    out.published = record.published;
    out.has_source = !record.source.empty();
    out.source = out.has_source ? table.value_of(record.source) : 0;
    out.places.clear();
    out.actors.clear();
    out.events.clear();
    out.nodes.clear();
    nodes_of(record.places, out.places);
    nodes_of(record.actors, out.actors);
    for (const EventRecord& event : record.events) {
        NumberedEvent& numbered = out.events.emplace_back();
        numbered.type = node(event.type);
        numbered.status = event.status;
        numbered.background = event.background;
        numbered.days = event.days;
        numbered.begin = static_cast<std::uint32_t>(out.nodes.size());
        std::size_t role = 0;
        for (const auto* list : {&event.doers,
                                 &event.recipients,
                                 &event.said_by,
                                 &event.places,
                                 &event.origins,
                                 &event.destinations}) {
            nodes_of(*list, out.nodes);
            numbered.ends[role++] =
                static_cast<std::uint32_t>(out.nodes.size());
        }
    }
}

}  // namespace dateline
