// Finds time expressions in one pass over the tokens: words get classes from
// the lexicon, numbers from their shape, and the rules' trie joins them,
// leftmost and longest. Sets Analysis::times with what the words say; on which
// day that falls is the resolver's matter.
#ifndef DATELINE_PLUGIN_TIME_TIME_FINDER_H
#define DATELINE_PLUGIN_TIME_TIME_FINDER_H

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/analysis.h"
#include "plugin/time/time_items.h"
#include "plugin/time/time_lexicon.h"

namespace dateline {

/// Holds scratch: one a thread.
class TimeFinder {
  public:
    explicit TimeFinder(const TimeLexicon& lexicon) : lexicon_(&lexicon) {}

    /// Appends the expressions of all sentences to analysis.times, in order.
    /// Cost: linear in the tokens; a pattern looks at no more than a dozen.
    void find(Analysis& analysis);

    /// The expressions among @p tokens, which are one sentence of @p text.
    void find(std::string_view text,
              const std::vector<Token>& tokens,
              TokenRange range,
              std::vector<TimeExpression>& times);

  private:
    struct Bound {
        std::uint32_t item = 0;
        TimeClass cls = TimeClass::Count;
        std::uint32_t flags = 0;
    };
    static constexpr std::size_t kLongest = 16;
    struct Path {
        std::array<Bound, kLongest> bound;
        std::uint32_t size = 0;
    };

    void match_items(std::vector<TimeExpression>& times);
    void walk_from(std::uint32_t item);
    void walk(std::uint32_t node, std::uint32_t item);
    void take(const PatternEdge& edge, std::uint32_t item);
    void accept(const TimeRule& rule, std::uint32_t index, std::uint32_t end);
    [[nodiscard]] bool fits(const TimeRule& rule, std::uint32_t end) const;
    [[nodiscard]] bool number_fits(std::uint32_t index) const;
    /// Item @p item goes on right behind the one before it.
    [[nodiscard]] bool adjacent(std::uint32_t item) const {
        return item < items_.size() &&
               (item == start_ ||
                items_[item].tokens.first == items_[item - 1].tokens.last);
    }
    [[nodiscard]] std::string_view surface(std::uint32_t token) const {
        return (*tokens_)[token].span.of(text_);
    }
    void prefer_next();
    void emit(std::vector<TimeExpression>& times);
    void extend_left(TimeExpression& time, std::uint32_t item);

    const TimeLexicon* lexicon_;
    std::string_view text_;
    const std::vector<Token>* tokens_ = nullptr;
    TokenRange range_;
    std::vector<TimeItem> items_;
    std::uint32_t start_ = 0;
    std::uint32_t floor_ = 0;  ///< first item that is still free
    Path path_;
    Path best_;
    std::uint32_t best_end_ = 0;
    std::uint32_t best_rule_ = kNone;
    std::uint32_t budget_ = 0;
};

}  // namespace dateline

#endif
