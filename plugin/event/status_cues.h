// Status cues: what verbs, adjectives and determiners by themselves say of
// whether an act they govern happened ("refuse", "be ready", "no"). It leaves to
// modality what follows from several of them.
#ifndef DATELINE_PLUGIN_EVENT_STATUS_CUES_H
#define DATELINE_PLUGIN_EVENT_STATUS_CUES_H

#include <cstdint>
#include <string_view>

#include "plugin/annotation.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// The words that modality turns on: lemma ids. Safe to share between threads.
struct ModalityWords {
    ModalityWords(const WordLexicon& words, const EventLexicon& event_lexicon);

    const WordLexicon* lexicon;
    const EventLexicon* events;
    std::uint32_t will, shall, would, should, must, ought, have, be, if_word,
        unless, whether, without, no, any, neither, nobody, none, for_word, of,
        on, against, ll, wo, d;  ///< of "'ll", "won't", "'d"
};

/// One sentence; cheap to make.
class StatusCues {
  public:
    StatusCues(const ModalityWords& words, const Syntax& syntax)
        : words_(words), s_(syntax) {}

    /// What a verb says of its complement or object.
    /// @param known set to whether it says anything
    [[nodiscard]] EventStatus of_verb(const VerbGroup& above,
                                      bool* known = nullptr) const;
    /// "no troops", "none of them".
    [[nodiscard]] bool negates(std::uint32_t phrase) const;
    /// "captured no towns"
    [[nodiscard]] bool negates_object(const VerbGroup& verb) const;

  private:
    bool lemma_cue(const VerbGroup& verb,
                   std::uint32_t lemma,
                   EventStatus& status) const;
    bool adjective_cue(const VerbGroup& verb, EventStatus& status) const;

    const ModalityWords& words_;
    const Syntax& s_;
};

}  // namespace dateline

#endif
