// TimeLexicon: the words of time and the rules that join them, as views into
// the compiled lexicon. It knows which classes a word may have and the trie of
// rule patterns; how a rule's match is read is the finder's matter.
#ifndef DATELINE_PLUGIN_TIME_TIME_LEXICON_H
#define DATELINE_PLUGIN_TIME_TIME_LEXICON_H

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/time/day.h"
#include "plugin/time/time_meaning.h"

namespace dateline {

/// Classes of words and numbers. Where a rule's element allows several that a
/// word has, the first of this list is taken.
enum class TimeClass : std::uint8_t {
    Month,
    Weekday,
    ShortDay,  ///< Sun, Wed: weekdays only beside a date
    Weekdays,  ///< plural: "on Fridays"
    Year,      ///< a number that may be one, 1000 to 2199
    AnyYear,   ///< any number up to 2199, before BC or AD
    Decade,    ///< 1990s, '80s, nineties
    MonthNumber,
    DayNumber,     ///< 1 to 31, also 24th and "eighth"
    TwoDigits,     ///< 00 to 99, written with two digits
    ClockNumber,   ///< 0 to 24
    MinuteNumber,  ///< two digits below 60
    ClockTime,     ///< 5pm, 07.40: hour * 60 + minute
    DottedDate,    ///< 25.06.2022
    Number,
    Ordinal,
    Unit,
    Units,
    Quarter,
    Century,
    Weekend,
    Season,
    Fall,  ///< autumn, or a collapse
    Part,
    Parts,
    DayWord,
    Tonight,
    Reference,
    Holiday,
    Edge,
    Phase,
    Approx,
    Relation,
    Ago,
    Vague,
    Every,
    Per,
    Often,  ///< daily, weekly
    Era,
    HalfDay,  ///< a.m., p.m.
    ClockWord,
    Zone,
    Fiscal,
    Half,
    Long,  ///< "10-day-long", "old", "of age"
    The,
    A,
    Of,
    In,  ///< in, on, at, since, until, by, from, of time
    For,
    And,
    To,
    Or,
    Comma,
    Dash,
    Slash,
    Colon,
    Mark,  ///< the apostrophe of '80s
    Possessive,
    Past,    ///< "the past"
    Shared,  ///< month names that are words or names too: May, March
    Name,    ///< an expression that only looks like a time: "Bloody Sunday"
    Money,   ///< dollars, cents, percent: "$3 a year"
    Noun,    ///< "period", "term": after a number of units
    Count,
};
static_assert(static_cast<int>(TimeClass::Count) <= 64);

inline constexpr std::uint64_t bit(TimeClass c) {
    return std::uint64_t{1} << static_cast<unsigned>(c);
}

/// "month", "day-number", ...: as rules in YAML call them.
std::optional<TimeClass> time_class_from(std::string_view name);

/// A class and value of a word, packed into a phrase table's payload.
struct TimeSense {
    TimeClass cls = TimeClass::Count;
    std::int16_t value = 0;
    bool capital = false;  ///< only when capitalised
};
std::uint32_t pack(TimeSense sense);
inline TimeSense unpack_time_sense(std::uint32_t payload) {
    return {.cls = static_cast<TimeClass>((payload >> 16) & 0xFF),
            .value = static_cast<std::int16_t>(payload & 0xFFFF),
            .capital = (payload & 0x80000000U) != 0};
}

/// One element of a pattern as an edge of the rules' trie.
struct PatternEdge {
    std::uint64_t classes = 0;
    std::uint32_t flags = 0;  ///< PatternFlag
    std::uint32_t next = 0;   ///< node
};

enum PatternFlag : std::uint32_t {
    kJoined = 1,     ///< hyphen before it
    kSplit = 2,      ///< begins the second of two expressions
    kConnector = 4,  ///< stands between the two, in neither
    kApart = 8,      ///< no hyphen before it
    kOuter = 16,     ///< says something of the larger unit: "of last year"
};

struct PatternNode {
    std::uint32_t first_edge = 0;
    std::uint32_t edge_count = 0;
    std::uint32_t rule = 0xFFFFFFFF;  ///< of the pattern that ends here
};

/// Single words that tell something about times beside them.
enum class TimeCue : std::uint8_t {
    Past = 1,     ///< a past verb form
    Future = 2,   ///< will, plans, scheduled
    Counted = 3,  ///< people, troops: what a number before it counts
    Said = 4,     ///< verbs of reporting: past, but not of what is reported
    Issued = 5,   ///< published, posted: of the line a date stands in
    Crawl = 6,    ///< retrieved, archived, related
};

enum TimeRuleFlag : std::uint32_t {
    kGuarded = 1,  ///< a number alone: needs words beside it that allow it
    kNoName = 2,   ///< not before a capitalised word that goes on
    kDrop = 4,     ///< what matches is no time at all
    kFigured = 8,  ///< only of a quarter with its figure, "Q3"
};

struct TimeRule {
    StringRef name;
    std::uint8_t kind = 0;  ///< TimeKind
    std::uint8_t form = 0;  ///< TimeForm
    std::uint8_t relation = 0;
    std::uint8_t unit = 0;
    std::uint32_t flags = 0;  ///< TimeRuleFlag
    std::uint64_t after = 0;  ///< a word of these classes must stand before
    std::uint64_t not_after = 0;
    std::uint64_t not_before = 0;
};

/// How a holiday's day is found.
struct HolidayRule {
    StringRef name;
    std::uint8_t kind = 0;  ///< 0 month and day, 1 nth weekday, 2 Easter
    std::uint8_t month = 0;
    std::uint8_t day = 0;      ///< of kind 0
    std::uint8_t weekday = 0;  ///< Monday 1
    std::int16_t nth = 0;      ///< -1 the last; or days after Easter
};

/// Something whose day everybody knows. An article that tells of it as past
/// was written after it.
struct KnownEvent {
    StringRef name;
    Day from = 0;
    Day until = 0;  ///< last day when it was spoken of as present; 0: none
};

/// Set in the payload of a phrase that names a known event by day and month
/// without a year.
inline constexpr std::uint32_t kNearEvent = 0x80000000;

/// What a word may be.
enum class TimeWordMark : std::uint8_t {
    OpensTime,   ///< begins a phrase that has a class
    WithinTime,  ///< stands anywhere in one
    TimeCore,    ///< the longest of one with a class no match lacks
    IsCue,
    OpensEvent,  ///< begins the name of a known event
    Count,
};

/// The words that bear one TimeWordMark, by a few bits of their hashes: another
/// word's bit may be the same, but one that is not set says no for sure. One
/// look instead of a probe of a table; 2 KB.
struct TimeWords {
    static constexpr std::size_t kBits = 16384;
    const std::uint64_t* bits = nullptr;

