#include "config/image_stamp.h"

#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>
#include <xxhash.h>

namespace dateline {

namespace fs = std::filesystem;

std::optional<fs::path> user_cache() {
    const char* cache = std::getenv("XDG_CACHE_HOME");
    if (cache != nullptr && *cache != '\0') {
        return fs::path(cache) / "dateline";
    }
    const char* home = std::getenv("HOME");
    if (home != nullptr && *home != '\0') {
        return fs::path(home) / ".cache" / "dateline";
    }
    return std::nullopt;
}

ImageStamp::ImageStamp(const fs::path& image,
                       const struct stat& info,
                       std::uint64_t checksum)
    : text_(fmt::format("{} {} {} {}.{:09} {}.{:09} {:016x}\n",
                        info.st_dev,
                        info.st_ino,
                        info.st_size,
                        info.st_mtim.tv_sec,
                        info.st_mtim.tv_nsec,
                        info.st_ctim.tv_sec,
                        info.st_ctim.tv_nsec,
                        checksum)) {
    std::error_code error;
    const fs::path full = fs::absolute(image, error).lexically_normal();
    if (const auto cache = user_cache(); cache && !error) {
        const std::string name = full.string();
        path_ = *cache / fmt::format("{:016x}.whole",
                                     XXH64(name.data(), name.size(), 0));
    }
}

bool ImageStamp::is_noted() const {
    if (path_.empty()) {
        return false;
    }
    std::ifstream in(path_, std::ios::binary);
    const std::string noted{std::istreambuf_iterator<char>(in), {}};
    return noted == text_;
}

void ImageStamp::note() const {
    std::error_code error;
    if (path_.empty()) {
        return;
    }
    fs::create_directories(path_.parent_path(), error);
    if (error) {
        return;
    }
    fs::path fresh = path_;
    fresh += fmt::format(".new.{}", ::getpid());
    if (!(std::ofstream(fresh, std::ios::binary) << text_ << std::flush)) {
        return;
    }
    fs::rename(fresh, path_, error);
    if (error) {
        fs::remove(fresh, error);
    }
}

}  // namespace dateline
