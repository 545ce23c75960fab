// A single forward scan. Plain letters, which most words are made of, are read
// eight at a time, everything else character by character.
#include "plugin/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <string>

#include <unicode/uchar.h>

#include "plugin/text/abbreviations.h"
#include "plugin/text/character_class.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011' || c == U'\u2013';
}

class Scanner {
  public:
    Scanner(std::string_view text, Span range, std::vector<Token>& tokens)
        : text_(text), end_(range.end), at_(range.begin), tokens_(tokens) {}

    void run() {
        flags_ = kSpaceBefore;
        while (at_ < end_) {
            const char c = text_[at_];
            if (is_plain_letter(c)) {
                if (!short_word()) {
                    word();
                }
            } else if (c == ' ') {
                flags_ |= kSpaceBefore;
                ++at_;
            } else {
                step();
            }
        }
    }

  private:
    /// White space, a mark, or a word.
    void step() {
        const CodePoint point = peek(at_);
        const CharacterClass kind = class_of(point.value);
        if (kind == CharacterClass::Space) {
            const bool line = point.value == U'\n' || point.value == U'\r' ||
                              point.value == 0x85 || point.value == 0x2028 ||
                              point.value == 0x2029;
            flags_ |= line ? kSpaceBefore | kLineBefore : kSpaceBefore;
            at_ += point.size;
        } else if (kind == CharacterClass::Other) {
            punctuation(point);
        } else {
            word();
        }
    }

    /// Most words: fifteen plain letters at most and nothing that goes on.
    /// @return false when another stands here; nothing is read then
    /// @pre a plain letter stands at at_
    bool short_word() {
        if (at_ + 16 > end_) {
            return false;
        }
        FoldHasher hash;
        std::uint32_t before = 0;
        std::uint64_t lower = 0;
        std::uint64_t bytes = eight_bytes(at_);
        std::uint64_t small = bytes | (0x20 * kEach);
        std::uint64_t others = small_letters(small) ^ (0x80 * kEach);
        const bool capital = (bytes & 0x20) == 0;
        if (others == 0) {
            hash.add_word(small, 8);
            lower = bytes & (0x20 * kEach);
            before = 8;
            bytes = eight_bytes(at_ + 8);
            small = bytes | (0x20 * kEach);
            others = small_letters(small) ^ (0x80 * kEach);
            if (others == 0) {
                return false;
            }
        }
        const auto bits =
            static_cast<std::uint32_t>(std::countr_zero(others)) - 7;
        const auto next = static_cast<char>(bytes >> bits & 0xFF);
        if (goes_on(next)) {
            return false;
        }
        const std::uint32_t size = before + bits / 8;
        const std::uint64_t word = small & ((std::uint64_t{1} << bits) - 1);
        lower |= bytes & word >> 1 & (0x20 * kEach);
        hash.add_word(word, bits / 8);
        std::uint32_t flags = flags_ | kWord;
        if (capital) {
            flags |= kCapitalised;
        }
        if (lower == 0 && size >= 2) {
            flags |= kAllCaps;
        }
        tokens_.push_back({hash.finish(),
                           {at_, at_ + size},
                           static_cast<std::uint16_t>(flags),
                           static_cast<std::uint16_t>(size),
                           0});
        at_ += size;
        flags_ = 0;
        if (next == ' ') {
            ++at_;
            flags_ = kSpaceBefore;
        }
        return true;
    }

    [[nodiscard]] CodePoint peek(std::uint32_t at) const {
        const auto byte = static_cast<unsigned char>(text_[at]);
        if (byte < 0x80) {
            return {byte, 1};
        }
        return decode(text_.substr(0, end_), at);
    }

