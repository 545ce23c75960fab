// Fields loader: the keys of other people's JSON, as fields.yaml writes them.
#ifndef DATELINE_CONFIG_FIELDS_LOADER_H
#define DATELINE_CONFIG_FIELDS_LOADER_H

#include <filesystem>

#include "plugin/document/json_reader.h"

namespace dateline {

/// @throw ConfigError with file:line:column of everything wrong in it
JsonFields load_json_fields(const std::filesystem::path& file);

}  // namespace dateline

#endif
