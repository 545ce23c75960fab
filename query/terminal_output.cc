#include "query/terminal_output.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "plugin/facet/date_terms.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::size_t kBarWidth = 24;
constexpr std::size_t kMostEventsShown = 3;

bool is_bidi(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x200E || c == 0x200F || c == 0x061C;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_bidi(c) || c == 0xFFFD;
}

/// Calls `keep` for each character's value; those refused become \xNN.
template <typename Keep>
std::string escaped(std::string_view text, Keep keep) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (keep(point.value)) {
            out += text.substr(at, point.size);
        } else {
            for (std::size_t i = at; i < at + point.size; ++i) {
                out += fmt::format("\\x{:02X}",
                                   static_cast<unsigned char>(text[i]));
            }
        }
        at += point.size;
    }
    return out;
}

std::string days_text(const std::optional<DaySpan>& days) {
    return days ? days_syntax(*days) : std::string("date unknown");
}

std::string count_text(std::uint64_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string printable(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        if (c == '\n' || c == '\r' || c == '\t' || c == '\v') {
            c = ' ';
        }
    }
    return escaped(line, [](char32_t c) { return !is_control(c); });
}

std::string id_line(std::string_view id) {
    return escaped(id, [](char32_t c) {
        return c != ' ' && c != 0xA0 && c != 0x2028 && c != 0x2029 &&
               !is_control(c);
    });
}

std::string TerminalOutput::styled(Style style, std::string_view text) const {
    if (!colour_ || style == Style::Plain) {
        return std::string(text);
    }
    const int code = style == Style::Bold    ? 1
                     : style == Style::Dim   ? 2
                     : style == Style::Title ? 36
                                             : 33;
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string TerminalOutput::names(const std::vector<NamedId>& ids) const {
    std::string text;
    for (const NamedId& id : ids) {
        text += text.empty() ? "" : ", ";
        text += printable(id.name);
    }
    return text;
}

std::string TerminalOutput::names(const Hit& hit,
                                  const std::vector<IdIndex>& ids) const {
    std::string text;
    for (const IdIndex id : ids) {
        text += text.empty() ? "" : ", ";
        text += printable(index_->name_of(hit.record.ids[id].id));
    }
    return text;
}

std::string TerminalOutput::interpretation(const Question& question) const {
    std::string text;
    const auto row = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            text += fmt::format("  {} {}\n",
                                styled(Style::Dim, fmt::format("{:8}", name)),
                                value);
        }
    };
    row("event", names(question.events));
    row("place", names(question.places));
    row("from", names(question.origins));
    row("to", names(question.destinations));
    row("by", names(question.doers));
    row("against", names(question.recipients));
    std::string sides;
    for (const auto& side : question.between) {
        sides += (sides.empty() ? "" : " and ") + names(side);
    }
    row("between", sides);
    row("actor", names(question.actors));
    std::string dates;
    for (const AskedDays& days : question.dates) {
        dates += (dates.empty() ? "" : ", ") + days.syntax;
    }
    row("date", dates);
    std::string words;
    for (const AskedText& asked : question.text) {
        words += (words.empty() ? "" : " ") +
                 std::string(asked.excluded ? "without " : "") +
                 printable(asked.words);
    }
    row("words", words);
    for (const Ambiguity& ambiguity : question.ambiguous) {
        row("not",
            fmt::format("{} (ask with place:ID for another)",
                        names(ambiguity.others)));
    }
    row("syntax", styled(Style::Dim, printable(to_syntax(question))));
    return text;
}

/// The sentence, its trigger in bold and its actors marked.
std::string TerminalOutput::evidence(const Hit& hit,
                                     const StoredEvent& event) const {
    const std::string_view sentence = hit.article.at(event.sentence);
    struct Mark {
        Span span;
        Style style;
    };
    std::vector<Mark> marks;
    const auto mark = [&](const StoredSpan& span, Style style) {
        if (span.in_title == event.sentence.in_title &&
            event.sentence.span.contains(span.span)) {
            marks.push_back({span.span, style});
        }
    };
    mark(event.trigger, Style::Bold);
    for (const auto* list : {&event.doers, &event.recipients}) {
        for (const StoredSpan& span : *list) {
            mark(span, Style::Accent);
        }
    }
    std::ranges::sort(marks, {}, [](const Mark& m) { return m.span; });
    std::string text;
    std::uint32_t at = event.sentence.span.begin;
    const std::uint32_t base = at;
    for (const Mark& m : marks) {
        if (m.span.begin < at) {
            continue;
        }
        text += printable(sentence.substr(at - base, m.span.begin - at));
        text += styled(
            m.style,
            printable(sentence.substr(m.span.begin - base, m.span.size())));
        at = m.span.end;
    }
    return text + printable(sentence.substr(at - base));
}

