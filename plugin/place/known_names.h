// KnownNames: what the names met lately can mean, kept from article to article
// side by side: the names of news come again and again, and the gazetteer's
// records of their places lie far apart.
#ifndef DATELINE_PLUGIN_PLACE_KNOWN_NAMES_H
#define DATELINE_PLUGIN_PLACE_KNOWN_NAMES_H

#include <cstdint>
#include <span>
#include <vector>

#include "plugin/place/dense_index.h"
#include "plugin/place/toponym.h"

namespace dateline {

/// Forgets everything when it has grown to some 1 MB. One a thread.
class KnownNames {
  public:
    struct Meanings {
        std::span<const Meaning> candidates;  ///< until the next add()
        bool demonym = false;
    };

    /// @param key in the gazetteer's names
    /// @return no candidates when the name is not known
    [[nodiscard]] Meanings find(std::uint64_t key) const;
    /// @pre the name is not known; its candidates mean the same wherever it
    /// stands
    void add(std::uint64_t key,
             std::span<const Candidate> candidates,
             bool demonym);

  private:
    struct Name {
        ListRef candidates;
        bool demonym = false;
    };

    DenseIndex numbers_;
    std::vector<Name> names_;
    std::vector<Meaning> candidates_;
};

}  // namespace dateline

#endif
