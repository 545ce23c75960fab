// Misspelling: tells a name that one slip of the typist has changed from
// another word. Whether the word may be that name at all (unknown, capitalised,
// the right name in the same article) is toponym_recognizer's to decide.
#ifndef DATELINE_PLUGIN_PLACE_MISSPELLING_H
#define DATELINE_PLUGIN_PLACE_MISSPELLING_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/span.h"

namespace dateline {

/// Names with fewer letters have too many words beside them.
inline constexpr std::size_t kShortestMisspelt = 6;

/// True when one letter left out, put in or changed, or two neighbours
/// swapped, make @p name into @p word. The first letter has to be right, and
/// a letter behind the name makes another word of it ("Punjabi", "Americas").
/// @pre both folded. Cost: linear
bool is_misspelling_of(std::string_view word, std::string_view name);

/// A name that stands in an article.
struct RightName {
    Span letters;             ///< its folding, in RightNames
    std::uint32_t name = 0;   ///< index of the ToponymName
    std::uint32_t token = 0;  ///< where it stands
};

/// The names of one article that words are compared with; reused from article
/// to article without giving memory back. Only names of the letters a to z.
class RightNames {
  public:
    void clear();
    /// Does nothing for a short name, a name that is there already, or more
    /// names than an article reasonably has.
    void add(std::string_view surface, std::uint32_t name, std::uint32_t token);
    /// The first name that @p surface is a misspelling of, or null; valid until
    /// the next add() or clear(). Cost: linear in the names, bounded.
    [[nodiscard]] const RightName* find(std::string_view surface);

  private:
    bool fold_into_word(std::string_view surface);
    [[nodiscard]] std::string_view letters_of(const RightName& name) const {
        return name.letters.of(letters_);
    }

    std::string letters_;
    std::string word_;
    std::vector<RightName> names_;
};

}  // namespace dateline

#endif
