// Event builder: one candidate to one record, with parties, places, date and
// codes.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_BUILDER_H
#define DATELINE_PLUGIN_EVENT_EVENT_BUILDER_H

#include <cstdint>
#include <vector>

#include "plugin/event/event_candidate.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/event_parties.h"
#include "plugin/event/event_passage.h"
#include "plugin/event/event_setting.h"
#include "plugin/event/modality.h"
#include "plugin/event/sentence_view.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Holds scratch; one a thread.
class EventBuilder {
  public:
    EventBuilder(const WordLexicon& words, const EventLexicon& events);

    /// The record of candidates[number]. Adds to the analysis' actors the
    /// countries that only an adjective names.
    void build(Analysis& analysis,
               const SentenceView& view,
               const Sentence& sentence,
               const std::vector<EventCandidate>& candidates,
               std::uint32_t number,
               const ModalityVerdict& verdict,
               const EventPassage& passage,
               Event& event);

  private:
    void parties(const SentenceView& view,
                 const EventCandidate& candidate,
                 const EventType& type,
                 const PartyReader& reader,
                 PartyList& doers,
                 PartyList& recipients) const;
    void side(const SentenceView& view,
              std::uint32_t phrase,
              const PartyReader& reader,
              PartyList& doers) const;
    void light_doer(const SentenceView& view,
                    const EventCandidate& candidate,
                    const PartyReader& reader,
                    PartyList& doers) const;
    void places(const Analysis& analysis,
                const Sentence& sentence,
                const EventCandidate& candidate,
                const std::string& lead_country,
                Event& event) const;
    static bool is_party(const Analysis& analysis,
                         const PlaceUse& use,
                         const Event& event);
    static std::string dateline_of(const Analysis& analysis,
                                   const Sentence& sentence,
                                   const Event& event);
    static void narrow_home(const Analysis& analysis,
                            const Sentence& sentence,
                            Event& event);
    static void at_home(const Analysis& analysis,
                        const std::string& lead_country,
                        Event& event);
    [[nodiscard]] bool is_to_come(const SentenceView& view,
                                  const EventCandidate& candidate) const;
    void date(const SentenceView& view,
              const EventCandidate& candidate,
              bool in_background,
              Event& event) const;
    void said_by(const SentenceView& view,
                 const PartyReader& reader,
                 const ModalityVerdict& verdict,
                 Event& event) const;
    static void lower_confidence(Event& event);
    void explain(const SentenceView& view,
                 const EventCandidate& candidate,
                 const ModalityVerdict& verdict,
                 const Event& event) const;

    const WordLexicon* words_;
    const EventLexicon* events_;
    SettingFinder settings_;
    PartyClasses party_classes_;
    std::uint32_t according_to_;  ///< lemma id
    EventSetting setting_;
};

}  // namespace dateline

#endif
