// Toponym words loader: recognition/toponym_words.yaml to the section of
// plugin/place/toponym_words.
#ifndef DATELINE_CONFIG_TOPONYM_WORDS_LOADER_H
#define DATELINE_CONFIG_TOPONYM_WORDS_LOADER_H

#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/lexicon/image.h"

namespace dateline {

void load_toponym_words(SourceDir& sources,
                        ImageWriter& writer,
                        LintReport& report);

}  // namespace dateline

#endif
