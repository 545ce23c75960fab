// Events loader: config/events/ to the sections of plugin/event/event_lexicon:
// types, codes and what each rule wants of a clause. Reading the files is
// event_source's, words that begin a rule event_triggers', classes of nouns
// class_table's, what can never count event_lint's.
#ifndef DATELINE_CONFIG_EVENTS_LOADER_H
#define DATELINE_CONFIG_EVENTS_LOADER_H

#include "config/event_source.h"
#include "config/lint_report.h"
#include "config/source_dir.h"
#include "config/word_table.h"
#include "plugin/lexicon/image.h"

namespace dateline {

/// Reads events/, adds the words its rules need to @p words and writes the
/// event sections. @return what was read, examples included
EventSources load_events(SourceDir& sources,
                         WordTable& words,
                         ImageWriter& writer,
                         LintReport& report);

}  // namespace dateline

#endif
