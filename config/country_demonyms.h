// Country demonyms: peoples and adjectives of countries as names of these. They
// are written once, with the actors (actors/demonyms.yaml).
#ifndef DATELINE_CONFIG_COUNTRY_DEMONYMS_H
#define DATELINE_CONFIG_COUNTRY_DEMONYMS_H

#include "config/gazetteer_builder.h"
#include "config/lint_report.h"
#include "config/source_dir.h"

namespace dateline {

/// What is wrong with the file is reported by whoever loads the actors.
void load_country_demonyms(SourceDir& sources,
                           GazetteerBuilder& builder,
                           LintReport& report);

}  // namespace dateline

#endif
