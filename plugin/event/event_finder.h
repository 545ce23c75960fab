// Event finder: the stage that fills Analysis::events. It runs the analysis of
// each sentence, lets rules, modality and setting judge, and puts the answers
// together into records, linked where one act is about another.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_FINDER_H
#define DATELINE_PLUGIN_EVENT_EVENT_FINDER_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plugin/event/casualties.h"
#include "plugin/event/chunker.h"
#include "plugin/event/clause_linker.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/event_parties.h"
#include "plugin/event/event_setting.h"
#include "plugin/event/modality.h"
#include "plugin/event/noun_classes.h"
#include "plugin/event/rule_matcher.h"
#include "plugin/event/syntax.h"
#include "plugin/event/tagger.h"

namespace dateline {

/// What carries over from one sentence to the next.
struct EventPassage {
    std::uint32_t block = kNone;
    std::vector<std::string> places;    ///< of the last event with any
    std::vector<std::string> doers;     ///< of that event
    std::optional<DaySpan> background;  ///< the past it is told of, if it is
    std::string background_value;
    std::vector<std::string> forces;  ///< doers of the last act of forces
    std::uint32_t forces_token = 0;   ///< where its sentence ends
};

/// Holds scratch: one a thread. The lexicons must outlive it.
class EventFinder {
  public:
    EventFinder(const WordLexicon& words, const EventLexicon& events);

    /// Needs every other stage but salience; gives events, sorted by trigger.
    /// Cost: linear in the article.
    void find(Analysis& analysis);

  private:
    void sentence(Analysis& analysis, const Sentence& sentence);
    void build(Analysis& analysis,
               const Sentence& sentence,
               std::uint32_t number,
               Event& event);
    void parties(const EventCandidate& candidate,
                 const EventType& type,
                 const PartyReader& reader,
                 PartyList& doers,
                 PartyList& recipients) const;
    void side(std::uint32_t phrase,
              const PartyReader& reader,
              PartyList& doers) const;
    void light_doer(const EventCandidate& candidate,
                    const PartyReader& reader,
                    PartyList& doers) const;
    void places(const Analysis& analysis,
                const Sentence& sentence,
                const EventCandidate& candidate,
                Event& event) const;
    void at_home(const Analysis& analysis, Event& event) const;
    void date(const Analysis& analysis,
              const EventCandidate& candidate,
              Event& event) const;
    void carry(const Sentence& sentence,
               const EventCandidate& candidate,
               Event& event) const;
    void share_verb_places(Analysis& analysis) const;
    void share_places(Analysis& analysis, const Sentence& sentence) const;
    void share_parties(Analysis& analysis, const Sentence& sentence) const;
    void carry_forces(const EventCandidate& candidate, Event& event) const;
    [[nodiscard]] bool is_definite(const EventCandidate& candidate) const;
    void remember(const Analysis& analysis);
    void said_by(const PartyReader& reader,
                 const ModalityVerdict& verdict,
                 Event& event) const;
    void casualties(Analysis& analysis);
    void link_contents(Analysis& analysis);
    void explain(const Analysis& analysis,
                 const EventCandidate& candidate,
                 const ModalityVerdict& verdict,
                 const Event& event) const;

    const WordLexicon* words_;
    const EventLexicon* events_;
    Tagger tagger_;
    Chunker chunker_;
    ClauseLinker linker_;
    RuleMatcher matcher_;
    Modality modality_;
    SettingFinder settings_;
    NounClasses classes_;
    std::uint32_t according_to_;
    std::uint32_t the_;

    MentionIndex mentions_;
    Syntax syntax_;
    std::vector<EventCandidate> candidates_;
    std::vector<ModalityVerdict> verdicts_;
    EventSetting setting_;
    EventPassage passage_;
    std::string lead_place_;
    std::string lead_country_;
    std::vector<std::uint8_t> known_types_;  ///< told of in this article
    std::vector<std::vector<std::string>> last_of_type_;  ///< their places
    std::size_t first_event_ = 0;                         ///< of the sentence
};

}  // namespace dateline

#endif
