#include "indexer/index_dictionary.h"

#include <cstdint>
#include <random>

#include "plugin/document/dictionary_pages.h"
#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

/// Before compression; a commit of a few articles then rewrites little.
constexpr std::size_t kFullPage = std::size_t{64} << 10;

std::uint8_t random_tag() {
    return static_cast<std::uint8_t>(std::random_device{}());
}

NodeDictionary begin_dictionary(const Xapian::Database& database) {
    const std::string text = database.get_metadata(std::string(kDictionaryKey));
    const auto tag = text.empty() ? random_tag() : read_dictionary_tag(text);
    if (!tag) {
        throw Xapian::DatabaseCorruptError(
            "the tag of the index's dictionary is damaged");
    }
    return NodeDictionary(*tag);
}

/// Adds a page of the database; false when there is none of this number.
/// @param[out] size of the page before compression
bool add_page(const Xapian::Database& database,
              std::size_t page,
              NodeDictionary& dictionary,
              std::size_t& size) {
    const std::string packed = database.get_metadata(page_key(page));
    if (packed.empty()) {
        return false;
    }
    const auto bytes = append_page(packed, dictionary);
    if (!bytes) {
        throw Xapian::DatabaseCorruptError(
            "page " + std::to_string(page) +
            " of the index's dictionary is damaged");
    }
    size = *bytes;
    return true;
}

}  // namespace

NodeDictionary load_dictionary(const Xapian::Database& database) {
    NodeDictionary dictionary = begin_dictionary(database);
    std::size_t size = 0;
    for (std::size_t page = 0; add_page(database, page, dictionary, size);
         ++page) {
    }
    return dictionary;
}

IndexDictionary::IndexDictionary(const Xapian::Database& database)
    : dictionary_(begin_dictionary(database)) {
    NodeDictionary::Mark before;
    std::size_t size = 0;
    for (std::size_t page = 0; add_page(database, page, dictionary_, size);
         ++page) {
        const bool full = size >= kFullPage;
        page_ = full ? page + 1 : page;
        page_begin_ = full ? dictionary_.mark() : before;
        before = dictionary_.mark();
    }
    saved_ = dictionary_.mark();
}

std::string IndexDictionary::encode(const ArticleRecord& record) {
    const std::lock_guard lock(mutex_);
    return encode_record(record, dictionary_);
}

void IndexDictionary::write_page(Xapian::WritableDatabase& database,
                                 std::size_t number,
                                 const std::string& page) const {
    database.set_metadata(std::string(kDictionaryKey),
                          std::to_string(dictionary_.view().tag));
    database.set_metadata(page_key(number), packed_page(page));
}

void IndexDictionary::save(Xapian::WritableDatabase& database) {
    const std::lock_guard lock(mutex_);
    const NodeDictionary::Mark now = dictionary_.mark();
    if (now == saved_) {
        return;
    }
    const std::string page = dictionary_.page(page_begin_);
    write_page(database, page_, page);
    saved_ = now;
    if (page.size() >= kFullPage) {
        page_begin_ = now;
        ++page_;
    }
}

void IndexDictionary::save_whole(Xapian::WritableDatabase& database) {
    const std::lock_guard lock(mutex_);
    write_page(database, 0, dictionary_.page({}));
}

}  // namespace dateline
