// Numbers and texts as bytes, shortest first: LEB128, zigzag for signed ones,
// a text as its length and bytes. What the bytes mean is left to others.
#ifndef DATELINE_PLUGIN_FACET_PACKED_BYTES_H
#define DATELINE_PLUGIN_FACET_PACKED_BYTES_H

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace dateline {

class PackedWriter {
  public:
    void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
    void number(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_ += static_cast<char>(value | 0x80U);
            value >>= 7;
        }
        bytes_ += static_cast<char>(value);
    }
    void signed_number(std::int64_t value) {
        number((static_cast<std::uint64_t>(value) << 1) ^
               static_cast<std::uint64_t>(value >> 63));
    }
    void text(std::string_view text) {
        number(text.size());
        bytes_ += text;
    }
    /// A text whose length is told from the numbers up to @p last.
    void text_after(std::uint64_t last, std::string_view text) {
        number(last + text.size());
        bytes_ += text;
    }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

/// Reads until the first thing that is wrong; everything after it is empty.
class PackedReader {
  public:
    explicit PackedReader(std::string_view bytes) : rest_(bytes) {}

    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    void fail() { good_ = false; }

    std::uint8_t byte() {
        if (rest_.empty()) {
            fail();
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; good_ && shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            value |= std::uint64_t{next & 0x7FU} << shift;
            if (next < 0x80U) {
                return good_ ? value : 0;
            }
        }
        fail();
        return 0;
    }
    std::int64_t signed_number() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1) ^
               -static_cast<std::int64_t>(value & 1);
    }
    std::string_view text() { return bytes(number()); }
    std::string_view bytes(std::uint64_t size) {
        if (!good_ || size > rest_.size()) {
            fail();
            return {};
        }
        const std::string_view bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }
    /// A count of things of at least one byte each.
    std::size_t count() {
        const std::uint64_t count = number();
        if (count > rest_.size()) {
            fail();
            return 0;
        }
        return count;
    }
    /// A number below @p limit.
    std::uint32_t below(std::size_t limit) {
        const std::uint64_t value = number();
        if (value >= limit) {
            fail();
            return 0;
        }
        return static_cast<std::uint32_t>(value);
    }

  private:
    std::string_view rest_;
    bool good_ = true;
};

}  // namespace dateline

#endif
