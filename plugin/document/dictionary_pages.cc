#include "plugin/document/dictionary_pages.h"

#include <charconv>
#include <new>
#include <zlib.h>

namespace dateline {

namespace {

/// Raw DEFLATE with the largest window.
constexpr int kWindowBits = -15;
constexpr std::size_t kStep = std::size_t{64} << 10;
/// DEFLATE itself cannot do more than 1032.
constexpr std::size_t kMostTimes = 1100;

void take_input(z_stream& stream, const std::string& bytes) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
}

std::optional<std::string> inflated(const std::string& packed) {
    z_stream stream{};
    if (inflateInit2(&stream, kWindowBits) != Z_OK) {
        throw std::bad_alloc();
    }
    std::string bytes;
    take_input(stream, packed);
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

std::string packed_page(const std::string& page) {
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
    std::string packed(deflateBound(&stream, page.size()), '\0');
    take_input(stream, page);
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::optional<std::size_t> append_page(const std::string& packed,
                                       NodeDictionary& dictionary) {
    const auto bytes = inflated(packed);
    if (!bytes || !dictionary.append(*bytes)) {
        return std::nullopt;
    }
    return bytes->size();
}

std::optional<std::uint8_t> read_dictionary_tag(const std::string& text) {
    std::uint8_t tag = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, tag);
    return error == std::errc() && at == end ? std::optional(tag)
                                             : std::nullopt;
}

}  // namespace dateline
