// ArticleRecord: the facets of one article as the index keeps them, in the
// packed slot: which places it reports on, who is mentioned, and one record an
// event with all that may be asked of ONE event. This file decides the bytes;
// what goes in is decided by facet_projection.
//
// Ids are written as the numbers that the index's dictionary gives them (see
// node_dictionary.h), so that a record is some sixty bytes and can be read
// without a string made.
#ifndef DATELINE_PLUGIN_FACET_EVENT_RECORD_H
#define DATELINE_PLUGIN_FACET_EVENT_RECORD_H

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/facet/node_dictionary.h"
#include "plugin/time/day.h"

namespace dateline {

/// Index into ArticleRecord::ids.
using IdIndex = std::uint32_t;

struct RecordId {
    std::string id;                  ///< also event types
    std::vector<IdIndex> ancestors;  ///< all of them, not only parents
    std::string name;                ///< to show; may be empty

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
    std::string rule;  ///< that found it

    friend bool operator==(const EventRecord&, const EventRecord&) = default;
};

/// @invariant every index is below ids.size()
struct ArticleRecord {
    std::string source;
    std::optional<DaySpan> published;
    std::vector<RecordId> ids;        ///< in the order of their first use
    std::vector<IdIndex> places;      ///< salient ones
    std::vector<IdIndex> actors;      ///< mentioned
    std::vector<IdIndex> countries;   ///< the article is about
    std::vector<EventRecord> events;  ///< in the annotation's order
    std::string annotator;            ///< version and lexicon fingerprint
    std::uint32_t content = 0;        ///< hash of the stored data

    friend bool operator==(const ArticleRecord&,
                           const ArticleRecord&) = default;
};

/// Statuses a plain question takes: happened, ongoing, announced, alleged.
constexpr bool is_reported(EventStatus status) {
    return status <= EventStatus::Alleged;
}

/// A record as it lies in its bytes: what a search reads for every article
/// that may answer. Reused from article to article.
struct RecordView {
    struct Event {
        NodeId type = 0;
        NodeId rule = 0;
        EventStatus status = EventStatus::Happened;
        bool background = false;
        std::optional<DaySpan> days;
        /// Its six lists stand in `nodes` one after the other, in the order
        /// of EventRecord; the first begins at `first`.
        std::uint32_t first = 0;
        std::array<std::uint32_t, 6> ends{};
    };

    NodeId annotator = 0;
    std::optional<NodeId> source;
    std::optional<DaySpan> published;
    /// Salient places, actors, countries, then the lists of the events.
    std::vector<NodeId> nodes;
    std::uint32_t places_end = 0;
    std::uint32_t actors_end = 0;
    std::uint32_t countries_end = 0;
    std::vector<Event> events;
    std::uint32_t content = 0;
};

/// The packed bytes; ids that the dictionary lacks are added to it.
/// @pre the invariant holds
std::string encode_record(const ArticleRecord& record,
                          NodeDictionary& dictionary);

/// @return false when the bytes are cut off, of another dictionary, or refer
/// outside of it; never more work than a few steps a byte
bool read_record(std::string_view bytes,
                 const NodeView& dictionary,
                 RecordView& record);

/// read_record() into strings and lists of its own. Ids are those in use; what
/// they roll up to stands after them.
std::optional<ArticleRecord> decode_record(std::string_view bytes,
                                           const NodeView& dictionary);

}  // namespace dateline

#endif
