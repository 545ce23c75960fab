// A cursor over the text and one function for each form; each takes all of the
// text or nothing.
#include "plugin/document/metadata_date.h"

#include <array>
#include <chrono>
#include <cstddef>

namespace dateline {

namespace {

constexpr int kFirstYear = 1400;
constexpr int kLastYear = 2199;

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
constexpr bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

class Cursor {
  public:
    explicit Cursor(std::string_view text) : text_(text) {}

    [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool accept(char c) {
        if (peek() != c || at_end()) {
            return false;
        }
        ++at_;
        return true;
    }
    void skip_spaces() {
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' ||
               peek() == '\n') {
            ++at_;
        }
    }
    [[nodiscard]] std::size_t digits_ahead() const {
        std::size_t n = 0;
        while (is_digit(peek(n))) {
            ++n;
        }
        return n;
    }
    /// Exactly @p count digits. @pre digits_ahead() >= count
    int number(std::size_t count) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            value = value * 10 + (text_[at_++] - '0');
        }
        return value;
    }
    std::string_view word() {
        const std::size_t from = at_;
        while (is_letter(peek())) {
            ++at_;
        }
        return text_.substr(from, at_ - from);
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

bool same_letters(std::string_view word, std::string_view lower_case) {
    if (word.size() != lower_case.size()) {
        return false;
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(word[i]) != lower_case[i]) {
            return false;
        }
    }
    return true;
}

constexpr std::array<std::string_view, 12> kMonths = {"january",
                                                      "february",
                                                      "march",
                                                      "april",
                                                      "may",
                                                      "june",
                                                      "july",
                                                      "august",
                                                      "september",
                                                      "october",
                                                      "november",
                                                      "december"};
constexpr std::array<std::string_view, 7> kWeekdays = {"monday",
                                                       "tuesday",
                                                       "wednesday",
                                                       "thursday",
                                                       "friday",
                                                       "saturday",
                                                       "sunday"};

/// The number from 1 of a name or of its first three letters; "Sept" too.
template <std::size_t N>
unsigned index_of(std::string_view word,
                  const std::array<std::string_view, N>& names) {
    for (unsigned i = 0; i < N; ++i) {
        if (same_letters(word, names[i]) ||
            same_letters(word, names[i].substr(0, 3))) {
            return i + 1;
        }
    }
    return same_letters(word, "sept") && N == 12 ? 9 : 0;
}

std::optional<DaySpan> day_of(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{month},
                                           std::chrono::day{day}};
    if (year < kFirstYear || year > kLastYear || !date.ok()) {
        return std::nullopt;
    }
    const Day value = to_day(year, month, day);
    return DaySpan{value, value};
}

std::optional<DaySpan> month_of(int year, unsigned month) {
    if (year < kFirstYear || year > kLastYear || month > 12) {
        return std::nullopt;
    }
    return month_span(year, month);
}

/// ISO 8601 week, or one day of it when @p day is 1 to 7.
std::optional<DaySpan> week_of(int year, int week, int day) {
    if (year < kFirstYear || year > kLastYear || week < 1 || week > 53 ||
        day > 7) {
        return std::nullopt;
    }
    const Day fourth = to_day(year, 1, 4);
    const Day monday = fourth - weekday_of(fourth) + (week - 1) * 7;
    if (week == 53 && static_cast<int>(to_civil(monday + 3).year()) != year) {
        return std::nullopt;
    }
    if (day != 0) {
        return DaySpan{monday + day - 1, monday + day - 1};
    }
    return DaySpan{monday, monday + 6};
}

std::optional<DaySpan> ordinal_of(int year, int day) {
    const auto span = month_of(year, 0);
    if (!span || day < 1 || span->from + day - 1 > span->to) {
        return std::nullopt;
    }
    return DaySpan{span->from + day - 1, span->from + day - 1};
}

/// Z, UTC, GMT, EST, +02, +0200, +02:00, "(CET)" and RFC 9557's "[Zone]".
bool skip_zone(Cursor& cursor) {
    cursor.skip_spaces();
    if (is_letter(cursor.peek())) {
        if (cursor.word().size() > 5) {
            return false;
        }
    }
    if (cursor.peek() == '+' || cursor.peek() == '-') {
        cursor.accept(cursor.peek());
        const std::size_t digits = cursor.digits_ahead();
        if (digits != 2 && digits != 4) {
            return false;
        }
        const int hours = cursor.number(2);
        const int minutes = digits == 4 ? cursor.number(2)
                            : cursor.accept(':') && cursor.digits_ahead() == 2
                                ? cursor.number(2)
                                : 0;
        if (hours > 23 || minutes > 59) {
            return false;
        }
    }
    cursor.skip_spaces();
    if (cursor.peek() == '(' || cursor.peek() == '[') {
        const char close = cursor.peek() == '(' ? ')' : ']';
        while (!cursor.at_end() && !cursor.accept(close)) {
            cursor.accept(cursor.peek());
        }
        cursor.skip_spaces();
    }
    return cursor.at_end();
}

