// The bytes of a record; numbers are LEB128, signed ones zigzag.
//
//   record     tag, annotator, source + 1 or 0, days, count places,
//              count actors, count countries, count others, node*,
//              count, event*, content
//   tag        a byte that tells the dictionary the numbers are of
//   node       a number of the dictionary: first the salient places, then the
//              actors, the countries, and what else the events refer to
//   event      type, rule, kind, lists, [days], index*
//   kind       a byte: status + 16 if background + 32 * form of the days
//   lists      a byte: bit i is set when role i has a list
//   days       form 0: unknown; 1: those of publication; 2: one day; 3: a span
//              as its first day and length. Days are told from the first day
//              of publication.
//   index      2 * place among the nodes above + 1 if the list goes on
//   content    four bytes, little end first
//
// Days of publication: 0 or 1 + their number, then the first as days since
// 1970-01-01.
#include "plugin/facet/event_record.h"

#include <algorithm>
#include <unordered_map>

#include "plugin/facet/packed_bytes.h"

namespace dateline {

namespace {

constexpr std::size_t kRoles = 6;
enum DaysForm : std::uint8_t { kUnknown, kPublished, kOneDay, kSpan };

template <typename Event>
auto lists_of(Event& event) {
    return std::array{&event.doers,
                      &event.recipients,
                      &event.said_by,
                      &event.places,
                      &event.origins,
                      &event.destinations};
}

/// Numbers of one record's ids.
class RecordWriter {
  public:
    RecordWriter(const ArticleRecord& record, NodeDictionary& dictionary)
        : record_(record), dictionary_(dictionary) {}

    std::string write() {
        writer_.byte(dictionary_.view().tag);
        writer_.number(dictionary_.node_of(record_.annotator, ""));
        writer_.number(
            record_.source.empty()
                ? 0
                : std::uint64_t{dictionary_.node_of(record_.source, "")} + 1);
        write_published();
        list_nodes();
        writer_.number(record_.places.size());
        writer_.number(record_.actors.size());
        writer_.number(record_.countries.size());
        writer_.number(nodes_.size() - record_.places.size() -
                       record_.actors.size() - record_.countries.size());
        for (const IdIndex id : nodes_) {
            writer_.number(node(id));
        }
        writer_.number(record_.events.size());
        for (const EventRecord& event : record_.events) {
            write(event);
        }
        for (unsigned shift = 0; shift < 32; shift += 8) {
            writer_.byte(static_cast<std::uint8_t>(record_.content >> shift));
        }
        return writer_.take();
    }

  private:
    void write_published() {
        if (!record_.published) {
            writer_.number(0);
            return;
        }
        const DaySpan days = *record_.published;
        base_ = days.from;
        writer_.number(
            static_cast<std::uint64_t>(std::int64_t{days.to} - days.from) + 1);
        writer_.signed_number(days.from);
    }
    void list_nodes() {
        for (const auto* list :
             {&record_.places, &record_.actors, &record_.countries}) {
            for (const IdIndex id : *list) {
                place_.try_emplace(id, nodes_.size());
                nodes_.push_back(id);
            }
        }
        for (const EventRecord& event : record_.events) {
            for (const auto* list : lists_of(event)) {
                for (const IdIndex id : *list) {
                    if (place_.try_emplace(id, nodes_.size()).second) {
                        nodes_.push_back(id);
                    }
                }
            }
        }
    }
    NodeId node(IdIndex index) {
        const RecordId& id = record_.ids[index];
        closure_.assign(1, dictionary_.value_of(id.id, id.name));
        for (const IdIndex above : id.ancestors) {
            const RecordId& ancestor = record_.ids[above];
            closure_.push_back(
                dictionary_.value_of(ancestor.id, ancestor.name));
        }
        return dictionary_.node_of(closure_);
    }
    [[nodiscard]] DaysForm form_of(const EventRecord& event) const {
        if (!event.days) {
            return kUnknown;
        }
        if (event.days == record_.published) {
            return kPublished;
        }
        return event.days->from == event.days->to ? kOneDay : kSpan;
    }
    void write(const EventRecord& event) {
        const DaysForm form = form_of(event);
        writer_.number(node(event.type));
        writer_.number(dictionary_.node_of(event.rule, ""));
        writer_.byte(static_cast<std::uint8_t>(
            static_cast<unsigned>(event.status) + (event.background ? 16 : 0) +
            32U * form));
        unsigned roles = 0;
        unsigned bit = 1;
        for (const auto* list : lists_of(event)) {
            roles |= list->empty() ? 0 : bit;
            bit <<= 1;
        }
        writer_.byte(static_cast<std::uint8_t>(roles));
        if (form >= kOneDay) {
            writer_.signed_number(std::int64_t{event.days->from} - base_);
        }
        if (form == kSpan) {
            writer_.number(static_cast<std::uint64_t>(
                std::int64_t{event.days->to} - event.days->from));
        }
        for (const auto* list : lists_of(event)) {
            for (std::size_t i = 0; i < list->size(); ++i) {
                writer_.number(place_[(*list)[i]] * 2 +
                               (i + 1 < list->size() ? 1 : 0));
            }
        }
    }

