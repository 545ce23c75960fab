// Reads the actor files (config/actors) and the gazetteer's table of countries
// into the lexicon's actor sections. The format is told in
// config/actors/README.md.
#ifndef DATELINE_CONFIG_ACTORS_LOADER_H
#define DATELINE_CONFIG_ACTORS_LOADER_H

#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/lexicon/image.h"

namespace dateline {

/// Adds the sections that ActorLexicon opens. Errors go to @p report.
void load_actors(SourceDir& sources, ImageWriter& writer, LintReport& report);

}  // namespace dateline

#endif
