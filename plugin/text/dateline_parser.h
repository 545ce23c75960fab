// Dateline parser: "KYIV, March 3 (Reuters) -" at the head of a story or of an
// item of a round-up. It goes by form alone; which place the name is, is for
// place/ to say.
#ifndef DATELINE_PLUGIN_TEXT_DATELINE_PARSER_H
#define DATELINE_PLUGIN_TEXT_DATELINE_PARSER_H

#include "plugin/analysis.h"

namespace dateline {

/// Sets Analysis::datelines, by position. Needs tokens, sentences and times.
/// Cost: a few tokens at the begin of each block and line.
void parse_datelines(Analysis& analysis);

}  // namespace dateline

#endif
