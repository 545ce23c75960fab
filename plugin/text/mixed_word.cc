// Character by character; only the plain letters at a word's front are read at
// once.
#include "plugin/text/mixed_word.h"

#include <array>
#include <cstring>
#include <string>
#include <string_view>

#include <unicode/uchar.h>

#include "plugin/text/abbreviations.h"
#include "plugin/text/plain_run.h"

namespace dateline {

namespace {

/// What letters and digits of one token have shown so far.
struct Run {
    FoldHasher hash;
    std::uint32_t letters = 0;
    std::uint32_t upper = 0;
    bool lower = false;
    bool first_upper = false;
    bool non_ascii = false;
    bool digit_first = false;

    void add(char32_t c) {
        if (c < 0x80) {
            add_ascii(c);
        } else {
            add_other(c);
        }
        ++letters;
    }

    /// @pre nothing has been added
    void add(const PlainRun& plain) {
        plain.add_to(hash);
        letters = plain.count;
        lower = plain.small != 0;
        upper = lower ? 0 : plain.count;
        first_upper = plain.count != 0 && (plain.small & 1U) == 0;
    }

    [[nodiscard]] std::uint32_t shape() const {
        std::uint32_t flags = digit_first ? kNumber : kWord;
        if (first_upper) {
            flags |= kCapitalised;
        }
        if (upper >= 2 && !lower) {
            flags |= kAllCaps;
        }
        if (non_ascii) {
            flags |= kNonAscii;
        }
        return flags;
    }

  private:
    void add_ascii(char32_t c) {
        const bool is_upper = c >= U'A' && c <= U'Z';
        const bool is_lower = c >= U'a' && c <= U'z';
        upper += is_upper ? 1 : 0;
        lower |= is_lower;
        if (letters == 0) {
            first_upper = is_upper;
            digit_first = !is_upper && !is_lower;
        }
        hash.add(static_cast<unsigned char>(is_upper ? c + 32 : c));
    }

    void add_other(char32_t c) {
        const auto letter = static_cast<UChar32>(c);
        non_ascii = true;
        const bool is_upper =
            u_isUUppercase(letter) != 0 || u_istitle(letter) != 0;
        upper += is_upper ? 1 : 0;
        lower |= u_isULowercase(letter) != 0;
        if (letters == 0) {
            first_upper = is_upper;
            digit_first = u_isdigit(letter) != 0;
        }
        std::string folded;
        fold_character(c, folded);
        for (const char byte : folded) {
            hash.add(static_cast<unsigned char>(byte));
        }
    }
};

class MixedWord {
  public:
    explicit MixedWord(TextCursor& cursor) : c_(cursor), begin_(cursor.at) {}

    void read() {
        add_plain_letters();
        while (c_.at < c_.end) {
            const CodePoint point = c_.peek(c_.at);
            const CharacterClass kind = class_of(point.value);
            if (kind == CharacterClass::Letter ||
                kind == CharacterClass::Digit || is_inside_number(point)) {
                run_.add(point.value);
                c_.at += point.size;
            } else if (is_apostrophe(point.value) &&
                       c_.class_at(c_.at + point.size) ==
                           CharacterClass::Letter) {
                if (ends_at_apostrophe(point.size)) {
                    return;
                }
                c_.at += point.size;
            } else if (point.value == U'.' && is_inner_dot()) {
                dotted_ = true;
                if (c_.class_at(c_.at + 1) == CharacterClass::Letter) {
                    run_.hash.add('.');
                }
                ++c_.at;
            } else {
                break;
            }
        }
        finish();
    }

  private:
    void add_plain_letters() {
        std::array<char, kPlainStep> front{};
        const std::uint32_t size = std::min(c_.end - c_.at, kPlainStep);
        std::memcpy(front.data(), c_.text.data() + c_.at, size);
        const PlainRun plain = plain_letters(front.data());
        run_.add(plain);
        c_.at += plain.count;
    }

    /// 1,500.5
    [[nodiscard]] bool is_inside_number(CodePoint point) const {
        return run_.digit_first &&
               (point.value == U'.' || point.value == U',') &&
               c_.class_at(c_.at + 1) == CharacterClass::Digit &&
               class_of(c_.peek(c_.at - 1).value) == CharacterClass::Digit;
    }

    /// Whether "n't" or a clitic follows; the tokens are pushed then.
    bool ends_at_apostrophe(std::uint32_t mark_size) {
        if (negation_follows(mark_size)) {
            return true;
        }
        const std::uint32_t tail = clitic(mark_size);
        if (tail == 0) {
            return false;
        }
        finish();
        push_clitic(tail);
        return true;
    }

    /// Splits "don't" into "do" and "n't".
    bool negation_follows(std::uint32_t mark_size) {
        const std::uint32_t after = c_.at + mark_size;
        if (c_.at < begin_ + 2 || c_.text[c_.at - 1] != 'n' ||
            c_.text[after] != 't' ||
            c_.class_at(after + 1) == CharacterClass::Letter) {
            return false;
        }
        const std::uint32_t split = c_.at - 1;
        Run stem;
        for (std::uint32_t i = begin_; i < split;) {
            const CodePoint point = c_.peek(i);
            stem.add(point.value);
            i += point.size;
        }
        c_.push(
            {begin_, split}, stem.hash.finish(), stem.shape(), stem.letters);
        static constexpr std::uint64_t kNot = hash_folded("nt");
        c_.push({split, after + 1}, kNot, kWord, 3);
        c_.at = after + 1;
        return true;
    }

