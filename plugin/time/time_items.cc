// Tokens to items: the classes of words come from the lexicon, those of
// numbers from their shape. Spelled numbers ("twenty-four", "nineteen
// ninety-six") and fractions are joined here, so that rules see one number.
#include "plugin/time/time_items.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct Digits {
    std::uint32_t value = 0;
    std::uint32_t count = 0;
};

Digits read_digits(std::string_view text, std::size_t at) {
    Digits digits;
    while (at + digits.count < text.size() &&
           is_digit(text[at + digits.count])) {
        if (digits.count < 7) {
            digits.value =
                digits.value * 10 +
                static_cast<std::uint32_t>(text[at + digits.count] - '0');
        }
        ++digits.count;
    }
    return digits;
}

void add_plain(TimeItem& item, Digits digits) {
    using enum TimeClass;
    const std::uint32_t value = digits.value;
    item.number = static_cast<float>(value);
    item.classes |= bit(Number);
    if (digits.count > 4) {
        return;
    }
    item.classes |= bit(AnyYear);
    if (digits.count == 4 && value >= 1000 && value < 2200) {
        item.classes |= bit(Year);
    }
    if (digits.count > 2) {
        return;
    }
    if (value >= 1 && value <= 31) {
        item.classes |= bit(DayNumber);
    }
    if (value >= 1 && value <= 12) {
        item.classes |= bit(MonthNumber);
    }
    if (digits.count == 2) {
        item.classes |= bit(TwoDigits);
        item.classes |= value < 60 ? bit(MinuteNumber) : 0;
    }
    item.classes |= value <= 24 ? bit(ClockNumber) : 0;
}

void add_sense(TimeItem& item, TimeClass cls, float value) {
    item.classes |= bit(cls);
    if (item.sense_count < item.senses.size()) {
        item.senses[item.sense_count++] = {
            cls, static_cast<std::int16_t>(value), false};
    }
}

bool ends_with_half_day(std::string_view tail, bool& afternoon) {
    if (tail.size() < 2) {
        return false;
    }
    const char first = static_cast<char>(tail[0] | 0x20);
    const char second = static_cast<char>(tail[1] | 0x20);
    afternoon = first == 'p';
    return (first == 'a' || first == 'p') &&
           ((tail.size() == 2 && second == 'm') ||
            (tail.size() >= 3 && tail[1] == '.'));
}

/// "5pm", "10.30am"; hours and minutes are read already.
void add_clock(TimeItem& item,
               std::uint32_t hour,
               std::uint32_t minute,
               bool afternoon) {
    if (hour < 1 || hour > 12 || minute > 59) {
        return;
    }
    const std::uint32_t day_hour = hour % 12 + (afternoon ? 12 : 0);
    add_sense(
        item, TimeClass::ClockTime, static_cast<float>(day_hour * 60 + minute));
}

/// Digits, a dot and digits: a decimal, a clock time, or a dotted date.
void add_dotted(TimeItem& item, std::string_view text, Digits first) {
    const Digits second = read_digits(text, first.count + 1);
    const std::size_t after = first.count + 1 + second.count;
    bool afternoon = false;
    if (after == text.size()) {
        item.classes |= bit(TimeClass::Number);
        item.number = static_cast<float>(
            first.value + second.value / std::pow(10.0, second.count));
        if (second.count == 2 && first.value <= 24 && second.value < 60) {
            item.classes |= bit(TimeClass::ClockTime);
            item.senses[item.sense_count++] = {
                TimeClass::ClockTime,
                static_cast<std::int16_t>(first.value * 60 + second.value),
                false};
        }
    } else if (text[after] == '.' && second.count == 2 && second.value <= 12 &&
               second.value >= 1) {
        const Digits third = read_digits(text, after + 1);
        const bool year_last = third.count == 4 && first.value <= 31;
        if (after + 1 + third.count == text.size() && year_last &&
            first.value >= 1 && third.value >= 1900 && third.value < 2100) {
            item.classes |= bit(TimeClass::DottedDate);
            item.number =
                static_cast<float>((third.value - 1900) * 372 +
                                   (second.value - 1) * 31 + first.value - 1);
        }
    } else if (ends_with_half_day(text.substr(after), afternoon)) {
        add_clock(item, first.value, second.value, afternoon);
    }
}

