#include "indexer/index_writer.h"

#include <algorithm>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "indexer/synced_files.h"
#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kBatch = 1000;
constexpr std::chrono::seconds kLongestBatch{30};

Xapian::WritableDatabase open_database(const std::string& path) {
    try {
        return Xapian::WritableDatabase(path, Xapian::DB_CREATE_OR_OPEN);
    } catch (const Xapian::DatabaseLockError&) {
        throw IndexLocked(path + ": another run is writing to this index");
    }
}

/// The same database, once it is known to be one we may write to.
const Xapian::Database& database_of_ours(const Xapian::Database& database,
                                         const std::string& path) {
    const std::string schema = database.get_metadata(std::string(kSchemaKey));
    const std::string ours = std::to_string(kIndexSchema);
    if (schema.empty() && database.get_doccount() != 0) {
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
    return database;
}

}  // namespace

IndexWriter::IndexWriter(const std::string& path,
                         const std::string& fingerprint)
    : path_(path),
      fingerprint_(fingerprint),
      database_(open_database(path)),
      dictionary_(database_of_ours(database_, path)) {
    const bool is_new = database_.get_metadata(std::string(kSchemaKey)).empty();
    begin();
    sign(database_);
    if (is_new) {
        commit();
    }
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

void IndexWriter::sign(Xapian::WritableDatabase& database) const {
    database.set_metadata(std::string(kSchemaKey),
                          std::to_string(kIndexSchema));
    database.set_metadata(std::string(kFingerprintKey), fingerprint_);
    database.set_metadata(std::string(kVersionKey), DATELINE_VERSION);
}

void IndexWriter::describe(Xapian::WritableDatabase& database) {
    sign(database);
    dictionary_.save_whole(database);
}

void IndexWriter::begin() {
    database_.begin_transaction();
    open_ = true;
    begun_ = std::chrono::steady_clock::now();
    pending_ = 0;
}

void IndexWriter::commit() {
    if (open_) {
        dictionary_.save(database_);
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

bool IndexWriter::is_replaceable() const {
    if (database_.get_doccount() != 0) {
        return false;
    }
    const fs::path folder = fs::canonical(path_);
    struct stat about {};
    struct stat parent {};
    if (::stat(folder.c_str(), &about) != 0 ||
        ::stat(folder.parent_path().c_str(), &parent) != 0 ||
        about.st_dev != parent.st_dev || folder == folder.parent_path() ||
        ::access(folder.parent_path().c_str(), W_OK) != 0) {
        return false;
    }
    return std::ranges::all_of(
        fs::directory_iterator(folder), [](const fs::directory_entry& entry) {
            const fs::path name = entry.path().filename();
            return name == "iamglass" || name == "flintlock" ||
                   name.extension() == ".glass";
        });
}

std::string IndexWriter::build_folder() const {
    const fs::path folder = fs::canonical(path_);
    return (folder.parent_path() /
            ('.' + folder.filename().string() + ".building"))
        .string();
}

void IndexWriter::replace_by(const std::string& path) {
    replaced_count_ = Xapian::Database(path).get_doccount();
    replace_folder(path, fs::canonical(path_).string());
    if (std::exchange(open_, false)) {
        database_.cancel_transaction();
    }
    database_.close();
    is_closed_ = true;
}

std::uint64_t IndexWriter::document_count() const {
    return is_closed_ ? replaced_count_ : database_.get_doccount();
}

}  // namespace dateline
