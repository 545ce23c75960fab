#include "indexer/index_check.h"

#include <algorithm>
#include <set>

#include "indexer/document_builder.h"
#include "indexer/index_dictionary.h"
#include "plugin/facet/event_record.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"
#include "plugin/facet/stored_article.h"

namespace dateline {

namespace {

/// What is wrong with the document, or an empty string.
std::string damage_of(const Xapian::Document& document,
                      const NodeView& dictionary) {
    const auto record =
        decode_record(document.get_value(kRecordSlot), dictionary);
    if (!record) {
        return "the record of its facets cannot be read";
    }
    const std::string data = document.get_data();
    if (content_hash(data, document.get_value(kEvidenceSlot)) !=
        record->content) {
        return "stored data or evidence differ from their hash";
    }
    std::set<std::string> terms;
    for (auto term = document.termlist_begin(); term != document.termlist_end();
         ++term) {
        terms.insert(*term);
    }
    if (!terms.contains(id_term(decode_stored(data).id))) {
        return "its id is not among its terms";
    }
    for (const std::string& term : facet_terms(*record)) {
        if (!terms.contains(term)) {
            return "lacks the term " + term;
        }
    }
    return {};
}

}  // namespace

IndexStatus read_status(const Xapian::Database& database,
                        const std::string& fingerprint) {
    IndexStatus status;
    status.documents = database.get_doccount();
    status.schema = database.get_metadata(std::string(kSchemaKey));
    status.version = database.get_metadata(std::string(kVersionKey));
    status.fingerprint = database.get_metadata(std::string(kFingerprintKey));
    status.embargoed =
        database.get_termfreq(facet_term(TermKind::Embargoed, ""));
    for (const ValueSlot slot : {kPublishedSlot, kFirstDaySlot, kLastDaySlot}) {
        const std::string first = database.get_value_lower_bound(slot);
        if (status.first_day.empty() ||
            (!first.empty() && first < status.first_day)) {
            status.first_day = first;
        }
        status.last_day =
            std::max(status.last_day, database.get_value_upper_bound(slot));
    }
    const NodeDictionary numbers = load_dictionary(database);
    const NodeView dictionary = numbers.view();
    RecordView record;
    for (auto value = database.valuestream_begin(kRecordSlot);
         value != database.valuestream_end(kRecordSlot);
         ++value) {
        const bool current =
            read_record(*value, dictionary, record) &&
            dictionary.id(dictionary.closure(record.annotator).front())
                .ends_with(fingerprint);
        status.stale += current ? 0 : 1;
    }
    return status;
}

std::uint64_t check_documents(
    const Xapian::Database& database,
    const std::function<void(const std::string&)>& say) {
    std::uint64_t damaged = 0;
    const NodeDictionary numbers = load_dictionary(database);
    for (auto at = database.postlist_begin(""); at != database.postlist_end("");
         ++at) {
        std::string damage;
        try {
            damage = damage_of(database.get_document(*at), numbers.view());
        } catch (const Xapian::Error& error) {
            damage = error.get_msg();
        }
        if (!damage.empty()) {
            ++damaged;
            say("document " + std::to_string(*at) + ": " + damage);
        }
    }
    return damaged;
}

}  // namespace dateline
