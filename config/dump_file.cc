// libarchive unpacks; lines are cut from a buffer that slides.
#include "config/dump_file.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <cstring>

namespace dateline {

namespace {

constexpr std::size_t kBlock = 1U << 16;
/// The buffer holds the longest line and a block behind it.
constexpr std::size_t kBuffer = DumpFile::kLongestLine + kBlock;

/// "alternateNamesV2.zip" holds the languages' codes as well, others a readme.
bool is_wanted(const std::filesystem::path& file, const char* member) {
    return member != nullptr &&
           std::filesystem::path(member).stem() == file.stem();
}

}  // namespace

void DumpFile::Close::operator()(archive* reader) const {
    archive_read_free(reader);
}

DumpFile::DumpFile(std::filesystem::path path)
    : path_(std::move(path)), reader_(archive_read_new()), buffer_(kBuffer) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path_, error)) {
        fail("no such file");
    }
    archive_read_support_filter_gzip(reader_.get());
    archive_read_support_filter_bzip2(reader_.get());
    archive_read_support_filter_xz(reader_.get());
    archive_read_support_format_zip(reader_.get());
    archive_read_support_format_raw(reader_.get());
    archive_read_support_format_empty(reader_.get());
    if (archive_read_open_filename(reader_.get(), path_.c_str(), kBlock) !=
        ARCHIVE_OK) {
        fail(archive_error_string(reader_.get()));
    }
    open_member();
}

void DumpFile::open_member() {
    archive_entry* entry = nullptr;
    for (;;) {
        const int result = archive_read_next_header(reader_.get(), &entry);
        if (result == ARCHIVE_EOF) {
            if (archive_format(reader_.get()) == ARCHIVE_FORMAT_ZIP) {
                fail("the archive holds no " + path_.stem().string() + ".txt");
            }
            return;  // an empty file
        }
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
            fail(archive_error_string(reader_.get()));
        }
        if (archive_format(reader_.get()) != ARCHIVE_FORMAT_ZIP) {
            return;
        }
        if (is_wanted(path_, archive_entry_pathname(entry))) {
            member_ = archive_entry_pathname(entry);
            return;
        }
    }
}

void DumpFile::fail(const std::string& what) const {
    const SourcePosition position = at();
    throw ConfigError(position.line == 0
                          ? path_.string() + ": " + what
                          : position.file + ":" +
                                std::to_string(position.line) + ": " + what);
}

SourcePosition DumpFile::at() const {
    const std::string file = path_.string();
    return {member_.empty() ? file : file + "(" + member_ + ")", line_, 1};
}

std::uint64_t DumpFile::bytes_read() const {
    return static_cast<std::uint64_t>(
        std::max<la_int64_t>(0, archive_filter_bytes(reader_.get(), -1)));
}

/// @return false at the end of the data
bool DumpFile::fill() {
    if (end_ + kBlock > buffer_.size()) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    const la_ssize_t got =
        archive_read_data(reader_.get(), buffer_.data() + end_, kBlock);
    if (got < 0) {
        ++line_;
        fail(std::string("damaged or cut off: ") +
             archive_error_string(reader_.get()));
    }
    end_ += static_cast<std::size_t>(got);
    return got > 0;
}

bool DumpFile::next(std::string_view& line) {
    std::size_t scanned = begin_;
    for (;;) {
        const char* const data = buffer_.data();
        const void* const found =
            std::memchr(data + scanned, '\n', end_ - scanned);
        std::size_t line_end = end_;
        if (found != nullptr) {
            line_end = static_cast<std::size_t>(
                static_cast<const char*>(found) - data);
        } else if (end_ - begin_ > kLongestLine) {
            ++line_;
            fail("the line is longer than 1 MiB");
        } else {
            const std::size_t pending = end_ - begin_;
            if (fill()) {
                scanned = begin_ + pending;
                continue;
            }
            if (begin_ == end_) {
                return false;
            }
            line_end = end_;
        }
        ++line_;
        line = std::string_view(buffer_.data() + begin_, line_end - begin_);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        begin_ = std::min(end_, line_end + 1);
        return true;
    }
}

}  // namespace dateline
