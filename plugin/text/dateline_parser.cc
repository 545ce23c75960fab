// The head is read from left to right: a place in capitals or, where a date or
// an agency follows, in mixed case; parts of it behind commas; a date; an
// agency in brackets; and a dash, without which it is no dateline.
#include "plugin/text/dateline_parser.h"

#include <algorithm>
#include <span>

namespace dateline {

namespace {

/// "RIO DE JANEIRO, Brazil, Wednesday, March 3 (Agence France-Presse) --".
constexpr std::uint32_t kLongestHead = 20;
constexpr std::uint32_t kLongestPlace = 5;
constexpr std::uint32_t kLongestAgency = 6;

bool is_dash(const Token& token) {
    return token.is(U'-') || token.is(U'\u2013') || token.is(U'\u2014') ||
           token.is(U'\u2015');
}

class HeadReader {
  public:
    /// @param times of the article, without those that end before @p first
    HeadReader(const Analysis& analysis,
               std::span<const TimeExpression> times,
               std::uint32_t first)
        : times_(times),
          tokens_(analysis.tokens),
          first_(first),
          at_(first),
          limit_(std::min(static_cast<std::uint32_t>(analysis.tokens.size()),
                          first + kLongestHead)) {}

    /// @return true when there is a head; it is in head() then
    bool read() {
        bool capitals = false;
        read_place(capitals);
        bool bracketed = false;
        while (at_ < limit_) {
            if (tokens_[at_].is(U',')) {
                ++at_;
            } else if (!head_.date && read_date()) {
                continue;
            } else if (!head_.agency && read_agency()) {
                bracketed = true;
            } else if (is_dash(tokens_[at_])) {
                ++at_;
                break;
            } else {
                return false;
            }
        }
        if (at_ >= limit_ || !is_dash(tokens_[at_ - 1]) ||
            (head_.place.empty() && !head_.agency) ||
            (!capitals && !head_.date && !bracketed)) {
            return false;
        }
        head_.tokens = {first_, at_};
        return true;
    }
    [[nodiscard]] const DatelineHead& head() const { return head_; }

  private:
    /// Words with capitals, joined by commas: "TROY, N.Y.".
    void read_place(bool& capitals) {
        const std::uint32_t begin = at_;
        std::uint32_t end = at_;
        std::uint32_t words = 0;
        while (at_ < limit_ && words < kLongestPlace) {
            const Token& token = tokens_[at_];
            const bool comma = token.is(U',') && end == at_ && words > 0;
            if (token.has(kWord) && token.has(kCapitalised) && !in_time(at_)) {
                capitals = capitals || (words == 0 && token.has(kAllCaps) &&
                                        token.letters > 2);
                ++words;
                end = ++at_;
            } else if (comma || (token.has(kWord) && token.letters <= 3 &&
                                 words > 0 && !in_time(at_))) {
                ++at_;
            } else {
                break;
            }
        }
        at_ = end;
        head_.place = {begin, end};
    }

    bool read_date() {
        const TimeExpression* const time = first_time_after(at_);
        if (time == nullptr || time->tokens.first != at_) {
            return false;
        }
        head_.date = time->tokens;
        at_ = time->tokens.last;
        return true;
    }

    /// "(Reuters)", or an agency's name in capitals before the dash.
    bool read_agency() {
        const bool bracket = tokens_[at_].is(U'(');
        const std::uint32_t begin = at_ + (bracket ? 1 : 0);
        std::uint32_t end = begin;
        while (end < limit_ && end - begin < kLongestAgency &&
               tokens_[end].has(kWord) && tokens_[end].has(kCapitalised)) {
            ++end;
        }
        if (end == begin || end >= limit_ ||
            (bracket ? !tokens_[end].is(U')') : !is_dash(tokens_[end]))) {
            return false;
        }
        head_.agency = TokenRange{begin, end};
        at_ = end + (bracket ? 1 : 0);
        return true;
    }

    [[nodiscard]] bool in_time(std::uint32_t token) const {
        const TimeExpression* const time = first_time_after(token);
        return time != nullptr && time->tokens.first <= token;
    }

    /// The first that holds @p token or stands behind it, or null. Few stand in
    /// a head.
    [[nodiscard]] const TimeExpression* first_time_after(
        std::uint32_t token) const {
        for (const TimeExpression& time : times_) {
            if (time.tokens.last > token) {
                return &time;
            }
        }
        return nullptr;
    }

    std::span<const TimeExpression> times_;
    const std::vector<Token>& tokens_;
    std::uint32_t first_;
    std::uint32_t at_;
    std::uint32_t limit_;
    DatelineHead head_;
};

}  // namespace

void parse_datelines(Analysis& analysis) {
    std::uint32_t block = kNone;
    std::span<const TimeExpression> times = analysis.times;
    for (const Sentence& sentence : analysis.sentences) {
        const bool begins =
            sentence.block != block ||
            analysis.tokens[sentence.tokens.first].has(kLineBefore);
        block = sentence.block;
        if (!begins || sentence.in_title) {
            continue;
        }
        while (!times.empty() &&
               times.front().tokens.last <= sentence.tokens.first) {
            times = times.subspan(1);
        }
        HeadReader reader(analysis, times, sentence.tokens.first);
        if (reader.read()) {
            analysis.datelines.push_back(reader.head());
        }
    }
}

}  // namespace dateline
