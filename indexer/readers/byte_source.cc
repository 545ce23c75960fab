// Plain POSIX and zlib. O_NONBLOCK keeps the opening of a FIFO from waiting;
// the kind of the file is asked of the descriptor, not of the name.
#include "indexer/readers/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace dateline {

namespace {

constexpr std::size_t kChunk = std::size_t{256} << 10;

std::string reason_of(int error) {
    return std::generic_category().message(error);
}

class FileSource : public ByteSource {
  public:
    FileSource(int descriptor, bool owned)
        : descriptor_(descriptor), owned_(owned) {}
    FileSource(const FileSource&) = delete;
    FileSource& operator=(const FileSource&) = delete;
    ~FileSource() override {
        if (owned_) {
            ::close(descriptor_);
        }
    }

    std::size_t read(char* into, std::size_t size) override {
        for (;;) {
            const ssize_t got = ::read(descriptor_, into, size);
            if (got >= 0) {
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR) {
                throw InputError("cannot be read: " + reason_of(errno));
            }
        }
    }

  private:
    int descriptor_;
    bool owned_;
};

class MemorySource : public ByteSource {
  public:
    MemorySource(std::string bytes, std::unique_ptr<ByteSource> rest)
        : bytes_(std::move(bytes)), rest_(std::move(rest)) {}

    std::size_t read(char* into, std::size_t size) override {
        const std::size_t count = std::min(size, bytes_.size() - at_);
        if (count == 0) {
            return rest_ ? rest_->read(into, size) : 0;
        }
        std::memcpy(into, bytes_.data() + at_, count);
        at_ += count;
        return count;
    }

