// Which files an import reads: those it is given, and those of folders that
// are dumps by their names.
#ifndef DATELINE_CONFIG_DUMP_LIST_H
#define DATELINE_CONFIG_DUMP_LIST_H

#include <cstdint>
#include <filesystem>
#include <vector>

#include "config/dump_rows.h"

namespace dateline {

struct Dump {
    DumpKind kind;
    std::filesystem::path path;
};

/// In the order of their kinds.
/// @throw ConfigError for a file that is no dump, and a folder without one
std::vector<Dump> find_dumps(const std::vector<std::filesystem::path>& given);

/// 0 when there is no such file: opening it will say so.
std::uint64_t size_of(const std::filesystem::path& file);

}  // namespace dateline

#endif
