// Compiler: lexicon sources to the two images. Each family of sources has its
// loader (words_loader, times_loader, ...), which adds its own sections.
#ifndef DATELINE_CONFIG_COMPILER_H
#define DATELINE_CONFIG_COMPILER_H

#include <cstddef>
#include <vector>

#include "config/lint_report.h"
#include "config/source_dir.h"

namespace dateline {

/// Everything but the gazetteer. After errors in @p report the result must not
/// be used. Cost: seconds.
std::vector<std::byte> compile_lexicon(SourceDir& sources, LintReport& report);

/// The world's places, from the sources under world/ and places/.
std::vector<std::byte> compile_gazetteer(SourceDir& sources,
                                         LintReport& report);

}  // namespace dateline

#endif
