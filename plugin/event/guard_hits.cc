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
        const PhraseTable& table = events_->guards();
        const PhraseNode* node = table.find(extend_key(0, syntax.words[i].key));
        if (node == nullptr) {
            continue;
        }
        for (const std::uint32_t number : table.payloads(*node)) {
            const WordGuard& guard = events_->guard(number);
            if (guard.further != 0 &&
                (i + 1 == count || syntax.words[i + 1].key != guard.second)) {
                continue;
            }
            hits_.push_back({guard.list, i, i + 1 + guard.further});
            lists_[guard.list / 64] |= std::uint64_t{1} << (guard.list % 64);
        }
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
