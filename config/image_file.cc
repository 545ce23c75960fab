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

std::uint64_t checksum_of(std::span<const std::byte> image) {
    return XXH3_64bits(image.data() + sizeof(ImageHeader),
                       image.size() - sizeof(ImageHeader));
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
    try {
        const Image checked(image);
    } catch (const ImageError& error) {
        fail(path, error.what());
    }
    ImageHeader header{};
    std::memcpy(&header, image.data(), sizeof(header));
    const ImageStamp stamp(path, info, header.checksum);
    if (check == ImageCheck::Once && stamp.is_noted()) {
        return {image, std::move(owner)};
    }
    if (header.checksum != checksum_of(image)) {
        fail(path, "damaged: its checksum does not fit");
    }
    if (check == ImageCheck::Once) {
        stamp.note();
    }
    return {image, std::move(owner)};
}

void write_image(const std::filesystem::path& path,
                 std::vector<std::byte> image) {
    ImageHeader header{};
    std::memcpy(&header, image.data(), sizeof(header));
    header.checksum = checksum_of(image);
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
