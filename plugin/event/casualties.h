// Casualties: numbers of killed and wounded in a clause, and the clause they
// belong to.
#ifndef DATELINE_PLUGIN_EVENT_CASUALTIES_H
#define DATELINE_PLUGIN_EVENT_CASUALTIES_H

#include <cstdint>
#include <optional>
#include <string_view>

#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// A number of people that a verb says were killed or wounded.
struct CasualtyCount {
    bool killed = false;  ///< else wounded
    std::uint32_t number = 0;
    std::uint32_t first = 0;  ///< words of the number phrase
    std::uint32_t last = 0;
};

/// What verb group @p number says of casualties, if a number phrase clearly does:
/// "killed at least 15 people", "20 were injured", "left 3 dead".
std::optional<CasualtyCount> casualties_of(const WordLexicon& words,
                                           const Syntax& syntax,
                                           std::uint32_t number);

}  // namespace dateline

#endif
