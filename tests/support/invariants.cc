// Spans in bounds and on character borders, surfaces equal to the text, order,
// and no dangling id.
#include "tests/support/invariants.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <vector>

namespace dateline {

namespace {

bool on_border(const std::string& text, std::uint32_t at) {
    return at == text.size() ||
           (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

class Checker {
  public:
    Checker(const Article& article, const Annotation& annotation)
        : article_(article), annotation_(annotation) {}

    std::string run() {
        body();
        mentions();
        events();
        return broken_;
    }

  private:
    void fail(std::string what) {
        if (broken_.empty()) {
            broken_ = std::move(what);
        }
    }

    void mention(const Mention& mention, const char* kind) {
        const std::string& text =
            mention.in_title ? article_.title : article_.text;
        const Span span = mention.span;
        if (span.begin > span.end || span.end > text.size()) {
            fail(fmt::format(
                "{} {}-{} is out of bounds", kind, span.begin, span.end));
            return;
        }
        if (!on_border(text, span.begin) || !on_border(text, span.end)) {
            fail(fmt::format(
                "{} {}-{} cuts a character", kind, span.begin, span.end));
        }
        if (mention.surface != span.of(text)) {
            fail(fmt::format("{} {:?} is not the text at {}-{}",
                             kind,
                             mention.surface,
                             span.begin,
                             span.end));
        }
    }

    template <typename Range, typename Of>
    void sorted(const Range& range, Of of, const char* kind) {
        for (std::size_t i = 1; i < range.size(); ++i) {
            if (of(range[i]) < of(range[i - 1])) {
                fail(fmt::format("{} are not sorted", kind));
            }
        }
    }

    void body() {
        std::uint32_t end = 0;
        for (const Span span : annotation_.body) {
            if (span.begin < end || span.end < span.begin ||
                span.end > article_.text.size()) {
                fail("body spans overlap or lie outside of the text");
            }
            end = span.end;
        }
    }

    void mentions() {
        for (const Place& place : annotation_.places) {
            for (const PlaceMention& one : place.mentions) {
                mention(one.at, "place mention");
            }
            sorted(
                place.mentions,
                [](const PlaceMention& m) { return m.at; },
                "place mentions");
            known_.insert(place.id);
        }
        for (const Actor& actor : annotation_.actors) {
            for (const Mention& one : actor.mentions) {
                mention(one, "actor mention");
            }
            sorted(
                actor.mentions,
                [](const Mention& m) { return m; },
                "actor mentions");
            if (!known_.insert(actor.id).second) {
                fail(fmt::format("actor {} stands twice", actor.id));
            }
        }
        for (const TimeMention& time : annotation_.times) {
            mention(time.at, "time");
            if (time.days && time.days->to < time.days->from) {
                fail("a time ends before it begins");
            }
        }
        sorted(
            annotation_.times,
            [](const TimeMention& t) { return t.at; },
            "times");
    }

    void ids(const std::vector<std::string>& some, const char* role) {
        for (const std::string& id : some) {
            if (id.empty() || known_.count(id) == 0) {
                fail(
                    fmt::format("{} {:?} of an event is not listed", role, id));
            }
        }
    }

    void events() {
        for (const Event& event : annotation_.events) {
            mention(event.trigger, "trigger");
            mention(event.sentence, "sentence");
            for (const Mention& one : event.doer_mentions) {
                mention(one, "doer");
            }
            for (const Mention& one : event.recipient_mentions) {
                mention(one, "recipient");
            }
            ids(event.doers, "doer");
            ids(event.recipients, "recipient");
            ids(event.places, "place");
            ids(event.origins, "origin");
            ids(event.destinations, "destination");
            ids(event.said_by, "speaker");
            if (!event.sentence.span.contains(event.trigger.span)) {
                fail("a trigger lies outside of its sentence");
            }
            if (event.content && *event.content >= annotation_.events.size()) {
                fail("an event's content does not exist");
            }
            if (event.confidence < 0 || event.confidence > 1) {
                fail("a confidence is not between 0 and 1");
            }
        }
        sorted(
            annotation_.events,
            [](const Event& e) { return e.trigger; },
            "events");
    }

    const Article& article_;
    const Annotation& annotation_;
    std::set<std::string> known_;
    std::string broken_;
};

}  // namespace

std::string broken_invariant(const Article& article,
                             const Annotation& annotation) {
    return Checker(article, annotation).run();
}

}  // namespace dateline
