// Files that hold an Image: mapping them for use, writing them so that a
// reader never sees half of one.
#ifndef DATELINE_CONFIG_IMAGE_FILE_H
#define DATELINE_CONFIG_IMAGE_FILE_H

#include <cstddef>
#include <filesystem>
#include <vector>

#include "plugin/lexicons.h"

namespace dateline {

/// When a file's checksum is verified.
enum class ImageCheck {
    Always,
    Once,  ///< not when the user's cache notes that this file was whole
};

/// Maps the file read-only (pages shared between processes) and verifies its
/// checksum. @throw ConfigError naming the file and what is wrong with it.
/// Cost: one pass over the bytes when they are verified.
ImageBytes map_image(const std::filesystem::path& path,
                     ImageCheck check = ImageCheck::Always);

/// Sets the checksum and writes the image beside @p path, then renames it over
/// @p path. @throw ConfigError; the old file is untouched then
void write_image(const std::filesystem::path& path,
                 std::vector<std::byte> image);

}  // namespace dateline

#endif
