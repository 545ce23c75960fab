// Lines are looked at only where a cheap search for a mark ("(c)", "ublished")
// or a place near the top of the text makes them worth reading.
#include "plugin/time/page_dates.h"

#include <algorithm>
#include <array>
#include <utility>

#include "plugin/text/tokenizer.h"
#include "plugin/time/time_finder.h"

namespace dateline {

namespace {

/// Longer lines are prose.
constexpr std::size_t kLongestLine = 180;
/// As long as a line that tells of the page and not of the story can be.
constexpr std::size_t kLongestAside = 360;
/// Bylines stand in the first lines; menus before them are short.
constexpr std::size_t kHeadLines = 60;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int figures(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (!is_digit(c)) {
            return -1;
        }
        value = value * 10 + (c - '0');
    }
    return text.empty() ? -1 : value;
}

bool is_plausible(int year) {
    return year >= 1980 && year < 2100;
}

int month_of(std::string_view part) {
    constexpr std::array<std::string_view, 12> kMonths = {"jan",
                                                          "feb",
                                                          "mar",
                                                          "apr",
                                                          "may",
                                                          "jun",
                                                          "jul",
                                                          "aug",
                                                          "sep",
                                                          "oct",
                                                          "nov",
                                                          "dec"};
    if (part.size() <= 2) {
        const int month = figures(part);
        return month >= 1 && month <= 12 ? month : 0;
    }
    for (std::size_t i = 0; i < kMonths.size(); ++i) {
        bool same = true;
        for (std::size_t c = 0; c < 3; ++c) {
            same = same && (part[c] | 0x20) == kMonths[i][c];
        }
        if (same && part.size() <= 9) {
            return static_cast<int>(i) + 1;
        }
    }
    return 0;
}

/// A year and the parts after it. @p next reads the next part of the URL.
std::optional<CivilDate> date_from(std::string_view year_part,
                                   std::string_view month_part,
                                   std::string_view day_part) {
    const int year = year_part.size() == 4 ? figures(year_part) : -1;
    const int month = month_of(month_part);
    if (!is_plausible(year) || month == 0) {
        return std::nullopt;
    }
    const int day = day_part.size() <= 2 ? figures(day_part) : -1;
    const auto m = static_cast<unsigned>(month);
    if (day >= 1 && date_exists(year, m, static_cast<unsigned>(day))) {
        return CivilDate{year, m, static_cast<unsigned>(day)};
    }
    return CivilDate{year, m, 0};
}

/// "20220625"
std::optional<CivilDate> date_from_run(std::string_view part) {
    if (part.size() != 8 || figures(part) < 0) {
        return std::nullopt;
    }
    const auto date =
        date_from(part.substr(0, 4), part.substr(4, 2), part.substr(6, 2));
    return date && date->day != 0 ? date : std::nullopt;
}

bool is_copyright_sign(std::string_view text, std::size_t at) {
    return text.substr(at, 2) == "\u00A9" || text.substr(at, 3) == "(c)" ||
           text.substr(at, 3) == "(C)";
}

struct CopyrightLine {
    int year = 0;
    bool range = false;
    std::string_view line;
};

/// "Copyright and related rights of 1994" is no copyright line: between the
/// mark and the year stand names only.
bool has_small_word(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        if (begin > 0 && !word.empty() && word[0] >= 'a' && word[0] <= 'z' &&
            word != "by" && word != "the" && word != "and" &&
            word != "copyright") {
            return true;
        }
        begin = end + 1;
    }
    return false;
}

/// True when the first figures after @p after are a year, too.
bool ends_range(std::string_view line, std::size_t after) {
    const std::size_t digits = line.find_first_of("0123456789", after);
    return digits != std::string_view::npos &&
           figures(line.substr(digits, 4)) > 1900;
}