void skip_fraction(Cursor& cursor) {
    if (cursor.peek() != '.' && cursor.peek() != ',') {
        return;
    }
    if (is_digit(cursor.peek(1))) {
        cursor.accept(cursor.peek());
        while (is_digit(cursor.peek())) {
            cursor.accept(cursor.peek());
        }
    }
}

/// A number of one or two digits, or -1.
int small_number(Cursor& cursor) {
    const std::size_t digits = cursor.digits_ahead();
    return digits == 1 || digits == 2 ? cursor.number(digits) : -1;
}

bool is_clock(int hour, int minute, int second) {
    return hour >= 0 && minute >= 0 && second >= 0 && minute <= 59 &&
           second <= 60 &&
           (hour <= 23 || (hour == 24 && minute == 0 && second == 0));
}

/// hh, hh:mm, hh:mm:ss, hhmm, hhmmss, each with a fraction, "a.m." and zone.
bool skip_time(Cursor& cursor) {
    int hour = 0;
    int minute = 0;
    int second = 0;
    const std::size_t digits = cursor.digits_ahead();
    if (digits == 4 || digits == 6) {
        hour = cursor.number(2);
        minute = cursor.number(2);
        second = digits == 6 ? cursor.number(2) : 0;
    } else {
        hour = small_number(cursor);
        if (hour >= 0 && cursor.accept(':')) {
            minute = small_number(cursor);
            if (minute >= 0 && cursor.accept(':')) {
                second = small_number(cursor);
            }
        }
    }
    skip_fraction(cursor);
    cursor.skip_spaces();
    const char half = lower(cursor.peek());
    const bool dotted = cursor.peek(1) == '.';
    if ((half == 'a' || half == 'p') &&
        lower(cursor.peek(dotted ? 2 : 1)) == 'm') {
        for (int i = dotted ? 4 : 2; i > 0; --i) {
            cursor.accept(cursor.peek());
        }
    }
    return is_clock(hour, minute, second) && skip_zone(cursor);
}

/// What may follow a whole date: nothing, or a time.
bool skip_rest(Cursor& cursor) {
    if (cursor.accept('T') || cursor.accept('t')) {
        return skip_time(cursor);
    }
    cursor.accept(',');
    cursor.skip_spaces();
    if (cursor.accept('-')) {
        cursor.skip_spaces();
    }
    if (same_letters(Cursor(cursor).word(), "at")) {
        cursor.word();
        cursor.skip_spaces();
    }
    if (cursor.at_end()) {
        return true;
    }
    if (cursor.peek() == 'Z' || cursor.peek() == '+') {
        return skip_zone(cursor);
    }
    return skip_time(cursor);
}

std::optional<DaySpan> whole(Cursor& cursor, std::optional<DaySpan> date) {
    return date && skip_rest(cursor) ? date : std::nullopt;
}

std::optional<DaySpan> after_year(Cursor& cursor, int year) {
    const char separator = cursor.peek();
    if (cursor.at_end()) {
        return month_of(year, 0);
    }
    if (separator == 'W' || (separator == '-' && cursor.peek(1) == 'W')) {
        const bool extended = cursor.accept('-');
        cursor.accept('W');
        if (cursor.digits_ahead() < 2) {
            return std::nullopt;
        }
        const int week = cursor.number(2);
        int day = 0;
        if (!extended || cursor.accept('-')) {
            day = cursor.digits_ahead() == 1 ? cursor.number(1) : 0;
        }
        return whole(cursor, week_of(year, week, day));
    }
    if (separator != '-' && separator != '/' && separator != '.') {
        return std::nullopt;
    }
    cursor.accept(separator);
    const std::size_t digits = cursor.digits_ahead();
    if (digits == 3 && separator == '-') {
        return whole(cursor, ordinal_of(year, cursor.number(3)));
    }
    const int month = small_number(cursor);
    if (month < 1) {
        return std::nullopt;
    }
    if (cursor.at_end()) {
        return digits == 2 ? month_of(year, static_cast<unsigned>(month))
                           : std::nullopt;
    }
    if (!cursor.accept(separator)) {
        return std::nullopt;
    }
    const int day = small_number(cursor);
    if (day < 1) {
        return std::nullopt;
    }
    return whole(
        cursor,
        day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day)));
}

