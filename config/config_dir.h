// ConfigDir: where the lexicons are, and the rule for stale ones. A
// configuration is a folder of YAML sources and a folder of compiled files;
// in a build tree these are two, in an installation one.
#ifndef DATELINE_CONFIG_CONFIG_DIR_H
#define DATELINE_CONFIG_CONFIG_DIR_H

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "config/image_file.h"
#include "config/lint_report.h"
#include "plugin/lexicons.h"

namespace dateline {

struct ConfigDir {
    std::filesystem::path sources;   ///< YAML; may not exist
    std::filesystem::path compiled;  ///< `lexicon` and `gazetteer`
};

/// @param given the --config option: a folder with YAML sources or compiled
/// files or both; empty: beside the executable in a build tree, else the
/// install prefix. @throw ConfigError when there is none
ConfigDir find_config(const std::string& given);

/// What to do when a YAML source is newer than the compiled lexicon.
enum class StalePolicy {
    Recompile,  ///< into the user's cache; dateline-annotate
    UseOld,     ///< the last good file, with a warning; index and search
};

/// Opens both images. @param say called with one line for a person for each
/// thing worth knowing (recompiled, stale, does not lint).
/// @throw ConfigError when there is nothing usable
/// @param check Full for what is kept long: an index
Lexicons open_lexicons(const ConfigDir& config,
                       StalePolicy policy,
                       const std::function<void(const std::string&)>& say,
                       ImageCheck check = ImageCheck::Layout);

/// Every checksum of both compiled files, where they exist. @throw ConfigError
/// naming the damaged one
void check_images(const std::filesystem::path& compiled);

/// Compiles both without writing anything: what is wrong is in @p report.
void lint_config(const std::filesystem::path& sources, LintReport& report);

/// Both compiled files in memory.
struct CompiledImages {
    std::vector<std::byte> gazetteer;
    std::vector<std::byte> lexicon;
};
/// @param imported see SourceDir. @return nothing after errors
std::optional<CompiledImages> compile_images(
    const std::filesystem::path& sources,
    const std::filesystem::path& imported,
    LintReport& report);
/// @throw ConfigError when one cannot be written
void write_images(CompiledImages images, const std::filesystem::path& out);

/// Compiles both files into @p out; writes nothing for one whose sources do
/// not lint. @return false after errors
bool compile_config(const std::filesystem::path& sources,
                    const std::filesystem::path& out,
                    LintReport& report);

}  // namespace dateline

#endif
