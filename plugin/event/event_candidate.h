// EventCandidate: a trigger with the rule it evokes and the phrases that fill
// the rule's slots. Made by rule_matcher, judged by modality and event_setting,
// turned into a record by event_finder.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_CANDIDATE_H
#define DATELINE_PLUGIN_EVENT_EVENT_CANDIDATE_H

#include <array>
#include <cstdint>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/syntax.h"

namespace dateline {

/// No status: of a filler or a content slot.
inline constexpr std::uint8_t kNoStatus = 0xFF;

/// A phrase in a role.
struct Filler {
    EventRole role = EventRole::None;
    std::uint32_t phrase = kNone;     ///< noun phrase; or
    std::uint32_t word = kNone;       ///< a modifier word before the trigger
    std::uint8_t status = kNoStatus;  ///< of a content slot
};

/// A trigger with the rule it evokes.
struct EventCandidate {
    std::uint32_t rule = kNone;
    TriggerKind kind = TriggerKind::Verb;
    std::uint32_t first = 0;  ///< words of the trigger, further words included
    std::uint32_t last = 0;
    std::uint32_t head = 0;        ///< word
    std::uint32_t verb = kNone;    ///< its verb group, or the clause's
    std::uint32_t phrase = kNone;  ///< noun phrase of a nominal trigger
    float score = 0;
    std::array<Filler, 10> fillers;
    std::uint32_t filler_count = 0;
    std::uint8_t content_status =
        kNoStatus;  ///< what its complement's act gets
    bool takes_content = false;

    void fill(const Filler& filler) {
        if (filler_count < fillers.size()) {
            fillers[filler_count++] = filler;
        }
    }
    [[nodiscard]] bool fills(std::uint32_t noun_phrase) const {
        for (std::uint32_t i = 0; i < filler_count; ++i) {
            if (fillers[i].phrase == noun_phrase) {
                return true;
            }
        }
        return false;
    }
};

}  // namespace dateline

#endif
