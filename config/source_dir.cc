// Reading and fingerprinting of lexicon sources.
#include "config/source_dir.h"

#include <algorithm>
#include <fstream>
#include <lzma.h>
#include <sstream>
#include <xxhash.h>

namespace dateline {

namespace {

std::string decompress_xz(const std::string& packed, const std::string& name) {
    lzma_stream stream = LZMA_STREAM_INIT;
    constexpr std::uint64_t kMemoryLimit = 256ULL << 20;
    if (lzma_stream_decoder(&stream, kMemoryLimit, 0) != LZMA_OK) {
        throw ConfigError(name + ": cannot start decompression");
    }
    std::string out;
    std::string buffer(1 << 20, '\0');
    stream.next_in = reinterpret_cast<const std::uint8_t*>(packed.data());
    stream.avail_in = packed.size();
    lzma_ret result = LZMA_OK;
    while (result == LZMA_OK) {
        stream.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
        stream.avail_out = buffer.size();
        result = lzma_code(&stream, LZMA_FINISH);
        out.append(buffer, 0, buffer.size() - stream.avail_out);
    }
    lzma_end(&stream);
    if (result != LZMA_STREAM_END) {
        throw ConfigError(name + ": damaged or cut-off xz data");
    }
    return out;
}

}  // namespace

std::string read_whole_file(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) {
        throw ConfigError(path.string() + ": no such file");
    }
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) {
        throw ConfigError(path.string() + ": cannot be read");
    }
    return std::move(text).str();
}

std::string read_source_file(const std::filesystem::path& path) {
    std::string raw = read_whole_file(path);
    return path.extension() == ".xz" ? decompress_xz(raw, path.string()) : raw;
}

void SourceDir::note(const std::string& name, const std::string& contents) {
    fingerprint_ = XXH64(name.data(), name.size(), fingerprint_);
    fingerprint_ = XXH64(contents.data(), contents.size(), fingerprint_);
}

std::filesystem::path SourceDir::path_of(const std::string& name) const {
    const std::string imported = std::string(kImported) + "/";
    return name.compare(0, imported.size(), imported) == 0
               ? imported_ / name.substr(imported.size())
               : root_ / name;
}

std::optional<std::string> SourceDir::data(const std::string& name,
                                           LintReport& report) {
    try {
        std::string text = read_source_file(path_of(name));
        note(name, text);
        return text;
    } catch (const ConfigError& error) {
        report.error({path_of(name).string(), 0, 0}, error.what());
        return std::nullopt;
    }
}

std::optional<YamlFile> SourceDir::yaml(const std::string& name,
                                        LintReport& report) {
    const std::optional<std::string> text = data(name, report);
    if (!text) {
        return std::nullopt;
    }
    return parse_yaml(path_of(name).string(), *text, report);
}

std::vector<YamlFile> SourceDir::yaml_folder(const std::string& folder,
                                             LintReport& report) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(root_ / folder, error)) {
        if (entry.path().extension() == ".yaml") {
            names.push_back(folder + "/" + entry.path().filename().string());
        }
    }
    if (names.empty()) {
        report.error({(root_ / folder).string(), 0, 0},
                     "the folder holds no .yaml file");
    }
    std::sort(names.begin(), names.end());
    std::vector<YamlFile> files;
    for (const std::string& name : names) {
        if (std::optional<YamlFile> file = yaml(name, report)) {
            files.push_back(std::move(*file));
        }
    }
    return files;
}

}  // namespace dateline
