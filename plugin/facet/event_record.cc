// The bytes of a record. Numbers are LEB128, signed ones in zigzag first.
//
//   record   version, id, source, days, table, list places, list actors,
//            list countries, count, event*
//   table    count, entry*;  entry = text, list ancestors
//   text     0 length bytes | 1 number ("geonames:NUMBER")
//            | k length bytes (a frequent begin and the rest)
//   days     0 | 1 + (to - from), zigzag from
//   event    type, status + 16 * background, days, six lists
//   list     count, index*
#include "plugin/facet/event_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dateline {

namespace {

constexpr unsigned char kVersion = 1;
constexpr std::string_view kGeonames = "geonames:";
constexpr std::uint64_t kPlainText = 0;
constexpr std::uint64_t kGeonamesNumber = 1;
/// Written as their place in this list plus 2: append only.
constexpr std::array<std::string_view, 10> kBegins = {
    "geo:",
    "region:",
    "country:",
    "government:",
    "military:",
    "role:",
    "person:",
    "org:",
    "group:",
    "people:",
};

class Writer {
  public:
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_ += static_cast<char>(value | 0x80U);
            value >>= 7;
        }
        bytes_ += static_cast<char>(value);
    }
    void signed_number(std::int64_t value) {
        number((static_cast<std::uint64_t>(value) << 1) ^
               static_cast<std::uint64_t>(value >> 63));
    }
    void text(std::string_view text) {
        number(text.size());
        bytes_ += text;
    }
    void list(const std::vector<IdIndex>& list) {
        number(list.size());
        for (const IdIndex index : list) {
            number(index);
        }
    }
    void days(const std::optional<DaySpan>& days) {
        if (!days) {
            number(0);
            return;
        }
        number(static_cast<std::uint64_t>(std::int64_t{days->to} - days->from) +
               1);
        signed_number(days->from);
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// The number of "geonames:N" when it is written without leading zeros.
std::optional<std::uint64_t> geonames_number(std::string_view id) {
    if (!id.starts_with(kGeonames)) {
        return std::nullopt;
    }
    const std::string_view digits = id.substr(kGeonames.size());
    std::uint64_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() ||
        (digits.size() > 1 && digits.front() == '0')) {
        return std::nullopt;
    }
    return value;
}

void write_id(Writer& writer, std::string_view id) {
    if (const auto number = geonames_number(id)) {
        writer.number(kGeonamesNumber);
        writer.number(*number);
        return;
    }
    for (std::size_t i = 0; i < kBegins.size(); ++i) {
        if (id.starts_with(kBegins[i])) {
            writer.number(i + 2);
            writer.text(id.substr(kBegins[i].size()));
            return;
        }
    }
    writer.number(kPlainText);
    writer.text(id);
}

void write_event(Writer& writer, const EventRecord& event) {
    writer.number(event.type);
    writer.number(static_cast<std::uint64_t>(event.status) +
                  (event.background ? 16 : 0));
    writer.days(event.days);
    for (const auto* list : {&event.doers,
                             &event.recipients,
                             &event.said_by,
                             &event.places,
                             &event.origins,
                             &event.destinations}) {
        writer.list(*list);
    }
}

/// Reads until the first thing that is wrong; everything after it is empty.
class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    void fail() { good_ = false; }

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; good_ && shift < 64; shift += 7) {
            if (rest_.empty()) {
                break;
            }
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80U) {
                return value;
            }
        }
        fail();
        return 0;
    }
    std::int64_t signed_number() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1) ^
               -static_cast<std::int64_t>(value & 1);
    }
    std::string_view text() {
        const std::uint64_t size = number();
        if (!good_ || size > rest_.size()) {
            fail();
            return {};
        }
        const std::string_view text = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return text;
    }
    /// A count of things of at least one byte each.
    std::size_t count() {
        const std::uint64_t count = number();
        if (count > rest_.size()) {
            fail();
            return 0;
        }
        return count;
    }
    /// Appends a list; its indexes are checked when the table is complete.
    RecordView::List list(std::vector<IdIndex>& indexes) {
        const auto first = static_cast<std::uint32_t>(indexes.size());
        const std::size_t size = count();
        for (std::size_t i = 0; i < size && good_; ++i) {
            const std::uint64_t value = number();
            if (value > UINT32_MAX) {
                fail();
            }
            indexes.push_back(static_cast<IdIndex>(value));
        }
        return {first, static_cast<std::uint32_t>(indexes.size())};
    }
    [[nodiscard]] std::string_view rest() const { return rest_; }
    std::optional<DaySpan> days() {
        const std::uint64_t length = number();
        if (length == 0) {
            return std::nullopt;
        }
        const std::int64_t from = signed_number();
        if (length > INT32_MAX || from < INT32_MIN ||
            from + static_cast<std::int64_t>(length) - 1 > INT32_MAX) {
            fail();
            return std::nullopt;
        }
        return DaySpan{static_cast<Day>(from),
                       static_cast<Day>(from + static_cast<Day>(length) - 1)};
    }

  private:
    std::string_view rest_;
    bool good_ = true;
};

