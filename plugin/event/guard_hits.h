// GuardHits: which guards of the rules the words of one sentence satisfy, found
// from the words, once, instead of from the guards of every rule tried.
#ifndef DATELINE_PLUGIN_EVENT_GUARD_HITS_H
#define DATELINE_PLUGIN_EVENT_GUARD_HITS_H

#include <cstdint>
#include <vector>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/syntax.h"

namespace dateline {

/// Holds scratch; one a thread.
class GuardHits {
  public:
    explicit GuardHits(const EventLexicon& events);

    /// Reads a sentence. Cost: linear in its words and the guards that begin
    /// with them.
    void read(const Syntax& syntax);

    /// True when words [first, last) hold a guard of @p list, a guard list's
    /// number or kNoGuards.
    [[nodiscard]] bool holds(std::uint32_t list,
                             std::uint32_t first,
                             std::uint32_t last) const;

  private:
    /// A guard of a list, on words [first, last).
    struct Hit {
        std::uint32_t list = 0;
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };

    const EventLexicon* events_;
    std::vector<Hit> hits_;
    std::vector<std::uint64_t> lists_;  ///< bit n: list n has a hit
};

}  // namespace dateline

#endif
