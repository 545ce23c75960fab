// A single forward scan. What most text is made of - words of plain letters,
// blanks, figures and single marks - is read here, in few steps; every other
// word is mixed_word's.
#include "plugin/text/tokenizer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "plugin/text/mixed_word.h"
#include "plugin/text/plain_run.h"
#include "plugin/text/text_cursor.h"

namespace dateline {

namespace {

bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'\u2010' || c == U'\u2011' || c == U'\u2013';
}

/// What a byte begins, as far as it can be told by itself.
enum class Lead : std::uint8_t { Letter, Digit, Blank, Stop, Mark, Other };

constexpr std::array<Lead, 256> kLeads = [] {
    std::array<Lead, 256> leads{};
    for (std::size_t c = 0; c < 256; ++c) {
        leads[c] = Lead::Other;
        if (c >= 0x80) {
            continue;
        }
        const CharacterClass kind = kAsciiClasses[c];
        if (kind == CharacterClass::Letter) {
            leads[c] = Lead::Letter;
        } else if (kind == CharacterClass::Digit) {
            leads[c] = Lead::Digit;
        } else if (kind == CharacterClass::Other && c != '-' && c != '\'' &&
                   c != '`') {
            leads[c] = c == '.' ? Lead::Stop : Lead::Mark;
        }
    }
    leads[' '] = Lead::Blank;
    return leads;
}();

constexpr std::array<std::uint64_t, 128> kMarkHashes = [] {
    std::array<std::uint64_t, 128> hashes{};
    for (std::size_t c = 0; c < 128; ++c) {
        FoldHasher hash;
        hash.add(static_cast<unsigned char>(c));
        hashes[c] = hash.finish();
    }
    return hashes;
}();

class Scanner {
  public:
    Scanner(std::string_view text, Span range, std::vector<Token>& tokens)
        : c_{text, range.end, range.begin, &tokens, kSpaceBefore},
          readable_(text.size() < kPlainStep
                        ? 0
                        : static_cast<std::uint32_t>(text.size()) - kPlainStep +
                              1) {}

    void run() {
        while (c_.at < c_.end) {
            switch (kLeads[static_cast<unsigned char>(c_.text[c_.at])]) {
            case Lead::Letter:
                if (!plain_words()) {
                    read_mixed_word(c_);
                }
                break;
            case Lead::Digit:
                if (!plain_number()) {
                    read_mixed_word(c_);
                }
                break;
            case Lead::Blank:
                c_.flags |= kSpaceBefore;
                ++c_.at;
                break;
            case Lead::Stop:
                if (next_is('.')) {
                    step();
                } else {
                    mark();
                }
                break;
            case Lead::Mark:
                mark();
                break;
            case Lead::Other:
                step();
                break;
            }
        }
    }

  private:
    [[nodiscard]] bool next_is(char c) const {
        return c_.at + 1 < c_.end && c_.text[c_.at + 1] == c;
    }

    /// A mark that is a token whatever stands beside it.
    void mark() {
        push_mark(c_.at, static_cast<unsigned char>(c_.text[c_.at]));
        ++c_.at;
    }
    void push_mark(std::uint32_t at, unsigned char c) {
        c_.push({at, at + 1}, kMarkHashes[c], kPunctuation, 1, c);
    }

    /// White space, a mark, or a word.
    void step() {
        const CodePoint point = c_.peek(c_.at);
        const CharacterClass kind = class_of(point.value);
        if (kind == CharacterClass::Space) {
            const bool line = point.value == U'\n' || point.value == U'\r' ||
                              point.value == 0x85 || point.value == 0x2028 ||
                              point.value == 0x2029;
            c_.flags |= line ? kSpaceBefore | kLineBefore : kSpaceBefore;
            c_.at += point.size;
        } else if (kind == CharacterClass::Other) {
            punctuation(point);
        } else {
            read_mixed_word(c_);
        }
    }