    const ArticleRecord& record_;
    NodeDictionary& dictionary_;
    PackedWriter writer_;
    std::vector<IdIndex> nodes_;
    std::unordered_map<IdIndex, std::size_t> place_;
    std::vector<ValueId> closure_;
    std::int64_t base_ = 0;
};

std::optional<DaySpan> days_from(std::int64_t from,
                                 std::uint64_t more,
                                 PackedReader& reader) {
    if (from < INT32_MIN || from > INT32_MAX || more > INT32_MAX ||
        from + static_cast<std::int64_t>(more) > INT32_MAX) {
        reader.fail();
        return std::nullopt;
    }
    return DaySpan{static_cast<Day>(from),
                   static_cast<Day>(from + static_cast<std::int64_t>(more))};
}

/// Reads the tables' counts and nodes; @return how many nodes events may name.
std::uint32_t read_nodes(PackedReader& reader,
                         const NodeView& dictionary,
                         RecordView& record) {
    record.places_end = static_cast<std::uint32_t>(reader.count());
    record.actors_end =
        record.places_end + static_cast<std::uint32_t>(reader.count());
    record.countries_end =
        record.actors_end + static_cast<std::uint32_t>(reader.count());
    const std::uint32_t all =
        record.countries_end + static_cast<std::uint32_t>(reader.count());
    for (std::uint32_t i = 0; i < all && reader.good(); ++i) {
        record.nodes.push_back(reader.below(dictionary.node_count()));
    }
    return all;
}

RecordView::Event read_event(PackedReader& reader,
                             const NodeView& dictionary,
                             std::uint32_t nodes,
                             RecordView& record) {
    RecordView::Event event;
    event.type = reader.below(dictionary.node_count());
    event.rule = reader.below(dictionary.node_count());
    const unsigned kind = reader.byte();
    const unsigned roles = reader.byte();
    if ((kind & 15U) >= kEventStatusCount || kind >= 128 || roles >= 64) {
        reader.fail();
        return event;
    }
    event.status = static_cast<EventStatus>(kind & 15U);
    event.background = (kind & 16U) != 0;
    const unsigned form = kind >> 5U;
    if (form == kPublished) {
        event.days = record.published;
    } else if (form != kUnknown) {
        const std::int64_t base = record.published ? record.published->from : 0;
        // Two's complement: what hostile bytes make of it is checked next.
        const auto from = static_cast<std::int64_t>(
            static_cast<std::uint64_t>(base) +
            static_cast<std::uint64_t>(reader.signed_number()));
        event.days =
            days_from(from, form == kSpan ? reader.number() : 0, reader);
    }
    event.first = static_cast<std::uint32_t>(record.nodes.size());
    for (std::size_t role = 0; role < kRoles; ++role) {
        bool more = (roles >> role & 1U) != 0;
        while (more && reader.good()) {
            const std::uint64_t index = reader.number();
            more = (index & 1) != 0;
            if (index / 2 >= nodes) {
                reader.fail();
                break;
            }
            record.nodes.push_back(record.nodes[index / 2]);
        }
        event.ends[role] = static_cast<std::uint32_t>(record.nodes.size());
    }
    return event;
}

/// Makes an ArticleRecord of a view, ids once each.
class RecordMaker {
  public:
    RecordMaker(const RecordView& view, const NodeView& dictionary)
        : view_(view), dictionary_(dictionary) {}