/// 12, 24th, 1990s, 1,500, 2.5, 5pm.
void add_number(TimeItem& item, std::string_view text, bool marked) {
    using enum TimeClass;
    const Digits first = read_digits(text, 0);
    const std::string_view tail = text.substr(first.count);
    bool afternoon = false;
    if (tail.empty()) {
        add_plain(item, first);
    } else if (tail == "s" && (first.count == 4 || first.count == 2) &&
               first.value % 10 == 0) {
        const bool full = first.count == 4 && first.value >= 1000;
        if (full || marked || first.value >= 20) {
            item.classes |= bit(Decade);
            item.number = static_cast<float>(first.value);
        }
    } else if (tail[0] == '.') {
        add_dotted(item, text, first);
    } else if (tail[0] == ',') {
        double value = 0;
        for (const char c : text) {
            value = is_digit(c) ? value * 10 + (c - '0') : value;
        }
        item.classes |= bit(Number);
        item.number = static_cast<float>(value);
    } else if (ends_with_half_day(tail, afternoon)) {
        add_clock(item, first.value, 0, afternoon);
    } else if (tail.size() == 2 && first.count <= 3 &&
               ((tail[1] | 0x20) == 'h' || (tail[1] | 0x20) == 't' ||
                (tail[1] | 0x20) == 'd')) {
        item.classes |= bit(Ordinal);
        item.number = static_cast<float>(first.value);
        if (first.value >= 1 && first.value <= 31) {
            item.classes |= bit(DayNumber);
        }
    }
}

std::uint64_t mark_class(const Token& token) {
    using enum TimeClass;
    switch (token.mark) {
    case U',':
        return bit(Comma);
    case U'-':
    case U'\u2013':
    case U'\u2014':
        return bit(Dash);
    case U'/':
        return bit(Slash);
    case U':':
        return bit(Colon);
    case U'\'':
    case U'\u2019':
    case U'\u2018':
        return token.has(kPossessive) ? bit(Possessive) : bit(Mark);
    case U'$':
    case U'\u20AC':
    case U'\u00A3':
        return bit(Money);
    default:
        return 0;
    }
}

/// Joins spelled numbers: units to tens, hundreds, thousands, and pairs of
/// tens that make a year.
class NumberWords {
  public:
    explicit NumberWords(std::vector<TimeItem>& items) : items_(items) {}

    /// Joins the last item to the one before it when they are one number.
    void join() {
        if (items_.size() < 2) {
            return;
        }
        TimeItem& last = items_.back();
        TimeItem& before = items_[items_.size() - 2];
        if (before.tokens.last != last.tokens.first || !spelled(before) ||
            !(spelled(last) || spelled_ordinal(last))) {
            return;
        }
        const bool ordinal = spelled_ordinal(last);
        const int a = number_of(before, TimeClass::Number);
        const int b =
            number_of(last, ordinal ? TimeClass::Ordinal : TimeClass::Number);
        const int joined = join(a, b, ordinal);
        if (joined < 0) {
            return;
        }
        before.tokens.last = last.tokens.last;
        set(before, joined, ordinal);
        items_.pop_back();
    }

  private:
    static bool spelled(const TimeItem& item) {
        return item.is(TimeClass::Number) && item.sense_count > 0;
    }
    static bool spelled_ordinal(const TimeItem& item) {
        return item.is(TimeClass::Ordinal) && item.sense_count > 0;
    }
    static int number_of(const TimeItem& item, TimeClass c) {
        return static_cast<int>(item.value(c));
    }

    static int join(int a, int b, bool ordinal) {
        if (b == 100 && a < 100) {
            return a * 100;
        }
        if (b == 1000 && a < 33) {
            return a * 1000;
        }
        if (a % 10 == 0 && a % 100 >= 20 && b >= 1 && b <= 9) {
            return a + b;
        }
        if (a >= 100 && a % 100 == 0 && b < 100) {
            return a + b;
        }
        if (!ordinal && a >= 15 && a <= 20 && b >= 10 && b < 100) {
            return a * 100 + b;
        }
        return -1;
    }

    static void set(TimeItem& item, int value, bool ordinal) {
        using enum TimeClass;
        item.classes = 0;
        item.sense_count = 0;
        add_sense(item, ordinal ? Ordinal : Number, static_cast<float>(value));
        if (!ordinal && value >= 1500 && value < 2200) {
            add_sense(item, Year, static_cast<float>(value));
        }
        if (ordinal && value <= 31) {
            add_sense(item, DayNumber, static_cast<float>(value));
        }
    }

    std::vector<TimeItem>& items_;
};

/// "2 1/2": a number, and a fraction after a space.
void join_fraction(std::string_view text,
                   const std::vector<Token>& tokens,
                   TokenRange range,
                   TimeItem& item) {
    const std::uint32_t next = item.tokens.last;
    if (next + 2 >= range.last || !tokens[next].has(kNumber) ||
        !tokens[next + 1].is(U'/') || !tokens[next + 2].has(kNumber) ||
        tokens[next + 1].has(kSpaceBefore)) {
        return;
    }
    const Digits top = read_digits(tokens[next].span.of(text), 0);
    const Digits bottom = read_digits(tokens[next + 2].span.of(text), 0);
    if (top.count != 1 || bottom.count != 1 || bottom.value <= top.value) {
        return;
    }
    item.classes = bit(TimeClass::Number);
    item.number +=
        static_cast<float>(top.value) / static_cast<float>(bottom.value);
    item.tokens.last = next + 3;
}

