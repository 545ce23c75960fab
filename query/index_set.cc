#include "query/index_set.h"

#include <algorithm>
#include <unistd.h>
#include <utility>

#include "plugin/facet/facet_schema.h"
#include "query/stub_file.h"

namespace dateline {

namespace {

std::vector<OpenedShard> open(const std::string& path) {
    if (::access(path.c_str(), F_OK) != 0) {
        throw MissingIndex(path + ": there is no index here; make one with " +
                           "dateline-index --db " + path + " SOURCE...");
    }
    return open_shards(path);
}

}  // namespace

IndexSet::IndexSet(const std::vector<std::string>& paths,
                   const TablePolicy& tables)
    : paths_(paths) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
        for (OpenedShard& opened : open(paths[i])) {
            check_schema(opened.database, paths[i]);
            all_.add_database(opened.database);
            path_of_shard_.push_back(i);
            shards_.emplace_back(
                std::move(opened.database), std::move(opened.path), tables);
        }
    }
}

bool IndexSet::has_remote() const {
    return std::ranges::any_of(
        shards_, [](const Shard& shard) { return shard.is_remote(); });
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
    return paths_[path_of_shard_[shard_of(document)]];
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
        for (Shard& shard : shards_) {
            const NodeView& nodes = shard.nodes();
            const auto value = nodes.find(id);
            if (value && at->second.empty()) {
                at->second = nodes.name(*value);
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
    for (const Shard& shard : shards_) {
        std::string fingerprint =
            shard.database().get_metadata(std::string(kFingerprintKey));
        if (std::ranges::find(all, fingerprint) == all.end()) {
            all.push_back(std::move(fingerprint));
        }
    }
    return all;
}

}  // namespace dateline
