// GeoNames import: a user's own dumps to the tables under imported/, which the
// compiler merges into the gazetteer (imported_loader). It decides which rows
// and names are worth keeping; which known place a row means is the loader's
// to decide.
#ifndef DATELINE_CONFIG_GEONAMES_IMPORT_H
#define DATELINE_CONFIG_GEONAMES_IMPORT_H

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "config/lint_report.h"

namespace dateline {

struct ImportOptions {
    /// Files, told apart by their names, or folders of such.
    std::vector<std::filesystem::path> dumps;
    /// Feature codes or classes beyond towns and divisions (world/features.tsv).
    std::vector<std::string> also;
    /// Towns with fewer people are left out, but for seats and known places.
    double min_population = 0;
};

struct ImportCounts {
    std::uint64_t places = 0;  ///< rows kept
    std::uint64_t names = 0;
    std::uint64_t skipped = 0;  ///< rows that are of no use here
};

/// What has been read so far.
struct ImportProgress {
    std::uint64_t rows = 0;
    std::uint64_t bytes = 0;  ///< of the files as they are, packed
    std::uint64_t total_bytes = 0;
};

/// Reads the dumps and writes the tables into the folder @p out, which must
/// exist. Wrong rows are errors in @p report with file and line; after some of
/// them it gives up. @param sources folder of the lexicon sources
/// @throw ConfigError when a file cannot be read or written, is no dump that
/// is known by its name, or an option is wrong
/// Cost: linear; memory is some bits for every GeoNames id.
ImportCounts import_dumps(
    const ImportOptions& options,
    const std::filesystem::path& sources,
    const std::filesystem::path& out,
    const std::function<void(const ImportProgress&)>& progress,
    LintReport& report);

}  // namespace dateline

#endif
