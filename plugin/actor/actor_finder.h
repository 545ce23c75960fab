// Finds who is spoken of: names, role phrases, demonym nouns, countries and
// capitals that may act, and the short words that refer back to them. Whether
// such a mention really does something is the event stage's decision.
#ifndef DATELINE_PLUGIN_ACTOR_ACTOR_FINDER_H
#define DATELINE_PLUGIN_ACTOR_ACTOR_FINDER_H

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Sets Analysis::actors, with their mentions, and Analysis::actor_uses, sorted
/// and disjoint. Needs names, place_uses, and published for who held an office
/// then. Every country and capital is a use of form Metonym, and every
/// adjective of a country one of form Demonym, so that the event stage may
/// choose; drop_idle_actors() takes back the rest. Cost: linear in the number of tokens.
void find_actors(const ActorLexicon& lexicon,
                 const WordLexicon& words,
                 Analysis& analysis);

}  // namespace dateline

#endif
