// One fact a line, in the order of the annotation.
#include "tests/support/facts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

namespace dateline {

namespace {

std::string at(const Mention& mention) {
    return fmt::format("{}{}-{} {:?}",
                       mention.in_title ? "title:" : "",
                       mention.span.begin,
                       mention.span.end,
                       mention.surface);
}

std::string list(const std::vector<std::string>& ids) {
    return fmt::format("[{}]", fmt::join(ids, " "));
}

std::string place_facts(const Place& place) {
    std::string out = fmt::format("place {} {:?} {} {}{}\n",
                                  place.id.empty() ? "-" : place.id,
                                  place.name,
                                  place.type,
                                  place.country,
                                  place.salient ? "" : " not-salient");
    for (const PlaceMention& mention : place.mentions) {
        out +=
            fmt::format("  {} {}\n", at(mention.at), to_string(mention.form));
    }
    return out;
}

std::string actor_facts(const Actor& actor) {
    std::string out = fmt::format("actor {} {:?} {} {}\n",
                                  actor.id,
                                  actor.name,
                                  actor.kind,
                                  actor.country);
    for (const Mention& mention : actor.mentions) {
        out += fmt::format("  {}\n", at(mention));
    }
    return out;
}

std::string event_facts(const Event& event) {
    std::string out = fmt::format("event {} {}{} {} rule={}\n",
                                  event.type,
                                  to_string(event.status),
                                  event.background ? " background" : "",
                                  at(event.trigger),
                                  event.rule);
    out += fmt::format("  doers={} recipients={} said_by={}\n",
                       list(event.doers),
                       list(event.recipients),
                       list(event.said_by));
    out += fmt::format("  places={} origins={} destinations={}\n",
                       list(event.places),
                       list(event.origins),
                       list(event.destinations));
    out += fmt::format("  date={} ({})\n",
                       event.date.value.empty() ? "-" : event.date.value,
                       to_string(event.date.source));
    if (event.casualties) {
        out += fmt::format("  casualties={:?}\n", event.casualties->surface);
    }
    if (event.content) {
        out += fmt::format("  content={}\n", *event.content);
    }
    return out;
}

}  // namespace

std::string facts_of(const Annotation& annotation) {
    std::string out;
    if (annotation.published) {
        out += fmt::format("published {} {}\n",
                           annotation.published->date,
                           to_string(annotation.published->source));
    }
    out += fmt::format("countries {}\n", list(annotation.countries));
    for (const Place& place : annotation.places) {
        out += place_facts(place);
    }
    for (const Actor& actor : annotation.actors) {
        out += actor_facts(actor);
    }
    for (const TimeMention& time : annotation.times) {
        out += fmt::format("time {} {}\n", time.value, at(time.at));
    }
    for (const Event& event : annotation.events) {
        out += event_facts(event);
    }
    return out;
}

}  // namespace dateline
