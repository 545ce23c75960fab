// Takes back the mentions of actors that were only offered: a country where
// something happens ("in Ukraine"), an adjective of origin ("Russian gas").
#ifndef DATELINE_PLUGIN_ACTOR_IDLE_ACTORS_H
#define DATELINE_PLUGIN_ACTOR_IDLE_ACTORS_H

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"

namespace dateline {

/// Gives the actors their mentions. Removes such uses unless an event has them as doer or recipient, and
/// the actors that have neither a mention nor an event left. Needs events.
/// Cost: n log n in the number of mentions.
void drop_idle_actors(const ActorLexicon& lexicon, Analysis& analysis);

}  // namespace dateline

#endif
