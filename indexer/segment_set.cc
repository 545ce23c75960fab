#include "indexer/segment_set.h"

#include <filesystem>
#include <utility>
#include <xxhash.h>

#include "indexer/synced_files.h"

namespace dateline {

namespace {

constexpr std::size_t kMergedAtOnce = 64;

std::shared_future<void> done() {
    std::promise<void> promise;
    promise.set_value();
    return promise.get_future().share();
}

void compact(const std::vector<std::string>& paths, const std::string& into) {
    Xapian::Database all;
    for (const std::string& path : paths) {
        all.add_database(Xapian::Database(path));
    }
    all.compact(into);
}

}  // namespace

SegmentSet::SegmentSet(std::string folder) : folder_(std::move(folder)) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directory(folder_);
}

SegmentSet::~SegmentSet() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

std::string SegmentSet::next_path() {
    return folder_ + '/' + std::to_string(made_++);
}

void SegmentSet::place(const BuiltArticle& article, std::uint32_t segment) {
    if (!article.withdrawn && article.in_segment == 0) {
        return;
    }
    const XXH128_hash_t hash =
        XXH3_128bits(article.id.data(), article.id.size());
    const auto [at, is_new] =
        where_.try_emplace(IdHash{hash.low64, hash.high64});
    if (!is_new) {
        superseded_.push_back(at->second);
    }
    if (article.withdrawn) {
        where_.erase(at);
    } else {
        at->second = {segment, article.in_segment};
    }
}

void SegmentSet::add(const std::string& path,
                     const std::vector<BuiltArticle>& articles,
                     BuildPool& pool) {
    const std::size_t segment = segments_.size();
    std::uint32_t documents = 0;
    for (const BuiltArticle& article : articles) {
        documents += article.in_segment != 0 ? 1 : 0;
        place(article, static_cast<std::uint32_t>(segment));
    }
    segments_.push_back({path, documents, 0, done(), segment, 0});
    top_.push_back(segment);
    merge_when_many(pool);
}

void SegmentSet::merge_when_many(BuildPool& pool) {
    for (;;) {
        const unsigned level = segments_[top_.back()].level;
        if (top_.size() < kMergedAtOnce ||
            segments_[top_[top_.size() - kMergedAtOnce]].level != level) {
            return;
        }
        const std::size_t parent = segments_.size();
        Segment merged{next_path(), 0, level + 1, {}, parent, 0};
        std::vector<std::string> paths;
        std::vector<std::shared_future<void>> parts;
        for (std::size_t i = top_.size() - kMergedAtOnce; i < top_.size();
             ++i) {
            Segment& part = segments_[top_[i]];
            part.parent = parent;
            part.offset = merged.documents;
            merged.documents += part.documents;
            paths.push_back(part.path);
            parts.push_back(part.ready);
        }
        // The parts' own merges were submitted before: they are under way.
        auto work = [paths, parts, into = merged.path](ArticleWorker&) {
            for (const auto& part : parts) {
                part.get();
            }
            compact(paths, into);
            for (const std::string& path : paths) {
                std::filesystem::remove_all(path);
            }
        };
        merged.ready = pool.submit(std::move(work)).share();
        top_.resize(top_.size() - kMergedAtOnce);
        top_.push_back(parent);
        segments_.push_back(std::move(merged));
    }
}

void SegmentSet::remove_superseded() {
    std::unordered_map<std::size_t, std::vector<Xapian::docid>> by_segment;
    for (Place place : superseded_) {
        std::size_t at = place.segment;
        while (segments_[at].parent != at) {
            place.document += segments_[at].offset;
            at = segments_[at].parent;
        }
        by_segment[at].push_back(place.document);
    }
    for (const auto& [segment, documents] : by_segment) {
        Xapian::WritableDatabase database(
            segments_[segment].path,
            Xapian::DB_OPEN | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
        for (const Xapian::docid document : documents) {
            database.delete_document(document);
        }
        database.close();
    }
}

std::string SegmentSet::finish(
    const std::function<void(Xapian::WritableDatabase&)>& describe) {
    std::vector<std::string> paths;
    for (const std::size_t segment : top_) {
        segments_[segment].ready.get();
        paths.push_back(segments_[segment].path);
    }
    remove_superseded();
    paths.push_back(next_path());
    {
        Xapian::WritableDatabase description(
            paths.back(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
        describe(description);
        description.close();
    }
    const std::string index = folder_ + "/index";
    compact(paths, index);
    sync_folder(index);
    return index;
}

}  // namespace dateline
