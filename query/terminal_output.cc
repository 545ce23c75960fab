#include "query/terminal_output.h"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

#include "query/facet_bars.h"
#include "query/highlights.h"

namespace dateline {

namespace {

constexpr std::size_t kMostEventsShown = 3;
constexpr std::size_t kMostVersionsShown = 5;
constexpr std::size_t kTitleOfSnippet = 80;

std::string days_text(const std::optional<DaySpan>& days) {
    return days ? days_syntax(*days) : std::string("date unknown");
}

std::string names(const std::vector<NamedId>& ids) {
    std::string text;
    for (const NamedId& id : ids) {
        text += text.empty() ? "" : ", ";
        text += printable(id.name);
    }
    return text;
}

std::string days_asked(const std::vector<AskedDays>& asked) {
    std::string text;
    for (const AskedDays& days : asked) {
        text += (text.empty() ? "" : ", ") + days.syntax;
    }
    return text;
}

std::string text_asked(const Question& question) {
    std::string text;
    for (const AskedText& asked : question.text) {
        text += text.empty() ? "" : asked.or_before ? " or " : ", ";
        text += asked.excluded ? "not " : "";
        text += asked.phrase ? '"' + printable(asked.words) + '"'
                             : printable(asked.words);
    }
    return text;
}

std::string statuses_asked(const Question& question) {
    std::string text;
    for (const EventStatus status : question.statuses) {
        text += (text.empty() ? "" : ", ") + std::string(to_string(status));
    }
    return text;
}

}  // namespace

std::string TerminalOutput::names(const Hit& hit,
                                  const std::vector<IdIndex>& ids) const {
    std::string text;
    for (const IdIndex id : ids) {
        text += text.empty() ? "" : ", ";
        text += printable(index_->name_of(hit.record.ids[id].id));
    }
    return text;
}

std::string TerminalOutput::counted(const std::vector<NamedId>& ids) const {
    std::string text;
    for (const NamedId& id : ids) {
        text += fmt::format("{}{} {} ({})",
                            text.empty() ? "" : ", ",
                            printable(id.name),
                            id.id,
                            index_->count_of(id.id));
    }
    return text;
}

std::string TerminalOutput::ambiguity(const Ambiguity& ambiguity) const {
    const std::string text =
        fmt::format("\"{}\" was taken for {}{}",
                    printable(ambiguity.surface),
                    ambiguity.others.empty() ? "any of " : "",
                    counted(ambiguity.chosen));
    return ambiguity.others.empty()
               ? text
               : text + "; it could be " + counted(ambiguity.others);
}

std::string TerminalOutput::interpretation(const Question& question) const {
    std::string text;
    const auto row = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            const std::string lines = style_.wrapped(value, 12);
            text += fmt::format(
                "  {} {}",
                style_.styled(Ink::Dim, fmt::format("{:9}", name)),
                lines.substr(std::min<std::size_t>(12, lines.size())));
        }
    };
    row("event", dateline::names(question.events));
    row("place", dateline::names(question.places));
    row("from", dateline::names(question.origins));
    row("to", dateline::names(question.destinations));
    row("by", dateline::names(question.doers));
    row("against", dateline::names(question.recipients));
    std::string sides;
    for (const auto& side : question.between) {
        sides += (sides.empty() ? "" : " and ") + dateline::names(side);
    }
    row("between", sides);
    row("actor", dateline::names(question.actors));
    row("date", days_asked(question.dates));
    row("published", days_asked(question.published));
    row("status", statuses_asked(question));
    if (question.background) {
        row("told as", *question.background ? "background" : "news");
    }
    std::string sources;
    for (const std::string& source : question.sources) {
        sources += (sources.empty() ? "" : ", ") + printable(source);
    }
    row("source", sources);
    row("text", text_asked(question));
    for (const Question& excluded : question.excluded) {
        row("not", printable(to_syntax(excluded)));
    }
    for (const Ambiguity& name : question.ambiguous) {
        row("ambiguous", ambiguity(name));
    }
    for (const std::string& note : question.notes) {
        row("note", printable(note));
    }
    row("syntax", style_.styled(Ink::Dim, printable(to_syntax(question))));
    return text;
}

/// Word by word, so that a line can be broken between them.
std::string TerminalOutput::marked(std::string_view phrase, Ink ink) const {
    const std::string words = printable(phrase);
    std::string text;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t end = std::min(words.find(' ', from), words.size());
        text += style_.styled(ink, words.substr(from, end - from));
        text += end < words.size() ? " " : "";
        from = end + 1;
    }
    return text;
}

