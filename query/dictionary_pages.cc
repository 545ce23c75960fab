// The writer's side is indexer/index_dictionary.cc.
#include "query/dictionary_pages.h"

#include <new>
#include <optional>
#include <string>
#include <zlib.h>

#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

constexpr int kRawDeflate = -15;
constexpr std::size_t kStep = std::size_t{64} << 10;
/// DEFLATE itself cannot do more than 1032.
constexpr std::size_t kMostTimes = 1100;

std::optional<std::string> inflated(const std::string& packed) {
    z_stream stream{};
    if (inflateInit2(&stream, kRawDeflate) != Z_OK) {
        throw std::bad_alloc();
    }
    std::string bytes;
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    int result = Z_OK;
    while (result == Z_OK && bytes.size() <= packed.size() * kMostTimes) {
        const std::size_t before = bytes.size();
        bytes.resize(before + kStep);
        stream.next_out = reinterpret_cast<Bytef*>(bytes.data() + before);
        stream.avail_out = static_cast<uInt>(kStep);
        result = inflate(&stream, Z_NO_FLUSH);
        bytes.resize(stream.total_out);
    }
    inflateEnd(&stream);
    return result == Z_STREAM_END ? std::optional(std::move(bytes))
                                  : std::nullopt;
}

}  // namespace

NodeDictionary read_dictionary(const Xapian::Database& database) {
    const std::string tag = database.get_metadata(std::string(kDictionaryKey));
    NodeDictionary dictionary(tag.empty()
                                  ? std::uint8_t{0}
                                  : static_cast<std::uint8_t>(std::stoul(tag)));
    for (std::size_t page = 0;; ++page) {
        const std::string packed =
            database.get_metadata(std::string(kPageKey) + page_number(page));
        if (packed.empty()) {
            return dictionary;
        }
        const auto bytes = inflated(packed);
        if (!bytes || !dictionary.append(*bytes)) {
            throw Xapian::DatabaseCorruptError(
                "page " + std::to_string(page) +
                " of the index's dictionary is damaged");
        }
    }
}

}  // namespace dateline
