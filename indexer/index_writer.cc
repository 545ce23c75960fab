#include "indexer/index_writer.h"

#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

constexpr std::uint64_t kBatch = 1000;
constexpr std::chrono::seconds kLongestBatch{30};

Xapian::WritableDatabase open_database(const std::string& path) {
    try {
        return Xapian::WritableDatabase(path, Xapian::DB_CREATE_OR_OPEN);
    } catch (const Xapian::DatabaseLockError&) {
        throw IndexLocked(path + ": another run is writing to this index");
    }
}

}  // namespace

IndexWriter::IndexWriter(const std::string& path,
                         const std::string& fingerprint)
    : database_(open_database(path)) {
    check_schema(path, fingerprint);
}

IndexWriter::~IndexWriter() {
    if (!open_) {
        return;
    }
    try {
        database_.cancel_transaction();
        database_.close();
    } catch (const Xapian::Error&) {
        // Nothing was acknowledged that would be lost.
    }
}

void IndexWriter::check_schema(const std::string& path,
                               const std::string& fingerprint) {
    const std::string schema = database_.get_metadata(std::string(kSchemaKey));
    const std::string ours = std::to_string(kIndexSchema);
    if (schema.empty() && database_.get_doccount() != 0) {
        throw SchemaMismatch(path +
                             ": a Xapian database that Dateline did not make; "
                             "choose another directory for --db");
    }
    if (!schema.empty() && schema != ours) {
        throw SchemaMismatch(
            path + ": index schema " + schema + ", this program writes " +
            ours + "; index again into a new directory: dateline-index --db " +
            path + ".new SOURCE...");
    }
    begin();
    database_.set_metadata(std::string(kSchemaKey), ours);
    database_.set_metadata(std::string(kFingerprintKey), fingerprint);
    database_.set_metadata(std::string(kVersionKey), DATELINE_VERSION);
    if (schema.empty()) {
        commit();
    }
}

void IndexWriter::begin() {
    database_.begin_transaction();
    open_ = true;
    begun_ = std::chrono::steady_clock::now();
    pending_ = 0;
}

void IndexWriter::commit() {
    if (open_) {
        open_ = false;
        database_.commit_transaction();
    }
}

void IndexWriter::commit_when_due() {
    if (++pending_ >= kBatch ||
        std::chrono::steady_clock::now() - begun_ > kLongestBatch) {
        commit();
    }
}

void IndexWriter::put(const BuiltDocument& built) {
    if (!open_) {
        begin();
    }
    for (const NamedId& named : built.names) {
        if (!named_.insert(named.id).second) {
            continue;
        }
        std::string key = std::string(kNameKey) + named.id;
        if (key.size() <= kMaxTermBytes) {
            database_.set_metadata(key, named.name);
        }
    }
    database_.replace_document(built.id_term, built.document);
    commit_when_due();
}

bool IndexWriter::remove(const std::string& id) {
    const std::string term = id_term(id);
    if (!database_.term_exists(term)) {
        return false;
    }
    if (!open_) {
        begin();
    }
    database_.delete_document(term);
    commit_when_due();
    return true;
}

std::uint64_t IndexWriter::document_count() const {
    return database_.get_doccount();
}

}  // namespace dateline
