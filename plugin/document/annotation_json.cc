// Written by hand rather than through a JSON tree: the order of keys is the
// contract's, and nothing is copied twice.
#include "plugin/document/annotation_json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <span>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// False for what is escaped and for the lead bytes of unsafe characters.
constexpr std::array<bool, 256> kPlainBytes = [] {
    std::array<bool, 256> plain{};
    for (unsigned byte = 0x20; byte < 256; ++byte) {
        plain[byte] = byte != '"' && byte != '\\' && byte != 0x7F &&
                      byte != 0xC2 && byte != 0xE2;
    }
    return plain;
}();

/// Appends to a string; puts the commas.
class JsonWriter {
  public:
    void open(char bracket) {
        separate();
        out_ += bracket;
        first_ = true;
    }
    void close(char bracket) {
        out_ += bracket;
        first_ = false;
    }
    JsonWriter& key(std::string_view name) {
        out_.append(first_ ? "\"" : ", \"", first_ ? 1 : 3);
        out_.append(name);
        out_.append("\": ", 3);
        first_ = true;
        return *this;
    }
    void text(std::string_view value) {
        separate();
        out_ += '"';
        escape(value);
        out_ += '"';
    }
    void text_or_null(std::string_view value) {
        value.empty() ? null() : text(value);
    }
    void number(std::uint64_t value) {
        separate();
        std::array<char, 20> figures{};
        const auto [end, error] = std::to_chars(
            figures.data(), figures.data() + figures.size(), value);
        out_.append(figures.data(), end);
    }
    /// The shortest spelling; at most @p places decimals.
    void number(double value, double places) {
        separate();
        const double scale = std::pow(10.0, places);
        fmt::format_to(
            std::back_inserter(out_),
            "{}",
            std::isfinite(value) ? std::round(value * scale) / scale : 0.0);
    }
    void boolean(bool value) {
        separate();
        out_ += value ? "true" : "false";
    }
    void null() {
        separate();
        out_ += "null";
    }
    std::string take() { return std::move(out_); }
    void reserve(std::size_t bytes) { out_.reserve(bytes); }

  private:
    void separate() {
        if (!first_) {
            out_ += ", ";
        }
        first_ = false;
    }

    /// C1 controls, line separators and what turns the direction of text.
    static bool is_unsafe(char32_t value) {
        return value == 0x7F || (value >= 0x80 && value <= 0x9F) ||
               (value >= 0x200E && value <= 0x200F) ||
               (value >= 0x2028 && value <= 0x202E) ||
               (value >= 0x2066 && value <= 0x2069);
    }

