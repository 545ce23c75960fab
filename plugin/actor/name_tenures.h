// Name tenures: which terms of office the titles beside names bear witness to.
#ifndef DATELINE_PLUGIN_ACTOR_NAME_TENURES_H
#define DATELINE_PLUGIN_ACTOR_NAME_TENURES_H

#include "plugin/actor/actor_lexicon.h"
#include "plugin/actor/name_pattern.h"
#include "plugin/analysis.h"

namespace dateline {

/// Appends to Analysis::tenures those of "President Dmitry Medvedev" and
/// "Dmitry Medvedev, the president". Needs sentences and names. Cost: linear in
/// the names.
void find_tenures(const ActorLexicon& lexicon,
                  const NamePattern& pattern,
                  Analysis& analysis);

}  // namespace dateline

#endif
