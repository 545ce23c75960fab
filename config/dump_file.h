// DumpFile: the lines of a text file that may be packed (.gz, .xz, .bz2, or a
// .zip that holds it beside a readme), one at a time, in bounded memory.
#ifndef DATELINE_CONFIG_DUMP_FILE_H
#define DATELINE_CONFIG_DUMP_FILE_H

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "config/lint_report.h"

struct archive;

namespace dateline {

/// Not thread-safe.
class DumpFile {
  public:
    /// @throw ConfigError naming the file when it cannot be opened or unpacked
    explicit DumpFile(std::filesystem::path path);

    /// The next line without its end, valid until the next call.
    /// @return false at the end. @throw ConfigError when the packed data are
    /// damaged or cut off, or a line is longer than kLongestLine
    bool next(std::string_view& line);

    /// Of the line last read.
    [[nodiscard]] SourcePosition at() const;
    /// Bytes of the file, packed as it is, read so far.
    [[nodiscard]] std::uint64_t bytes_read() const;

    /// Bytes; allCountries has none beyond some kilobytes.
    static constexpr std::size_t kLongestLine = 1U << 20;

  private:
    struct Close {
        void operator()(archive* reader) const;
    };

    void open_member();
    bool fill();
    [[noreturn]] void fail(const std::string& what) const;

    std::filesystem::path path_;
    std::string member_;  ///< of a .zip
    std::unique_ptr<archive, Close> reader_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;  ///< of what is not yet given out
    std::size_t end_ = 0;
    std::uint32_t line_ = 0;
};

}  // namespace dateline

#endif
