// SourceDir: the lexicon sources (YAML, TSV, TSV.xz) of one folder, read once,
// with the fingerprint of all that was read.
#ifndef DATELINE_CONFIG_SOURCE_DIR_H
#define DATELINE_CONFIG_SOURCE_DIR_H

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "config/lint_report.h"
#include "config/yaml_source.h"

namespace dateline {

/// Whole contents of a regular file. @throw ConfigError naming it
std::string read_whole_file(const std::filesystem::path& path);

/// Reads `.xz` files decompressed. @throw ConfigError naming it
std::string read_source_file(const std::filesystem::path& path);

/// The folder of what a user imported (see geonames_import).
inline constexpr const char* kImported = "imported";

/// Not thread-safe.
class SourceDir {
  public:
    /// @param imported read instead of `root/imported`; empty: that folder
    explicit SourceDir(std::filesystem::path root,
                       std::filesystem::path imported = {})
        : root_(std::move(root)),
          imported_(imported.empty() ? root_ / kImported
                                     : std::move(imported)) {}

    /// The YAML file `root/name`; errors go to @p report.
    std::optional<YamlFile> yaml(const std::string& name, LintReport& report);
    /// All `*.yaml` of `root/folder`, sorted by name.
    std::vector<YamlFile> yaml_folder(const std::string& folder,
                                      LintReport& report);
    /// The text of a data file, decompressed when it ends in .xz; nothing and
    /// an error in @p report when it cannot be read.
    std::optional<std::string> data(const std::string& name,
                                    LintReport& report);

    /// Of the names and contents of all files read so far.
    [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }
    /// Where the source @p name is; it may not exist.
    [[nodiscard]] std::filesystem::path path_of(const std::string& name) const;

  private:
    void note(const std::string& name, const std::string& contents);

    std::filesystem::path root_;
    std::filesystem::path imported_;
    std::uint64_t fingerprint_ = 0;
};

/// One row of tab-separated data: views into the text, split at tabs.
/// Calls `row(line_number, columns)` for each line that is not empty and does
/// not begin with #.
template <typename Row>
void for_each_row(std::string_view text, Row row) {
    std::vector<std::string_view> columns;
    std::uint32_t line = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view current = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{}
                                             : text.substr(end + 1);
        ++line;
        if (current.empty() || current.front() == '#') {
            continue;
        }
        columns.clear();
        for (;;) {
            const std::size_t tab = current.find('\t');
            columns.push_back(current.substr(0, tab));
            if (tab == std::string_view::npos) {
                break;
            }
            current = current.substr(tab + 1);
        }
        row(line, columns);
    }
}

}  // namespace dateline

#endif