    /// Most of a text: words of fifteen plain letters at most that do not go
    /// on, and single marks, with a blank or nothing behind each.
    /// Reads all that stand here one behind the other.
    /// @return false when something else stands here; nothing is read then
    bool plain_words() {
        const char* const text = c_.text.data();
        const std::uint32_t stop = c_.end;
        const std::uint32_t most = std::min(readable_, stop);
        std::uint32_t at = c_.at;
        while (at < most) {
            const PlainRun run = plain_letters(text + at);
            const std::uint32_t end = at + run.count;
            // At the last letters of the text nothing may be read behind them.
            if (run.count == kPlainStep || end >= stop) {
                break;
            }
            const auto next = static_cast<unsigned char>(text[end]);
            if (run.count == 0) {
                if (kLeads[next] != Lead::Mark) {
                    break;
                }
                push_mark(at, next);
                at = end + 1;
            } else if (!goes_on(text[end])) {
                c_.push({at, end}, hash_of(run), shape(run), run.count);
                at = end;
            } else if (next == '.' && run.count > 1) {
                at = stopped_word(run, at);
            } else {
                break;
            }
            if (at < stop && text[at] == ' ') {
                c_.flags = kSpaceBefore;
                ++at;
            }
        }
        return std::exchange(c_.at, at) != at;
    }

    /// The word @p run at @p begin before a full stop, which may be an
    /// abbreviation's, and the stop when it is not. @return what is read next
    std::uint32_t stopped_word(const PlainRun& run, std::uint32_t begin) {
        const std::uint32_t dot = begin + run.count;
        const std::uint64_t hash = hash_of(run);
        const bool lone = dot + 1 >= c_.end || c_.text[dot + 1] != '.';
        const std::uint32_t of_dot =
            lone ? flags_of_dot(c_, dot, hash, run.count, (run.small & 1U) == 0)
                 : 0;
        const std::uint32_t end = dot + (of_dot != 0 ? 1U : 0U);
        c_.push({begin, end}, hash, shape(run) | of_dot, run.count);
        if (!lone || of_dot != 0) {
            return end;
        }
        push_mark(dot, '.');
        return dot + 1;
    }

    static std::uint64_t hash_of(const PlainRun& run) {
        return FoldHasher::of_words(run.low, run.high, run.count);
    }

    /// Without a branch: which word is capitalised cannot be foretold.
    static std::uint32_t shape(const PlainRun& run) {
        const std::uint32_t capital = ~run.small & 1U;
        const std::uint32_t all = run.small == 0 && run.count >= 2 ? 1U : 0U;
        return kWord | capital * kCapitalised | all * kAllCaps;
    }

    /// Fifteen digits at most and nothing that goes on.
    /// @return as plain_words(). @pre a digit stands here
    bool plain_number() {
        const std::uint32_t begin = c_.at;
        if (begin >= readable_) {
            return false;
        }
        const PlainRun run = plain_digits(c_.text.data() + begin);
        const std::uint32_t end = begin + run.count;
        if (run.count == kPlainStep || end + 1 >= c_.end) {
            return false;
        }
        const char next = c_.text[end];
        const bool joint = next == '.' || next == ',';
        const char after = joint ? c_.text[end + 1] : next;
        const Lead lead = kLeads[static_cast<unsigned char>(after)];
        if (lead == Lead::Digit || (after & 0x80) != 0 ||
            (!joint && (lead == Lead::Letter || goes_on(next)))) {
            return false;
        }
        c_.push({begin, end}, hash_of(run), kNumber, run.count);
        c_.at = end;
        return true;
    }

    void punctuation(CodePoint point) {
        const std::uint32_t begin = c_.at;
        std::vector<Token>& tokens = *c_.tokens;
        c_.at += point.size;
        if (is_hyphen(point.value) && !tokens.empty() &&
            tokens.back().span.end == begin &&
            !tokens.back().has(kPunctuation) &&
            (c_.class_at(c_.at) == CharacterClass::Letter ||
             c_.class_at(c_.at) == CharacterClass::Digit)) {
            c_.flags = kHyphenBefore;
            return;
        }
        if (point.value == U'-' || point.value == U'.') {
            while (c_.at < c_.end && c_.text[c_.at] == c_.text[begin]) {
                ++c_.at;
            }
        }
        if (is_apostrophe(point.value) && (c_.flags & kSpaceBefore) == 0 &&
            !tokens.empty() && tokens.back().has(kWord) &&
            c_.text[begin - 1] == 's' &&
            c_.class_at(c_.at) == CharacterClass::Space) {
            c_.flags |= kPossessive;
        }
        FoldHasher hasher;
        for (std::uint32_t i = begin; i < begin + point.size; ++i) {
            hasher.add(static_cast<unsigned char>(c_.text[i]));
        }
        c_.push({begin, c_.at},
                hasher.finish(),
                kPunctuation,
                c_.at - begin,
                point.value);
    }

    TextCursor c_;
    std::uint32_t readable_;  ///< before it kPlainStep bytes can be read
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
