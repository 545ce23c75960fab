// Places loader: the curated YAML under places/ (its README says the format)
// into a GazetteerBuilder that has the tables already.
#ifndef DATELINE_CONFIG_PLACES_LOADER_H
#define DATELINE_CONFIG_PLACES_LOADER_H

#include <functional>

#include "config/gazetteer_builder.h"
#include "config/lint_report.h"
#include "config/source_dir.h"

namespace dateline {

/// New places first, then changes, demonyms and kinds, policy last, so that
/// files may refer to each other. Mistakes are errors in @p report.
/// @param before_changes called when all new places are added
void load_places(SourceDir& sources,
                 GazetteerBuilder& builder,
                 LintReport& report,
                 const std::function<void()>& before_changes = {});

}  // namespace dateline

#endif
