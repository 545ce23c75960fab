#include "indexer/index_check.h"

#include <set>

#include "indexer/document_builder.h"
#include "plugin/facet/event_record.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

/// What is wrong with the document, or an empty string.
std::string damage_of(const Xapian::Document& document) {
    if (content_hash(document.get_data()) != document.get_value(kContentSlot)) {
        return "stored data differs from its hash";
    }
    const auto record = decode_record(document.get_value(kRecordSlot));
    if (!record) {
        return "the record of its facets cannot be read";
    }
    std::set<std::string> terms;
    for (auto term = document.termlist_begin(); term != document.termlist_end();
         ++term) {
        terms.insert(*term);
    }
    if (!terms.contains(id_term(record->id))) {
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
    status.first_day = database.get_value_lower_bound(kFirstDaySlot);
    status.last_day = database.get_value_upper_bound(kLastDaySlot);
    for (auto value = database.valuestream_begin(kAnnotatorSlot);
         value != database.valuestream_end(kAnnotatorSlot);
         ++value) {
        status.stale += (*value).ends_with(fingerprint) ? 0 : 1;
    }
    return status;
}

std::uint64_t check_documents(
    const Xapian::Database& database,
    const std::function<void(const std::string&)>& say) {
    std::uint64_t damaged = 0;
    for (auto at = database.postlist_begin(""); at != database.postlist_end("");
         ++at) {
        std::string damage;
        try {
            damage = damage_of(database.get_document(*at));
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
