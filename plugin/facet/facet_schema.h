// What an index is made of: term prefixes, value slots, metadata keys and the
// schema's number. The one place where a term's spelling is decided; writer
// and reader both come here and never meet otherwise. README.md beside this
// file shows the same as a table.
#ifndef DATELINE_PLUGIN_FACET_FACET_SCHEMA_H
#define DATELINE_PLUGIN_FACET_FACET_SCHEMA_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// Raised whenever an index written before could be misread.
inline constexpr std::uint32_t kIndexSchema = 4;

/// The actor that the forces of every country, and soldiers of none, are under.
inline constexpr std::string_view kAnySoldiers = "role:military";

/// What a boolean term says of its article.
enum class TermKind : std::uint8_t {
    Id,              ///< Q: the article's id, as Omega has it
    EventType,       ///< some event of this type, whatever its status
    Status,          ///< some event of this status
    Place,           ///< salient, or where some event was, came from or went
                     ///< to; with ancestors
    Actor,           ///< mentioned, or in any role of an event; with ancestors
    EventInCountry,  ///< type|country of ONE event a plain question takes
    InDay,           ///< something was dated in this day: YYYYMMDD
    InMonth,         ///< something was dated within this month: YYYYMM
    InYear,          ///< something was dated within this year: YYYY
    WholeMonth,      ///< something spans this whole month
    WholeYear,       ///< something spans this whole year
    Ages,            ///< something spans more years than are listed
    Source,          ///< the outlet
    Country,         ///< the article is about it
    Embargoed,       ///< not to be shown before the time in kEmbargoSlot
};

/// "XE", "XP", ...: all but Id start with X, as Omega leaves to applications.
std::string_view prefix_of(TermKind kind);

/// Free text of the title; the body has no prefix. Stems: "ZS", "Z".
inline constexpr std::string_view kTitlePrefix = "S";

/// Value slots; Omega uses those below 100.
enum ValueSlot : std::uint32_t {
    kRecordSlot = 100,     ///< packed ArticleRecord: the source of truth
    kPublishedSlot = 101,  ///< YYYYMMDD of the first day; empty: unknown
    kFirstDaySlot = 102,   ///< of any date, when it is before kPublishedSlot
    kLastDaySlot = 103,    ///< of any date, when it is after kPublishedSlot
    kEmbargoSlot = 104,    ///< YYYYMMDDhhmmss, UTC; empty: none
    kEvidenceSlot = 105,   ///< of the events, see event_evidence.h
    kStorySlot = 107,      ///< sketch of the lead, see story_sketch.h
};

/// Metadata keys of a database.
inline constexpr std::string_view kSchemaKey = "dateline:schema";
inline constexpr std::string_view kFingerprintKey = "dateline:fingerprint";
inline constexpr std::string_view kVersionKey = "dateline:version";
/// The byte that tells the dictionary its records' numbers are of, as decimal
/// digits.
inline constexpr std::string_view kDictionaryKey = "dateline:dictionary";

/// Longest term Xapian takes, in bytes; a NUL counts twice.
inline constexpr std::size_t kMaxTermBytes = 245;

/// Prefix and folded value (see plugin/text/normalize.h); a value too long for
/// Xapian keeps its begin and ends in '#' and a hash, NULs go.
std::string facet_term(TermKind kind, std::string_view value);

/// The Q term: case is kept, long ids are hashed as above.
std::string id_term(std::string_view id);

/// "geo:UA", not "geo:UA.14".
bool is_country(std::string_view place);

/// Value of an EventInCountry term.
std::string event_in_country(std::string_view type, std::string_view country);

/// Metadata key of a page of the dictionary: "dateline:page:00000000", so that
/// keys sort as numbers.
std::string page_key(std::size_t page);

}  // namespace dateline

#endif
