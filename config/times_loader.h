// Times loader: the YAML under times/ to the sections plugin/time reads. Words
// become phrases, rules the trie of their patterns.
#ifndef DATELINE_CONFIG_TIMES_LOADER_H
#define DATELINE_CONFIG_TIMES_LOADER_H

#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/lexicon/image.h"

namespace dateline {

/// Adds the sections times.*. What is wrong goes to @p report.
void load_times(SourceDir& sources, ImageWriter& writer, LintReport& report);

}  // namespace dateline

#endif