std::string TerminalOutput::snippet(const Snippet& snippet) const {
    std::string text;
    std::size_t at = 0;
    for (const Span& mark : snippet.marks) {
        text += printable(snippet.text.substr(at, mark.begin - at));
        text += marked(mark.of(snippet.text), Ink::Bold);
        at = mark.end;
    }
    return text + printable(snippet.text.substr(at));
}

/// The sentence, its trigger in bold and its names marked.
std::string TerminalOutput::evidence(const Hit& hit,
                                     const StoredEvent& event) const {
    const std::string_view sentence = hit.article.at(event.sentence);
    std::string text;
    std::uint32_t at = 0;
    for (const Highlight& mark : highlights_of(hit.article, event)) {
        text += printable(sentence.substr(at, mark.span.begin - at));
        text += marked(
            mark.span.of(sentence),
            mark.kind == HighlightKind::Trigger ? Ink::Bold : Ink::Accent);
        at = mark.span.end;
    }
    return text + printable(sentence.substr(
                      std::min<std::size_t>(at, sentence.size())));
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
    std::string text = style_.wrapped(
        style_.styled(Ink::Accent, line) + ", " + days_text(event.days), 3);
    if (number < hit.article.events.size()) {
        text += style_.wrapped(evidence(hit, hit.article.events[number]), 5);
    }
    return text;
}

std::string TerminalOutput::hit(const Hit& hit, std::size_t number) const {
    const std::string title = hit.article.title.empty()
                                  ? hit.snippet.text.substr(0, kTitleOfSnippet)
                                  : hit.article.title;
    std::string text = style_.wrapped(
        fmt::format(
            "{}. {}", number, style_.styled(Ink::Title, printable(title))),
        0);
    std::string facts = hit.article.published.empty()
                            ? "undated"
                            : printable(hit.article.published);
    if (!hit.article.source.empty()) {
        facts += "  " + printable(hit.article.source);
    }
    facts += "  " + id_line(hit.article.id);
    text += "   " + style_.styled(Ink::Dim, facts) + '\n';
    std::size_t shown = 0;
    for (const std::uint32_t number_of_event : hit.events) {
        if (shown++ == kMostEventsShown) {
            text += fmt::format("   and {} more\n",
                                hit.events.size() - kMostEventsShown);
            break;
        }
        text += event(hit, number_of_event);
    }
    if (hit.events.empty() || hit.snippet_of_words) {
        text += style_.wrapped(snippet(hit.snippet), 3);
    }
    for (std::size_t i = 0; i < hit.versions.size() && i < kMostVersionsShown;
         ++i) {
        const Version& version = hit.versions[i];
        text += style_.wrapped(
            style_.styled(Ink::Dim,
                          "also " + printable(version.published) + "  " +
                              id_line(version.id) + "  " +
                              printable(version.title)),
            3);
    }
    if (hit.version_count > kMostVersionsShown) {
        text += fmt::format(
            "   and {}\n",
            count_text(hit.version_count - kMostVersionsShown, "version"));
    }
    return text;
}

std::string TerminalOutput::answer(const Answer& answer,
                                   std::size_t offset,
                                   std::size_t facet_offset) const {
    const SearchResult& result = *answer.result;
    std::string text = interpretation(*answer.question);
    std::string total = count_text(result.total, "article");
    if (result.stories != 0) {
        total += " of " + count_text(result.stories, "story");
    }
    text += fmt::format(
        "\n{} {}\n",
        style_.styled(Ink::Bold, total),
        style_.styled(Ink::Dim, fmt::format("in {:.1f} ms", answer.took_ms)));
    std::size_t number = offset;
    for (const Hit& one : result.hits) {
        text += '\n' + hit(one, ++number);
    }
    text += facet_bars(result.facets, facet_offset, style_);
    for (const Hint& hint : *answer.hints) {
        text += style_.wrapped(printable(hint.text), 2);
        text +=
            style_.wrapped(style_.styled(Ink::Dim, printable(hint.syntax)), 4);
    }
    return text;
}

std::string TerminalOutput::article(const Hit& hit) const {
    const StoredArticle& article = hit.article;
    std::string text =
        style_.wrapped(style_.styled(Ink::Title, printable(article.title)), 0);
    const auto row = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) {
            const std::string lines = style_.wrapped(printable(value), 11);
            text += fmt::format(
                "{} {}",
                style_.styled(Ink::Dim, fmt::format("{:10}", name)),
                lines.substr(std::min<std::size_t>(11, lines.size())));
        }
    };
    row("id", id_line(article.id));
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
        text += style_.wrapped(printable(article.at({false, span})), 0) + '\n';
    }
    for (std::uint32_t i = 0; i < hit.record.events.size(); ++i) {
        text += event(hit, i);
    }
    return text;
}

}  // namespace dateline
