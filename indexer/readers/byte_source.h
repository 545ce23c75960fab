// Bytes from files, standard input and gzip, opened so that no name can block
// or mislead the run, and read so that no bomb fills memory.
#ifndef DATELINE_INDEXER_READERS_BYTE_SOURCE_H
#define DATELINE_INDEXER_READERS_BYTE_SOURCE_H

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dateline {

/// A source cannot be opened or read on; what() is one line without its path.
class InputError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class ByteSource {
  public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    /// At least one byte, at most @p size of them, into @p into; 0 at the end.
    /// @throw InputError
    virtual std::size_t read(char* into, std::size_t size) = 0;
};

/// What is known of a file before its first byte is read.
struct OpenedFile {
    std::unique_ptr<ByteSource> source;
    std::uint64_t size = 0;  ///< as the file system says
};

/// A regular file. @param follow_link a symbolic link itself may be opened
/// @throw InputError when it is anything else or cannot be opened
OpenedFile open_file(const std::string& path, bool follow_link);

/// Standard input; it stays open.
std::unique_ptr<ByteSource> open_standard_input();

/// Bytes in memory, which the source owns.
std::unique_ptr<ByteSource> source_of(std::string bytes);

/// @p head, then what @p rest holds.
std::unique_ptr<ByteSource> prepend(std::string head,
                                    std::unique_ptr<ByteSource> rest);

/// Unpacks gzip, several members too; what follows the last is ignored. Fails
/// on a cut or damaged stream, and on one that grows more than 200-fold once
/// it has given 64 MiB.
std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed);

/// All of @p source. @throw InputError when it holds more than @p limit bytes
std::string read_all(ByteSource& source, std::size_t limit);

/// Cuts a source into lines. Memory: the longest line, at most the limit.
class LineReader {
  public:
    LineReader(ByteSource& source, std::size_t limit)
        : source_(source), limit_(limit) {}

    enum class Result : std::uint8_t { Line, TooLong, End };

    /// Sets @p line to the next line without its end (LF, or CR LF), valid
    /// until the next call. TooLong: its bytes were passed over.
    /// @throw InputError, also when a line has no end for a gigabyte
    Result next(std::string_view& line);

  private:
    bool fill();
    Result skip_line();

    ByteSource& source_;
    std::size_t limit_;
    std::string buffer_;
    std::size_t at_ = 0;
    bool ended_ = false;
};

}  // namespace dateline

#endif
