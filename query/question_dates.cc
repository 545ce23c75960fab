#include "query/question_dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "plugin/analysis.h"
#include "plugin/text/normalize.h"
#include "plugin/time/time_finder.h"
#include "plugin/time/time_resolver.h"
#include "query/question_lexer.h"

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

/// "Q3", "h1": which part of a year of how many.
std::optional<DaySpan> part_of_year(std::string_view word, int year) {
    if (word.size() != 2) {
        return std::nullopt;
    }
    const char kind = fold(word.substr(0, 1)).front();
    const int number = word[1] - '0';
    const int parts = kind == 'q' ? 4 : kind == 'h' ? 2 : 0;
    if (number < 1 || number > parts) {
        return std::nullopt;
    }
    const auto months = static_cast<unsigned>(12 / parts);
    const auto last = months * static_cast<unsigned>(number);
    return DaySpan{month_span(year, last - months + 1).from,
                   month_span(year, last).to};
}

/// Adds "Q1 2023" and "2023 H2".
void add_parts_of_years(std::string_view text,
                        const std::vector<Token>& tokens,
                        std::vector<QuestionDate>& dates) {
    for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
        const std::string_view first = tokens[i].span.of(text);
        const std::string_view second = tokens[i + 1].span.of(text);
        const auto year = digits(first) ? digits(first) : digits(second);
        if (!year || *year < kFirstBareYear || *year > kLastBareYear) {
            continue;
        }
        if (const auto days =
                part_of_year(digits(first) ? second : first, *year)) {
            std::erase_if(dates, [i](const QuestionDate& date) {
                return date.tokens.overlaps({i, i + 2});
            });
            dates.push_back({{i, i + 2}, *days});
        }
    }
}

constexpr std::array<std::string_view, 13> kNumbers = {"",
                                                       "one",
                                                       "two",
                                                       "three",
                                                       "four",
                                                       "five",
                                                       "six",
                                                       "seven",
                                                       "eight",
                                                       "nine",
                                                       "ten",
                                                       "eleven",
                                                       "twelve"};

int number_of(std::string_view word) {
    const std::string folded = fold(word);
    for (std::size_t i = 1; i < kNumbers.size(); ++i) {
        if (kNumbers[i] == folded) {
            return static_cast<int>(i);
        }
    }
    const auto number = digits(word);
    return number && *number < 1000 ? *number : 0;
}

/// The days of a unit of time; 0 when the word is none.
int days_of_unit(std::string_view word) {
    std::string folded = fold(word);
    if (folded.ends_with('s')) {
        folded.pop_back();
    }
    return folded == "day"      ? 1
           : folded == "week"   ? 7
           : folded == "month"  ? 30
           : folded == "year"   ? 365
           : folded == "decade" ? 3652
                                : 0;
}

/// Adds "the past three years", "last 10 days", "the last decade": that many
/// days back from today.
void add_times_back(std::string_view text,
                    const std::vector<Token>& tokens,
                    Day today,
                    std::vector<QuestionDate>& dates) {
    for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
        const std::string word = fold(tokens[i].span.of(text));
        if (word != "last" && word != "past" && word != "previous") {
            continue;
        }
        const std::string_view second = tokens[i + 1].span.of(text);
        const int count = number_of(second);
        const std::uint32_t unit = count == 0 ? i + 1 : i + 2;
        if (unit >= tokens.size()) {
            continue;
        }
        const int days = days_of_unit(tokens[unit].span.of(text));
        // "last year" is the year before; "the past year" is up to today.
        if (days == 0 || (count == 0 && word == "last" && days < 3652)) {
            continue;
        }
        const TokenRange range{i, unit + 1};
        std::erase_if(dates, [range](const QuestionDate& date) {
            return date.tokens.overlaps(range);
        });
        dates.push_back({range, {today - days * std::max(1, count), today}});
    }
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
    for (std::uint32_t i = 0; i + 1 < tokens.size(); ++i) {
        // "february 2015": beside a year no other word is meant
        if (tokens[i + 1].has(kNumber) && tokens[i + 1].letters == 4) {
            analysis.tokens[i].flags |= kCapitalised;
        }
    }
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
    add_parts_of_years(text, tokens, dates);
    add_times_back(text, tokens, today, dates);
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

void add_asked_days(DaySpan days, std::vector<AskedDays>& asked) {
    for (AskedDays& one : asked) {
        const bool two_ends =
            (one.days.to == latest_day() && days.from == earliest_day()) ||
            (one.days.from == earliest_day() && days.to == latest_day());
        if (!two_ends) {
            continue;
        }
        const DaySpan both{std::max(one.days.from, days.from),
                           std::min(one.days.to, days.to)};
        if (both.from > both.to) {
            throw QuestionError(days_syntax(one.days) + " and " +
                                days_syntax(days) + ": no day is in both");
        }
        one = {both, days_syntax(both)};
        return;
    }
    asked.push_back({days, days_syntax(days)});
}

Day today_utc() {
    return static_cast<Day>(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
            .time_since_epoch()
            .count());
}

}  // namespace dateline