    [[nodiscard]] bool may_have(std::uint64_t hash) const {
        return (bits[hash % kBits / 64] >> (hash % 64) & 1) != 0;
    }
};
/// Of all marks, in their order.
inline constexpr std::size_t kTimeMarkWords =
    static_cast<std::size_t>(TimeWordMark::Count) * (TimeWords::kBits / 64);

/// Immutable and shareable; the image must outlive it.
class TimeLexicon {
  public:
    TimeLexicon() = default;
    /// @throw ImageError when a section is missing
    explicit TimeLexicon(const Image& image);

    [[nodiscard]] const PhraseTable& words() const { return words_; }
    [[nodiscard]] const PhraseTable& known_events() const {
        return event_words_;
    }
    /// The cue of a single word.
    [[nodiscard]] std::optional<TimeCue> cue(std::uint64_t hash) const;
    [[nodiscard]] bool is_cue(std::uint64_t hash, TimeCue cue_kind) const {
        return cue(hash) == cue_kind;
    }
    [[nodiscard]] std::span<const PatternEdge> edges(
        const PatternNode& node) const {
        return list_of(edges_, {node.first_edge, node.edge_count});
    }
    [[nodiscard]] const PatternNode& node(std::uint32_t index) const {
        return nodes_[index];
    }
    [[nodiscard]] const TimeRule& rule(std::uint32_t index) const {
        return rules_[index];
    }
    [[nodiscard]] std::string_view rule_name(std::uint32_t index) const {
        return image_.text(rules_[index].name);
    }
    [[nodiscard]] const HolidayRule* holiday(std::int16_t index) const;
    [[nodiscard]] const KnownEvent& event(std::uint32_t index) const {
        return events_[index];
    }
    [[nodiscard]] std::string_view event_name(std::uint32_t index) const {
        return image_.text(events_[index].name);
    }
    /// Classes with which a pattern can begin.
    [[nodiscard]] std::uint64_t openers() const { return openers_; }
    /// The edges of the first node that words of @p classes may take, as bits
    /// in the order of the edges.
    [[nodiscard]] std::uint64_t first_edges(std::uint64_t classes) const {
        std::uint64_t edges = 0;
        for (; classes != 0; classes &= classes - 1) {
            edges |= first_edges_[static_cast<std::size_t>(
                __builtin_ctzll(classes))];
        }
        return edges;
    }
    [[nodiscard]] TimeWords marked(TimeWordMark mark) const {
        return {marks_.data() +
                static_cast<std::size_t>(mark) * (TimeWords::kBits / 64)};
    }

  private:
    Image image_;
    PhraseTable words_;
    PhraseTable event_words_;
    PhraseTable cues_;
    std::span<const PatternNode> nodes_;
    std::span<const PatternEdge> edges_;
    std::span<const TimeRule> rules_;
    std::span<const HolidayRule> holidays_;
    std::span<const KnownEvent> events_;
    std::span<const std::uint64_t> marks_;
    std::uint64_t openers_ = 0;
    std::array<std::uint64_t, 64> first_edges_{};  ///< by class
};

}  // namespace dateline

#endif
