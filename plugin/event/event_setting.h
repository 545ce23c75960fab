// Event setting: where and when an act happened. Places come from the roles
// and the clause first, then from the sentence, then from the passage where
// that is safe; times from the clause's time expressions, else from its tense
// and the day of publication. It judges one event at a time, so that nothing
// leaks from one event of a sentence to another.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_SETTING_H
#define DATELINE_PLUGIN_EVENT_EVENT_SETTING_H

#include <cstdint>
#include <vector>

#include "plugin/event/act_time.h"
#include "plugin/event/event_candidate.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/phrase_places.h"
#include "plugin/event/sentence_view.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Indexes of Analysis::places and Analysis::times.
struct EventSetting {
    std::vector<std::uint32_t> places;
    std::vector<std::uint32_t> origins;
    std::vector<std::uint32_t> destinations;
    std::uint32_t time = kNone;
    bool own_place = false;  ///< the places stand in the event's own clause

    void clear() {
        places.clear();
        origins.clear();
        destinations.clear();
        time = kNone;
        own_place = false;
    }
};

/// Holds scratch; one a thread.
class SettingFinder {
  public:
    SettingFinder(const WordLexicon& words, const EventLexicon& events);

    /// From the event's own sentence alone.
    void find(const SentenceView& view,
              const std::vector<EventCandidate>& candidates,
              std::uint32_t number,
              EventSetting& out);

  private:
    struct Pass;

    const EventLexicon* events_;
    PlaceWords words_;
    std::uint32_t from_;
    std::uint32_t back_from_;
    std::uint32_t between_;
    std::uint32_t to_;
    std::uint32_t into_;
    std::uint32_t when_;
    std::uint32_t as_;
    ActTime times_;

    std::vector<std::uint32_t> at_;       ///< places of the act's place slots
    std::vector<std::uint32_t> targets_;  ///< places of whom it is done to
    std::vector<std::uint32_t> named_;    ///< places of one phrase
};

}  // namespace dateline

#endif