    /// Length in bytes of a clitic ("'s", "'ll") that begins here, apostrophe
    /// included; 0 when there is none.
    [[nodiscard]] std::uint32_t clitic(std::uint32_t mark_size) const {
        static constexpr std::array<std::string_view, 7> kClitics = {
            "s", "ll", "re", "ve", "d", "m", "S"};
        const std::uint32_t first = c_.at + mark_size;
        for (const std::string_view tail : kClitics) {
            const auto end = first + static_cast<std::uint32_t>(tail.size());
            if (end <= c_.end && c_.text.substr(first, tail.size()) == tail &&
                c_.class_at(end) != CharacterClass::Letter &&
                c_.class_at(end) != CharacterClass::Digit) {
                return end - c_.at;
            }
        }
        return 0;
    }

    void push_clitic(std::uint32_t size) {
        Run run;
        const std::uint32_t begin = c_.at;
        const std::uint32_t end = begin + size;
        for (std::uint32_t i = begin; i < end;) {
            const CodePoint point = c_.peek(i);
            if (!is_apostrophe(point.value)) {
                run.add(point.value);
            }
            i += point.size;
        }
        const bool possessive = run.letters == 1 && (c_.text[end - 1] == 's' ||
                                                     c_.text[end - 1] == 'S');
        run.hash.add('\'');
        c_.push({begin, end},
                run.hash.finish(),
                possessive ? kWord | kPossessive : kWord,
                run.letters);
        c_.at = end;
    }

    /// A dot that belongs to the token: "U.S.", "a.m.", after single letters.
    [[nodiscard]] bool is_inner_dot() const {
        if (run_.digit_first || run_.non_ascii) {
            return false;
        }
        const std::uint32_t since = c_.at - begin_;
        if (dotted_) {
            return since >= 2 && c_.text[c_.at - 2] == '.';
        }
        return since == 1 && c_.class_at(c_.at + 1) == CharacterClass::Letter &&
               ((c_.at + 2 < c_.end && c_.text[c_.at + 2] == '.') ||
                (run_.first_upper && c_.text[c_.at + 1] >= 'A' &&
                 c_.text[c_.at + 1] <= 'Z' &&
                 c_.class_at(c_.at + 2) != CharacterClass::Letter));
    }

    void finish() {
        std::uint32_t flags = run_.shape();
        const std::uint64_t hash = run_.hash.finish();
        if (dotted_) {
            flags |= kAbbreviation;
            if (c_.text[c_.at - 1] == '.') {
                flags |= kTrailingDot;
            }
        } else if (c_.at < c_.end && c_.text[c_.at] == '.' &&
                   !run_.digit_first &&
                   (c_.at + 1 >= c_.end || c_.text[c_.at + 1] != '.')) {
            const std::uint32_t dot =
                flags_of_dot(c_, c_.at, hash, run_.letters, run_.first_upper);
            flags |= dot;
            c_.at += dot != 0 ? 1 : 0;
        }
        c_.push({begin_, c_.at}, hash, flags, run_.letters);
    }

    TextCursor& c_;
    std::uint32_t begin_;
    Run run_;
    bool dotted_ = false;
};

/// The first place from @p at on that is no blank.
std::uint32_t after_blanks(const TextCursor& cursor, std::uint32_t at) {
    while (at < cursor.end && cursor.text[at] == ' ') {
        ++at;
    }
    return at;
}

/// An abbreviation that is a word too is one before a number, and before what
/// goes on with the sentence.
bool is_meant(const TextCursor& cursor,
              std::uint32_t dot,
              std::uint64_t hash,
              bool capitalised) {
    const std::uint32_t next = after_blanks(cursor, dot + 1);
    if (next >= cursor.end) {
        return false;
    }
    const char c = cursor.text[next];
    static constexpr std::uint64_t kNo = hash_folded("no");
    return capitalised &&
           (cursor.class_at(next) == CharacterClass::Digit ||
            (hash != kNo && (c == ',' || c == ')' || (c >= 'a' && c <= 'z'))));
}

}  // namespace

void read_mixed_word(TextCursor& cursor) {
    MixedWord(cursor).read();
}

std::uint32_t flags_of_dot(const TextCursor& cursor,
                           std::uint32_t dot,
                           std::uint64_t hash,
                           std::uint32_t letters,
                           bool capitalised) {
    constexpr std::uint32_t kLongest = 6;
    if (letters == 1 && capitalised) {
        // After an initial's dot comes a name, not the end of the text.
        const std::uint32_t next = after_blanks(cursor, dot + 1);
        if (next < cursor.end &&
            cursor.class_at(next) == CharacterClass::Letter) {
            return kAbbreviation | kInitial;
        }
    }
    if (letters <= kLongest && is_abbreviation(hash) &&
        (!is_also_a_word(hash) || is_meant(cursor, dot, hash, capitalised))) {
        return kAbbreviation | kTrailingDot;
    }
    return 0;
}

}  // namespace dateline
