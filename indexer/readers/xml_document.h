// XML from strangers as a pugixml tree: checked for what pugixml accepts and
// we do not, and helpers to read it by local names.
#ifndef DATELINE_INDEXER_READERS_XML_DOCUMENT_H
#define DATELINE_INDEXER_READERS_XML_DOCUMENT_H

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "plugin/article.h"

namespace dateline {

/// Bytes of one XML document or record; a tree takes up to 16 times as much.
inline constexpr std::size_t kLargestXml = std::size_t{16} << 20;

/// @p bytes in UTF-8, converted from the encoding its byte order mark or its
/// declaration names. @return nothing when the declaration is false or the
/// encoding is not known; @p error then says so
std::optional<std::string> xml_in_utf8(std::string_view bytes,
                                       std::string& error);

/// The charset that the XML declaration at the front of @p bytes names, in
/// lower case; "" without one.
std::string declared_xml_encoding(std::string_view bytes);

/// Parses @p xml into @p document. Ill-formed UTF-8 is repaired with a
/// diagnostic of @p article. Refused: larger than kLargestXml, an internal
/// DOCTYPE subset, nesting deeper than 256, what is not well formed. Nothing
/// outside is ever opened. @return the reason of a refusal
std::optional<std::string> parse_xml(std::string xml,
                                     pugi::xml_document& document,
                                     Article& article);

/// Why a DOCTYPE declaration (from "<!DOCTYPE" to its ">") is refused, if it
/// is. An external identifier is no reason.
std::optional<std::string> refused_doctype(std::string_view declaration);

/// The name without its prefix.
std::string_view local_name(pugi::xml_node node);
std::string_view local_name(std::string_view name);

/// First child element of that local name, whatever its prefix; may be empty.
pugi::xml_node child(pugi::xml_node node, std::string_view name);

/// Follows a path of local names "head/docdata/doc-id".
pugi::xml_node at_path(pugi::xml_node node, std::string_view path);

/// All text below @p node with white space collapsed and the entities of HTML
/// that XML does not know decoded.
std::string text_of(pugi::xml_node node);

/// The value of an attribute by local name; "" when absent.
std::string attribute_of(pugi::xml_node node, std::string_view name);

/// The markup inside @p node, as written again.
std::string inner_xml(pugi::xml_node node);

}  // namespace dateline

#endif
