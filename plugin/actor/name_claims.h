// Name claims: how the passes of name_finder set down what they found.
#ifndef DATELINE_PLUGIN_ACTOR_NAME_CLAIMS_H
#define DATELINE_PLUGIN_ACTOR_NAME_CLAIMS_H

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"

namespace dateline {

/// Appends @p claim to Analysis::names and explains it by @p rule.
void add_claim(const ActorLexicon& lexicon,
               const NameClaim& claim,
               const char* rule,
               Analysis& analysis);

/// Sorts Analysis::names by their first tokens; of overlapping claims the one
/// made first stays.
void sort_claims(Analysis& analysis);

}  // namespace dateline

#endif
