// A folder's other files are passed over; a file that is named is not.
#include "config/dump_list.h"

#include <algorithm>
#include <system_error>
#include <tuple>

#include "config/config_dir.h"

namespace dateline {

std::vector<Dump> find_dumps(const std::vector<std::filesystem::path>& given) {
    std::vector<Dump> found;
    for (const std::filesystem::path& path : given) {
        std::error_code error;
        if (!std::filesystem::is_directory(path, error)) {
            const auto kind = dump_kind(path);
            if (!kind) {
                throw ConfigError(
                    path.string() +
                    ": no dump by its name (allCountries, citiesN, XX, "
                    "alternateNamesV2, hierarchy, admin1CodesASCII, "
                    "admin2Codes or countryInfo, .txt, .gz or .zip)");
            }
            found.push_back({*kind, path});
            continue;
        }
        const std::size_t before = found.size();
        for (const auto& entry : std::filesystem::directory_iterator(path)) {
            if (const auto kind = dump_kind(entry.path())) {
                found.push_back({*kind, entry.path()});
            }
        }
        if (found.size() == before) {
            throw ConfigError(path.string() + ": the folder holds no dump");
        }
    }
    std::sort(found.begin(), found.end(), [](const Dump& a, const Dump& b) {
        return std::tie(a.kind, a.path) < std::tie(b.kind, b.path);
    });
    return found;
}

std::uint64_t size_of(const std::filesystem::path& file) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(file, error);
    return error ? 0 : size;
}

}  // namespace dateline
