// Place finder: the stage that fills Analysis::places and place_uses. It runs
// recognition and resolution and gathers the mentions of each place; salience
// and countries are a later stage's (place/salience).
#ifndef DATELINE_PLUGIN_PLACE_PLACE_FINDER_H
#define DATELINE_PLUGIN_PLACE_PLACE_FINDER_H

#include "plugin/analysis.h"
#include "plugin/place/dense_index.h"
#include "plugin/place/gazetteer.h"
#include "plugin/place/toponym.h"
#include "plugin/place/toponym_recognizer.h"
#include "plugin/place/toponym_resolver.h"

namespace dateline {

/// Holds scratch: one a thread. The lexicons must outlive it.
class PlaceFinder {
  public:
    PlaceFinder(const Gazetteer& gazetteer,
                const ToponymWords& toponym_words,
                const ActorLexicon& actors)
        : gazetteer_(gazetteer),
          toponym_words_(toponym_words),
          recognizer_(gazetteer, toponym_words, actors),
          resolver_(gazetteer) {}

    /// Needs tokens, facts, capitals, sentences, times, names and datelines; gives places and
    /// place_uses. Cost: linear in the article.
    void find(Analysis& analysis);

  private:
    /// The word of a mention's country, or another place, that means its seat.
    struct SeatWord {
        std::uint32_t token = kNone;  ///< "capital"; kNone: there is none
        std::uint32_t place = kNoPlace;
        std::uint32_t number = 0;
    };

    void number_places(const Analysis& analysis);
    std::uint32_t numbered(std::uint64_t key);
    [[nodiscard]] SeatWord seat_of(const Analysis& analysis,
                                   const Toponym& mention) const;
    [[nodiscard]] std::uint32_t seat_token(const Analysis& analysis,
                                           TokenRange named) const;
    void add_use(Analysis& analysis, std::uint32_t index);
    void add_seat(Analysis& analysis, const SeatWord& seat);
    void describe(const Analysis& analysis, std::uint32_t index, Place& place);
    void describe_known(std::uint32_t place, Place& described);
    [[nodiscard]] const SharedNames& ancestors_of(std::uint32_t place);
    /// The area beside an unknown place in its sentence, or kNoPlace.
    [[nodiscard]] std::uint32_t container_of(std::uint32_t mention) const;

    const Gazetteer& gazetteer_;
    const ToponymWords& toponym_words_;
    ToponymRecognizer recognizer_;
    ToponymResolver resolver_;
    ToponymSet found_;
    DenseIndex numbers_;                 ///< of the places in the annotation
    std::vector<std::uint32_t> counts_;  ///< mentions, by that number
    std::vector<std::uint32_t> uses_;    ///< by mention: its place, or kNone
    std::vector<SeatWord> seats_;        ///< by mention
    DenseIndex lists_;                   ///< of ancestors, by their place
    std::vector<SharedNames> names_;     ///< by number of the list
};

}  // namespace dateline

#endif