    ArticleRecord make() {
        record_.annotator = text(view_.annotator);
        if (view_.source) {
            record_.source = text(*view_.source);
        }
        record_.published = view_.published;
        record_.content = view_.content;
        record_.places = list(0, view_.places_end);
        record_.actors = list(view_.places_end, view_.actors_end);
        record_.countries = list(view_.actors_end, view_.countries_end);
        for (const RecordView::Event& event : view_.events) {
            add(event);
        }
        add_ancestors();
        return std::move(record_);
    }

  private:
    [[nodiscard]] std::string text(NodeId node) const {
        return std::string(dictionary_.id(dictionary_.closure(node).front()));
    }
    IdIndex index_of(NodeId node) {
        const auto [at, is_new] =
            index_.try_emplace(node, static_cast<IdIndex>(record_.ids.size()));
        if (is_new) {
            add_id(dictionary_.closure(node).front());
            used_.push_back(node);
        }
        return at->second;
    }
    void add_id(ValueId value) {
        by_value_.try_emplace(value, static_cast<IdIndex>(record_.ids.size()));
        record_.ids.push_back({std::string(dictionary_.id(value)),
                               {},
                               std::string(dictionary_.name(value))});
    }
    std::vector<IdIndex> list(std::uint32_t first, std::uint32_t last) {
        std::vector<IdIndex> list;
        for (std::uint32_t i = first; i < last; ++i) {
            list.push_back(index_of(view_.nodes[i]));
        }
        return list;
    }
    void add(const RecordView::Event& event) {
        EventRecord full;
        full.type = index_of(event.type);
        full.rule = text(event.rule);
        full.status = event.status;
        full.background = event.background;
        full.days = event.days;
        std::uint32_t first = event.first;
        std::size_t role = 0;
        for (auto* target : lists_of(full)) {
            *target = list(first, event.ends[role]);
            first = event.ends[role++];
        }
        record_.events.push_back(std::move(full));
    }
    void add_ancestors() {
        for (std::size_t i = 0; i < used_.size(); ++i) {
            for (const ValueId above :
                 dictionary_.closure(used_[i]).subspan(1)) {
                if (!by_value_.contains(above)) {
                    add_id(above);
                }
                record_.ids[i].ancestors.push_back(by_value_[above]);
            }
        }
    }

    const RecordView& view_;
    const NodeView& dictionary_;
    ArticleRecord record_;
    std::unordered_map<NodeId, IdIndex> index_;
    std::unordered_map<ValueId, IdIndex> by_value_;
    std::vector<NodeId> used_;  ///< the nodes of record_.ids, from the first
};

}  // namespace

std::string encode_record(const ArticleRecord& record,
                          NodeDictionary& dictionary) {
    return RecordWriter(record, dictionary).write();
}

bool read_record(std::string_view bytes,
                 const NodeView& dictionary,
                 RecordView& record) {
    PackedReader reader(bytes);
    record.nodes.clear();
    record.events.clear();
    if (reader.byte() != dictionary.tag) {
        return false;
    }
    record.annotator = reader.below(dictionary.node_count());
    const std::uint32_t source = reader.below(dictionary.node_count() + 1);
    record.source = source == 0 ? std::nullopt : std::optional(source - 1);
    record.published.reset();
    if (const std::uint64_t length = reader.number(); length != 0) {
        record.published =
            days_from(reader.signed_number(), length - 1, reader);
    }
    const std::uint32_t nodes = read_nodes(reader, dictionary, record);
    const std::size_t events = reader.count();
    for (std::size_t i = 0; i < events && reader.good(); ++i) {
        record.events.push_back(read_event(reader, dictionary, nodes, record));
    }
    record.content = 0;
    for (unsigned shift = 0; shift < 32; shift += 8) {
        record.content |= std::uint32_t{reader.byte()} << shift;
    }
    return reader.good() && reader.at_end();
}

std::optional<ArticleRecord> decode_record(std::string_view bytes,
                                           const NodeView& dictionary) {
    RecordView view;
    if (!read_record(bytes, dictionary, view)) {
        return std::nullopt;
    }
    return RecordMaker(view, dictionary).make();
}

}  // namespace dateline
