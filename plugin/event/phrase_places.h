// Phrase places: which places the words of a phrase name, by themselves, by an
// of-phrase ("the city of Kherson"), by an apposition or an owner.
#ifndef DATELINE_PLUGIN_EVENT_PHRASE_PLACES_H
#define DATELINE_PLUGIN_EVENT_PHRASE_PLACES_H

#include <array>
#include <cstdint>
#include <vector>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/sentence_view.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// What the places of phrases turn on. Safe to share between threads.
struct PlaceWords {
    PlaceWords(const WordLexicon& words, const EventLexicon& events);

    /// "in", "near": says where something is.
    [[nodiscard]] bool is_locative(std::uint32_t preposition) const;

    std::uint32_t the;  ///< lemma ids
    std::uint32_t country;
    std::uint32_t here;
    std::array<std::uint32_t, 4> settlements;
    /// with a demonym they are a place: "Kenyan villages"
    std::array<std::uint32_t, 8> grounds;
    std::uint32_t territory;               ///< class number
    std::vector<std::uint32_t> locatives;  ///< sorted lemma ids
};

/// Adds @p value to @p list unless it is there.
void add_once(std::vector<std::uint32_t>& list, std::uint32_t value);

/// One sentence; cheap to make. Lists are indexes of Analysis::places.
class PhrasePlaces {
  public:
    using List = std::vector<std::uint32_t>;

    PhrasePlaces(const PlaceWords& words, const SentenceView& view)
        : words_(words), view_(view) {}

    /// Adds the places of a noun phrase and of those it lists with.
    /// @param owner_too if nothing in it names one: of its owner, or the place
    /// that "the city" means
    void of_phrase(std::uint32_t phrase,
                   List& into,
                   bool owner_too = true) const;
    /// Adds the places that words [first, last) name.
    void of_words(std::uint32_t first, std::uint32_t last, List& into) const;
    /// The place among the names and bodies of tokens [first, last), when all
    /// of them have the same one and it is no country.
    void of_names(std::uint32_t first, std::uint32_t last, List& into) const;

    /// "met here": where the text was sent from, if chunks [begin, end) say
    /// so and @p into is empty.
    void of_dateline(std::uint32_t begin, std::uint32_t end, List& into) const;

    /// Each of @p inner is part of one of @p outer.
    [[nodiscard]] bool lie_within(const List& inner, const List& outer) const;
    /// Drops places that hold another: "in Owo, in southwestern Nigeria" the
    /// town tells where, the country which town.
    void keep_nearest(List& places) const;

  private:
    void definite(std::uint32_t phrase, List& into) const;
    void of_renamed(std::uint32_t phrase, List& into) const;
    [[nodiscard]] bool is_settlement(std::uint32_t lemma) const;
    [[nodiscard]] bool acts_here(const PlaceUse& use) const;
    void of_people(std::uint32_t phrase, List& into) const;
    [[nodiscard]] bool is_whole_name(const PlaceUse& use) const;
    [[nodiscard]] bool lies_in(std::uint32_t inner, std::uint32_t outer) const;

    const PlaceWords& words_;
    const SentenceView& view_;
};

}  // namespace dateline

#endif
