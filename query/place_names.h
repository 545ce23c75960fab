// What place a question's name means: the most prominent one, or the one in
// the container named with it; a city and the division named after it
// together. No text is there to decide by, so the rest is said to be
// ambiguous.
#ifndef DATELINE_QUERY_PLACE_NAMES_H
#define DATELINE_QUERY_PLACE_NAMES_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/lexicons.h"
#include "plugin/text/token.h"

namespace dateline {

struct PlaceChoice {
    std::uint32_t length = 0;  ///< tokens; 0: nothing found
    std::vector<std::uint32_t> places;
    std::vector<std::uint32_t> others;  ///< what it could mean besides
};

/// Const after construction; the lexicons must outlive it.
class PlaceNames {
  public:
    explicit PlaceNames(const Lexicons& lexicons)
        : gazetteer_(&lexicons.gazetteer()),
          words_(&lexicons.words()),
          toponym_words_(&lexicons.toponym_words()) {}

    /// The place named at @p first, its container ("Tripoli, Lebanon") and
    /// narrowing words ("city of", "region") included.
    /// @param wanted true after a word that wants a place: then ordinary words
    /// in small letters may be names too
    [[nodiscard]] PlaceChoice find(std::string_view text,
                                   const std::vector<Token>& tokens,
                                   std::uint32_t first,
                                   bool wanted) const;

    /// An explicit value: an id, or a name as above.
    [[nodiscard]] PlaceChoice choose(std::string_view value) const;

    [[nodiscard]] NamedId named(std::uint32_t place) const;
    [[nodiscard]] bool is_country(std::uint32_t place) const;
    /// A country, or a town that everybody knows.
    [[nodiscard]] bool is_well_known(std::uint32_t place) const;
    /// The country whose government the place's name can stand for: its own
    /// code, or that of the country it is the capital of; else empty.
    [[nodiscard]] std::string acting_country(std::uint32_t place) const;
    /// The place of a country's code, as id and name.
    [[nodiscard]] NamedId country(std::string_view code) const;

  private:
    enum class Narrow { No, Settlement, Area };

    [[nodiscard]] std::vector<std::uint32_t> meanings(std::string_view name,
                                                      bool short_names) const;
    [[nodiscard]] PlaceChoice pick(std::vector<std::uint32_t> meanings,
                                   Narrow narrow) const;
    [[nodiscard]] std::uint32_t longest_name(const std::vector<Token>& tokens,
                                             std::uint32_t first) const;
    [[nodiscard]] bool may_be_name(std::string_view text,
                                   const std::vector<Token>& tokens,
                                   std::uint32_t first,
                                   std::uint32_t length,
                                   bool wanted) const;
    void narrow_by_container(std::string_view text,
                             const std::vector<Token>& tokens,
                             std::uint32_t first,
                             std::uint32_t& length,
                             std::vector<std::uint32_t>& meanings) const;
    void add_twins(const std::vector<std::uint32_t>& meanings,
                   PlaceChoice& choice) const;
    [[nodiscard]] bool is_twin(std::uint32_t city,
                               std::uint32_t division) const;

    const Gazetteer* gazetteer_;
    const WordLexicon* words_;
    const ToponymWords* toponym_words_;
};

}  // namespace dateline

#endif