  private:
    std::string bytes_;
    std::size_t at_ = 0;
    std::unique_ptr<ByteSource> rest_;
};

class GzipSource : public ByteSource {
  public:
    explicit GzipSource(std::unique_ptr<ByteSource> packed)
        : packed_(std::move(packed)), input_(kChunk, '\0') {
        constexpr int kGzipOnly = 16;
        if (inflateInit2(&stream_, MAX_WBITS + kGzipOnly) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    GzipSource(const GzipSource&) = delete;
    GzipSource& operator=(const GzipSource&) = delete;
    ~GzipSource() override { inflateEnd(&stream_); }

    std::size_t read(char* into, std::size_t size) override {
        stream_.next_out = reinterpret_cast<Bytef*>(into);
        stream_.avail_out = static_cast<uInt>(
            std::min<std::size_t>(size, std::size_t{1} << 30));
        const uInt room = stream_.avail_out;
        while (!done_ && stream_.avail_out == room) {
            step();
        }
        const std::size_t given = room - stream_.avail_out;
        produced_ += given;
        refuse_bomb();
        return given;
    }

  private:
    void step() {
        if (stream_.avail_in == 0 && !refill()) {
            throw InputError("the gzip stream is cut off");
        }
        const int result = inflate(&stream_, Z_NO_FLUSH);
        if (result == Z_STREAM_END) {
            end_member();
        } else if (result == Z_BUF_ERROR && stream_.avail_in == 0) {
            return;
        } else if (result != Z_OK) {
            throw InputError(std::string(members_ == 0 && stream_.total_out == 0
                                             ? "not gzip"
                                             : "the gzip stream is damaged") +
                             (stream_.msg == nullptr
                                  ? ""
                                  : std::string(": ") + stream_.msg));
        }
    }

    bool refill() {
        const std::size_t got = packed_->read(input_.data(), input_.size());
        stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
        stream_.avail_in = static_cast<uInt>(got);
        consumed_ += got;
        return got != 0;
    }

    /// Another member may follow; anything else is ignored, as gzip(1) does.
    void end_member() {
        ++members_;
        constexpr Bytef kFirstMagic = 0x1F;
        if ((stream_.avail_in == 0 && !refill()) ||
            stream_.next_in[0] != kFirstMagic ||
            inflateReset(&stream_) != Z_OK) {
            done_ = true;
        }
    }

    void refuse_bomb() const {
        constexpr std::uint64_t kHarmless = std::uint64_t{64} << 20;
        constexpr std::uint64_t kMostGrowth = 200;
        if (produced_ > kHarmless && produced_ / kMostGrowth > consumed_) {
            throw InputError("the gzip stream grows more than 200-fold");
        }
    }

    std::unique_ptr<ByteSource> packed_;
    std::string input_;
    z_stream stream_{};
    std::uint64_t consumed_ = 0;
    std::uint64_t produced_ = 0;
    unsigned members_ = 0;
    bool done_ = false;
};

}  // namespace

OpenedFile open_file(const std::string& path, bool follow_link) {
    const int flags =
        O_RDONLY | O_NONBLOCK | O_CLOEXEC | (follow_link ? 0 : O_NOFOLLOW);
    // A FIFO or device is refused before it is opened: opening can act on it.
    struct stat before {};
    const int stated = follow_link ? ::stat(path.c_str(), &before)
                                   : ::lstat(path.c_str(), &before);
    if (stated != 0) {
        throw InputError("cannot be opened: " + reason_of(errno));
    }
    if (!S_ISREG(before.st_mode)) {
        throw InputError("not a regular file");
    }
    const int descriptor = ::open(path.c_str(), flags);
    if (descriptor < 0) {
        throw InputError("cannot be opened: " + reason_of(errno));
    }
    auto source = std::make_unique<FileSource>(descriptor, true);
    struct stat opened {};
    if (::fstat(descriptor, &opened) != 0 || !S_ISREG(opened.st_mode)) {
        throw InputError("not a regular file");
    }
    return {std::move(source), static_cast<std::uint64_t>(opened.st_size)};
}

std::unique_ptr<ByteSource> open_standard_input() {
    return std::make_unique<FileSource>(STDIN_FILENO, false);
}

std::unique_ptr<ByteSource> source_of(std::string bytes) {
    return std::make_unique<MemorySource>(std::move(bytes), nullptr);
}

std::unique_ptr<ByteSource> prepend(std::string head,
                                    std::unique_ptr<ByteSource> rest) {
    return std::make_unique<MemorySource>(std::move(head), std::move(rest));
}

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed) {
    return std::make_unique<GzipSource>(std::move(packed));
}

std::string read_all(ByteSource& source, std::size_t limit) {
    std::string bytes;
    for (;;) {
        const std::size_t before = bytes.size();
        const std::size_t step = std::clamp(before, kChunk, kChunk * 16);
        bytes.resize(before + step);
        const std::size_t got = source.read(bytes.data() + before, step);
        bytes.resize(before + got);
        if (got == 0) {
            return bytes;
        }
        if (bytes.size() > limit) {
            throw InputError("larger than " + std::to_string(limit) + " bytes");
        }
    }
}

bool LineReader::fill() {
    buffer_.erase(0, at_);
    at_ = 0;
    const std::size_t before = buffer_.size();
    buffer_.resize(before + kChunk);
    const std::size_t got = source_.read(buffer_.data() + before, kChunk);
    buffer_.resize(before + got);
    ended_ = got == 0;
    return !ended_;
}

LineReader::Result LineReader::next(std::string_view& line) {
    std::size_t searched = 0;
    for (;;) {
        const std::size_t end = buffer_.find('\n', at_ + searched);
        if (end != std::string::npos && end - at_ <= limit_) {
            line = std::string_view(buffer_).substr(at_, end - at_);
            at_ = end + 1;
            break;
        }
        searched = buffer_.size() - at_;
        if (searched > limit_) {
            return skip_line();
        }
        if (ended_ || !fill()) {
            if (at_ == buffer_.size()) {
                return Result::End;
            }
            line = std::string_view(buffer_).substr(at_);
            at_ = buffer_.size();
            break;
        }
    }
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    return Result::Line;
}

LineReader::Result LineReader::skip_line() {
    constexpr std::size_t kMostSkipped = std::size_t{1} << 30;
    std::size_t skipped = 0;
    for (;;) {
        const std::size_t end = buffer_.find('\n', at_);
        if (end != std::string::npos) {
            at_ = end + 1;
            return Result::TooLong;
        }
        skipped += buffer_.size() - at_;
        at_ = buffer_.size();
        if (skipped > kMostSkipped) {
            throw InputError("a line does not end for a gigabyte");
        }
        if (ended_ || !fill()) {
            return Result::TooLong;
        }
    }
}

}  // namespace dateline
