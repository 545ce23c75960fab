// Clause: what surrounds a trigger and may fill its rule's slots - subject,
// objects and the chunks that belong to it. Passive clauses are turned round
// here, so that rules are written once, for the active verb.
#ifndef DATELINE_PLUGIN_EVENT_CLAUSE_H
#define DATELINE_PLUGIN_EVENT_CLAUSE_H

#include <cstdint>
#include <span>

#include "plugin/event/sentence_view.h"

namespace dateline {

/// Noun phrases and chunks of a sentence.
struct Clause {
    std::uint32_t subject = kNone;  ///< phrases
    std::uint32_t object = kNone;
    std::uint32_t second_object = kNone;
    std::uint32_t begin = 0;  ///< chunks of the clause
    std::uint32_t end = 0;
    std::uint32_t after = 0;    ///< first chunk whose phrases count
    std::uint32_t gap = kNone;  ///< "the town from which": the town
    std::uint32_t gap_preposition = kNone;
};

/// Lemma ids of the small words that clauses turn on.
struct ClauseWords {
    std::uint32_t by = kNone;
    std::uint32_t of = kNone;
    std::uint32_t to = kNone;
    std::uint32_t whose = kNone;
    std::uint32_t his = kNone;
    std::uint32_t her = kNone;
    std::uint32_t their = kNone;
};

/// Reads clauses off one sentence; cheap to make.
class ClauseReader {
  public:
    ClauseReader(const SentenceView& view, const ClauseWords& words)
        : view_(view), s_(view.syntax), words_(words) {}

    /// The clause of verb group @p v as a trigger that ends before word
    /// @p end_word and has @p tail among its words.
    [[nodiscard]] Clause of_verb(std::uint32_t v,
                                 std::uint32_t end_word,
                                 std::span<const std::uint32_t> tail) const;
    /// What belongs to the noun phrase @p p itself.
    [[nodiscard]] Clause of_noun(std::uint32_t p) const;
    /// A noun's clause with that of the verb it belongs to.
    [[nodiscard]] Clause wider(Clause clause, std::uint32_t v) const;

    /// The verb whose subject or dependent the phrase is.
    [[nodiscard]] std::uint32_t verb_of(std::uint32_t p) const;
    /// The last verb group that begins before word @p word.
    [[nodiscard]] std::uint32_t verb_before(std::uint32_t word) const;
    /// "pursued retreating rebels": the noun without determiner right after a
    /// gerund that may stand there as its modifier; the rule's slots decide.
    [[nodiscard]] std::uint32_t modified_noun(const VerbGroup& verb) const;
    /// The phrase of the clause that begins at a word.
    [[nodiscard]] std::uint32_t phrase_at(std::uint32_t word,
                                          const Clause& clause) const;

    /// "by X" after a passive.
    [[nodiscard]] std::uint32_t agent(const Clause& clause) const;
    /// "gathered outside the palace to demand": the clause of verb @p v with
    /// what they did it for.
    [[nodiscard]] Clause with_purpose(Clause clause, std::uint32_t v) const;

  private:
    void shared_object(std::uint32_t v, std::uint32_t c, Clause& clause) const;
    void find_objects(std::uint32_t v,
                      std::uint32_t end_word,
                      std::span<const std::uint32_t> tail,
                      Clause& clause) const;
    bool take_object(std::uint32_t chunk, Clause& clause) const;

    const SentenceView& view_;
    const Syntax& s_;
    ClauseWords words_;
};

}  // namespace dateline

#endif
