// A page, before it is compressed:
//
//   page    count, value*; count, node*; count, named*
//   value   text id, name
//   name    0 | 1 (the id's last part, "person:ann-lee" for "Ann Lee")
//           | 2 + length, bytes
//   node    count, value*
//   named   value, name
//
// A node's own value comes first; most often it is the one after that of the
// node before, so it is written as the difference to that.
#include "plugin/facet/node_dictionary.h"

#include <algorithm>

#include "plugin/facet/packed_bytes.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::size_t kFewestSlots = 64;

/// "person:ann-lee" gives "Ann Lee": the name that most ids of people have.
std::string name_from_id(std::string_view id) {
    std::string name(id.substr(id.find(':') + 1));
    bool begins = true;
    for (char& c : name) {
        if (begins && c >= 'a' && c <= 'z') {
            c = static_cast<char>(c - 'a' + 'A');
        }
        begins = c == '-';
        if (begins) {
            c = ' ';
        }
    }
    return name;
}

void write_name(PackedWriter& writer,
                std::string_view id,
                std::string_view name) {
    if (name.empty()) {
        writer.number(0);
    } else if (name == name_from_id(id)) {
        writer.number(1);
    } else {
        writer.text_after(1, name);
    }
}

std::string read_name(PackedReader& reader, std::string_view id) {
    const std::uint64_t form = reader.number();
    if (form < 2) {
        return form == 0 ? std::string() : name_from_id(id);
    }
    return std::string(reader.bytes(form - 1));
}

std::uint64_t hash_of(std::span<const ValueId> closure) {
    return hash_folded(
        {reinterpret_cast<const char*>(closure.data()), closure.size_bytes()});
}

}  // namespace

std::optional<ValueId> NodeView::find(std::string_view id) const {
    if (slots.empty()) {
        return std::nullopt;
    }
    const std::size_t mask = slots.size() - 1;
    for (std::size_t at = hash_folded(id) & mask; slots[at] != 0;
         at = (at + 1) & mask) {
        if (this->id(slots[at] - 1) == id) {
            return slots[at] - 1;
        }
    }
    return std::nullopt;
}

NodeView NodeDictionary::view() const {
    return {.bytes = bytes_,
            .ids = ids_,
            .names = names_,
            .slots = slots_,
            .closure_ends = closure_ends_,
            .closures = closures_,
            .tag = tag_};
}

NodeView::Text NodeDictionary::keep(std::string_view text) {
    const auto begin = static_cast<std::uint32_t>(bytes_.size());
    bytes_.insert(bytes_.end(), text.begin(), text.end());
    return {begin, static_cast<std::uint32_t>(text.size())};
}

void NodeDictionary::grow_slots(std::size_t more) {
    std::size_t wanted = std::max(kFewestSlots, slots_.size());
    while (wanted < (ids_.size() + more) * 2) {
        wanted *= 2;
    }
    if (wanted == slots_.size()) {
        return;
    }
    slots_.assign(wanted, 0);
    const std::size_t mask = slots_.size() - 1;
    for (ValueId value = 0; value < ids_.size(); ++value) {
        std::size_t at = hash_folded(text(ids_[value])) & mask;
        while (slots_[at] != 0) {
            at = (at + 1) & mask;
        }
        slots_[at] = value + 1;
    }
}

void NodeDictionary::set_name(ValueId value, std::string_view name) {
    if (names_[value].size == 0 && !name.empty()) {
        names_[value] = keep(name);
    }
}

ValueId NodeDictionary::value_of(std::string_view id, std::string_view name) {
    if (const auto known = view().find(id)) {
        if (names_[*known].size == 0 && !name.empty()) {
            set_name(*known, name);
            late_names_.push_back(*known);
        }
        return *known;
    }
    grow_slots(1);
    const auto value = static_cast<ValueId>(ids_.size());
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash_folded(id) & mask;
    while (slots_[at] != 0) {
        at = (at + 1) & mask;
    }
    slots_[at] = value + 1;
    ids_.push_back(keep(id));
    names_.push_back({});
    set_name(value, name);
    return value;
}

