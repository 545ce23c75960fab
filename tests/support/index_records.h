// A database of records alone, as dateline-index would write it.
#ifndef DATELINE_TESTS_SUPPORT_INDEX_RECORDS_H
#define DATELINE_TESTS_SUPPORT_INDEX_RECORDS_H

#include <xapian.h>

#include "indexer/index_dictionary.h"
#include "plugin/facet/event_record.h"

namespace dateline {

/// Terms, record and days of one article; no text, no data.
Xapian::Document document_of(const ArticleRecord& record,
                             IndexDictionary& dictionary);

/// What makes a database a Dateline index.
void describe_index(Xapian::WritableDatabase& database,
                    IndexDictionary& dictionary);

}  // namespace dateline

#endif