/// Passes over an id and returns its bytes.
std::string_view read_raw_id(Reader& reader) {
    const std::string_view before = reader.rest();
    const std::uint64_t form = reader.number();
    if (form == kGeonamesNumber) {
        reader.number();
    } else if (form == kPlainText || form - 2 < kBegins.size()) {
        reader.text();
    } else {
        reader.fail();
    }
    return before.substr(0, before.size() - reader.rest().size());
}

RecordView::Event read_event(Reader& reader, RecordView& record) {
    RecordView::Event event;
    const std::uint64_t type = reader.number();
    const std::uint64_t status = reader.number();
    if (type >= record.ids.size() || (status & 15U) >= kEventStatusCount ||
        status >= 32) {
        reader.fail();
        return event;
    }
    event.type = static_cast<IdIndex>(type);
    event.status = static_cast<EventStatus>(status & 15U);
    event.background = (status & 16U) != 0;
    event.days = reader.days();
    event.first = static_cast<std::uint32_t>(record.indexes.size());
    for (std::uint32_t& end : event.ends) {
        end = reader.list(record.indexes).last;
    }
    return event;
}

}  // namespace

std::string encode_record(const ArticleRecord& record) {
    Writer writer;
    writer.number(kVersion);
    writer.text(record.id);
    writer.text(record.source);
    writer.days(record.published);
    writer.number(record.ids.size());
    for (const RecordId& id : record.ids) {
        write_id(writer, id.id);
        writer.list(id.ancestors);
    }
    writer.list(record.places);
    writer.list(record.actors);
    writer.list(record.countries);
    writer.number(record.events.size());
    for (const EventRecord& event : record.events) {
        write_event(writer, event);
    }
    return writer.take();
}

bool read_record(std::string_view bytes, RecordView& record) {
    Reader reader(bytes);
    record.ids.clear();
    record.indexes.clear();
    record.events.clear();
    if (reader.number() != kVersion) {
        return false;
    }
    record.id = reader.text();
    record.source = reader.text();
    record.published = reader.days();
    const std::size_t ids = reader.count();
    for (std::size_t i = 0; i < ids && reader.good(); ++i) {
        const std::string_view raw = read_raw_id(reader);
        const RecordView::List above = reader.list(record.indexes);
        record.ids.push_back({raw, above.first, above.last});
    }
    record.places = reader.list(record.indexes);
    record.actors = reader.list(record.indexes);
    record.countries = reader.list(record.indexes);
    const std::size_t events = reader.count();
    for (std::size_t i = 0; i < events && reader.good(); ++i) {
        record.events.push_back(read_event(reader, record));
    }
    return reader.good() && reader.at_end() &&
           std::ranges::all_of(record.indexes, [&record](IdIndex index) {
               return index < record.ids.size();
           });
}

std::string id_text(std::string_view raw) {
    Reader reader(raw);
    const std::uint64_t form = reader.number();
    if (form == kGeonamesNumber) {
        return std::string(kGeonames) + std::to_string(reader.number());
    }
    const std::string_view begin =
        form == kPlainText ? std::string_view() : kBegins[form - 2];
    return std::string(begin) + std::string(reader.text());
}

std::optional<ArticleRecord> decode_record(std::string_view bytes) {
    RecordView view;
    if (!read_record(bytes, view)) {
        return std::nullopt;
    }
    const auto list = [&view](std::uint32_t first, std::uint32_t last) {
        return std::vector<IdIndex>(view.indexes.begin() + first,
                                    view.indexes.begin() + last);
    };
    ArticleRecord record;
    record.id = view.id;
    record.source = view.source;
    record.published = view.published;
    for (const RecordView::Entry& entry : view.ids) {
        record.ids.push_back(
            {id_text(entry.raw), list(entry.first, entry.last)});
    }
    record.places = list(view.places.first, view.places.last);
    record.actors = list(view.actors.first, view.actors.last);
    record.countries = list(view.countries.first, view.countries.last);
    for (const RecordView::Event& event : view.events) {
        EventRecord& full = record.events.emplace_back();
        full.type = event.type;
        full.status = event.status;
        full.background = event.background;
        full.days = event.days;
        std::uint32_t first = event.first;
        std::size_t role = 0;
        for (auto* target : {&full.doers,
                             &full.recipients,
                             &full.said_by,
                             &full.places,
                             &full.origins,
                             &full.destinations}) {
            *target = list(first, event.ends[role]);
            first = event.ends[role++];
        }
    }
    return record;
}

}  // namespace dateline
