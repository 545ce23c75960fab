#include "query/explain_output.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostWords = 6;
constexpr std::size_t kMostNearEvents = 3;
constexpr std::size_t kMostRefused = 12;

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

char mark_of(FacetStanding standing) {
    return standing == FacetStanding::Same       ? ' '
           : standing == FacetStanding::OnlyKept ? '-'
                                                 : '+';
}

std::string_view name_of(FacetStanding standing) {
    return standing == FacetStanding::Same       ? "same"
           : standing == FacetStanding::OnlyKept ? "only in the index"
                                                 : "only now";
}

/// Whether what is printed is what the index has, in a sentence.
std::string comparison(const ArticleExplanation& explanation) {
    if (explanation.same_lexicons() && explanation.same_facets) {
        return "read with " + explanation.read_with +
               ", as now; the facets of the index are those read again";
    }
    if (explanation.same_lexicons()) {
        return "read with " + explanation.read_with +
               ", as now, but not all that was read is kept (HTML, metadata): "
               "+ would be new, - is in the index only";
    }
    std::string text = "read with " + explanation.read_with +
                       "; the lexicons here are " + explanation.now + " and ";
    return text + (explanation.same_facets
                       ? "read the same facets"
                       : "read other facets: + would be new, - would go; "
                         "index the article again to have them");
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : ", ") + word;
    }
    return text;
}

/// Mentions of the same words by the same rule, once, with their number.
std::string words_text(const FacetReason& reason, const TerminalStyle& style) {
    std::vector<std::pair<const FacetWords*, std::size_t>> kinds;
    for (const FacetWords& words : reason.words) {
        const auto same = std::ranges::find_if(kinds, [&](const auto& kind) {
            return kind.first->surface == words.surface &&
                   kind.first->rule == words.rule &&
                   kind.first->at.in_title == words.at.in_title;
        });
        if (same == kinds.end()) {
            kinds.emplace_back(&words, 1);
        } else {
            ++same->second;
        }
    }
    std::string text;
    for (std::size_t i = 0; i < kinds.size() && i < kMostWords; ++i) {
        const auto& [words, times] = kinds[i];
        std::string line =
            style.styled(Ink::Bold, '"' + printable(words->surface) + '"');
        line += times > 1 ? fmt::format(" {} times", times) : "";
        line += words->at.in_title ? " in the title" : "";
        line += "  " + printable(words->rule);
        line += words->detail.empty() ? "" : ": " + printable(words->detail);
        text += style.wrapped(line, 6);
    }
    if (kinds.size() > kMostWords) {
        text += fmt::format("      and {} more\n", kinds.size() - kMostWords);
    }
    return text;
}

Json span_json(const StoredSpan& at) {
    Json json = {{"start", at.span.begin}, {"end", at.span.end}};
    if (at.in_title) {
        json["in"] = "title";
    }
    return json;
}

Json words_json(const FacetWords& words) {
    Json json = {{"surface", words.surface}};
    json.update(span_json(words.at));
    json["rule"] = words.rule;
    json["detail"] = words.detail;
    return json;
}

Json steps_json(const ArticleExplanation& explanation) {
    Json json = Json::array();
    for (const ExplanationEntry& step : explanation.steps) {
        json.push_back({{"stage", step.stage},
                        {"rule", step.rule},
                        {"words", std::string(step.span.of(explanation.text))},
                        {"message", step.message}});
    }
    return json;
}

Json part_json(const PartVerdict& part) {
    return {{"part", part.part},
            {"asked", part.asked},
            {"found", part.found},
            {"holds", part.holds}};
}

std::string part_line(const PartVerdict& part, const TerminalStyle& style) {
    std::string line = part.holds ? "yes " : style.styled(Ink::Title, "NO  ");
    line += fmt::format("{:10} ", part.part);
    if (part.holds && part.found.empty()) {
        line += printable(part.asked);
    } else if (part.holds) {
        line += printable(part.found);
    } else {
        line += "asked " + printable(part.asked);
        line +=
            part.part == "text"  ? "; not in its words"
            : part.part == "not" ? "; it answers that"
            : part.found.empty()
                ? "; none here"
                : "; here " + style.styled(Ink::Bold, printable(part.found));
    }
    return style.wrapped(line, 4);
}

std::string refused_text(const std::vector<RefusedSense>& refused,
                         const TerminalStyle& style) {
    if (refused.empty()) {
        return "";
    }
    std::string text = "\nwords that might have told of it, and were refused\n";
    for (const RefusedSense& sense : refused) {
        text += style.wrapped(
            style.styled(Ink::Bold, '"' + printable(sense.words) + '"') + "  " +
                sense.rule + ": " + printable(sense.because),
            4);
    }
    return text;
}

}  // namespace

std::string explanation_text(const Hit& hit,
                             const ArticleExplanation& explanation,
                             bool steps,
                             const TerminalStyle& style) {
    std::string text = style.wrapped(
        style.styled(Ink::Title, printable(hit.article.title)), 0);
    text += style.wrapped(
        id_line(hit.article.id) + ", " + comparison(explanation), 0);
    text += fmt::format(
        "\n{}\n  {}\n",
        style.styled(Ink::Bold, "published"),
        hit.article.published.empty()
            ? "unknown"
            : printable(
                  hit.article.published + "  " + hit.article.published_from +
                  (hit.article.because.empty() ? ""
                                               : ": " + hit.article.because)));
    std::string facet;
    for (const FacetReason& reason : explanation.reasons) {
        if (facet != reason.facet) {
            facet = reason.facet;
            text += '\n' + style.styled(Ink::Bold, facet) + '\n';
        }
        std::string line = style.styled(Ink::Accent, printable(reason.name));
        line += reason.facet == "event" ? "" : "  " + printable(reason.id);
        line += reason.note.empty() ? "" : "  " + printable(reason.note);
        line = style.wrapped(line, 2);
        line.front() = mark_of(reason.standing);
        text += line + words_text(reason, style);
        if (!reason.rolls_up_to.empty()) {
            text += style.wrapped(
                style.styled(
                    Ink::Dim,
                    "counts for " + printable(joined(reason.rolls_up_to))),
                6);
        }
    }
    if (steps) {
        text += '\n' + style.styled(Ink::Bold, "steps") + '\n';
        for (const ExplanationEntry& step : explanation.steps) {
            text += fmt::format("  {:9} {:32} {}  {}\n",
                                step.stage,
                                step.rule,
                                printable(step.span.of(explanation.text)),
                                printable(step.message));
        }
    }
    return text;
}

