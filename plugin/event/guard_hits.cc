// Most rules are tried in sentences that hold none of their guard words: one
// bit a list answers those.
#include "plugin/event/guard_hits.h"

#include <algorithm>
#include <span>

namespace dateline {

GuardHits::GuardHits(const EventLexicon& events)
    : events_(&events), lists_(events.guard_lists() / 64 + 1) {}

void GuardHits::read(const Syntax& syntax) {
    hits_.clear();
    std::fill(lists_.begin(), lists_.end(), 0);
    const auto count = static_cast<std::uint32_t>(syntax.words.size());
    for (std::uint32_t i = 0; i < count; ++i) {
        if ((syntax.words[i].begins & kBeginsGuard) == 0) {
            continue;
        }
        events_->guards().walk(
            std::min(count - i, 2U),
            [&](std::uint32_t n) { return syntax.words[i + n].key; },
            [&](std::uint32_t length, std::span<const std::uint32_t> lists) {
                for (const std::uint32_t list : lists) {
                    hits_.push_back({list, i, i + length});
                    lists_[list / 64] |= std::uint64_t{1} << (list % 64);
                }
            });
    }
}

bool GuardHits::holds(std::uint32_t list,
                      std::uint32_t first,
                      std::uint32_t last) const {
    if (list == kNoGuards || (lists_[list / 64] >> (list % 64) & 1) == 0) {
        return false;
    }
    return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
        return hit.list == list && hit.first >= first && hit.last <= last;
    });
}

}  // namespace dateline
