// Salience: which places an article reports on, as against those it mentions
// in passing, in a name, or as where it was written; and from these the
// countries it is about.
#ifndef DATELINE_PLUGIN_PLACE_SALIENCE_H
#define DATELINE_PLUGIN_PLACE_SALIENCE_H

#include "plugin/analysis.h"

namespace dateline {

/// Sets Place::salient and Analysis::countries, the main ones first. Uses
/// events and actors where there are any. Cost: linear in mentions and events.
void judge_salience(Analysis& analysis);

}  // namespace dateline

#endif
