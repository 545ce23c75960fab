// Event passage: what carries over from one sentence to the next - place,
// parties and past of the acts told before.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_PASSAGE_H
#define DATELINE_PLUGIN_EVENT_EVENT_PASSAGE_H

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "plugin/event/event_candidate.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/modality.h"
#include "plugin/event/sentence_view.h"

namespace dateline {

/// What one sentence tells: candidates[i], judged verdicts[i], became
/// events[i].
struct ToldActs {
    const SentenceView& view;
    const Sentence& sentence;
    std::span<const EventCandidate> candidates;
    std::span<const ModalityVerdict> verdicts;
    std::span<Event> events;
};

/// Holds scratch; one a thread.
class EventPassage {
  public:
    explicit EventPassage(const EventLexicon& events);

    void begin_article(const Analysis& analysis);
    void begin_sentence(const Sentence& sentence);

    /// By type: 1 where the article has told of one.
    [[nodiscard]] std::span<const std::uint8_t> known_types() const {
        return known_types_;
    }
    /// The passage is told as history.
    [[nodiscard]] bool in_background() const { return background_.has_value(); }
    /// The first place of the body that is neither a dateline nor a country;
    /// may be empty.
    [[nodiscard]] const std::string& lead_place() const { return lead_place_; }
    /// The country whose places are named most; a dateline counts twice.
    [[nodiscard]] const std::string& lead_country() const {
        return lead_country_;
    }
    /// Places of the last act that has any.
    [[nodiscard]] const std::vector<std::string>& places() const;
    /// Who did the act told of last with a place; empty when there is none.
    [[nodiscard]] const std::vector<std::string>& doers() const;

    /// Place and date that an act without its own takes from those before.
    void carry(const SentenceView& view,
               const Sentence& sentence,
               const EventCandidate& candidate,
               Event& event) const;
    /// "Russian troops are on their way out. Columns of tanks have left":
    /// forces without a side right after those of one are theirs.
    void carry_forces(const SentenceView& view,
                      const EventCandidate& candidate,
                      Event& event) const;
    /// What later sentences may take over. @pre the events are the last of
    /// the analysis' and stay as they are
    void remember(const ToldActs& told);

  private:
    [[nodiscard]] const Event& told(std::uint32_t event) const {
        return analysis_->events[event];
    }
    void remember_date(const Event& event, bool first);

    const EventLexicon* events_;
    const Analysis* analysis_ = nullptr;
    std::uint32_t block_ = kNone;
    std::uint32_t placed_ = kNone;       ///< event: the last with places
    std::uint32_t forces_ = kNone;       ///< event: the last act of forces
    std::uint32_t forces_token_ = 0;     ///< where its sentence ends
    std::optional<DaySpan> background_;  ///< the past it is told of, if it is
    std::string background_value_;
    std::string lead_place_;
    std::string lead_country_;
    std::vector<std::uint8_t> known_types_;
    std::vector<std::uint32_t> last_of_type_;  ///< event with places, by type
};

}  // namespace dateline

#endif
