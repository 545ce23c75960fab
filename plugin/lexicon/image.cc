// Layout of an image: header, section table, then each section on a 64-byte
// border (records of that size then take one line of the cache each), then the
// tail. Sections never overlap and all lie inside the file; that is checked
// once at opening, so that look-ups need no further checks but those of refs.
#include "plugin/lexicon/image.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t kAlignment = 64;

std::size_t aligned(std::size_t size) {
    return (size + kAlignment - 1) / kAlignment * kAlignment;
}

std::string_view name_of(const ImageSection& section) {
    const char* end =
        std::find(section.name, section.name + sizeof(section.name), '\0');
    return {section.name, static_cast<std::size_t>(end - section.name)};
}

}  // namespace

Image::Image(std::span<const std::byte> bytes) : bytes_(bytes) {
    ImageHeader header{};
    if (bytes.size() < sizeof(header)) {
        throw ImageError("the file is too short");
    }
    std::memcpy(&header, bytes.data(), sizeof(header));
    if (std::memcmp(header.magic, "DATELINE", 8) != 0) {
        throw ImageError("the file is not a compiled lexicon");
    }
    if (header.schema != kImageSchema) {
        throw ImageError("the file has schema " +
                         std::to_string(header.schema) + ", wanted " +
                         std::to_string(kImageSchema));
    }
    if (header.size != bytes.size() ||
        bytes.size() < sizeof(header) + sizeof(ImageTail) ||
        header.section_count >
            (bytes.size() - sizeof(header)) / sizeof(ImageSection)) {
        throw ImageError("the file is truncated");
    }
    ImageTail tail{};
    std::memcpy(
        &tail, bytes.data() + bytes.size() - sizeof(tail), sizeof(tail));
    if (std::memcmp(tail.magic, header.magic, sizeof(tail.magic)) != 0 ||
        tail.fingerprint != header.fingerprint) {
        throw ImageError("the file's end is missing or another file's");
    }
    sections_ = {
        reinterpret_cast<const ImageSection*>(bytes.data() + sizeof(header)),
        header.section_count};
    for (const ImageSection& section : sections_) {
        if (section.offset % kAlignment != 0 || section.offset > bytes.size() ||
            section.size > bytes.size() - section.offset) {
            throw ImageError("a section lies outside of the file");
        }
    }
    fingerprint_ = header.fingerprint;
    const auto strings = bytes_of("strings");
    strings_ = {reinterpret_cast<const char*>(strings.data()), strings.size()};
}

bool Image::has(std::string_view section) const {
    return std::any_of(
        sections_.begin(), sections_.end(), [&](const ImageSection& s) {
            return name_of(s) == section;
        });
}

std::span<const std::byte> Image::bytes_of(std::string_view section) const {
    for (const ImageSection& candidate : sections_) {
        if (name_of(candidate) == section) {
            return bytes_.subspan(candidate.offset, candidate.size);
        }
    }
    throw ImageError("section '" + std::string(section) + "' is missing");
}

StringRef ImageWriter::intern(std::string_view text) {
    const auto [it, fresh] = interned_.try_emplace(std::string(text));
    if (fresh) {
        it->second = {static_cast<std::uint32_t>(strings_.size()),
                      static_cast<std::uint32_t>(text.size())};
        strings_.append(text);
    }
    return it->second;
}

std::vector<std::byte> ImageWriter::finish(std::string_view kind,
                                           std::uint64_t fingerprint) {
    add("strings", std::vector<char>(strings_.begin(), strings_.end()));
    ImageHeader header{};
    std::memcpy(header.magic, "DATELINE", 8);
    header.schema = kImageSchema;
    header.section_count = static_cast<std::uint32_t>(sections_.size());
    header.fingerprint = fingerprint;
    std::memcpy(
        header.kind, kind.data(), std::min<std::size_t>(8, kind.size()));

    std::size_t end =
        aligned(sizeof(header) + sections_.size() * sizeof(ImageSection));
    std::vector<ImageSection> table;
    for (const Section& section : sections_) {
        ImageSection entry{};
        std::memcpy(entry.name, section.name.data(), section.name.size());
        entry.offset = end;
        entry.size = section.bytes.size();
        table.push_back(entry);
        end = aligned(end + section.bytes.size());
    }
    ImageTail tail{};
    std::memcpy(tail.magic, header.magic, sizeof(tail.magic));
    tail.fingerprint = fingerprint;
    header.size = end + sizeof(tail);
    std::vector<std::byte> image(header.size);
    std::memcpy(image.data() + end, &tail, sizeof(tail));
    std::memcpy(image.data(), &header, sizeof(header));
    std::memcpy(image.data() + sizeof(header),
                table.data(),
                table.size() * sizeof(ImageSection));
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        std::copy(sections_[i].bytes.begin(),
                  sections_[i].bytes.end(),
                  image.begin() + static_cast<std::ptrdiff_t>(table[i].offset));
    }
    return image;
}

}  // namespace dateline
