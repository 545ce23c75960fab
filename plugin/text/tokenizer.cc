// A single forward scan. What most text is made of - words of plain letters,
// blanks, figures and single marks - is read here, in few steps; every other
// word is mixed_word's.
#include "plugin/text/tokenizer.h"

#include <algorithm>
#include <array>

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
                if (!plain_words() && !stopped_word()) {
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
        const auto c = static_cast<unsigned char>(c_.text[c_.at]);
        c_.push({c_.at, c_.at + 1}, kMarkHashes[c], kPunctuation, 1, c);
        ++c_.at;
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

    /// Most words: fifteen plain letters at most and nothing that goes on.
    /// Reads all that stand here with a blank or nothing between them.
    /// @return false when another stands here; nothing is read then
    bool plain_words() {
        const char* const text = c_.text.data();
        const std::uint32_t most = std::min(readable_, c_.end);
        const std::uint32_t begin = c_.at;
        std::uint32_t at = begin;
        std::uint32_t flags = c_.flags;
        while (at < most) {
            const PlainRun run = plain_letters(text + at);
            const std::uint32_t end = at + run.count;
            // At the last letters of the text nothing may be read behind them.
            if (run.count % kPlainStep == 0 || end >= c_.end ||
                goes_on(text[end])) {
                break;
            }
            c_.tokens->push_back(
                {hash_of(run),
                 {at, end},
                 static_cast<std::uint16_t>(flags | shape(run)),
                 static_cast<std::uint16_t>(run.count),
                 0});
            const bool blank = text[end] == ' ';
            flags = blank ? kSpaceBefore : 0;
            at = end + (blank ? 1 : 0);
        }
        c_.at = at;
        c_.flags = flags;
        return at != begin;
    }

    /// A plain word of two letters or more before a full stop, which may be an
    /// abbreviation's. @return as above. @pre a letter stands here
    bool stopped_word() {
        const std::uint32_t begin = c_.at;
        if (begin >= readable_) {
            return false;
        }
        const PlainRun run = plain_letters(c_.text.data() + begin);
        const std::uint32_t dot = begin + run.count;
        if (run.count < 2 || run.count == kPlainStep || dot >= c_.end ||
            c_.text[dot] != '.') {
            return false;
        }
        const std::uint64_t hash = hash_of(run);
        std::uint32_t flags = shape(run);
        c_.at = dot;
        if (!next_is('.')) {
            const std::uint32_t of_dot =
                flags_of_dot(c_, dot, hash, run.count, (run.small & 1U) == 0);
            flags |= of_dot;
            c_.at += of_dot != 0 ? 1 : 0;
        }
        c_.push({begin, c_.at}, hash, flags, run.count);
        return true;
    }

    static std::uint64_t hash_of(const PlainRun& run) {
        FoldHasher hasher;
        run.add_to(hasher);
        return hasher.finish();
    }

    /// Without a branch: which word is capitalised cannot be foretold.
    static std::uint32_t shape(const PlainRun& run) {
        const std::uint32_t capital = ~run.small & 1U;
        const std::uint32_t all = run.small == 0 && run.count >= 2 ? 1U : 0U;
        return kWord | capital * kCapitalised | all * kAllCaps;
    }

    /// Fifteen digits at most and nothing that goes on. @return as above
    /// @pre a digit stands here
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
