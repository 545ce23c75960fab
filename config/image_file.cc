// mmap and rename; the layout of an image is plugin/lexicon/image's matter.
#include "config/image_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include "config/image_stamp.h"
#include "config/lint_report.h"

namespace dateline {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path,
                       const std::string& what) {
    throw ConfigError(path.string() + ": " + what);
}

/// Closes the descriptor at the end of a scope.
class Descriptor {
  public:
    explicit Descriptor(int value) : value_(value) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (value_ >= 0) {
            ::close(value_);
        }
    }
    [[nodiscard]] int get() const { return value_; }

  private:
    int value_;
};

std::uint64_t checksum_of(std::span<const std::byte> bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::span<const std::byte> table_of(std::span<const std::byte> image,
                                    const ImageHeader& header) {
    return image.subspan(sizeof(ImageHeader),
                         header.section_count * sizeof(ImageSection));
}

std::span<const std::byte> bytes_of(std::span<const std::byte> image,
                                    const ImageSection& section) {
    return image.subspan(section.offset, section.size);
}

[[noreturn]] void refuse(const std::filesystem::path& path,
                         const std::string& what) {
    fail(path, what + "; run dateline-lexicon compile");
}

void verify_layout(const std::filesystem::path& path,
                   std::span<const std::byte> bytes) {
    try {
        const Image checked(bytes);
    } catch (const ImageError& error) {
        refuse(path, error.what());
    }
    ImageHeader header{};
    std::memcpy(&header, bytes.data(), sizeof(header));
    if (header.checksum != checksum_of(table_of(bytes, header))) {
        refuse(path, "damaged: the checksum of its table does not fit");
    }
}

void verify_sections(const std::filesystem::path& path,
                     std::span<const std::byte> bytes) {
    const Image image(bytes);
    for (const ImageSection& section : image.sections()) {
        if (section.checksum != checksum_of(bytes_of(bytes, section))) {
            refuse(path,
                   "damaged: the checksum of section '" +
                       std::string(section.name) + "' does not fit");
        }
    }
}

}  // namespace

ImageBytes map_image(const std::filesystem::path& path, ImageCheck check) {
    const Descriptor file(
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat info {};
    if (file.get() < 0 || ::fstat(file.get(), &info) != 0) {
        fail(path, std::strerror(errno));
    }
    if (!S_ISREG(info.st_mode) ||
        static_cast<std::size_t>(info.st_size) < sizeof(ImageHeader)) {
        fail(path, "not a compiled lexicon file");
    }
    const auto size = static_cast<std::size_t>(info.st_size);
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
    if (bytes == MAP_FAILED) {
        fail(path, std::strerror(errno));
    }
    std::shared_ptr<const void> owner(bytes, [size](const void* at) {
        ::munmap(const_cast<void*>(at), size);
    });
    const std::span<const std::byte> image(static_cast<const std::byte*>(bytes),
                                           size);
    verify_layout(path, image);
    if (check == ImageCheck::Layout) {
        return {image, std::move(owner)};
    }
    ImageHeader header{};
    std::memcpy(&header, image.data(), sizeof(header));
    const ImageStamp stamp(path, info, header.checksum);
    if (check == ImageCheck::Full || !stamp.is_noted()) {
        verify_sections(path, image);
        if (check == ImageCheck::Once) {
            stamp.note();
        }
    }
    return {image, std::move(owner)};
}

void write_image(const std::filesystem::path& path,
                 std::vector<std::byte> image) {
    ImageHeader header{};
    std::memcpy(&header, image.data(), sizeof(header));
    for (std::uint32_t i = 0; i < header.section_count; ++i) {
        ImageSection section{};
        std::byte* const at =
            image.data() + sizeof(header) + i * sizeof(section);
        std::memcpy(&section, at, sizeof(section));
        section.checksum = checksum_of(bytes_of(image, section));
        std::memcpy(at, &section, sizeof(section));
    }
    header.checksum = checksum_of(table_of(image, header));
    std::memcpy(image.data(), &header, sizeof(header));

    std::filesystem::path fresh = path;
    fresh += ".new." + std::to_string(::getpid());
    const Descriptor file(
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0) {
        fail(fresh, std::strerror(errno));
    }
    std::size_t written = 0;
    while (written < image.size()) {
        const ssize_t step =
            ::write(file.get(), image.data() + written, image.size() - written);
        if (step < 0) {
            const std::string what = std::strerror(errno);
            ::unlink(fresh.c_str());
            fail(fresh, what);
        }
        written += static_cast<std::size_t>(step);
    }
    if (::fsync(file.get()) != 0 ||
        ::rename(fresh.c_str(), path.c_str()) != 0) {
        const std::string what = std::strerror(errno);
        ::unlink(fresh.c_str());
        fail(path, what);
    }
}

}  // namespace dateline
