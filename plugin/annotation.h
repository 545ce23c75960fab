// Annotation: all that the annotator says of one article. A plain value that
// owns its strings; the JSON of CONTRACT is a direct picture of it.
#ifndef DATELINE_PLUGIN_ANNOTATION_H
#define DATELINE_PLUGIN_ANNOTATION_H

#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugin/diagnostic.h"
#include "plugin/span.h"
#include "plugin/time/day.h"

namespace dateline {

/// A span of the title or of the text, with the characters it covers.
struct Mention {
    Span span;  ///< of the title when in_title, else of Article::text
    bool in_title = false;
    std::string surface;

    friend bool operator==(const Mention&, const Mention&) = default;
};

/// Title first, then by position.
bool operator<(const Mention& a, const Mention& b);

struct NamedId {
    std::string id;
    std::string name;

    friend bool operator==(const NamedId&, const NamedId&) = default;
};

/// A list that several places share: the towns of a county lie in the same.
/// Immutable and cheap to copy; safe to share between threads.
class SharedNames {
  public:
    SharedNames() = default;
    explicit SharedNames(std::vector<NamedId> names)
        : names_(
              std::make_shared<const std::vector<NamedId>>(std::move(names))) {}
    SharedNames(std::initializer_list<NamedId> names)
        : SharedNames(std::vector<NamedId>(names)) {}

    [[nodiscard]] const NamedId* begin() const {
        return names_ == nullptr ? nullptr : names_->data();
    }
    [[nodiscard]] const NamedId* end() const {
        return names_ == nullptr ? nullptr : names_->data() + names_->size();
    }

  private:
    std::shared_ptr<const std::vector<NamedId>> names_;
};

enum class PublishedSource : std::uint8_t {
    Metadata,
    Url,
    Dateline,
    Copyright,
    Inferred,
};

struct Published {
    std::string date;  ///< YYYY, YYYY-MM or YYYY-MM-DD: the precision known
    DaySpan days;      ///< the days `date` spans
    PublishedSource source = PublishedSource::Metadata;
    std::string because;  ///< the evidence in words
};

enum class MentionForm : std::uint8_t { Name, Demonym, InName };

struct PlaceMention {
    Mention at;
    MentionForm form = MentionForm::Name;
};

struct Coordinates {
    double lat = 0;  ///< degrees, WGS 84
    double lon = 0;
};

/// One place and all its mentions. An empty id: a place that is named but not
/// known; `within` then is the id of what it lies in, if that is known.
struct Place {
    std::string id;
    std::string name;
    std::string type;     ///< "city", "country", "region", "sea", ...
    std::string country;  ///< ISO 3166-1 alpha-2 or 3166-3; may be empty
    std::optional<Coordinates> at;
    bool salient = true;
    std::string within;
    SharedNames ancestors;  ///< nearest first; several parents merge
    std::vector<std::string> ambiguous;  ///< ids that would fit as well
    std::vector<PlaceMention> mentions;
};

struct Actor {
    std::string id;
    std::string name;
    std::string kind;     ///< "person", "government", "military", ...
    std::string country;  ///< may be empty
    std::vector<std::string> affiliated;  ///< ids; never ancestors
    std::vector<NamedId> ancestors;       ///< command or membership
    std::vector<Mention> mentions;
};

struct TimeMention {
    Mention at;
    std::string value;            ///< TIMEX3
    std::optional<DaySpan> days;  ///< the days it covers, where it has any
};

enum class EventStatus : std::uint8_t {
    Happened,
    Ongoing,
    Announced,
    Alleged,
    Conditional,
    Demanded,
    Refused,
    Denied,
    Negated,
};
inline constexpr std::size_t kEventStatusCount = 9;

/// "happened", "ongoing", ...: the spelling of output, questions and terms.
std::string_view to_string(EventStatus status);
std::optional<EventStatus> event_status_from(std::string_view text);
std::string_view to_string(PublishedSource source);
std::string_view to_string(MentionForm form);

enum class EventDateSource : std::uint8_t { Text, Published, Unknown };
std::string_view to_string(EventDateSource source);

struct EventDate {
    std::optional<DaySpan> days;
    std::string value;  ///< TIMEX3; empty when unknown
    EventDateSource source = EventDateSource::Unknown;
};

/// Codes of other schemes; an empty string where none fits.
struct EventCodes {
    std::string plover;
    std::string cameo;
    std::string acled;
    std::string case2021;
    std::string mediatopic;
};

struct Casualties {
    std::optional<std::uint32_t> killed;
    std::optional<std::uint32_t> wounded;
    std::string surface;  ///< the number phrase
};

/// One act: who did what to whom, where and when, and whether it happened.
/// Every id in it stands in Annotation::places or Annotation::actors.
struct Event {
    std::string type;   ///< our slug, "withdrawal"
    std::string label;  ///< "Withdrawal"
    EventStatus status = EventStatus::Happened;
    bool background = false;
    Mention trigger;
    Mention sentence;
    std::vector<std::string> doers;
    std::vector<Mention> doer_mentions;
    std::vector<std::string> recipients;
    std::vector<Mention> recipient_mentions;
    std::vector<std::string> places;  ///< where the act happened
    std::vector<std::string> origins;
    std::vector<std::string> destinations;
    EventDate date;
    std::vector<std::string> said_by;
    std::optional<std::uint32_t> content;  ///< index of the act it is about
    std::optional<Casualties> casualties;
    double confidence = 0;  ///< 0 to 1
    std::string rule;       ///< "withdrawal/retreat-from"
    EventCodes codes;
};

/// Mentions, times and events are sorted by start, title first.
struct Annotation {
    std::string id;
    std::string language;
    std::string annotator;  ///< version and lexicon fingerprint
    std::optional<Published> published;
    std::vector<Span> body;  ///< of Article::text; sorted, disjoint
    std::vector<std::string> countries;
    std::vector<Place> places;
    std::vector<Actor> actors;
    std::vector<TimeMention> times;
    std::vector<Event> events;
    Diagnostics diagnostics;
};

}  // namespace dateline

#endif