    [[nodiscard]] CharacterClass class_at(std::uint32_t at) const {
        return at < end_ ? class_of(peek(at).value) : CharacterClass::Space;
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
            (class_at(at_) == CharacterClass::Letter ||
             class_at(at_) == CharacterClass::Digit)) {
            flags_ = kHyphenBefore;
            return;
        }
        if (point.value == U'-' || point.value == U'.') {
            while (at_ < end_ && text_[at_] == text_[begin]) {
                ++at_;
            }
        }
        if (is_apostrophe(point.value) && (flags_ & kSpaceBefore) == 0 &&
            !tokens_.empty() && tokens_.back().has(kWord) &&
            text_[begin - 1] == 's' && class_at(at_) == CharacterClass::Space) {
            flags_ |= kPossessive;
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

    /// What letters and digits of one token have shown so far.
    struct Run {
        FoldHasher hash;
        std::uint32_t letters = 0;
        std::uint32_t upper = 0;
        bool lower = false;
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
            run.lower |= lower;
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
            run.lower |= u_isULowercase(static_cast<UChar32>(c)) != 0;
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

    [[nodiscard]] static std::uint16_t shape(const Run& run) {
        std::uint32_t flags = 0;
        flags |= run.digit_first ? kNumber : kWord;
        if (run.first_upper) {
            flags |= kCapitalised;
        }
        if (run.upper >= 2 && !run.lower) {
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
                class_at(end) != CharacterClass::Letter &&
                class_at(end) != CharacterClass::Digit) {
                return end - at;
            }
        }
        return 0;
    }

    /// Up to eight bytes from @p at, zeros after the range's end.
    [[nodiscard]] std::uint64_t eight_bytes(std::uint32_t at) const {
        std::uint64_t bytes = 0;
        if (at + 8 <= end_) {
            std::memcpy(&bytes, text_.data() + at, 8);
        } else {
            std::memcpy(&bytes, text_.data() + at, end_ - at);
        }
        if constexpr (std::endian::native == std::endian::big) {
            bytes = __builtin_bswap64(bytes);
        }
        return bytes;
    }

    /// The plain letters at at_, which is how most words are spelled.
    void ascii_letters(Run& run) {
        const std::uint32_t begin = at_;
        std::uint32_t at = begin;
        std::uint64_t first = 0;
        for (;;) {
            const std::uint64_t bytes = eight_bytes(at);
            const std::uint64_t small = bytes | (0x20 * kEach);
            const std::uint64_t others = small_letters(small) ^ (0x80 * kEach);
            first = at == begin ? bytes : first;
            if (others != 0) {
                const auto bit =
                    static_cast<std::uint32_t>(std::countr_zero(others)) - 7;
                const std::uint64_t mask = (std::uint64_t{1} << bit) - 1;
                add_letters(bytes, small & mask, bit / 8, run);
                at += bit / 8;
                break;
            }
            add_letters(bytes, small, 8, run);
            at += 8;
        }
        at_ = at;
        run.letters = at - begin;
        run.first_upper = at != begin && (first & 0x20) == 0;
    }

    /// @param small the letters, which are the first @p count of @p bytes, in
    /// lower case, and zeros
    static void add_letters(std::uint64_t bytes,
                            std::uint64_t small,
                            std::uint32_t count,
                            Run& run) {
        // Letters have 0x40 set, and 0x20 when they are small.
        const std::uint64_t letters = small >> 1 & (0x20 * kEach);
        run.lower |= (bytes & letters) != 0;
        run.upper += run.lower ? 0 : count;
        run.hash.add_word(small, count);
    }

    void word() {
        const std::uint32_t begin = at_;
        Run run;
        bool dotted = false;
        ascii_letters(run);
        if (at_ > begin && (at_ == end_ || !goes_on(text_[at_]))) {
            push(begin, at_, run.hash.finish(), shape(run), run.letters);
            return;
        }
        while (at_ < end_) {
            const CodePoint point = peek(at_);
            const CharacterClass kind = class_of(point.value);
            if (kind == CharacterClass::Letter ||
                kind == CharacterClass::Digit) {
                add_character(point, run);
                at_ += point.size;
                continue;
            }
            if (run.digit_first &&
                (point.value == U'.' || point.value == U',') &&
                class_at(at_ + 1) == CharacterClass::Digit &&
                class_of(peek(at_ - 1).value) == CharacterClass::Digit) {
                add_character(point, run);
                at_ += point.size;
                continue;
            }
            if (is_apostrophe(point.value) &&
                class_at(at_ + point.size) == CharacterClass::Letter) {
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
                if (class_at(at_ + 1) == CharacterClass::Letter) {
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
            return since == 1 && class_at(at_ + 1) == CharacterClass::Letter &&
                   ((at_ + 2 < end_ && text_[at_ + 2] == '.') ||
                    (run.first_upper && text_[at_ + 1] >= 'A' &&
                     text_[at_ + 1] <= 'Z' &&
                     class_at(at_ + 2) != CharacterClass::Letter));
        }
        return since >= 2 && text_[at_ - 2] == '.';
    }

    /// Splits "don't" into "do" and "n't": called at the apostrophe.
    bool negation_follows(std::uint32_t begin, std::uint32_t mark_size) {
        const std::uint32_t after = at_ + mark_size;
        if (at_ < begin + 2 || text_[at_ - 1] != 'n' || text_[after] != 't' ||
            class_at(after + 1) == CharacterClass::Letter) {
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
                       abbreviation_fits(hash, run)) {
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
        return next < end_ && class_at(next) == CharacterClass::Letter;
    }

    [[nodiscard]] bool abbreviation_fits(std::uint64_t hash,
                                         const Run& run) const {
        if (!is_also_a_word(hash)) {
            return true;
        }
        std::uint32_t next = at_ + 1;
        while (next < end_ && text_[next] == ' ') {
            ++next;
        }
        if (next >= end_) {
            return false;
        }
        const CharacterClass kind = class_at(next);
        static constexpr std::uint64_t kNo = hash_folded("no");
        return run.first_upper &&
               (kind == CharacterClass::Digit ||
                (hash != kNo && (text_[next] == ',' || text_[next] == ')' ||
                                 (text_[next] >= 'a' && text_[next] <= 'z'))));
    }

    std::string_view text_;
    std::uint32_t end_;
    std::uint32_t at_;
    std::vector<Token>& tokens_;
    std::uint32_t flags_ = 0;  ///< of the next token, by what is before it
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

}  // namespace dateline