/// The first year within @p reach bytes after @p at, in the same line.
std::optional<CopyrightLine> read_copyright(std::string_view text,
                                            std::size_t at) {
    constexpr std::size_t kReach = 60;
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    const std::size_t end = std::min(line_end, at + kReach);
    for (std::size_t i = at; i + 4 <= end; ++i) {
        if (text[i] == '.' && i + 1 < end && text[i + 1] == ' ') {
            break;
        }
        if (!is_digit(text[i]) || (i > 0 && is_digit(text[i - 1]))) {
            continue;
        }
        const int year = figures(text.substr(i, 4));
        if (!is_plausible(year) || (i + 4 < end && is_digit(text[i + 4]))) {
            continue;
        }
        if (has_small_word(text.substr(at, i - at))) {
            return std::nullopt;
        }
        std::size_t after = i + 4;
        while (after < end && text[after] == ' ') {
            ++after;
        }
        const std::string_view rest = text.substr(after, 3);
        const bool range = !rest.empty() &&
                           (rest[0] == '-' || rest == "\u2013" ||
                            rest == "\u2014" || rest[0] == ',') &&
                           ends_range(text.substr(0, end), after);
        return CopyrightLine{
            year, range, text.substr(at, std::min(end, after) - at)};
    }
    return std::nullopt;
}

/// "opyright" in two parts.
constexpr std::string_view kCopyrightFront = "op";
constexpr std::string_view kCopyrightEnd = "yright";

std::vector<CopyrightLine> copyright_lines(std::string_view text) {
    std::vector<CopyrightLine> lines;
    // The last is found by its rarest letter.
    constexpr std::array<std::string_view, 4> kMarks = {
        "\u00A9", "(c)", "(C)", kCopyrightEnd};
    for (const std::string_view mark : kMarks) {
        for (std::size_t at = text.find(mark); at != std::string_view::npos;
             at = text.find(mark, at + mark.size())) {
            std::size_t begin = at;
            if (mark == kCopyrightEnd) {
                const std::size_t end = at + mark.size();
                if (!text.substr(0, at).ends_with(kCopyrightFront) ||
                    is_copyright_sign(text, end + 1) ||
                    is_copyright_sign(text, end)) {
                    continue;
                }
                begin -= kCopyrightFront.size();
            }
            if (auto line = read_copyright(text, begin)) {
                lines.push_back(*line);
            }
            if (lines.size() >= 32) {
                return lines;
            }
        }
    }
    return lines;
}

/// The line that holds byte @p at, cut kLongestAside bytes to either side.
Span line_at(std::string_view text, std::size_t at) {
    const std::size_t low = at - std::min(at, kLongestAside);
    const std::size_t feed = text.substr(low, at - low).rfind('\n');
    const std::string_view after = text.substr(at, kLongestAside);
    return {static_cast<std::uint32_t>(
                feed == std::string_view::npos ? low : low + feed + 1),
            static_cast<std::uint32_t>(
                at + std::min(after.find('\n'), after.size()))};
}

/// What a head line says: its full date, and what stands beside it.
struct LineReading {
    CivilDate date;
    bool clock = false;
    bool issued = false;
    bool crawl = false;
    bool alone = false;  ///< nothing but the date
    bool prose = false;  ///< goes on like a sentence
};

class LineReader {
  public:
    explicit LineReader(const TimeLexicon& lexicon)
        : lexicon_(lexicon), finder_(lexicon) {}

    /// The line's cues alone.
    LineReading cues_of(std::string_view line) {
        LineReading reading;
        tokens_.clear();
        tokenize(line, {0, static_cast<std::uint32_t>(line.size())}, tokens_);
        read_cues(reading);
        return reading;
    }

    LineReading read(std::string_view line) {
        tokens_.clear();
        times_.clear();
        tokenize(line, {0, static_cast<std::uint32_t>(line.size())}, tokens_);
        const auto count = static_cast<std::uint32_t>(tokens_.size());
        LineReading reading;
        read_cues(reading);
        finder_.find(line, tokens_, {0, count}, times_);
        std::uint32_t covered = 0;
        for (const TimeExpression& time : times_) {
            const TimeMeaning& m = time.meaning;
            covered += time.tokens.size();
            if (m.year != TimeMeaning::kUnset && m.month != 0 && m.day != 0 &&
                !reading.date.known() && is_plausible(m.year) &&
                date_exists(m.year, m.month, m.day)) {
                reading.date = {m.year, m.month, m.day};
            }
            reading.clock = reading.clock || m.hour >= 0;
        }
        reading.alone = covered + 4 >= count;
        reading.prose = covered + 14 < count;
        return reading;
    }

  private:
    void read_cues(LineReading& reading) const {
        for (const Token& token : tokens_) {
            const auto cue = lexicon_.cue(token.hash);
            reading.issued = reading.issued || cue == TimeCue::Issued;
            reading.crawl = reading.crawl || cue == TimeCue::Crawl;
        }
    }