    void escape_ascii(char c) {
        switch (c) {
        case '"':
            out_ += "\\\"";
            break;
        case '\\':
            out_ += "\\\\";
            break;
        case '\n':
            out_ += "\\n";
            break;
        case '\r':
            out_ += "\\r";
            break;
        case '\t':
            out_ += "\\t";
            break;
        default:
            fmt::format_to(
                std::back_inserter(out_),
                "\\u{:04x}",
                static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }

    void escape(std::string_view value) {
        std::size_t copied = 0;
        for (std::size_t at = 0; at < value.size();) {
            const auto byte = static_cast<unsigned char>(value[at]);
            if (kPlainBytes[byte]) {
                ++at;
                continue;
            }
            const CodePoint point =
                byte < 0x80 ? CodePoint{byte, 1} : decode(value, at);
            if (byte >= 0x80 && !is_unsafe(point.value)) {
                at += point.size;
                continue;
            }
            out_.append(value.substr(copied, at - copied));
            if (byte < 0x80) {
                escape_ascii(value[at]);
            } else {
                fmt::format_to(std::back_inserter(out_),
                               "\\u{:04x}",
                               static_cast<unsigned>(point.value));
            }
            at += point.size;
            copied = at;
        }
        out_.append(value.substr(copied));
    }

    std::string out_;
    bool first_ = true;
};

/// Two figures.
void append_figures(std::string& text, unsigned value) {
    text += static_cast<char>('0' + value / 10);
    text += static_cast<char>('0' + value % 10);
}

std::string iso_date(Day day) {
    const auto date = to_civil(day);
    const int year = static_cast<int>(date.year());
    std::string text = year < 0 ? "-" : "";
    const auto figures = static_cast<unsigned>(std::abs(year));
    if (figures > 9999) {
        text += std::to_string(figures);
    } else {
        append_figures(text, figures / 100);
        append_figures(text, figures % 100);
    }
    text += '-';
    append_figures(text, static_cast<unsigned>(date.month()));
    text += '-';
    append_figures(text, static_cast<unsigned>(date.day()));
    return text;
}

void write_days(JsonWriter& json, const std::optional<DaySpan>& days) {
    json.key("from");
    days ? json.text(iso_date(days->from)) : json.null();
    json.key("to");
    days ? json.text(iso_date(days->to)) : json.null();
}

void write_mention_keys(JsonWriter& json, const Mention& mention) {
    json.key("start").number(mention.span.begin);
    json.key("end").number(mention.span.end);
    json.key("surface").text(mention.surface);
    if (mention.in_title) {
        json.key("in").text("title");
    }
}

void write_mention(JsonWriter& json, const Mention& mention) {
    json.open('{');
    write_mention_keys(json, mention);
    json.close('}');
}

void write_mentions(JsonWriter& json, const std::vector<Mention>& mentions) {
    json.open('[');
    for (const Mention& mention : mentions) {
        write_mention(json, mention);
    }
    json.close(']');
}

void write_texts(JsonWriter& json, const std::vector<std::string>& texts) {
    json.open('[');
    for (const std::string& text : texts) {
        json.text(text);
    }
    json.close(']');
}

void write_named(JsonWriter& json, std::span<const NamedId> all) {
    json.open('[');
    for (const NamedId& one : all) {
        json.open('{');
        json.key("id").text(one.id);
        json.key("name").text(one.name);
        json.close('}');
    }
    json.close(']');
}

void write_published(JsonWriter& json,
                     const std::optional<Published>& published) {
    if (!published) {
        json.null();
        return;
    }
    json.open('{');
    json.key("date").text(published->date);
    write_days(json, published->days);
    json.key("source").text(to_string(published->source));
    json.key("because").text(published->because);
    json.close('}');
}

void write_place(JsonWriter& json, const Place& place) {
    json.open('{');
    json.key("id").text_or_null(place.id);
    json.key("name").text(place.name);
    json.key("type").text(place.type);
    json.key("country").text_or_null(place.country);
    json.key("lat");
    place.at ? json.number(place.at->lat, 5) : json.null();
    json.key("lon");
    place.at ? json.number(place.at->lon, 5) : json.null();
    json.key("salient").boolean(place.salient);
    if (!place.within.empty()) {
        json.key("within").text(place.within);
    }
    write_named(json.key("ancestors"), place.ancestors);
    if (!place.ambiguous.empty()) {
        write_texts(json.key("ambiguous"), place.ambiguous);
    }
    json.key("mentions").open('[');
    for (const PlaceMention& mention : place.mentions) {
        json.open('{');
        write_mention_keys(json, mention.at);
        json.key("form").text(to_string(mention.form));
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

void write_actor(JsonWriter& json, const Actor& actor) {
    json.open('{');
    json.key("id").text(actor.id);
    json.key("name").text(actor.name);
    json.key("kind").text(actor.kind);
    json.key("country").text_or_null(actor.country);
    write_texts(json.key("affiliated"), actor.affiliated);
    write_named(json.key("ancestors"), actor.ancestors);
    write_mentions(json.key("mentions"), actor.mentions);
    json.close('}');
}

void write_time(JsonWriter& json, const TimeMention& time) {
    json.open('{');
    write_mention_keys(json, time.at);
    json.key("value").text_or_null(time.value);
    write_days(json, time.days);
    json.close('}');
}

void write_date(JsonWriter& json, const EventDate& date) {
    json.open('{');
    write_days(json, date.days);
    json.key("value").text_or_null(date.value);
    json.key("source").text(to_string(date.source));
    json.close('}');
}

void write_casualties(JsonWriter& json,
                      const std::optional<Casualties>& casualties) {
    if (!casualties) {
        json.null();
        return;
    }
    json.open('{');
    json.key("killed");
    casualties->killed ? json.number(*casualties->killed) : json.null();
    json.key("wounded");
    casualties->wounded ? json.number(*casualties->wounded) : json.null();
    json.key("surface").text(casualties->surface);
    json.close('}');
}

void write_codes(JsonWriter& json, const EventCodes& codes) {
    json.open('{');
    json.key("plover").text_or_null(codes.plover);
    json.key("cameo").text_or_null(codes.cameo);
    json.key("acled").text_or_null(codes.acled);
    json.key("case2021").text_or_null(codes.case2021);
    json.key("mediatopic").text_or_null(codes.mediatopic);
    json.close('}');
}

void write_event(JsonWriter& json, const Event& event) {
    json.open('{');
    json.key("type").text(event.type);
    json.key("label").text(event.label);
    json.key("status").text(to_string(event.status));
    json.key("background").boolean(event.background);
    write_mention(json.key("trigger"), event.trigger);
    json.key("sentence").open('{');
    json.key("start").number(event.sentence.span.begin);
    json.key("end").number(event.sentence.span.end);
    if (event.sentence.in_title) {
        json.key("in").text("title");
    }
    json.close('}');
    write_texts(json.key("doers"), event.doers);
    write_mentions(json.key("doer_mentions"), event.doer_mentions);
    write_texts(json.key("recipients"), event.recipients);
    write_mentions(json.key("recipient_mentions"), event.recipient_mentions);
    write_texts(json.key("places"), event.places);
    write_texts(json.key("origins"), event.origins);
    write_texts(json.key("destinations"), event.destinations);
    write_date(json.key("date"), event.date);
    write_texts(json.key("said_by"), event.said_by);
    json.key("content");
    event.content ? json.number(*event.content) : json.null();
    write_casualties(json.key("casualties"), event.casualties);
    json.key("confidence").number(event.confidence, 3);
    json.key("rule").text(event.rule);
    write_codes(json.key("codes"), event.codes);
    json.close('}');
}

template <typename T, typename Write>
void write_all(JsonWriter& json, const std::vector<T>& all, Write write) {
    json.open('[');
    for (const T& one : all) {
        write(json, one);
    }
    json.close(']');
}

void write_span(JsonWriter& json, Span span) {
    json.open('{');
    json.key("start").number(span.begin);
    json.key("end").number(span.end);
    json.close('}');
}

void write_diagnostic(JsonWriter& json, const Diagnostic& diagnostic) {
    json.open('{');
    json.key("code").text(diagnostic.code);
    json.key("message").text(diagnostic.message);
    json.close('}');
}

}  // namespace

std::string to_json(const Annotation& annotation, const Article& article) {
    JsonWriter json;
    json.reserve(1024 + (article.text_changed ? article.text.size() : 0) +
                 annotation.events.size() * 1024);
    json.open('{');
    json.key("id").text(annotation.id);
    json.key("language").text(annotation.language);
    json.key("annotator").text(annotation.annotator);
    if (article.text_changed) {
        if (!article.title.empty()) {
            json.key("title").text(article.title);
        }
        json.key("text").text(article.text);
    }
    write_published(json.key("published"), annotation.published);
    write_all(json.key("body"), annotation.body, write_span);
    write_texts(json.key("countries"), annotation.countries);
    write_all(json.key("places"), annotation.places, write_place);
    write_all(json.key("actors"), annotation.actors, write_actor);
    write_all(json.key("times"), annotation.times, write_time);
    write_all(json.key("events"), annotation.events, write_event);
    write_all(
        json.key("diagnostics"), annotation.diagnostics, write_diagnostic);
    json.close('}');
    return json.take();
}

std::string error_json(std::string_view id_or_empty,
                       std::uint64_t line,
                       std::string_view message) {
    JsonWriter json;
    json.open('{');
    json.key("id").text_or_null(repair_utf8(id_or_empty).text);
    json.key("line").number(line);
    json.key("error").text(repair_utf8(message).text);
    json.close('}');
    return json.take();
}

}  // namespace dateline
