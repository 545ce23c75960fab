// The dictionary of a database, from the pages in its metadata.
#ifndef DATELINE_QUERY_DICTIONARY_PAGES_H
#define DATELINE_QUERY_DICTIONARY_PAGES_H

#include <xapian.h>

#include "plugin/facet/node_dictionary.h"

namespace dateline {

/// @param database one alone, local or remote. Cost: linear in the pages
/// @throw Xapian::Error; DatabaseCorruptError when a page is damaged
NodeDictionary read_dictionary(const Xapian::Database& database);

}  // namespace dateline

#endif
