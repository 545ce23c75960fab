// An import as users see it: dumps in, the folder imported/ and the compiled
// files replaced together, or nothing changed.
#ifndef DATELINE_CONFIG_IMPORT_AND_COMPILE_H
#define DATELINE_CONFIG_IMPORT_AND_COMPILE_H

#include <filesystem>
#include <functional>

#include "config/geonames_import.h"
#include "config/lint_report.h"

namespace dateline {

/// import_dumps() and, when all is well, compile: the folder imported/ of
/// @p sources and the compiled files in @p compiled are replaced together at
/// the end; after an error both are as they were. @return false then
bool import_and_compile(
    const ImportOptions& options,
    const std::filesystem::path& sources,
    const std::filesystem::path& compiled,
    const std::function<void(const ImportProgress&)>& progress,
    ImportCounts& counts,
    LintReport& report);

}  // namespace dateline

#endif
