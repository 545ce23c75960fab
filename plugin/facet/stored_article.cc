#include "plugin/facet/stored_article.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

/// What DEFLATE repeats from the text in one step.
constexpr std::size_t kSampleBytes = 258;
constexpr std::string_view kUsualLanguage = "en";
constexpr std::string_view kUsualStatus = "usable";
constexpr std::string_view kUsualSource = "metadata";
/// In place of an empty field whose absence would mean the usual.
constexpr std::string_view kNone = "-";
/// A blank line between two blocks.
constexpr std::uint32_t kUsualGap = 2;

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

/// Lengths of the blocks, each behind its gap when that is not the usual one.
std::string body_line(const std::vector<Span>& body) {
    std::string line;
    std::uint32_t end = 0;
    for (const Span& span : body) {
        const std::uint32_t gap = span.begin - end;
        line += line.empty() ? "" : " ";
        if (gap != (end == 0 ? 0 : kUsualGap)) {
            line += std::to_string(gap) + '+';
        }
        line += std::to_string(span.size());
        end = span.end;
    }
    return line;
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

/// Calls `found` for the parts of @p text between @p separator.
template <typename Found>
void split(std::string_view text, char separator, Found found) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        found(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

std::vector<Span> read_body(std::string_view line) {
    std::vector<Span> body;
    std::uint64_t end = 0;
    split(line, ' ', [&](std::string_view part) {
        std::uint32_t gap = end == 0 ? 0 : kUsualGap;
        std::uint32_t size = 0;
        if (!read_number(part, size)) {
            return;
        }
        if (part.starts_with('+')) {
            part.remove_prefix(1);
            gap = size;
            if (!read_number(part, size)) {
                return;
            }
        }
        const std::uint64_t begin = end + gap;
        if (begin + size <= UINT32_MAX) {
            end = begin + size;
            body.push_back({static_cast<std::uint32_t>(begin),
                            static_cast<std::uint32_t>(end)});
        }
    });
    return body;
}

void read_line(std::string_view line, StoredArticle& article) {
    const std::size_t equals = line.find('=');
    if (equals == std::string_view::npos) {
        return;
    }
    const std::string_view name = line.substr(0, equals);
    const std::string_view value = line.substr(equals + 1);
    if (name == "body") {
        article.body = read_body(value);
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

std::string stated(const StoredArticle& article) {
    return "stated: " + article.published_text;
}

/// The fields, text and lists aside, without those that complete() gives back.
StoredArticle shortened(const StoredArticle& article) {
    StoredArticle kept;
    for (const auto& [name, member] : kTextFields) {
        if (member != &StoredArticle::text) {
            kept.*member = article.*member;
        }
    }
    const auto leave_out = [](std::string& field, std::string_view usual) {
        if (field == usual) {
            field.clear();
        } else if (field.empty()) {
            field = kNone;
        }
    };
    leave_out(kept.language, kUsualLanguage);
    leave_out(kept.status, kUsualStatus);
    if (!article.published.empty()) {
        leave_out(kept.published_from, kUsualSource);
        leave_out(kept.because, stated(article));
        leave_out(kept.published_text, article.published);
    }
    return kept;
}

/// Puts back what is usual and so was left out.
void complete(StoredArticle& article) {
    const auto put_back = [](std::string& field, std::string_view usual) {
        if (field.empty()) {
            field = usual;
        } else if (field == kNone) {
            field.clear();
        }
    };
    put_back(article.language, kUsualLanguage);
    put_back(article.status, kUsualStatus);
    if (!article.published.empty()) {
        put_back(article.published_from, kUsualSource);
        put_back(article.published_text, article.published);
        put_back(article.because, stated(article));
    }
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
    StoredArticle kept_short = shortened(article);
    for (const auto& [name, member] : kTextFields) {
        append_field(
            data,
            name,
            member == &StoredArticle::text ? article.text : kept_short.*member);
    }
    append_field(data, "sample", sample_of(article));
    append_field(data, "body", body_line(article.body));
    return data;
}

StoredArticle decode_stored(std::string_view data) {
    StoredArticle article;
    split(data, '\n', [&article](std::string_view line) {
        read_line(line, article);
    });
    complete(article);
    return article;
}

}  // namespace dateline
