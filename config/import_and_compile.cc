// The new folder and the new images are made beside the old ones and take their
// place only when everything is written.
#include "config/import_and_compile.h"

#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "config/config_dir.h"
#include "config/source_dir.h"

namespace dateline {

namespace fs = std::filesystem;

namespace {

/// A folder that goes away with its contents unless it is renamed.
class ScratchFolder {
  public:
    explicit ScratchFolder(fs::path path) : path_(std::move(path)) {
        std::error_code error;
        fs::create_directories(path_, error);
        if (error) {
            throw ConfigError(path_.string() + ": " + error.message());
        }
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    [[nodiscard]] const fs::path& path() const { return path_; }

    /// Takes the place of @p folder, and holds the old one instead.
    void swap_with(const fs::path& folder) {
        fs::path old = path_;
        old += ".old";
        if (fs::exists(folder)) {
            fs::rename(folder, old);
        }
        fs::rename(path_, folder);
        path_ = old;
    }

  private:
    fs::path path_;
};

}  // namespace

bool import_and_compile(
    const ImportOptions& options,
    const fs::path& sources,
    const fs::path& compiled,
    const std::function<void(const ImportProgress&)>& progress,
    ImportCounts& counts,
    LintReport& report) {
    ScratchFolder fresh(sources / (std::string(kImported) + ".new." +
                                   std::to_string(::getpid())));
    counts = import_dumps(options, sources, fresh.path(), progress, report);
    if (report.failed()) {
        return false;
    }
    auto images = compile_images(sources, fresh.path(), report);
    if (!images) {
        return false;
    }
    fresh.swap_with(sources / kImported);
    write_images(std::move(*images), compiled);
    return true;
}

}  // namespace dateline
