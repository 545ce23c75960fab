// Noun classes: what sort of thing a noun phrase is, from what it refers to
// (places, actors, times, numbers) and from its head word.
#ifndef DATELINE_PLUGIN_EVENT_NOUN_CLASSES_H
#define DATELINE_PLUGIN_EVENT_NOUN_CLASSES_H

#include <cstdint>
#include <vector>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/syntax.h"

namespace dateline {

/// What is known of one phrase.
struct PhraseSort {
    ClassSet classes;
    bool open = false;  ///< pronoun or unknown name: may be of any class
    /// Lemma of what it is besides its head word: the rockets of "a volley of
    /// rockets", the hurricane of "Hurricane Otis".
    std::uint32_t also = kNone;
};

/// The phrases of one sentence; holds scratch.
class NounClasses {
  public:
    explicit NounClasses(const EventLexicon& events)
        : events_(&events),
          measure_(events.class_named("measure")),
          post_(events.class_named("post")) {}

    /// Forgets the article before.
    void begin_article() { actors_.clear(); }

    /// Judges every phrase of @p syntax. Cost: linear in its words.
    void judge(const Analysis& analysis,
               const MentionIndex& mentions,
               const Syntax& syntax);

    [[nodiscard]] const PhraseSort& of(std::uint32_t phrase) const {
        return sorts_[phrase];
    }

  private:
    [[nodiscard]] ClassSet classes_of_actor(const Analysis& analysis,
                                            std::uint32_t actor);
    void add_measured(const Syntax& syntax);
    [[nodiscard]] PhraseSort sort_of(const Analysis& analysis,
                                     const MentionIndex& mentions,
                                     const Syntax& syntax,
                                     const NounPhrase& phrase);
    void add_words(const Syntax& syntax,
                   const NounPhrase& phrase,
                   PhraseSort& sort) const;

    const EventLexicon* events_;
    std::uint32_t measure_;  ///< classes
    std::uint32_t post_;
    std::vector<PhraseSort> sorts_;
    std::vector<ClassSet> actors_;  ///< by actor
};

}  // namespace dateline

#endif
