// Gazetteer loader: the tables under world/ (see the README there) into a
// GazetteerBuilder. What is curated by hand comes from places_loader.
#ifndef DATELINE_CONFIG_GAZETTEER_LOADER_H
#define DATELINE_CONFIG_GAZETTEER_LOADER_H

#include "config/gazetteer_builder.h"
#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/lexicon/image.h"

namespace dateline {

/// Reads the tables. Wrong rows are errors in @p report, with file and line.
/// Cost: a second. @param writer keeps the text of the licences
void load_gazetteer(SourceDir& sources,
                    GazetteerBuilder& builder,
                    ImageWriter& writer,
                    LintReport& report);

}  // namespace dateline

#endif
