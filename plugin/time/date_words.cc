// The finder and the resolver do the reading, on an article that is the
// question and was written today; what is left to do here are the words around
// a date that open or join ranges.
#include "plugin/time/date_words.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"
#include "plugin/time/time_finder.h"
#include "plugin/time/time_resolver.h"
#include "plugin/time/timex.h"

namespace dateline {

namespace {

enum class Lead : std::uint8_t {
    None,
    In,       ///< the date itself
    Since,    ///< from its first day on
    After,    ///< from the day after it on
    Before,   ///< until the day before it
    Until,    ///< until its last day
    Between,  ///< from it to the next date
};

/// Closed-class words before a date.
Lead lead_of(std::uint64_t hash) {
    struct Word {
        std::uint64_t hash;
        Lead lead;
    };
    static const std::array<Word, 17> kWords = {
        {{hash_folded("in"), Lead::In},
         {hash_folded("on"), Lead::In},
         {hash_folded("during"), Lead::In},
         {hash_folded("of"), Lead::In},
         {hash_folded("for"), Lead::In},
         {hash_folded("at"), Lead::In},
         {hash_folded("throughout"), Lead::In},
         {hash_folded("dated"), Lead::In},
         {hash_folded("since"), Lead::Since},
         {hash_folded("after"), Lead::After},
         {hash_folded("before"), Lead::Before},
         {hash_folded("until"), Lead::Until},
         {hash_folded("till"), Lead::Until},
         {hash_folded("through"), Lead::Until},
         {hash_folded("by"), Lead::Until},
         {hash_folded("between"), Lead::Between},
         {hash_folded("from"), Lead::Between}}};
    for (const Word& word : kWords) {
        if (word.hash == hash) {
            return word.lead;
        }
    }
    return Lead::None;
}

bool joins(const Token& token) {
    static const std::array<std::uint64_t, 5> kWords = {hash_folded("and"),
                                                        hash_folded("to"),
                                                        hash_folded("until"),
                                                        hash_folded("till"),
                                                        hash_folded("through")};
    return std::find(kWords.begin(), kWords.end(), token.hash) != kWords.end();
}

bool is_range_mark(const Token& token) {
    return token.is(U'-') || token.is(U'\u2013') || token.is(U'\u2014') ||
           token.is(U'.') || token.is(U'\u2026');
}

class Reader {
  public:
    Reader(const TimeLexicon& lexicon, std::string_view question, Day today)
        : article_(article_of(question)), analysis_(article_) {
        analysis_.published = Published{.date = timex_day(today),
                                        .days = {today, today},
                                        .source = PublishedSource::Metadata,
                                        .because = {}};
        tokenize(analysis_.text.all(), analysis_.text.body(), analysis_.tokens);
        const auto count = static_cast<std::uint32_t>(analysis_.tokens.size());
        Sentence sentence;
        sentence.tokens = {0, count};
        analysis_.sentences.push_back(sentence);
        ignore_case(lexicon);
        TimeFinder(lexicon).find(analysis_);
        resolve_times(lexicon, analysis_);
        std::erase_if(analysis_.times,
                      [](const TimeExpression& time) { return !time.days; });
    }

    std::vector<DateWords> run() {
        std::vector<DateWords> found;
        for (std::size_t i = 0; i < analysis_.times.size();) {
            i = read(i, found);
        }
        return found;
    }

  private:
    static Article article_of(std::string_view question) {
        Article article;
        article.text = std::string(question);
        return article;
    }

    /// Words of time count as capitalised. The others cannot go on a name, nor
    /// be what a year would count ("2022 attacks"), unless they always are.
    void ignore_case(const TimeLexicon& lexicon) {
        for (Token& token : analysis_.tokens) {
            if (lexicon.may_be_word(token.hash)) {
                token.flags |= kCapitalised;
            } else if (!lexicon.is_cue(token.hash, TimeCue::Counted)) {
                token.flags &= static_cast<std::uint16_t>(~kWord);
            }
        }
    }

    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return analysis_.tokens[i];
    }

    /// Reads the date at @p i and what belongs to it; @return the next one.
    std::size_t read(std::size_t i, std::vector<DateWords>& found) {
        const TimeExpression& time = analysis_.times[i];
        std::uint32_t first = time.tokens.first;
        Lead lead = Lead::None;
        if (first > 0) {
            lead = lead_of(token(first - 1).hash);
            first -= lead != Lead::None ? 1 : 0;
        }
        const bool open_front =
            lead == Lead::None && first > 0 && is_dots(token(first - 1));
        first -= open_front ? 1 : 0;
        DaySpan days = *time.days;
        std::uint32_t last = time.tokens.last;
        std::size_t next = i + 1;
        bool open_back = false;
        if (next < analysis_.times.size() && range_goes_on(i, lead)) {
            days.to = std::max(days.to, analysis_.times[next].days->to);
            last = analysis_.times[next].tokens.last;
            ++next;
        } else if (last < analysis_.tokens.size() && is_dots(token(last))) {
            open_back = true;
            ++last;
        }
        DateWords words;
        words.range = range_of(days, lead, next - i == 2);
        if (open_front) {
            words.range.from.reset();
        }
        if (open_back) {
            words.range.to.reset();
        }
        words.span = {token(first).span.begin, token(last - 1).span.end};
        found.push_back(words);
        return next;
    }

