// A sentence ends at . ! ? or an ellipsis, with the quotes and brackets that
// close after it, when what follows looks like a beginning. Abbreviations keep
// their dot inside the token, so a lone dot is a full stop; a token like
// "U.S." may end a sentence and does when a capitalised common beginning
// follows. A full stop glued to the next capital ("dangerous".Russia) ends one
// too: flattened pages lose the space between paragraphs.
#include "plugin/text/sentence_splitter.h"

#include <array>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// A sentence longer than this many tokens is cut, so that every later stage
/// stays linear on text without full stops.
constexpr std::uint32_t kLongestSentence = 400;

bool closes(const Token& token) {
    return token.is(U'"') || token.is(U'\u201D') || token.is(U')') ||
           token.is(U']') || token.is(U'\'') || token.is(U'\u2019') ||
           token.is(U'\u00BB');
}

bool opens(const Token& token) {
    return token.is(U'"') || token.is(U'\u201C') || token.is(U'(') ||
           token.is(U'[') || token.is(U'\'') || token.is(U'\u2018') ||
           token.is(U'\u00AB') || token.is(U'\u2022') || token.is(U'-') ||
           token.is(U'\u2014');
}

bool is_stop(const Token& token) {
    constexpr std::uint64_t kStops = std::uint64_t{1} << '.' |
                                     std::uint64_t{1} << '!' |
                                     std::uint64_t{1} << '?';
    const bool stop = token.mark < 64
                          ? (kStops >> token.mark & 1) != 0
                          : token.is(U'\u2026') || token.is(U'\u3002');
    return stop && token.has(kPunctuation);
}

/// Words that begin a sentence after "U.S." but never go on a name.
bool begins_sentence(const Token& token) {
    static constexpr std::array<std::uint64_t, 28> kBeginnings = [] {
        std::array<std::uint64_t, 28> hashes{};
        constexpr std::array<std::string_view, 28> kWords = {
            "the",  "a",    "an",  "he",  "she",     "it",    "they",
            "we",   "i",    "but", "and", "in",      "on",    "at",
            "this", "that", "his", "her", "its",     "their", "after",
            "when", "as",   "if",  "for", "however", "there", "some"};
        for (std::size_t i = 0; i < kWords.size(); ++i) {
            hashes[i] = hash_folded(kWords[i]);
        }
        return hashes;
    }();
    for (const std::uint64_t hash : kBeginnings) {
        if (token.hash == hash) {
            return token.has(kCapitalised);
        }
    }
    return false;
}

class Splitter {
  public:
    Splitter(const std::vector<Token>& tokens,
             TokenRange range,
             std::uint32_t block,
             std::vector<Sentence>& sentences)
        : tokens_(tokens), range_(range), block_(block), out_(sentences) {}

    void run() {
        for (std::uint32_t first = range_.first; first < range_.last;) {
            const std::uint32_t end = end_of(first);
            emit(first, end);
            first = end;
        }
    }

  private:
    /// Of the sentence that begins with token @p first.
    [[nodiscard]] std::uint32_t end_of(std::uint32_t first) const {
        constexpr std::uint32_t kMayEnd = kPunctuation | kTrailingDot;
        const std::uint32_t last = range_.last - first < kLongestSentence
                                       ? range_.last
                                       : first + kLongestSentence;
        const Token* const tokens = tokens_.data();
        for (std::uint32_t i = first; i < last; ++i) {
            if ((tokens[i].flags & kMayEnd) != 0) {
                if (const std::uint32_t end = boundary(i)) {
                    return end;
                }
            }
        }
        return last;
    }

    /// The token after the sentence that ends with token @p i, or 0.
    [[nodiscard]] std::uint32_t boundary(std::uint32_t i) const {
        const Token& token = tokens_[i];
        if (token.has(kTrailingDot)) {
            const std::uint32_t next = i + 1;
            const bool ends = next < range_.last &&
                              tokens_[next].has(kSpaceBefore) &&
                              begins_sentence(tokens_[next]);
            return ends ? next : 0;
        }
        if (!is_stop(token)) {
            return 0;
        }
        std::uint32_t next = i + 1;
        while (next < range_.last && !tokens_[next].has(kSpaceBefore) &&
               (closes(tokens_[next]) || is_stop(tokens_[next]))) {
            ++next;
        }
        return next < range_.last && starts_sentence(next, i) ? next : 0;
    }

    [[nodiscard]] bool starts_sentence(std::uint32_t next,
                                       std::uint32_t stop) const {
        const Token& token = tokens_[next];
        if (!token.has(kSpaceBefore)) {
            return glued(next, stop);
        }
        std::uint32_t word = next;
        while (word + 1 < range_.last && opens(tokens_[word])) {
            ++word;
        }
        const Token& first = tokens_[word];
        if (first.has(kCapitalised) || first.has(kNumber)) {
            return true;
        }
        // After ! ? and closing quotes a small letter goes on ("..." he said).
        const bool small = first.has(kWord);
        return !small || (first.has(kNonAscii) && tokens_[stop].is(U'.'));
    }

    /// "dangerous".Russia, or intelligence.According
    [[nodiscard]] bool glued(std::uint32_t next, std::uint32_t stop) const {
        const Token& token = tokens_[next];
        if (!token.has(kCapitalised) || token.letters < 2 ||
            stop == range_.first) {
            return false;
        }
        const Token& before = tokens_[stop - 1];
        return closes(before) || next > stop + 1 ||
               (before.has(kWord) && !before.has(kCapitalised) &&
                before.letters >= 2);
    }

    void emit(std::uint32_t first, std::uint32_t last) {
        if (first >= last) {
            return;
        }
        Sentence sentence;
        sentence.tokens = {first, last};
        sentence.span = {tokens_[first].span.begin, tokens_[last - 1].span.end};
        sentence.block = block_;
        out_.push_back(sentence);
    }

    const std::vector<Token>& tokens_;
    TokenRange range_;
    std::uint32_t block_;
    std::vector<Sentence>& out_;
};

}  // namespace

void split_sentences(const std::vector<Token>& tokens,
                     TokenRange range,
                     std::uint32_t block,
                     std::vector<Sentence>& sentences) {
    Splitter(tokens, range, block, sentences).run();
}

}  // namespace dateline
