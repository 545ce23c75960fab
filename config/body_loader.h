// Body loader: body.yaml to the section that plugin/body reads.
#ifndef DATELINE_CONFIG_BODY_LOADER_H
#define DATELINE_CONFIG_BODY_LOADER_H

#include "config/lint_report.h"
#include "config/source_dir.h"
#include "plugin/lexicon/image.h"

namespace dateline {

/// Adds the phrase table "body". What is wrong goes to @p report.
void load_body(SourceDir& sources, ImageWriter& writer, LintReport& report);

}  // namespace dateline

#endif
