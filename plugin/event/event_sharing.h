// Event sharing: what the acts of one sentence lend each other - places,
// parties, casualties - and which of them is the content of which.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_SHARING_H
#define DATELINE_PLUGIN_EVENT_EVENT_SHARING_H

#include "plugin/event/casualties.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/event_passage.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Acts of one sentence; cheap to make. What it refers to must outlive it.
class EventSharing {
  public:
    /// @param the lemma id of the article
    EventSharing(const WordLexicon& words,
                 const EventLexicon& events,
                 const EventPassage& passage,
                 std::uint32_t the,
                 const ToldActs& told)
        : words_(words),
          events_(events),
          passage_(passage),
          the_(the),
          told_(told),
          syntax_(told.view.syntax),
          analysis_(told.view.analysis) {}

    /// @param first index of the first of the events in Analysis::events
    void share(std::uint32_t first);

  private:
    void link_contents(std::uint32_t first);
    void share_verb_places();
    void share_places();
    [[nodiscard]] const std::vector<std::string>& nearest_places(
        std::size_t number) const;
    void share_parties();
    void share_casualties();
    void give_casualties(std::uint32_t verb, const CasualtyCount& count);
    [[nodiscard]] const EventType& type_of(std::size_t number) const;
    [[nodiscard]] bool is_they(const EventCandidate& candidate) const;
    [[nodiscard]] bool is_definite(const EventCandidate& candidate) const;

    const WordLexicon& words_;
    const EventLexicon& events_;
    const EventPassage& passage_;
    std::uint32_t the_;
    const ToldActs& told_;
    const Syntax& syntax_;
    const Analysis& analysis_;
};

}  // namespace dateline

#endif