    static bool is_dots(const Token& token) {
        return (token.is(U'.') && token.letters >= 2) || token.is(U'\u2026');
    }

    /// Whether the next date is the end of the range this one begins.
    [[nodiscard]] bool range_goes_on(std::size_t i, Lead lead) const {
        const std::uint32_t end = analysis_.times[i].tokens.last;
        const std::uint32_t begin = analysis_.times[i + 1].tokens.first;
        if (begin == end) {
            return token(begin).has(kHyphenBefore);
        }
        if (begin != end + 1) {
            return false;
        }
        static const std::uint64_t and_word = hash_folded("and");
        const Token& between = token(end);
        if (between.hash == and_word) {
            return lead == Lead::Between;
        }
        return is_range_mark(between) || joins(between);
    }

    static DateRange range_of(DaySpan days, Lead lead, bool closed) {
        if (closed) {
            return {days.from, days.to};
        }
        switch (lead) {
        case Lead::Since:
            return {days.from, std::nullopt};
        case Lead::Between:
            return {days.from, std::nullopt};
        case Lead::After:
            return {days.to + 1, std::nullopt};
        case Lead::Before:
            return {std::nullopt, days.from - 1};
        case Lead::Until:
            return {std::nullopt, days.to};
        default:
            return {days.from, days.to};
        }
    }

    Article article_;
    Analysis analysis_;
};

std::optional<unsigned> figures(std::string_view text) {
    unsigned value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return value;
}

/// "2022", "2022-03", "2022-03-24", "199X".
std::optional<DaySpan> parse_figures(std::string_view text) {
    if (text.size() == 4 && (text[3] == 'X' || text[3] == 'x')) {
        const auto decade = figures(text.substr(0, 3));
        if (!decade || *decade == 0) {
            return std::nullopt;
        }
        const int first = static_cast<int>(*decade) * 10;
        return DaySpan{days_of({first, 0, 0}).from,
                       days_of({first + 9, 0, 0}).to};
    }
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) {
        return std::nullopt;
    }
    const auto year = figures(text.substr(0, 4));
    CivilDate date{year ? static_cast<int>(*year) : 0, 0, 0};
    if (text.size() >= 7) {
        const auto month = figures(text.substr(5, 2));
        if (text[4] != '-' || !month || *month < 1 || *month > 12) {
            return std::nullopt;
        }
        date.month = *month;
    }
    if (text.size() == 10) {
        const auto day = figures(text.substr(8, 2));
        if (text[7] != '-' || !day ||
            !date_exists(date.year, date.month, *day)) {
            return std::nullopt;
        }
        date.day = *day;
    }
    if (!date.known()) {
        return std::nullopt;
    }
    return days_of(date);
}

}  // namespace

std::vector<DateWords> read_date_words(const TimeLexicon& lexicon,
                                       std::string_view question,
                                       Day today) {
    return Reader(lexicon, question, today).run();
}

std::optional<DateRange> parse_date_range(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos) {
        const auto days = parse_figures(text);
        return days ? std::optional<DateRange>({days->from, days->to})
                    : std::nullopt;
    }
    const std::string_view left = text.substr(0, dots);
    const std::string_view right = text.substr(dots + 2);
    const auto from = parse_figures(left);
    const auto to = parse_figures(right);
    if ((!left.empty() && !from) || (!right.empty() && !to) ||
        (left.empty() && right.empty()) ||
        (from && to && to->to < from->from)) {
        return std::nullopt;
    }
    DateRange range;
    if (from) {
        range.from = from->from;
    }
    if (to) {
        range.to = to->to;
    }
    return range;
}

std::string to_string(const DateRange& range) {
    if (range.from && range.to) {
        const std::string whole = timex(DaySpan{*range.from, *range.to});
        if (parse_date_range(whole)) {
            return whole;
        }
    }
    // Each end as the widest date that begins or ends with that day.
    std::string text;
    if (range.from) {
        const CivilDate from = civil_date(*range.from);
        CivilDate shown = from;
        shown.day = from.day == 1 ? 0 : from.day;
        shown.month = from.day == 1 && from.month == 1 ? 0 : from.month;
        text = timex(shown);
    }
    if (!range.from && !range.to) {
        return {};
    }
    text += "..";
    if (range.to) {
        const CivilDate to = civil_date(*range.to);
        CivilDate shown = to;
        if (days_of({to.year, to.month, 0}).to == *range.to) {
            shown.day = 0;
            shown.month = to.month == 12 ? 0 : to.month;
        }
        text += timex(shown);
    }
    return text;
}

}  // namespace dateline