    const TimeLexicon& lexicon_;
    TimeFinder finder_;
    std::vector<Token> tokens_;
    std::vector<TimeExpression> times_;
};

std::string_view trimmed(std::string_view line) {
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
        line.remove_prefix(1);
    }
    while (!line.empty() &&
           (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) {
        line.remove_suffix(1);
    }
    return line;
}

bool has_digit(std::string_view line) {
    return std::any_of(line.begin(), line.end(), is_digit);
}

/// Calls `take(line, line after it that is not empty)` for the first lines.
template <typename Take>
void for_each_head_line(std::string_view text, Take take) {
    std::size_t count = 0;
    std::string_view last;
    while (!text.empty() && count <= kHeadLines) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            continue;
        }
        ++count;
        if (!last.empty() && take(last, line)) {
            return;
        }
        last = line;
    }
}

}  // namespace

std::optional<StatedDate> date_in_url(std::string_view url) {
    const std::size_t query = url.find_first_of("?#");
    const std::size_t host = url.find("//");
    std::string_view path = url.substr(0, query);
    if (host != std::string_view::npos) {
        const std::size_t slash = path.find('/', host + 2);
        path = slash == std::string_view::npos ? std::string_view{}
                                               : path.substr(slash);
    }
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    while (begin <= path.size() && parts.size() < 64) {
        const std::size_t end =
            std::min(path.find_first_of("/-_.", begin), path.size());
        parts.push_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    std::optional<StatedDate> best;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::optional<CivilDate> date = date_from_run(parts[i]);
        if (!date && i + 1 < parts.size()) {
            date = date_from(
                parts[i],
                parts[i + 1],
                i + 2 < parts.size() ? parts[i + 2] : std::string_view{});
        }
        if (date && (!best || (best->date.day == 0 && date->day != 0))) {
            best = StatedDate{*date, timex(*date)};
        }
    }
    return best;
}

bool in_crawl_line(const TimeLexicon& lexicon,
                   std::string_view text,
                   const std::vector<Token>& tokens,
                   std::uint32_t token) {
    const Span line = line_at(text, tokens[token].span.begin);
    if (line.size() > kLongestAside) {
        return false;
    }
    const auto is_cue = [&](const Token& word) {
        return lexicon.is_cue(word.hash, TimeCue::Crawl);
    };
    for (std::uint32_t i = token;
         i != 0 && tokens[i - 1].span.begin >= line.begin;
         --i) {
        if (is_cue(tokens[i - 1])) {
            return true;
        }
    }
    for (std::uint32_t i = token;
         i < tokens.size() && tokens[i].span.begin < line.end;
         ++i) {
        if (is_cue(tokens[i])) {
            return true;
        }
    }
    return false;
}

std::optional<StatedDate> byline_date(const TimeLexicon& lexicon,
                                      std::string_view text) {
    LineReader reader(lexicon);
    std::optional<StatedDate> found;
    bool issued_before = false;
    for_each_head_line(text, [&](std::string_view line, std::string_view next) {
        if (line.size() > kLongestLine || !has_digit(line)) {
            issued_before = line.size() < 24 && reader.cues_of(line).issued;
            return false;
        }
        const bool issued = std::exchange(issued_before, false);
        if (line.back() == '.') {
            return false;  // prose
        }
        const LineReading reading = reader.read(line);
        const bool before_story = next.size() > kLongestLine;
        if (reading.date.known() && !reading.crawl && !reading.prose &&
            (reading.issued || issued ||
             (reading.alone && (reading.clock || before_story)))) {
            found = StatedDate{reading.date, std::string(line)};
            return true;
        }
        return false;
    });
    return found;
}

std::optional<CopyrightYear> copyright_year(std::string_view text) {
    const std::vector<CopyrightLine> lines = copyright_lines(text);
    std::optional<CopyrightYear> found;
    for (const CopyrightLine& line : lines) {
        const auto same = std::count_if(
            lines.begin(), lines.end(), [&](const CopyrightLine& other) {
                return other.year == line.year && other.line == line.line;
            });
        if (line.range || same > 1) {
            continue;
        }
        if (found && found->year != line.year) {
            return std::nullopt;
        }
        found = CopyrightYear{line.year, std::string(line.line)};
    }
    return found;
}

}  // namespace dateline