NodeId NodeDictionary::add_node(std::span<const ValueId> closure) {
    const auto node = static_cast<NodeId>(closure_ends_.size());
    closures_.insert(closures_.end(), closure.begin(), closure.end());
    closure_ends_.push_back(static_cast<std::uint32_t>(closures_.size()));
    return node;
}

NodeId NodeDictionary::node_of(std::span<const ValueId> closure) {
    for (; nodes_found_ < closure_ends_.size(); ++nodes_found_) {
        const auto node = static_cast<NodeId>(nodes_found_);
        by_closure_.emplace(hash_of(view().closure(node)), node);
    }
    const auto [first, last] = by_closure_.equal_range(hash_of(closure));
    for (auto at = first; at != last; ++at) {
        if (std::ranges::equal(view().closure(at->second), closure)) {
            return at->second;
        }
    }
    return add_node(closure);
}

NodeId NodeDictionary::node_of(std::string_view id, std::string_view name) {
    const ValueId value = value_of(id, name);
    return node_of({&value, 1});
}

std::string NodeDictionary::page(const Mark& from) const {
    PackedWriter writer;
    const NodeView all = view();
    writer.number(ids_.size() - from.values);
    for (std::size_t i = from.values; i < ids_.size(); ++i) {
        const auto value = static_cast<ValueId>(i);
        writer.text(all.id(value));
        write_name(writer, all.id(value), all.name(value));
    }
    writer.number(closure_ends_.size() - from.nodes);
    std::int64_t expected = 0;
    for (std::size_t i = from.nodes; i < closure_ends_.size(); ++i) {
        const auto closure = all.closure(static_cast<NodeId>(i));
        writer.number(closure.size());
        for (std::size_t n = 0; n < closure.size(); ++n) {
            if (n == 0) {
                writer.signed_number(std::int64_t{closure[0]} - expected);
                expected = std::int64_t{closure[0]} + 1;
            } else {
                writer.number(closure[n]);
            }
        }
    }
    writer.number(late_names_.size() - from.late_names);
    for (std::size_t i = from.late_names; i < late_names_.size(); ++i) {
        writer.number(late_names_[i]);
        write_name(writer, all.id(late_names_[i]), all.name(late_names_[i]));
    }
    return writer.take();
}

bool NodeDictionary::append(std::string_view page) {
    PackedReader reader(page);
    const Mark before = mark();
    const std::size_t values = reader.count();
    grow_slots(values);
    for (std::size_t i = 0; i < values && reader.good(); ++i) {
        const std::string_view id = reader.text();
        const std::string name = read_name(reader, id);
        if (reader.good() && value_of(id, name) != before.values + i) {
            return false;
        }
    }
    const std::size_t nodes = reader.count();
    std::int64_t expected = 0;
    std::vector<ValueId> closure;
    for (std::size_t i = 0; i < nodes && reader.good(); ++i) {
        const std::size_t count = reader.count();
        closure.clear();
        for (std::size_t n = 0; n < count && reader.good(); ++n) {
            const std::int64_t value =
                n == 0 ? expected + reader.signed_number()
                       : static_cast<std::int64_t>(reader.below(ids_.size()));
            if (value < 0 || value >= static_cast<std::int64_t>(ids_.size())) {
                return false;
            }
            closure.push_back(static_cast<ValueId>(value));
        }
        if (!reader.good() || closure.empty()) {
            return false;
        }
        add_node(closure);
        expected = std::int64_t{closure[0]} + 1;
    }
    const std::size_t named = reader.count();
    for (std::size_t i = 0; i < named && reader.good(); ++i) {
        const ValueId value = reader.below(ids_.size());
        if (!reader.good()) {
            return false;
        }
        const std::string name = read_name(reader, view().id(value));
        value_of(std::string(view().id(value)), name);
    }
    return reader.good() && reader.at_end();
}

}  // namespace dateline
