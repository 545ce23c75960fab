// Image: a read-only view of a compiled lexicon or gazetteer, laid out so that
// it can be mapped and used in place by many processes. Named sections hold
// arrays of plain structs; strings live in one section and are referred to by
// StringRef. Who maps the bytes and checks their checksums: config/image_file.
#ifndef DATELINE_PLUGIN_LEXICON_IMAGE_H
#define DATELINE_PLUGIN_LEXICON_IMAGE_H

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace dateline {

/// A string inside an Image (section "strings").
struct StringRef {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;

    /// Of one image: the same text stands in it once.
    friend bool operator==(const StringRef&, const StringRef&) = default;
};

/// A range of elements inside another section.
struct ListRef {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// The image is truncated, foreign, or lacks a section.
class ImageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Fixed head of an image file; little-endian.
struct ImageHeader {
    char magic[8];         ///< "DATELINE"
    std::uint32_t schema;  ///< kImageSchema
    std::uint32_t section_count;
    std::uint64_t size;         ///< bytes of the whole image
    std::uint64_t checksum;     ///< XXH3 of the section table
    std::uint64_t fingerprint;  ///< of the sources the image was made from
    char kind[8];               ///< "lexicon", "gazettee"
};

struct ImageSection {
    char name[16];
    std::uint64_t offset;    ///< bytes from the image's begin; multiple of 64
    std::uint64_t size;      ///< bytes
    std::uint64_t checksum;  ///< XXH3 of the section's bytes
};

/// The last bytes of an image: a file that was cut off, or whose end has not
/// been written yet, does not have them.
struct ImageTail {
    char magic[8];              ///< as in the header
    std::uint64_t fingerprint;  ///< as in the header
};

inline constexpr std::uint32_t kImageSchema = 8;

/// Immutable and trivially shareable between threads; the bytes must outlive
/// it.
class Image {
  public:
    Image() = default;

    /// Checks header, section bounds and tail, not the checksums.
    /// @throw ImageError saying what is wrong
    explicit Image(std::span<const std::byte> bytes);

    [[nodiscard]] bool has(std::string_view section) const;

    /// The section as an array. @throw ImageError when it is missing or its
    /// size is no multiple of T's.
    template <typename T>
    [[nodiscard]] std::span<const T> array(std::string_view section) const {
        static_assert(std::is_trivially_copyable_v<T>);
        static_assert(alignof(T) <= 16);
        const std::span<const std::byte> raw = bytes_of(section);
        if (raw.size() % sizeof(T) != 0) {
            throw ImageError("section '" + std::string(section) +
                             "' has a wrong size");
        }
        return {reinterpret_cast<const T*>(raw.data()), raw.size() / sizeof(T)};
    }

    /// @return a view into the mapped bytes; empty when out of bounds
    [[nodiscard]] std::string_view text(StringRef ref) const {
        if (std::uint64_t{ref.offset} + ref.length > strings_.size()) {
            return {};
        }
        return strings_.substr(ref.offset, ref.length);
    }

    [[nodiscard]] std::span<const ImageSection> sections() const {
        return sections_;
    }
    [[nodiscard]] std::uint64_t fingerprint() const { return fingerprint_; }

  private:
    [[nodiscard]] std::span<const std::byte> bytes_of(
        std::string_view section) const;

    std::span<const std::byte> bytes_;
    std::span<const ImageSection> sections_;
    std::string_view strings_;
    std::uint64_t fingerprint_ = 0;
};

/// Elements [ref.first, ref.first + ref.count) of @p all; clipped to it.
template <typename T>
std::span<const T> list_of(std::span<const T> all, ListRef ref) {
    if (ref.first > all.size() || ref.count > all.size() - ref.first) {
        return {};
    }
    return all.subspan(ref.first, ref.count);
}

/// Builds an image in memory. Not thread-safe.
class ImageWriter {
  public:
    /// Same text, same reference.
    StringRef intern(std::string_view text);

    /// Adds a section with a copy of @p elements. @pre the name is new and
    /// shorter than 16 bytes
    template <typename T>
    void add(std::string_view name, const std::vector<T>& elements) {
        static_assert(std::is_trivially_copyable_v<T>);
        const auto* raw = reinterpret_cast<const std::byte*>(elements.data());
        sections_.push_back(
            {std::string(name),
             std::vector<std::byte>(raw, raw + elements.size() * sizeof(T))});
    }

    /// The finished image, its checksums still 0: config/image_file sets it.
    [[nodiscard]] std::vector<std::byte> finish(std::string_view kind,
                                                std::uint64_t fingerprint);

  private:
    struct Section {
        std::string name;
        std::vector<std::byte> bytes;
    };
    std::vector<Section> sections_;
    std::string strings_;
    std::unordered_map<std::string, StringRef> interned_;
};

}  // namespace dateline

#endif
