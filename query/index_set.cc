#include "query/index_set.h"

#include <algorithm>
#include <unistd.h>

#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

Xapian::Database open(const std::string& path) {
    if (::access(path.c_str(), F_OK) != 0) {
        throw MissingIndex(path + ": there is no index here; make one with " +
                           "dateline-index --db " + path + " SOURCE...");
    }
    return Xapian::Database(path);
}

}  // namespace

IndexSet::IndexSet(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        Part part{path, open(path)};
        check_schema(part.database, path);
        for (std::size_t i = 0; i < part.database.size(); ++i) {
            part_of_shard_.push_back(parts_.size());
        }
        all_.add_database(part.database);
        parts_.push_back(std::move(part));
    }
}

void IndexSet::check_schema(const Xapian::Database& database,
                            const std::string& path) const {
    const std::string schema = database.get_metadata(std::string(kSchemaKey));
    if (schema == std::to_string(kIndexSchema)) {
        return;
    }
    if (schema.empty()) {
        throw SchemaMismatch(path +
                             ": a Xapian database that Dateline did not make");
    }
    throw SchemaMismatch(
        path + ": index schema " + schema + ", this program reads " +
        std::to_string(kIndexSchema) + "; index again: dateline-index --db " +
        path + ".new SOURCE...");
}

const std::string& IndexSet::path_of(Xapian::docid document) const {
    // Documents of several shards are interleaved.
    return parts_[part_of_shard_[(document - 1) % part_of_shard_.size()]].path;
}

std::vector<Xapian::docid> IndexSet::find(const std::string& id) const {
    const std::string term = id_term(id);
    return {all_.postlist_begin(term), all_.postlist_end(term)};
}

std::uint64_t IndexSet::count_of(const std::string& id) const {
    return all_.get_termfreq(facet_term(TermKind::Place, id)) +
           all_.get_termfreq(facet_term(TermKind::Actor, id));
}

const std::string& IndexSet::name_of(const std::string& id) {
    const auto [at, is_new] = names_.try_emplace(id);
    if (is_new) {
        const std::string key = std::string(kNameKey) + id;
        for (const Part& part : parts_) {
            if (at->second.empty() && key.size() <= kMaxTermBytes) {
                at->second = part.database.get_metadata(key);
            }
        }
        if (at->second.empty()) {
            at->second = id;
        }
    }
    return at->second;
}

std::vector<std::string> IndexSet::fingerprints() const {
    std::vector<std::string> all;
    for (const Part& part : parts_) {
        std::string fingerprint =
            part.database.get_metadata(std::string(kFingerprintKey));
        if (std::ranges::find(all, fingerprint) == all.end()) {
            all.push_back(std::move(fingerprint));
        }
    }
    return all;
}

}  // namespace dateline
