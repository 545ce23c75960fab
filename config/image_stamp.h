// A note in the user's cache that a compiled file was found whole, so that a
// program that runs for milliseconds need not read tens of megabytes first to
// see it again. Any change to the file - its size, time, inode or the checksum
// it claims - makes the note void.
#ifndef DATELINE_CONFIG_IMAGE_STAMP_H
#define DATELINE_CONFIG_IMAGE_STAMP_H

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/stat.h>

namespace dateline {

/// The user's folder for Dateline's files that can be made again; nothing when
/// the environment names none.
std::optional<std::filesystem::path> user_cache();

class ImageStamp {
  public:
    /// @param info of the open file @param checksum as its header has it
    ImageStamp(const std::filesystem::path& image,
               const struct stat& info,
               std::uint64_t checksum);

    /// Whether this very file was noted as whole.
    [[nodiscard]] bool is_noted() const;
    /// Notes it. Without a cache that can be written nothing happens.
    void note() const;

  private:
    std::filesystem::path path_;  ///< empty: no cache
    std::string text_;
};

}  // namespace dateline

#endif
