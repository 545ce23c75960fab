// Actor finder: who acts in the article. It turns names, role phrases, places
// that act and pronouns into Analysis::actors and their uses; which of the
// uses stay is idle_actors' to decide, when events are known.
#ifndef DATELINE_PLUGIN_ACTOR_ACTOR_FINDER_H
#define DATELINE_PLUGIN_ACTOR_ACTOR_FINDER_H

#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/actor/actor_registry.h"
#include "plugin/actor/coreference.h"
#include "plugin/actor/name_actors.h"
#include "plugin/actor/role_actors.h"
#include "plugin/actor/role_phrase.h"
#include "plugin/analysis.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Holds scratch: one a thread. The lexicons must outlive it.
class ActorFinder {
  public:
    ActorFinder(const ActorLexicon& lexicon, const WordLexicon& words);

    /// Needs names and places (and the day of publication, if known); gives
    /// actors, without mentions, and actor_uses. Cost: linear in the article.
    void find(Analysis& analysis);

  private:
    struct Pass;

    const ActorLexicon* lexicon_;
    const WordLexicon* words_;
    TokenStarts starts_;
    RegistryScratch made_;
    NameScratch names_;
    std::vector<SeenActor> seen_;
};

}  // namespace dateline

#endif
