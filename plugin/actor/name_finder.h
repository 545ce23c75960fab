// Finds the tokens that form a proper name of a person or an organisation:
// known ones by the actor lexicon, unknown ones by their form. It runs before
// places are looked for, so that a place's name inside another name ("Bank of
// England", "Paris Hilton") is none by itself. Whom a name means is decided
// later, by actor_finder.
#ifndef DATELINE_PLUGIN_ACTOR_NAME_FINDER_H
#define DATELINE_PLUGIN_ACTOR_NAME_FINDER_H

#include "plugin/actor/actor_lexicon.h"
#include "plugin/actor/short_names.h"
#include "plugin/analysis.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// Holds scratch: one a thread. The lexicons must outlive it.
class NameFinder {
  public:
    /// @param places names of places: none of them is taken for an unknown
    /// organisation
    NameFinder(const ActorLexicon& lexicon, const PhraseTable& places)
        : lexicon_(lexicon), places_(places), short_names_(lexicon) {}

    /// Needs tokens, facts, sentences and capitals. Sets Analysis::names,
    /// sorted and disjoint, and Analysis::tenures: the terms of office that
    /// mentions like "President Dmitry Medvedev" bear witness to; a holder of
    /// several terms gives several spans for one mention.
    /// Cost: linear in the number of tokens.
    void find(Analysis& analysis);

  private:
    const ActorLexicon& lexicon_;
    PhraseTable places_;
    ShortNames short_names_;
};

}  // namespace dateline

#endif
