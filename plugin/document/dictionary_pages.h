// The pages of an index's dictionary as they lie in its metadata: compressed.
// Writer and reader both come here; which page is the last, and when one is
// full, is the writer's.
#ifndef DATELINE_PLUGIN_DOCUMENT_DICTIONARY_PAGES_H
#define DATELINE_PLUGIN_DOCUMENT_DICTIONARY_PAGES_H

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "plugin/facet/node_dictionary.h"

namespace dateline {

/// A page of a dictionary (NodeDictionary::page()) as raw DEFLATE.
std::string packed_page(const std::string& page);

/// Adds a packed page to the dictionary. @return its bytes before it was
/// packed; nothing when it is damaged or of no sensible size
std::optional<std::size_t> append_page(const std::string& packed,
                                       NodeDictionary& dictionary);

/// The dictionary's tag as the metadata have it, in decimal; nothing when it is
/// damaged.
std::optional<std::uint8_t> read_dictionary_tag(const std::string& text);

}  // namespace dateline

#endif
