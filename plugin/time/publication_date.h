// When an article was written, from the best evidence there is, with the
// evidence kept. Nothing known is nothing said: never the day of indexing,
// never the day a page was fetched.
#ifndef DATELINE_PLUGIN_TIME_PUBLICATION_DATE_H
#define DATELINE_PLUGIN_TIME_PUBLICATION_DATE_H

#include "plugin/analysis.h"
#include "plugin/time/time_lexicon.h"

namespace dateline {

/// Sets analysis.published. Needs blocks, tokens, datelines, times (found, not
/// resolved) and tenures. Cost: linear in the text.
void infer_publication(const TimeLexicon& lexicon, Analysis& analysis);

}  // namespace dateline

#endif
