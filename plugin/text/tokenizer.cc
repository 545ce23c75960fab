// A single forward scan. Classification of ASCII is a table; characters above
// it are classified by ICU one at a time.
#include "plugin/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// English orthography: words that are written with a closing dot. Titles,
/// ranks, months, weekdays, legal forms, states in the news agencies' style.
constexpr std::array<std::string_view, 112> kAbbreviations = {
    "mr",   "mrs",  "ms",   "dr",     "prof", "gen",   "col",    "lt",
    "capt", "cmdr", "sgt",  "maj",    "cpl",  "adm",   "brig",   "gov",
    "sen",  "rep",  "reps", "sens",   "rev",  "hon",   "st",     "ste",
    "mt",   "ft",   "jr",   "sr",     "inc",  "corp",  "co",     "ltd",
    "bros", "plc",  "llc",  "jan",    "feb",  "mar",   "apr",    "jun",
    "jul",  "aug",  "sep",  "sept",   "oct",  "nov",   "dec",    "mon",
    "tue",  "tues", "wed",  "thu",    "thur", "thurs", "fri",    "vs",
    "etc",  "no",   "nos",  "approx", "dept", "univ",  "assn",   "ave",
    "blvd", "rd",   "ala",  "ariz",   "ark",  "calif", "colo",   "conn",
    "del",  "fla",  "ga",   "ill",    "ind",  "kan",   "ky",     "la",
    "md",   "mass", "mich", "minn",   "miss", "mo",    "mont",   "neb",
    "nev",  "okla", "ore",  "pa",     "penn", "tenn",  "tex",    "va",
    "vt",   "wash", "wis",  "wyo",    "ont",  "que",   "messrs", "lieut",
    "pvt",  "pres", "supt", "atty",   "det",  "insp",  "secy",   "sect",
};

const std::vector<std::uint64_t>& abbreviation_hashes() {
    static const std::vector<std::uint64_t> hashes = [] {
        std::vector<std::uint64_t> all;
        for (const std::string_view word : kAbbreviations) {
            all.push_back(hash_folded(word));
        }
        std::sort(all.begin(), all.end());
        return all;
    }();
    return hashes;
}

/// Some abbreviations are ordinary words too; for these the dot belongs to
/// the token only before more of the same sentence.
bool is_also_a_word(std::string_view folded) {
    static constexpr std::array<std::string_view, 14> kWords = {"no",
                                                                "mar",
                                                                "sun",
                                                                "sat",
                                                                "mass",
                                                                "miss",
                                                                "ill",
                                                                "ore",
                                                                "wash",
                                                                "co",
                                                                "pa",
                                                                "la",
                                                                "ind",
                                                                "del"};
    return std::find(kWords.begin(), kWords.end(), folded) != kWords.end();
}

enum class Class : std::uint8_t { Space, Letter, Digit, Other };

constexpr std::array<Class, 128> kAsciiClasses = [] {
    std::array<Class, 128> classes{};
    for (std::size_t c = 0; c < 128; ++c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        const bool digit = c >= '0' && c <= '9';
        const bool space = c <= ' ' || c == 0x7F;
        classes[c] = letter  ? Class::Letter
                     : digit ? Class::Digit
                     : space ? Class::Space
                             : Class::Other;
    }
    return classes;
}();

Class class_above_ascii(char32_t c);

inline Class class_of(char32_t c) {
    return c < 0x80 ? kAsciiClasses[c] : class_above_ascii(c);
}

Class class_above_ascii(char32_t c) {
    const auto type = u_charType(static_cast<UChar32>(c));
    const std::uint32_t mask = 1U << type;
    if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) {
        return Class::Letter;
    }
    if ((mask & U_GC_ND_MASK) != 0) {
        return Class::Digit;
    }
    if (is_invisible(c)) {
        return Class::Letter;
    }
    if ((mask & (U_GC_Z_MASK | U_GC_CC_MASK)) != 0) {
        return Class::Space;
    }
    return Class::Other;
}

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011' || c == U'\u2013';
}

class Scanner {
  public:
    Scanner(std::string_view text, Span range, std::vector<Token>& tokens)
        : text_(text), end_(range.end), at_(range.begin), tokens_(tokens) {}

