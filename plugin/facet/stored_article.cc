#include "plugin/facet/stored_article.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

constexpr std::size_t kSampleBytes = 300;

using TextField = std::pair<std::string_view, std::string StoredArticle::*>;

/// Omega's own names where it has one (caption, sample, author, url).
constexpr TextField kTextFields[] = {
    {"id", &StoredArticle::id},
    {"caption", &StoredArticle::title},
    {"url", &StoredArticle::url},
    {"source", &StoredArticle::source},
    {"author", &StoredArticle::author},
    {"language", &StoredArticle::language},
    {"status", &StoredArticle::status},
    {"published", &StoredArticle::published},
    {"published_from", &StoredArticle::published_from},
    {"because", &StoredArticle::because},
    {"published_text", &StoredArticle::published_text},
    {"embargoed", &StoredArticle::embargoed},
    {"annotator", &StoredArticle::annotator},
    {"text", &StoredArticle::text},
};

void append_field(std::string& data,
                  std::string_view name,
                  std::string_view value) {
    if (value.empty()) {
        return;
    }
    data += name;
    data += '=';
    for (const char c : value) {
        data += c == '\n' ? '\v' : c == '\v' ? ' ' : c;
    }
    data += '\n';
}

std::string span_text(const StoredSpan& span) {
    return (span.in_title ? "t" : "") + std::to_string(span.span.begin) + '-' +
           std::to_string(span.span.end);
}

void append_spans(std::string& line,
                  std::string_view name,
                  const std::vector<StoredSpan>& spans) {
    for (const StoredSpan& span : spans) {
        line += ' ';
        line += name;
        line += ':' + span_text(span);
    }
}

std::string event_line(const StoredEvent& event) {
    std::string line = event.type;
    append_spans(line, "trigger", {event.trigger});
    append_spans(line, "sentence", {event.sentence});
    append_spans(line, "doer", event.doers);
    append_spans(line, "recipient", event.recipients);
    append_spans(line, "place", event.places);
    line += " confidence:" + std::to_string(event.confidence);
    if (event.killed) {
        line += " killed:" + std::to_string(*event.killed);
    }
    if (event.wounded) {
        line += " wounded:" + std::to_string(*event.wounded);
    }
    return line + " rule:" + event.rule;
}

template <typename Number>
bool read_number(std::string_view& text, Number& number) {
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc()) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

bool read_span(std::string_view text, StoredSpan& span) {
    if (text.starts_with('t')) {
        span.in_title = true;
        text.remove_prefix(1);
    }
    if (!read_number(text, span.span.begin) || !text.starts_with('-')) {
        return false;
    }
    text.remove_prefix(1);
    return read_number(text, span.span.end) && text.empty() &&
           span.span.begin <= span.span.end;
}

/// Calls `found` for the parts of @p text between @p separator.
template <typename Found>
void split(std::string_view text, char separator, Found found) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        found(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void read_event_part(std::string_view part, StoredEvent& event) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos) {
        event.type = part;
        return;
    }
    const std::string_view name = part.substr(0, colon);
    std::string_view value = part.substr(colon + 1);
    StoredSpan span;
    std::uint32_t number = 0;
    if (name == "rule") {
        event.rule = value;
    } else if (name == "confidence" || name == "killed" || name == "wounded") {
        if (read_number(value, number)) {
            if (name == "confidence") {
                event.confidence = number;
            } else {
                (name == "killed" ? event.killed : event.wounded) = number;
            }
        }
    } else if (read_span(value, span)) {
        if (name == "trigger") {
            event.trigger = span;
        } else if (name == "sentence") {
            event.sentence = span;
        } else if (name == "doer") {
            event.doers.push_back(span);
        } else if (name == "recipient") {
            event.recipients.push_back(span);
        } else if (name == "place") {
            event.places.push_back(span);
        }
    }
}

void read_line(std::string_view line, StoredArticle& article) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
        return;
    }
    const std::string_view name = line.substr(0, equals);
    const std::string_view value = line.substr(equals + 1);
    if (name == "event") {
        StoredEvent& event = article.events.emplace_back();
        split(value, ' ', [&event](std::string_view part) {
            read_event_part(part, event);
        });
        return;
    }
    if (name == "body") {
        split(value, ' ', [&article](std::string_view part) {
            StoredSpan span;
            if (read_span(part, span)) {
                article.body.push_back(span.span);
            }
        });
        return;
    }
    for (const auto& [field, member] : kTextFields) {
        if (name == field) {
            (article.*member) = value;
            std::ranges::replace(article.*member, '\v', '\n');
            return;
        }
    }
}

StoredSpan stored(const Mention& mention) {
    return {mention.in_title, mention.span};
}

std::vector<StoredSpan> stored(const std::vector<Mention>& mentions) {
    std::vector<StoredSpan> spans;
    for (const Mention& mention : mentions) {
        spans.push_back(stored(mention));
    }
    return spans;
}

