#include "indexer/synced_files.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <system_error>
#include <unistd.h>

namespace dateline {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path) {
    throw std::system_error(errno, std::generic_category(), path);
}

void sync(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
    if (descriptor < 0) {
        fail(path);
    }
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!synced) {
        fail(path);
    }
}

}  // namespace

void sync_folder(const std::string& folder) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            sync(entry.path().string(), 0);
        }
    }
    sync(folder, O_DIRECTORY);
}

void replace_folder(const std::string& from, const std::string& to) {
    fs::permissions(from, fs::status(to).permissions());
    if (::renameat2(
            AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) !=
        0) {
        // Some file systems cannot exchange two directories.
        if (errno != EINVAL && errno != ENOSYS) {
            fail(to);
        }
        const std::string old = from + ".old";
        fs::rename(to, old);
        fs::rename(from, to);
        fs::remove_all(old);
    } else {
        fs::remove_all(from);
    }
    sync(fs::path(to).parent_path().string(), O_DIRECTORY);
}

}  // namespace dateline