/// 2022, 2022-06, 2022-06-25, 20220625, 2022-W25-6, 2022-176, 2022176.
std::optional<DaySpan> iso_date(Cursor cursor) {
    const std::size_t digits = cursor.digits_ahead();
    if (digits != 4 && digits != 7 && digits != 8) {
        return std::nullopt;
    }
    const int year = cursor.number(4);
    if (digits == 4) {
        return after_year(cursor, year);
    }
    if (digits == 7) {
        return whole(cursor, ordinal_of(year, cursor.number(3)));
    }
    const auto month = static_cast<unsigned>(cursor.number(2));
    const auto day = static_cast<unsigned>(cursor.number(2));
    return whole(cursor, day_of(year, month, day));
}

/// RFC 2822 writes two digits for 1950 to 2049, three for 1900 and more.
int rfc_year(Cursor& cursor) {
    const std::size_t digits = cursor.digits_ahead();
    if (digits == 4) {
        return cursor.number(4);
    }
    if (digits == 2) {
        const int year = cursor.number(2);
        return year < 50 ? 2000 + year : 1900 + year;
    }
    return -1;
}

void skip_separators(Cursor& cursor) {
    while (cursor.accept(' ') || cursor.accept(',') || cursor.accept('.') ||
           cursor.accept('-') || cursor.accept('\t') || cursor.accept('\r') ||
           cursor.accept('\n')) {
    }
}

/// "25th", "1st"
void skip_ordinal_letters(Cursor& cursor) {
    if (is_letter(cursor.peek()) && is_letter(cursor.peek(1)) &&
        !is_letter(cursor.peek(2))) {
        cursor.word();
    }
}

/// "Sat, 25 Jun 2022 10:00:00 +0200", "25-Jun-22", "25 June 2022"
std::optional<DaySpan> day_first(Cursor& cursor) {
    const int day = small_number(cursor);
    skip_ordinal_letters(cursor);
    skip_separators(cursor);
    const unsigned month = index_of(cursor.word(), kMonths);
    skip_separators(cursor);
    const int year = rfc_year(cursor);
    if (day < 1 || month == 0) {
        return std::nullopt;
    }
    return whole(cursor, day_of(year, month, static_cast<unsigned>(day)));
}

/// "June 25, 2022", "June 2022", "Sat Jun 25 10:00:00 2022"
std::optional<DaySpan> month_first(Cursor& cursor) {
    const unsigned month = index_of(cursor.word(), kMonths);
    skip_separators(cursor);
    if (month == 0) {
        return std::nullopt;
    }
    if (cursor.digits_ahead() == 4) {
        const int year = cursor.number(4);
        return cursor.at_end() ? month_of(year, month) : std::nullopt;
    }
    const int day = small_number(cursor);
    skip_ordinal_letters(cursor);
    skip_separators(cursor);
    if (day < 1) {
        return std::nullopt;
    }
    if (cursor.digits_ahead() == 2 && cursor.peek(2) == ':') {
        const int hour = cursor.number(2);
        cursor.accept(':');
        const int minute = small_number(cursor);
        const int second = cursor.accept(':') ? small_number(cursor) : 0;
        cursor.skip_spaces();
        if (is_letter(cursor.peek())) {
            cursor.word();
            cursor.skip_spaces();
        }
        const int year = cursor.digits_ahead() == 4 ? cursor.number(4) : -1;
        return is_clock(hour, minute, second) && cursor.at_end()
                   ? day_of(year, month, static_cast<unsigned>(day))
                   : std::nullopt;
    }
    const int year = cursor.digits_ahead() == 4 ? cursor.number(4) : -1;
    return whole(cursor, day_of(year, month, static_cast<unsigned>(day)));
}

std::optional<DaySpan> written_date(Cursor cursor) {
    if (is_letter(cursor.peek()) &&
        index_of(Cursor(cursor).word(), kWeekdays) != 0) {
        cursor.word();
        skip_separators(cursor);
    }
    return is_digit(cursor.peek()) ? day_first(cursor) : month_first(cursor);
}

}  // namespace

std::optional<DaySpan> parse_metadata_date(std::string_view text) {
    constexpr std::string_view kSpaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(kSpaces);
    // The longest form, with a zone's name, is well below this.
    constexpr std::size_t kLongest = 100;
    if (first == std::string_view::npos || text.size() > kLongest) {
        return std::nullopt;
    }
    text = text.substr(first, text.find_last_not_of(kSpaces) + 1 - first);
    if (const auto date = iso_date(Cursor(text))) {
        return date;
    }
    return written_date(Cursor(text));
}

}  // namespace dateline
