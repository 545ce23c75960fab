#include "query/question_dates.h"

#include <algorithm>
#include <charconv>

#include "plugin/analysis.h"
#include "plugin/time/time_finder.h"
#include "plugin/time/time_resolver.h"
#include "query/question.h"

namespace dateline {

namespace {

constexpr int kFirstBareYear = 1000;
constexpr int kLastBareYear = 2199;

/// Digits alone, as a number; nothing for anything else.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.front() == '-' || error != std::errc() ||
        end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

std::optional<DaySpan> read_one(std::string_view text) {
    const std::size_t dash = text.find('-');
    const auto year = digits(text.substr(0, dash));
    if (!year || text.substr(0, dash).size() != 4) {
        return std::nullopt;
    }
    if (dash == std::string_view::npos) {
        return month_span(*year, 0);
    }
    text.remove_prefix(dash + 1);
    const std::size_t second = text.find('-');
    const auto month = digits(text.substr(0, second));
    if (!month || *month < 1 || *month > 12) {
        return std::nullopt;
    }
    const DaySpan span = month_span(*year, static_cast<unsigned>(*month));
    if (second == std::string_view::npos) {
        return span;
    }
    const auto day = digits(text.substr(second + 1));
    if (!day || *day < 1 || span.from + *day - 1 > span.to) {
        return std::nullopt;
    }
    return DaySpan{span.from + *day - 1, span.from + *day - 1};
}

bool overlaps_some(TokenRange range, const std::vector<QuestionDate>& dates) {
    return std::ranges::any_of(dates, [range](const QuestionDate& date) {
        return date.tokens.overlaps(range);
    });
}

}  // namespace

std::optional<DaySpan> read_iso_days(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        return read_one(text);
    }
    const std::string_view first = text.substr(0, dots);
    const std::string_view second = text.substr(dots + 2);
    const auto from = first.empty() ? DaySpan{earliest_day(), earliest_day()}
                                    : read_one(first);
    const auto to =
        second.empty() ? DaySpan{latest_day(), latest_day()} : read_one(second);
    if (!from || !to || from->from > to->to ||
        (first.empty() && second.empty())) {
        return std::nullopt;
    }
    return DaySpan{from->from, to->to};
}

std::vector<QuestionDate> find_dates(const TimeLexicon& lexicon,
                                     std::string_view text,
                                     const std::vector<Token>& tokens,
                                     Day today) {
    Article article;
    article.text = text;
    Analysis analysis(article);
    analysis.tokens = tokens;
    const TokenRange all{0, static_cast<std::uint32_t>(tokens.size())};
    analysis.blocks.push_back({analysis.text.body()});
    analysis.sentences.push_back({all, analysis.text.body()});
    analysis.published =
        Published{"", {today, today}, PublishedSource::Metadata, ""};
    TimeFinder(lexicon).find(analysis);
    resolve_times(lexicon, analysis);
    std::vector<QuestionDate> dates;
    for (const TimeExpression& time : analysis.times) {
        if (time.days && time.kind != TimeKind::Duration &&
            time.kind != TimeKind::Set) {
            dates.push_back({time.tokens, *time.days});
        }
    }
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        const auto year = digits(tokens[i].span.of(text));
        if (year && *year >= kFirstBareYear && *year <= kLastBareYear &&
            !overlaps_some({i, i + 1}, dates)) {
            dates.push_back({{i, i + 1}, month_span(*year, 0)});
        }
    }
    std::ranges::sort(dates, {}, &QuestionDate::tokens);
    return dates;
}

Day today_utc() {
    return static_cast<Day>(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
            .time_since_epoch()
            .count());
}

}  // namespace dateline
