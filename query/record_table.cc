#include "query/record_table.h"

namespace dateline {

namespace {

constexpr NodeId kNoNode = 0xFFFFFFFF;

}  // namespace

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

ValueId NodeTable::value_of_raw(std::string_view raw) {
    const auto found = by_raw_.find(raw);
    if (found != by_raw_.end()) {
        return found->second;
    }
    const ValueId value = value_of(id_text(raw));
    by_raw_.emplace(std::string(raw), value);
    return value;
}

NodeId NodeTable::node_of(const std::vector<ValueId>& closure) {
    const std::string_view bytes(reinterpret_cast<const char*>(closure.data()),
                                 closure.size() * sizeof(ValueId));
    const auto found = by_closure_.find(bytes);
    if (found != by_closure_.end()) {
        return found->second;
    }
    const auto node = static_cast<NodeId>(node_count());
    by_closure_.emplace(std::string(bytes), node);
    values_.insert(values_.end(), closure.begin(), closure.end());
    begins_.push_back(values_.size());
    return node;
}

NodeId RecordNumberer::node(IdIndex index) {
    if (nodes_[index] == kNoNode) {
        const RecordView::Entry& entry = view_.ids[index];
        closure_.assign(1, values_[index]);
        for (std::uint32_t i = entry.first; i < entry.last; ++i) {
            closure_.push_back(values_[view_.indexes[i]]);
        }
        nodes_[index] = table_->node_of(closure_);
    }
    return nodes_[index];
}

void RecordNumberer::append(std::uint32_t first,
                            std::uint32_t last,
                            std::vector<NodeId>& nodes) {
    for (std::uint32_t i = first; i < last; ++i) {
        nodes.push_back(node(view_.indexes[i]));
    }
}

bool RecordNumberer::number(std::string_view packed, NumberedRecord& out) {
    out.places.clear();
    out.actors.clear();
    out.events.clear();
    out.nodes.clear();
    if (!read_record(packed, view_)) {
        return false;
    }
    values_.clear();
    for (const RecordView::Entry& entry : view_.ids) {
        values_.push_back(table_->value_of_raw(entry.raw));
    }
    nodes_.assign(view_.ids.size(), kNoNode);
    out.published = view_.published;
    out.has_source = !view_.source.empty();
    out.source = out.has_source ? table_->value_of(view_.source) : 0;
    append(view_.places.first, view_.places.last, out.places);
    append(view_.actors.first, view_.actors.last, out.actors);
    for (const RecordView::Event& event : view_.events) {
        NumberedEvent& numbered = out.events.emplace_back();
        numbered.type = node(event.type);
        numbered.status = event.status;
        numbered.background = event.background;
        numbered.days = event.days;
        numbered.begin = static_cast<std::uint32_t>(out.nodes.size());
        std::uint32_t first = event.first;
        for (std::size_t role = 0; role < kRecordRoleCount; ++role) {
            append(first, event.ends[role], out.nodes);
            first = event.ends[role];
            numbered.ends[role] = static_cast<std::uint32_t>(out.nodes.size());
        }
    }
    return true;
}

}  // namespace dateline
