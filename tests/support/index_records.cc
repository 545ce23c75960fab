#include "tests/support/index_records.h"

#include <string>

#include "plugin/facet/date_terms.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"

namespace dateline {

Xapian::Document document_of(const ArticleRecord& record,
                             IndexDictionary& dictionary) {
    Xapian::Document document;
    for (const std::string& term : facet_terms(record)) {
        document.add_boolean_term(term);
    }
    if (record.published) {
        document.add_value(kPublishedSlot,
                           sortable_day(record.published->from));
    }
    if (const auto days = days_of(record)) {
        document.add_value(kFirstDaySlot, sortable_day(days->from));
        document.add_value(kLastDaySlot, sortable_day(days->to));
    }
    document.add_value(kRecordSlot, dictionary.encode(record));
    return document;
}

void describe_index(Xapian::WritableDatabase& database,
                    IndexDictionary& dictionary) {
    database.set_metadata(std::string(kSchemaKey),
                          std::to_string(kIndexSchema));
    dictionary.save(database);
}

}  // namespace dateline
