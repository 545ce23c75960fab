// Modality pass: the judging of one act. Acts told by verbs are judged in
// modality.cc, those told by nouns in modality_nouns.cc.
#ifndef DATELINE_PLUGIN_EVENT_MODALITY_PASS_H
#define DATELINE_PLUGIN_EVENT_MODALITY_PASS_H

#include <cstdint>
#include <vector>

#include "plugin/event/event_candidate.h"
#include "plugin/event/modality.h"
#include "plugin/event/status_cues.h"

namespace dateline {

/// One act; cheap to make. What it refers to must outlive it.
class ModalityPass {
  public:
    ModalityPass(const ModalityWords& words,
                 const Analysis& analysis,
                 const Syntax& syntax,
                 const std::vector<EventCandidate>& candidates,
                 std::uint32_t number)
        : words_(words),
          analysis_(analysis),
          s_(syntax),
          candidates_(candidates),
          number_(number),
          cues_(words, syntax) {}

    ModalityVerdict run();

  private:
    void apply(EventStatus status, std::uint32_t because);
    [[nodiscard]] bool ends_in_question() const;
    void climb(std::uint32_t v);
    void own(std::uint32_t v);
    void modal(const VerbGroup& verb);
    void adverbs(const VerbGroup& verb);
    void status_word(std::uint32_t i, std::uint32_t end);
    std::uint32_t governor(std::uint32_t v);
    void adjunct(const VerbGroup& verb);
    void content_of(std::uint32_t act);
    void reported(const VerbGroup& verb, const VerbGroup& above);
    std::uint32_t complement(const VerbGroup& verb,
                             const VerbGroup& above,
                             std::uint32_t number_above);
    [[nodiscard]] std::uint32_t candidate_of_verb(std::uint32_t v) const;

    [[nodiscard]] std::uint32_t candidate_of_phrase(std::uint32_t p) const;
    void governing_noun(std::uint32_t p);
    bool noun_cue(std::uint32_t p);
    void noun(const EventCandidate& candidate);
    bool under_noun(std::uint32_t p);
    void subject_of_verb(const EventCandidate& candidate);
    void object_of_verb(std::uint32_t p, bool itself);
    [[nodiscard]] bool is_receiver(std::uint32_t c, std::uint32_t p) const;
    void passive_of(std::uint32_t p);
    void content_filled(std::uint32_t act, std::uint32_t p);
    [[nodiscard]] bool content_slot(std::uint32_t act, std::uint32_t p) const;
    void slot_status(std::uint32_t act, std::uint32_t p);

    const ModalityWords& words_;
    const Analysis& analysis_;
    const Syntax& s_;
    const std::vector<EventCandidate>& candidates_;
    std::uint32_t number_;
    StatusCues cues_;
    ModalityVerdict verdict_;
};

}  // namespace dateline

#endif
