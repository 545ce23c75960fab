// ArticleRecord: the facets of one article as the index keeps them, in the
// packed slot: which places it reports on, who is mentioned, and one record an
// event with all that may be asked of ONE event. This file decides the bytes;
// what goes in is decided by facet_projection.
//
// Ids stand once, in a table of the record, each with the ids it rolls up to;
// everything else refers to the table. A record so needs no other table to be
// read: databases can be merged, compacted and read by a remote client.
#ifndef DATELINE_PLUGIN_FACET_EVENT_RECORD_H
#define DATELINE_PLUGIN_FACET_EVENT_RECORD_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/time/day.h"

namespace dateline {

/// Index into ArticleRecord::ids.
using IdIndex = std::uint32_t;

struct RecordId {
    std::string id;                  ///< also event types
    std::vector<IdIndex> ancestors;  ///< all of them, not only parents

    friend bool operator==(const RecordId&, const RecordId&) = default;
};

struct EventRecord {
    IdIndex type = 0;
    EventStatus status = EventStatus::Happened;
    bool background = false;
    std::optional<DaySpan> days;
    std::vector<IdIndex> doers;
    std::vector<IdIndex> recipients;
    std::vector<IdIndex> said_by;
    std::vector<IdIndex> places;
    std::vector<IdIndex> origins;
    std::vector<IdIndex> destinations;

    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

/// @invariant every index is below ids.size()
struct ArticleRecord {
    std::string id;
    std::string source;
    std::optional<DaySpan> published;
    std::vector<RecordId> ids;
    std::vector<IdIndex> places;      ///< salient ones
    std::vector<IdIndex> actors;      ///< mentioned
    std::vector<IdIndex> countries;   ///< the article is about
    std::vector<EventRecord> events;  ///< in the annotation's order

    friend bool operator==(const ArticleRecord&,
                           const ArticleRecord&) = default;
};

/// Statuses a plain question takes: happened, ongoing, announced, alleged.
constexpr bool is_reported(EventStatus status) {
    return status <= EventStatus::Alleged;
}

/// A record as it lies in its bytes, read without a string made: what a search
/// does for every article that may answer. Reused from article to article; the
/// views are valid as long as the bytes.
struct RecordView {
    struct Entry {
        std::string_view raw;     ///< the id's bytes; see id_text()
        std::uint32_t first = 0;  ///< its ancestors in `indexes`
        std::uint32_t last = 0;
    };
    struct Event {
        IdIndex type = 0;
        EventStatus status = EventStatus::Happened;
        bool background = false;
        std::optional<DaySpan> days;
        /// Its six lists stand in `indexes` one after the other, in the order
        /// of EventRecord; the first begins at `first`.
        std::uint32_t first = 0;
        std::array<std::uint32_t, 6> ends{};
    };
    struct List {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };

    std::string_view id;
    std::string_view source;
    std::optional<DaySpan> published;
    std::vector<Entry> ids;
    std::vector<IdIndex> indexes;  ///< all below ids.size()
    List places;
    List actors;
    List countries;
    std::vector<Event> events;
};

/// The packed bytes. @pre the invariant holds
std::string encode_record(const ArticleRecord& record);

/// @return false when the bytes are cut off, of another version, or refer
/// outside their table; never more work than a few steps a byte
bool read_record(std::string_view bytes, RecordView& record);

/// The id that an entry's bytes spell. @pre they come from read_record()
std::string id_text(std::string_view raw);

/// read_record() into strings and lists of its own.
std::optional<ArticleRecord> decode_record(std::string_view bytes);

}  // namespace dateline

#endif
