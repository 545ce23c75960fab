// Imported loader: the tables a user's import of GeoNames dumps left under
// imported/ into a GazetteerBuilder. It decides which known place a row means:
// ids never change by an import, the dump's id becomes a further one of the
// place (same_as).
#ifndef DATELINE_CONFIG_IMPORTED_LOADER_H
#define DATELINE_CONFIG_IMPORTED_LOADER_H

#include "config/gazetteer_builder.h"
#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/lexicon/image.h"

namespace dateline {

/// Does nothing when there is no import. @pre all other places are added;
/// what changes them is read later and wins
void load_imported(SourceDir& sources,
                   GazetteerBuilder& builder,
                   ImageWriter& writer,
                   LintReport& report);

/// The sources that a sources.yaml lists, for the gazetteer's header.
void load_source_notes(const std::string& file,
                       SourceDir& sources,
                       GazetteerBuilder& builder,
                       ImageWriter& writer,
                       LintReport& report);

}  // namespace dateline

#endif
