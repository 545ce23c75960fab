#include "indexer/index_dictionary.h"

#include <cstdint>
#include <optional>
#include <random>
#include <zlib.h>

#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

/// Before compression; a commit of a few articles then rewrites little.
constexpr std::size_t kFullPage = std::size_t{64} << 10;
/// Raw DEFLATE with the largest window.
constexpr int kWindowBits = -15;

std::string deflated(const std::string& bytes) {
    z_stream stream{};
    constexpr int kMemoryLevel = 9;
    if (deflateInit2(&stream,
                     Z_BEST_COMPRESSION,
                     Z_DEFLATED,
                     kWindowBits,
                     kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::bad_alloc();
    }
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::string page_key(std::size_t page) {
    return std::string(kPageKey) + page_number(page);
}

std::uint8_t random_tag() {
    return static_cast<std::uint8_t>(std::random_device{}());
}

/// Nothing when the bytes are no page of a sensible size.
std::optional<std::string> inflated(const std::string& packed) {
    constexpr std::size_t kMostTimes = 1100;  // DEFLATE's own limit is 1032
    z_stream stream{};
    if (inflateInit2(&stream, kWindowBits) != Z_OK) {
        throw std::bad_alloc();
    }
    std::string bytes;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int result = Z_OK;
    while (result == Z_OK && bytes.size() <= packed.size() * kMostTimes) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kFullPage);
        stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + before);
        stream.avail_out = static_cast<uInt>(kFullPage);
        result = inflate(&stream, Z_NO_FLUSH);
        bytes.resize(stream.total_out);
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END ? std::optional(std::move(bytes))
                                  : std::nullopt;
}

NodeDictionary begin_dictionary(const Xapian::Database& database) {
    const std::string tag = database.get_metadata(std::string(kDictionaryKey));
    return NodeDictionary(tag.empty()
                              ? random_tag()
                              : static_cast<std::uint8_t>(std::stoul(tag)));
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
    const auto bytes = inflated(packed);
    if (!bytes || !dictionary.append(*bytes)) {
        throw Xapian::DatabaseCorruptError(
            "page " + std::to_string(page) +
            " of the index's dictionary is damaged");
    }
    size = bytes->size();
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
    database.set_metadata(page_key(number), deflated(page));
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
