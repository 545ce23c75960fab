// Question: what was asked, as values: which facets, which words, which days.
// How it is read from words is question_reader's, how it is answered
// searcher's.
#ifndef DATELINE_QUERY_QUESTION_H
#define DATELINE_QUERY_QUESTION_H

#include <optional>
#include <string>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/time/day.h"

namespace dateline {

/// Open ends of a date: as far as dates are written.
inline constexpr int kFirstYear = -9999;
inline constexpr int kLastYear = 9999;

/// Days asked for, with the words that say them.
struct AskedDays {
    DaySpan days;
    std::string syntax;  ///< "2022", "2022-03..2022-06", "2020.."
};

/// Words of the full text. Several are all wanted.
struct AskedText {
    std::string words;
    bool phrase = false;    ///< in this order, side by side
    bool excluded = false;  ///< must not stand in it
    /// Either this or the one before it will do.
    bool or_before = false;
};

/// A name that could mean something else too.
struct Ambiguity {
    std::string surface;
    std::vector<NamedId> chosen;
    std::vector<NamedId> others;
};

/// Values of one field are alternatives; the fields hold together.
struct Question {
    std::string raw;
    std::vector<NamedId> events;        ///< types
    std::vector<NamedId> places;        ///< where it happened
    std::vector<NamedId> origins;       ///< from:
    std::vector<NamedId> destinations;  ///< to:
    std::vector<NamedId> doers;         ///< by:
    std::vector<NamedId> recipients;    ///< against:
    std::vector<NamedId> actors;        ///< in any role
    /// Each side is a list of alternatives; every side must take part.
    std::vector<std::vector<NamedId>> between;
    std::vector<AskedDays> dates;
    std::vector<AskedDays> published;
    std::vector<EventStatus> statuses;  ///< empty: those of a plain question
    std::optional<bool> background;
    std::vector<std::string> sources;
    std::vector<AskedText> text;
    /// Actors that from:, to: and against: mean beside the places, and places
    /// beside the actors; "to Ukraine" is also to whom.
    std::vector<std::string> origin_actors;
    std::vector<std::string> destination_actors;
    std::vector<std::string> recipient_places;
    /// Types whose place is their origin: from: then looks at places too.
    std::vector<std::string> place_is_origin;
    /// Types whose place is their target: against: then looks at places too.
    std::vector<std::string> place_is_target;
    /// Countries of demonyms among the doers: an event without any doer counts
    /// when it happened there and its type's place is merely where it happened
    /// ("Afghan elections").
    std::vector<std::string> doer_places;
    std::vector<std::string> place_is_scene;
    /// Each asks for one field; articles that answer one are left out.
    std::vector<Question> excluded;
    bool loose = false;       ///< the facets need only be of one article
    bool everything = false;  ///< "*": all articles

    std::vector<std::string> ignored;
    std::vector<Ambiguity> ambiguous;
    std::vector<std::string> notes;  ///< what else a person should know

    /// Sets `loose`, of what is left out too.
    void set_loose(bool value);
    /// True when ONE event has to satisfy it.
    [[nodiscard]] bool about_one_event() const;
    /// True when nothing at all was asked.
    [[nodiscard]] bool empty() const;
    /// Those asked for, or a plain question's four.
    [[nodiscard]] std::vector<EventStatus> wanted_statuses() const;
};

/// Adds what is not there yet.
void add_ids(std::vector<NamedId>& list, const std::vector<NamedId>& more);

/// The question in explicit fields; reading it gives the same question.
std::string to_syntax(const Question& question);

/// "2022", "2022-03", "2022-03..2022-06", "2020..": the shortest spelling; where
/// one end is a day, both are ("2022-06-27..2022-06-30").
std::string days_syntax(DaySpan days);

/// The days before and after which no date is written.
Day earliest_day();
Day latest_day();

}  // namespace dateline

#endif
