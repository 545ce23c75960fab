// The short way to read a document that is one flat JSON object of strings, as
// most are. What it does not know it leaves to the general parser, which also
// finds the words for what is wrong.
#ifndef DATELINE_PLUGIN_DOCUMENT_FLAT_JSON_H
#define DATELINE_PLUGIN_DOCUMENT_FLAT_JSON_H

#include <nlohmann/json.hpp>
#include <string_view>

namespace dateline {

/// Tells @p sax of the object as nlohmann's own parser would.
/// @return false when @p json holds anything but strings, null, true and false
/// or is ill-formed, or when @p sax said so: what it was told is void then
/// @pre valid UTF-8. Cost: linear.
bool read_flat_json(std::string_view json,
                    nlohmann::json_sax<nlohmann::json>& sax);

}  // namespace dateline

#endif