/// Enough to mark in a sentence; a list of places would fill the index.
constexpr std::size_t kMostPlaceSpans = 6;

/// Title first.
bool begins_before(const Mention& a, const Mention& b) {
    return a.in_title != b.in_title ? a.in_title : a.span.begin < b.span.begin;
}

using PlacesById = std::unordered_map<std::string_view, const Place*>;

PlacesById by_id(const std::vector<Place>& places) {
    PlacesById found;
    for (const Place& place : places) {
        if (!place.id.empty()) {
            found.emplace(place.id, &place);
        }
    }
    return found;
}

/// Where the sentence names the event's own places.
std::vector<StoredSpan> places_named(const Event& event,
                                     const PlacesById& places) {
    std::vector<StoredSpan> spans;
    const auto take = [&](const std::string& id) {
        const auto place = places.find(id);
        if (place == places.end()) {
            return;
        }
        const auto& mentions = place->second->mentions;
        auto at = std::lower_bound(
            mentions.begin(),
            mentions.end(),
            event.sentence,
            [](const PlaceMention& mention, const Mention& sentence) {
                return begins_before(mention.at, sentence);
            });
        for (; at != mentions.end() && spans.size() < kMostPlaceSpans &&
               at->at.in_title == event.sentence.in_title &&
               event.sentence.span.contains(at->at.span);
             ++at) {
            spans.push_back(stored(at->at));
        }
    };
    for (const auto* list :
         {&event.places, &event.origins, &event.destinations}) {
        std::ranges::for_each(*list, take);
    }
    std::ranges::sort(
        spans, {}, [](const StoredSpan& span) { return span.span.begin; });
    spans.erase(std::unique(spans.begin(), spans.end()), spans.end());
    return spans;
}

StoredEvent stored(const Event& event, const PlacesById& places) {
    StoredEvent kept;
    kept.type = event.type;
    kept.trigger = stored(event.trigger);
    kept.sentence = stored(event.sentence);
    kept.doers = stored(event.doer_mentions);
    kept.recipients = stored(event.recipient_mentions);
    kept.places = places_named(event, places);
    kept.rule = event.rule;
    kept.confidence = static_cast<unsigned>(
        std::lround(std::clamp(event.confidence, 0.0, 1.0) * 100));
    if (event.casualties) {
        kept.killed = event.casualties->killed;
        kept.wounded = event.casualties->wounded;
    }
    return kept;
}

std::string_view status_text(ArticleStatus status) {
    switch (status) {
    case ArticleStatus::Usable:
        return "usable";
    case ArticleStatus::Corrected:
        return "corrected";
    case ArticleStatus::Withdrawn:
        return "withdrawn";
    }
    return "";
}

/// The first body bytes, cut between characters.
std::string_view sample_of(const StoredArticle& article) {
    const std::size_t begin =
        article.body.empty() ? 0
                             : std::min<std::size_t>(article.body.front().begin,
                                                     article.text.size());
    std::string_view sample = std::string_view(article.text).substr(begin);
    if (sample.size() > kSampleBytes) {
        std::size_t end = kSampleBytes;
        while (end > 0 &&
               (static_cast<unsigned char>(sample[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        sample = sample.substr(0, end);
    }
    return sample;
}

}  // namespace

std::string_view StoredArticle::at(const StoredSpan& span) const {
    const std::string_view all = span.in_title ? title : text;
    return span.span.end <= all.size() ? span.span.of(all) : std::string_view();
}

StoredArticle to_stored(const Article& article, const Annotation& annotation) {
    StoredArticle kept;
    kept.id = article.id;
    kept.title = article.title;
    kept.url = article.url;
    kept.source = article.source;
    kept.author = article.byline;
    kept.language = article.language;
    kept.status = status_text(article.status);
    if (annotation.published) {
        kept.published = annotation.published->date;
        kept.published_from = to_string(annotation.published->source);
        kept.because = annotation.published->because;
    }
    kept.published_text = article.published_text;
    kept.embargoed = article.embargoed;
    kept.annotator = annotation.annotator;
    kept.text = article.text;
    kept.body = annotation.body;
    const PlacesById places = by_id(annotation.places);
    for (const Event& event : annotation.events) {
        kept.events.push_back(stored(event, places));
    }
    return kept;
}

std::string encode_stored(const StoredArticle& article) {
    std::string data;
    data.reserve(article.text.size() + 1024);
    for (const auto& [name, member] : kTextFields) {
        append_field(data, name, article.*member);
    }
    append_field(data, "sample", sample_of(article));
    std::string body;
    for (const Span& span : article.body) {
        body += (body.empty() ? "" : " ") + span_text({false, span});
    }
    append_field(data, "body", body);
    for (const StoredEvent& event : article.events) {
        append_field(data, "event", event_line(event));
    }
    return data;
}

StoredArticle decode_stored(std::string_view data) {
    StoredArticle article;
    split(data, '\n', [&article](std::string_view line) {
        read_line(line, article);
    });
    return article;
}

}  // namespace dateline