    void run() {
        bool space = true;
        bool line = false;
        while (at_ < end_) {
            const CodePoint point = peek(at_);
            const Class kind = class_of(point.value);
            if (kind == Class::Space) {
                space = true;
                line = line || point.value == U'\n' || point.value == U'\r' ||
                       point.value == 0x85 || point.value == 0x2028 ||
                       point.value == 0x2029;
                at_ += point.size;
                continue;
            }
            flags_ = static_cast<std::uint16_t>((space ? kSpaceBefore : 0) |
                                                (line ? kLineBefore : 0) |
                                                (hyphen_ ? kHyphenBefore : 0));
            space = line = hyphen_ = false;
            if (kind == Class::Other) {
                punctuation(point);
            } else {
                word();
            }
        }
    }

  private:
    [[nodiscard]] CodePoint peek(std::uint32_t at) const {
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte < 0x80) {
            return {byte, 1};
        }
        return decode(text_.substr(0, end_), at);
    }

    [[nodiscard]] Class class_at(std::uint32_t at) const {
        return at < end_ ? class_of(peek(at).value) : Class::Space;
    }

    void push(std::uint32_t begin,
              std::uint32_t end,
              std::uint64_t hash,
              std::uint16_t flags,
              std::uint32_t letters) {
        Token token;
        token.hash = hash;
        token.span = {begin, end};
        token.flags = static_cast<std::uint16_t>(flags_ | flags);
        token.letters =
            static_cast<std::uint16_t>(std::min<std::uint32_t>(letters, 65535));
        tokens_.push_back(token);
        flags_ = 0;
    }

    void punctuation(CodePoint point) {
        const std::uint32_t begin = at_;
        at_ += point.size;
        if (is_hyphen(point.value) && !tokens_.empty() &&
            tokens_.back().span.end == begin &&
            !tokens_.back().has(kPunctuation) &&
            (class_at(at_) == Class::Letter || class_at(at_) == Class::Digit)) {
            hyphen_ = true;
            return;
        }
        if (point.value == U'-' || point.value == U'.') {
            while (at_ < end_ && text_[at_] == text_[begin]) {
                ++at_;
            }
        }
        if (is_apostrophe(point.value) && (flags_ & kSpaceBefore) == 0 &&
            !tokens_.empty() && tokens_.back().has(kWord) &&
            text_[begin - 1] == 's' && class_at(at_) == Class::Space) {
            flags_ = static_cast<std::uint16_t>(flags_ | kPossessive);
        }
        Token token;
        FoldHasher hasher;
        for (std::uint32_t i = begin; i < begin + point.size; ++i) {
            hasher.add(static_cast<unsigned char>(text_[i]));
        }
        token.hash = hasher.finish();
        token.span = {begin, at_};
        token.flags = static_cast<std::uint16_t>(flags_ | kPunctuation);
        token.letters = static_cast<std::uint16_t>(
            std::min<std::uint32_t>(at_ - begin, 65535));
        token.mark = static_cast<std::uint32_t>(point.value);
        tokens_.push_back(token);
        flags_ = 0;
    }

    /// Reads letters and digits from at_; stops before anything else.
    struct Run {
        FoldHasher hash;
        std::uint32_t letters = 0;
        std::uint32_t lower = 0;
        std::uint32_t upper = 0;
        bool first_upper = false;
        bool non_ascii = false;
        bool digit_first = false;
    };

    void add_character(CodePoint point, Run& run) {
        const char32_t c = point.value;
        if (c < 0x80) {
            const bool upper = c >= U'A' && c <= U'Z';
            const bool lower = c >= U'a' && c <= U'z';
            run.upper += upper ? 1 : 0;
            run.lower += lower ? 1 : 0;
            if (run.letters == 0) {
                run.first_upper = upper;
                run.digit_first = !upper && !lower;
            }
            run.hash.add(static_cast<unsigned char>(upper ? c + 32 : c));
        } else {
            run.non_ascii = true;
            const bool upper = u_isUUppercase(static_cast<UChar32>(c)) != 0 ||
                               u_istitle(static_cast<UChar32>(c)) != 0;
            run.upper += upper ? 1 : 0;
            run.lower += u_isULowercase(static_cast<UChar32>(c)) != 0 ? 1 : 0;
            if (run.letters == 0) {
                run.first_upper = upper;
                run.digit_first = u_isdigit(static_cast<UChar32>(c)) != 0;
            }
            scratch_.clear();
            fold_character(c, scratch_);
            for (const char byte : scratch_) {
                run.hash.add(static_cast<unsigned char>(byte));
            }
        }
        ++run.letters;
    }

    [[nodiscard]] std::uint16_t shape(const Run& run) const {
        std::uint32_t flags = 0;
        if (run.upper + run.lower > 0 || !run.digit_first) {
            flags |= kWord;
        }
        if (run.digit_first) {
            flags = (flags | kNumber) & ~std::uint32_t{kWord};
        }
        if (run.first_upper) {
            flags |= kCapitalised;
        }
        if (run.upper >= 2 && run.lower == 0) {
            flags |= kAllCaps;
        }
        if (run.non_ascii) {
            flags |= kNonAscii;
        }
        return static_cast<std::uint16_t>(flags);
    }

    /// Length in bytes of a clitic ("'s", "'ll") whose apostrophe is at @p at,
    /// apostrophe included; 0 when there is none.
    [[nodiscard]] std::uint32_t clitic(std::uint32_t at,
                                       std::uint32_t mark_size) const {
        static constexpr std::array<std::string_view, 7> kClitics = {
            "s", "ll", "re", "ve", "d", "m", "S"};
        for (const std::string_view tail : kClitics) {
            const auto end =
                at + mark_size + static_cast<std::uint32_t>(tail.size());
            if (end <= end_ &&
                text_.substr(at + mark_size, tail.size()) == tail &&
                class_at(end) != Class::Letter &&
                class_at(end) != Class::Digit) {
                return end - at;
            }
        }
        return 0;
    }

    /// The plain letters at at_, which is how most words are spelled.
    void ascii_letters(Run& run) {
        // In locals: the compiler cannot know that the text is not *this.
        const std::uint32_t begin = at_;
        const std::uint32_t end = end_;
        const char* const text = text_.data();
        FoldHasher hash = run.hash;
        std::uint32_t upper = 0;
        std::uint32_t at = begin;
        for (; at < end; ++at) {
            const auto byte = static_cast<unsigned char>(text[at]);
            const std::uint32_t lower = byte | 0x20U;
            if (lower - 'a' >= 26U) {
                break;
            }
            upper += (byte >> 5 & 1U) ^ 1U;
            hash.add(static_cast<unsigned char>(lower));
        }
        at_ = at;
        run.hash = hash;
        run.letters = at_ - begin;
        run.upper = upper;
        run.lower = run.letters - upper;
        run.first_upper = run.letters != 0 && (text_[begin] & 0x20) == 0;
    }

    void word() {
        const std::uint32_t begin = at_;
        Run run;
        bool dotted = false;
        ascii_letters(run);
        if (at_ < end_ && text_[at_] == ' ') {
            finish(begin, run, dotted);
            return;
        }
        while (at_ < end_) {
            const CodePoint point = peek(at_);
            const Class kind = class_of(point.value);
            if (kind == Class::Letter || kind == Class::Digit) {
                add_character(point, run);
                at_ += point.size;
                continue;
            }
            if (run.digit_first &&
                (point.value == U'.' || point.value == U',') &&
                class_at(at_ + 1) == Class::Digit &&
                class_of(peek(at_ - 1).value) == Class::Digit) {
                add_character(point, run);
                at_ += point.size;
                continue;
            }
            if (is_apostrophe(point.value) &&
                class_at(at_ + point.size) == Class::Letter) {
                if (negation_follows(begin, point.size)) {
                    return;
                }
                const std::uint32_t tail = clitic(at_, point.size);
                if (tail != 0) {
                    finish(begin, run, dotted);
                    push_clitic(tail);
                    return;
                }
                at_ += point.size;
                continue;
            }
            if (point.value == U'.' && inner_dot(begin, run, dotted)) {
                dotted = true;
                if (class_at(at_ + 1) == Class::Letter) {
                    run.hash.add('.');
                }
                ++at_;
                continue;
            }
            break;
        }
        finish(begin, run, dotted);
    }

    /// A dot that belongs to the token: "U.S.", "a.m.", after single letters.
    [[nodiscard]] bool inner_dot(std::uint32_t begin,
                                 const Run& run,
                                 bool dotted) const {
        if (run.digit_first || run.non_ascii) {
            return false;
        }
        const std::uint32_t since = at_ - begin;
        if (!dotted) {
            return since == 1 && class_at(at_ + 1) == Class::Letter &&
                   ((at_ + 2 < end_ && text_[at_ + 2] == '.') ||
                    (run.first_upper && text_[at_ + 1] >= 'A' &&
                     text_[at_ + 1] <= 'Z' &&
                     class_at(at_ + 2) != Class::Letter));
        }
        return since >= 2 && text_[at_ - 2] == '.';
    }

    /// Splits "don't" into "do" and "n't": called at the apostrophe.
    bool negation_follows(std::uint32_t begin, std::uint32_t mark_size) {
        const std::uint32_t after = at_ + mark_size;
        if (at_ < begin + 2 || text_[at_ - 1] != 'n' || text_[after] != 't' ||
            class_at(after + 1) == Class::Letter) {
            return false;
        }
        const std::uint32_t split = at_ - 1;
        Run stem;
        for (std::uint32_t i = begin; i < split;) {
            const CodePoint point = peek(i);
            add_character(point, stem);
            i += point.size;
        }
        push(begin, split, stem.hash.finish(), shape(stem), stem.letters);
        push(split, after + 1, hash_folded("nt"), kWord, 3);
        at_ = after + 1;
        return true;
    }

    void push_clitic(std::uint32_t size) {
        Run run;
        for (std::uint32_t i = at_; i < at_ + size;) {
            const CodePoint point = peek(i);
            if (!is_apostrophe(point.value)) {
                add_character(point, run);
            }
            i += point.size;
        }
        const bool possessive =
            run.letters == 1 &&
            (text_[at_ + size - 1] == 's' || text_[at_ + size - 1] == 'S');
        FoldHasher hash = run.hash;
        hash.add('\'');
        push(at_,
             at_ + size,
             hash.finish(),
             static_cast<std::uint16_t>(kWord | (possessive ? kPossessive : 0)),
             run.letters);
        at_ += size;
    }

    void finish(std::uint32_t begin, const Run& run, bool dotted) {
        std::uint32_t flags = shape(run);
        const std::uint64_t hash = run.hash.finish();
        if (dotted) {
            flags |= kAbbreviation;
            if (text_[at_ - 1] == '.') {
                flags |= kTrailingDot;
            }
        } else if (at_ < end_ && text_[at_] == '.' && !run.digit_first &&
                   (at_ + 1 >= end_ || text_[at_ + 1] != '.')) {
            if (run.letters == 1 && run.first_upper && initial_follows()) {
                flags |= kAbbreviation | kInitial;
                ++at_;
            } else if (run.letters <= 6 && is_abbreviation(hash) &&
                       abbreviation_fits(begin, run)) {
                flags |= kAbbreviation | kTrailingDot;
                ++at_;
            }
        }
        push(begin, at_, hash, static_cast<std::uint16_t>(flags), run.letters);
    }

    /// After an initial's dot comes a name, not the end of the text.
    [[nodiscard]] bool initial_follows() const {
        std::uint32_t next = at_ + 1;
        while (next < end_ && text_[next] == ' ') {
            ++next;
        }
        return next < end_ && class_at(next) == Class::Letter;
    }

    [[nodiscard]] bool abbreviation_fits(std::uint32_t begin,
                                         const Run& run) const {
        std::string folded;
        for (std::uint32_t i = begin; i < at_; ++i) {
            fold_character(static_cast<unsigned char>(text_[i]), folded);
        }
        if (!is_also_a_word(folded)) {
            return true;
        }
        std::uint32_t next = at_ + 1;
        while (next < end_ && text_[next] == ' ') {
            ++next;
        }
        if (next >= end_) {
            return false;
        }
        const Class kind = class_at(next);
        const bool no = folded == "no";
        return run.first_upper &&
               (kind == Class::Digit ||
                (!no && (text_[next] == ',' || text_[next] == ')' ||
                         (text_[next] >= 'a' && text_[next] <= 'z'))));
    }

    std::string_view text_;
    std::uint32_t end_;
    std::uint32_t at_;
    std::vector<Token>& tokens_;
    std::uint16_t flags_ = 0;
    bool hyphen_ = false;
    std::string scratch_;
};

}  // namespace

void tokenize(std::string_view text, Span range, std::vector<Token>& tokens) {
    Scanner(text, range, tokens).run();
}

std::vector<std::uint64_t> phrase_hashes(std::string_view phrase) {
    std::vector<Token> tokens;
    tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}, tokens);
    std::vector<std::uint64_t> hashes;
    for (const Token& token : tokens) {
        if (!token.has(kPunctuation)) {
            hashes.push_back(token.hash);
        }
    }
    return hashes;
}

bool is_abbreviation(std::uint64_t hash) {
    const auto& hashes = abbreviation_hashes();
    return std::binary_search(hashes.begin(), hashes.end(), hash);
}

}  // namespace dateline
