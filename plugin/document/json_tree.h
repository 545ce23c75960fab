// Strangers' JSON as a tree, for the formats whose shape is not flat: JSON-LD
// in pages and ninjs. Bounds what nlohmann-json does not.
#ifndef DATELINE_PLUGIN_DOCUMENT_JSON_TREE_H
#define DATELINE_PLUGIN_DOCUMENT_JSON_TREE_H

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace dateline {

struct JsonTree {
    nlohmann::json root;  ///< meaningless after an error
    std::string error;    ///< empty: parsed
};

/// Parses @p json; nesting deeper than kDeepestJson and, when @p strict, a key
/// given twice in one object are errors. @pre valid UTF-8. Never throws but
/// for memory. Cost: linear, two passes.
JsonTree parse_json_tree(std::string_view json, bool strict);

/// The string at @p key of an object, or "".
std::string string_at(const nlohmann::json& object, const char* key);

/// One line saying what nlohmann-json found, without its own prefix.
std::string json_error(std::size_t position, std::string_view what);

}  // namespace dateline

#endif
