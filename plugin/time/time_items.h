// Tokens to items: words and numbers that mean something for time, each with
// all the classes it may have. Which of them is meant, rules decide.
#ifndef DATELINE_PLUGIN_TIME_TIME_ITEMS_H
#define DATELINE_PLUGIN_TIME_TIME_ITEMS_H

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/span.h"
#include "plugin/text/token.h"
#include "plugin/time/time_lexicon.h"

namespace dateline {

/// Tokens that mean something for time, with all their classes.
struct TimeItem {
    TokenRange tokens;
    std::uint64_t classes = 0;
    float number = 0;
    std::uint8_t sense_count = 0;
    std::array<TimeSense, 4> senses;

    [[nodiscard]] bool is(TimeClass c) const { return (classes & bit(c)) != 0; }
    /// The value it has as a @p c.
    [[nodiscard]] float value(TimeClass c) const;
};

/// The tokens next to each other that may all mean something for time, around
/// the first from @p from on without whose like no rule matches; empty at the
/// end of @p range. Looks back no further than @p from. Cost: linear.
TokenRange next_time_words(const TimeLexicon& lexicon,
                           const std::vector<Token>& tokens,
                           TokenRange range,
                           std::uint32_t from);

/// Reads the tokens of @p range into items. Cost: linear.
void read_time_items(const TimeLexicon& lexicon,
                     std::string_view text,
                     const std::vector<Token>& tokens,
                     TokenRange range,
                     std::vector<TimeItem>& items);

}  // namespace dateline

#endif
