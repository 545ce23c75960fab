// Words loader: the files under words/ (WordNet's lemmas, irregular forms,
// function words, corrections) to a WordTable. It decides what each file's
// entries mean and which of WordNet's lemmas are taken; forms and readings are
// word_table's.
#ifndef DATELINE_CONFIG_WORDS_LOADER_H
#define DATELINE_CONFIG_WORDS_LOADER_H

#include "config/lint_report.h"
#include "config/source_dir.h"
#include "config/word_table.h"

namespace dateline {

/// Reads words/. Cost: a fifth of a second.
WordTable load_words(SourceDir& sources, LintReport& report);

}  // namespace dateline

#endif
