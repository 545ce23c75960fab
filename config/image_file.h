// Files that hold an Image: mapping them for use, writing them so that a
// reader never sees half of one.
#ifndef DATELINE_CONFIG_IMAGE_FILE_H
#define DATELINE_CONFIG_IMAGE_FILE_H

#include <cstddef>
#include <filesystem>
#include <vector>

#include "plugin/lexicons.h"

namespace dateline {

/// How much of a file is looked at before it is used.
enum class ImageCheck {
    /// Header, section table with its checksum, size and tail: a foreign,
    /// truncated or half-written file does not pass. Some microseconds,
    /// whatever the size.
    Layout,
    /// As Full, but only as Layout when the user's cache notes that this very
    /// file was found whole.
    Once,
    /// The checksum of every section as well: no changed bit passes. One pass
    /// over the bytes.
    Full,
};

/// Maps the file read-only (pages shared between processes). @throw
/// ConfigError naming the file and what is wrong with it
ImageBytes map_image(const std::filesystem::path& path,
                     ImageCheck check = ImageCheck::Layout);

/// Sets the checksums and writes the image beside @p path, then renames it over
/// @p path. @throw ConfigError; the old file is untouched then
void write_image(const std::filesystem::path& path,
                 std::vector<std::byte> image);

}  // namespace dateline

#endif