/// Adds what the words from token @p i on may mean; the longest phrase counts.
void add_words(const TimeLexicon& lexicon,
               const std::vector<Token>& tokens,
               TokenRange range,
               TimeItem& item) {
    constexpr std::uint32_t kLongestPhrase = 8;
    const std::uint32_t first = item.tokens.first;
    std::span<const std::uint32_t> found;
    lexicon.words().walk(
        std::min(range.last - first, kLongestPhrase),
        [&](std::uint32_t n) { return tokens[first + n].hash; },
        [&](std::uint32_t length, std::span<const std::uint32_t> payloads) {
            item.tokens.last = first + length;
            found = payloads;
        });
    for (const std::uint32_t payload : found) {
        const TimeSense sense = unpack_time_sense(payload);
        if (!sense.capital || tokens[first].has(kCapitalised)) {
            add_sense(item, sense.cls, sense.value);
        }
    }
}

/// What the shape of its token alone says: a mark, a clitic or a number.
void add_shape(std::string_view text,
               const std::vector<Token>& tokens,
               TokenRange range,
               TimeItem& item) {
    const std::uint32_t i = item.tokens.first;
    const Token& token = tokens[i];
    if (token.has(kPunctuation)) {
        item.classes = mark_class(token);
    } else if (token.has(kPossessive)) {
        item.classes = bit(TimeClass::Possessive);
    } else if (token.has(kNumber)) {
        const bool marked = i > range.first && (mark_class(tokens[i - 1]) &
                                                bit(TimeClass::Mark)) != 0;
        add_number(item, token.span.of(text), marked);
        if (item.is(TimeClass::Number)) {
            join_fraction(text, tokens, range, item);
        }
    }
}

}  // namespace

float TimeItem::value(TimeClass c) const {
    for (std::uint8_t i = 0; i < sense_count; ++i) {
        if (senses[i].cls == c) {
            return senses[i].value;
        }
    }
    return number;
}

TokenRange next_time_words(const TimeLexicon& lexicon,
                           const std::vector<Token>& tokens,
                           TokenRange range,
                           std::uint32_t from) {
    const TimeWords cores = lexicon.marked(TimeWordMark::TimeCore);
    const TimeWords words = lexicon.marked(TimeWordMark::WithinTime);
    const auto is_core = [cores](const Token& token) {
        return (unsigned{token.has(kNumber)} |
                unsigned{cores.may_have(token.hash)}) != 0;
    };
    const auto may_be_one = [&](const Token& token) {
        if ((token.flags & (kNumber | kPossessive)) != 0) {
            return true;
        }
        return token.has(kPunctuation) ? mark_class(token) != 0
                                       : words.may_have(token.hash);
    };
    const Token* const end = tokens.data() + range.last;
    const Token* core = tokens.data() + from;
    while (core != end && !is_core(*core)) {
        ++core;
    }
    auto first = static_cast<std::uint32_t>(core - tokens.data());
    std::uint32_t last = first;
    while (last < range.last && may_be_one(tokens[last])) {
        ++last;
    }
    while (first > from && may_be_one(tokens[first - 1])) {
        --first;
    }
    return {first, last};
}

void read_time_items(const TimeLexicon& lexicon,
                     std::string_view text,
                     const std::vector<Token>& tokens,
                     TokenRange range,
                     std::vector<TimeItem>& items) {
    constexpr std::uint32_t kShaped = kPunctuation | kPossessive | kNumber;
    const TimeWords openers = lexicon.marked(TimeWordMark::OpensTime);
    NumberWords numbers(items);
    for (std::uint32_t i = range.first; i < range.last;) {
        const Token& token = tokens[i];
        const bool shaped = (token.flags & kShaped) != 0;
        const bool word =
            !token.has(kPunctuation) && openers.may_have(token.hash);
        if (!shaped && !word) {
            ++i;
            continue;
        }
        TimeItem& item = items.emplace_back();
        item.tokens = {i, i + 1};
        if (shaped) {
            add_shape(text, tokens, range, item);
        }
        if (word) {
            add_words(lexicon, tokens, range, item);
        }
        if (item.classes == 0) {
            items.pop_back();
            ++i;
            continue;
        }
        i = item.tokens.last;
        numbers.join();
    }
}

}  // namespace dateline