std::string TerminalOutput::event(const Hit& hit, std::uint32_t number) const {
    const EventRecord& event = hit.record.events[number];
    std::string line =
        printable(index_->name_of(hit.record.ids[event.type].id));
    if (event.status != EventStatus::Happened) {
        line += ", " + std::string(to_string(event.status));
    }
    line += event.background ? ", background" : "";
    const auto part = [&](std::string_view before, const std::string& value) {
        if (!value.empty()) {
            line += fmt::format("{}{}", before, value);
        }
    };
    part(" by ", names(hit, event.doers));
    part(" against ", names(hit, event.recipients));
    part(" in ", names(hit, event.places));
    part(" to ", names(hit, event.destinations));
    line = "   " + styled(Style::Accent, line) + ", " + days_text(event.days);
    if (number < hit.article.events.size()) {
        const std::string sentence = evidence(hit, hit.article.events[number]);
        line += sentence.empty() ? "" : "\n     " + sentence;
    }
    return line + '\n';
}

std::string TerminalOutput::hit(const Hit& hit, std::size_t number) const {
    const std::string title = hit.article.title.empty()
                                  ? hit.snippet.substr(0, 80)
                                  : hit.article.title;
    std::string text =
        fmt::format("{}. {}\n", number, styled(Style::Title, printable(title)));
    std::string facts = hit.article.published.empty()
                            ? "undated"
                            : printable(hit.article.published);
    if (!hit.article.source.empty()) {
        facts += "  " + printable(hit.article.source);
    }
    facts += "  " + id_line(hit.article.id);
    text += "   " + styled(Style::Dim, facts) + '\n';
    std::size_t shown = 0;
    for (const std::uint32_t number_of_event : hit.events) {
        if (shown++ == kMostEventsShown) {
            text += fmt::format("   and {} more\n",
                                hit.events.size() - kMostEventsShown);
            break;
        }
        text += event(hit, number_of_event);
    }
    if (hit.events.empty()) {
        text += "   " + printable(hit.snippet) + '\n';
    }
    return text;
}

std::string TerminalOutput::facets(const SearchResult& result) const {
    std::string text;
    for (const Facet& facet : result.facets) {
        if (facet.values.empty()) {
            continue;
        }
        std::uint64_t most = 1;
        for (const FacetValue& value : facet.values) {
            most = std::max(most, value.count);
        }
        text += fmt::format("\n{}",
                            styled(Style::Bold, to_string(facet.dimension)));
        if (facet.distinct > facet.values.size()) {
            text +=
                styled(Style::Dim,
                       fmt::format(
                           " ({} of {})", facet.values.size(), facet.distinct));
        }
        text += '\n';
        for (const FacetValue& value : facet.values) {
            const std::size_t bar =
                std::max<std::size_t>(1, value.count * kBarWidth / most);
            text +=
                fmt::format("  {:6} {} {}\n",
                            value.count,
                            styled(Style::Accent,
                                   fmt::format("{:24}", std::string(bar, '#'))),
                            printable(value.label));
        }
        if (facet.missing != 0) {
            text += styled(Style::Dim,
                           fmt::format("  {:6} without\n", facet.missing));
        }
    }
    return text;
}

std::string TerminalOutput::answer(const Answer& answer,
                                   std::size_t offset) const {
    const SearchResult& result = *answer.result;
    std::string text = interpretation(*answer.question);
    text += fmt::format(
        "\n{} {}\n",
        styled(Style::Bold, count_text(result.total, "article")),
        styled(Style::Dim, fmt::format("in {:.1f} ms", answer.took_ms)));
    std::size_t number = offset;
    for (const Hit& one : result.hits) {
        text += '\n' + hit(one, ++number);
    }
    text += facets(result);
    for (const Hint& hint : *answer.hints) {
        text += fmt::format("  {}\n    {}\n",
                            hint.text,
                            styled(Style::Dim, printable(hint.syntax)));
    }
    return text;
}

std::string TerminalOutput::article(const Hit& hit) const {
    const StoredArticle& article = hit.article;
    std::string text = styled(Style::Title, printable(article.title)) + '\n';
    const auto row = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            text += fmt::format("{} {}\n",
                                styled(Style::Dim, fmt::format("{:10}", name)),
                                printable(value));
        }
    };
    row("id", article.id);
    row("published",
        article.published.empty()
            ? ""
            : fmt::format("{} ({}{}{})",
                          article.published,
                          article.published_from,
                          article.because.empty() ? "" : ": ",
                          article.because));
    row("source", article.source);
    row("byline", article.author);
    row("url", article.url);
    row("status", article.status == "usable" ? "" : article.status);
    row("places", names(hit, hit.record.places));
    row("actors", names(hit, hit.record.actors));
    text += '\n';
    for (const Span& span : article.body) {
        text += printable(article.at({false, span})) + "\n\n";
    }
    for (std::uint32_t i = 0; i < hit.record.events.size(); ++i) {
        text += event(hit, i);
    }
    return text;
}

}  // namespace dateline