std::string explanation_json(const Hit& hit,
                             const ArticleExplanation& explanation,
                             bool steps) {
    Json json = {
        {"id", hit.article.id}, {"db", hit.db}, {"title", hit.article.title}};
    json["read_with"] = explanation.read_with;
    json["now"] = explanation.now;
    json["same_facets"] = explanation.same_facets;
    json["published"] = {
        {"date",
         hit.article.published.empty() ? Json() : Json(hit.article.published)},
        {"source", hit.article.published_from},
        {"because", hit.article.because}};
    json["facets"] = Json::array();
    for (const FacetReason& reason : explanation.reasons) {
        Json entry = {{"facet", reason.facet},
                      {"id", reason.id},
                      {"name", reason.name},
                      {"note", reason.note},
                      {"standing", std::string(name_of(reason.standing))},
                      {"rolls_up_to", reason.rolls_up_to}};
        entry["words"] = Json::array();
        for (const FacetWords& words : reason.words) {
            entry["words"].push_back(words_json(words));
        }
        json["facets"].push_back(std::move(entry));
    }
    if (steps) {
        json["steps"] = steps_json(explanation);
    }
    return dumped(json);
}

std::vector<RefusedSense> refused_senses(const ArticleExplanation& explanation,
                                         const Question& question) {
    constexpr std::string_view kRefused = "sense refused: ";
    std::vector<RefusedSense> refused;
    for (const ExplanationEntry& step : explanation.steps) {
        const std::string type = step.rule.substr(0, step.rule.find('/'));
        const bool asked =
            std::ranges::find(question.events, type, &NamedId::id) !=
            question.events.end();
        if (asked && step.stage == "event" &&
            step.message.starts_with(kRefused) &&
            refused.size() < kMostRefused) {
            refused.push_back({std::string(step.span.of(explanation.text)),
                               step.rule,
                               step.message.substr(kRefused.size())});
        }
    }
    return refused;
}

std::string why_not_text(const WhyNotAnswer& answer,
                         const TerminalOutput& terminal) {
    const TerminalStyle& style = terminal.style();
    const ArticleVerdict& verdict = *answer.verdict;
    std::string text = terminal.interpretation(*answer.question);
    text += '\n' +
            style.wrapped(
                style.styled(Ink::Title, printable(answer.hit->article.title)) +
                    "  " + id_line(answer.hit->article.id),
                0);
    text += style.styled(
                Ink::Bold,
                verdict.answers ? "answers the question" : "does not answer") +
            '\n';
    for (const PartVerdict& part : verdict.article) {
        text += part_line(part, style);
    }
    if (answer.question->about_one_event() && verdict.events.empty()) {
        text += "    no event was read in it\n";
    }
    for (std::size_t i = 0; i < verdict.events.size() && i < kMostNearEvents;
         ++i) {
        text += '\n' + terminal.event(*answer.hit, verdict.events[i].event);
        for (const PartVerdict& part : verdict.events[i].parts) {
            text += part_line(part, style);
        }
    }
    if (verdict.events.size() > kMostNearEvents) {
        text += fmt::format(
            "\nand {} that {} farther from it\n",
            count_text(verdict.events.size() - kMostNearEvents, "event"),
            verdict.events.size() - kMostNearEvents == 1 ? "is" : "are");
    }
    if (!verdict.nowhere.empty()) {
        text += '\n' +
                style.wrapped(
                    "of no event in it holds: " + joined(verdict.nowhere), 0);
    }
    return text + refused_text(answer.refused, style);
}

std::string why_not_json(const WhyNotAnswer& answer, IndexSet& index) {
    const ArticleVerdict& verdict = *answer.verdict;
    Json json = {{"id", answer.hit->article.id},
                 {"db", answer.hit->db},
                 {"title", answer.hit->article.title},
                 {"query", answer.question->raw},
                 {"syntax", to_syntax(*answer.question)},
                 {"answers", verdict.answers}};
    json["article"] = Json::array();
    for (const PartVerdict& part : verdict.article) {
        json["article"].push_back(part_json(part));
    }
    json["events"] = Json::array();
    for (const EventVerdict& event : verdict.events) {
        Json entry = Json::parse(event_json(*answer.hit, event.event, index));
        entry["failed"] = event.failed;
        entry["parts"] = Json::array();
        for (const PartVerdict& part : event.parts) {
            entry["parts"].push_back(part_json(part));
        }
        json["events"].push_back(std::move(entry));
    }
    json["nowhere"] = verdict.nowhere;
    json["refused"] = Json::array();
    for (const RefusedSense& sense : answer.refused) {
        json["refused"].push_back({{"words", sense.words},
                                   {"rule", sense.rule},
                                   {"because", sense.because}});
    }
    return dumped(json);
}

}  // namespace dateline
