// Files are written as they are given: a packed one is the caller's to pack.
#include "tests/support/lint_messages.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <lzma.h>
#include <stdexcept>
#include <utility>

#include "tests/support/temp_folder.h"

namespace dateline {

std::vector<std::string> lint_messages(
    const SourceFiles& files,
    const std::function<void(SourceDir&, LintReport&)>& load) {
    const TempFolder folder;
    for (const auto& [name, text] : files) {
        const std::filesystem::path path = folder / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path) << text;
    }
    SourceDir sources(folder.path());
    LintReport report;
    load(sources, report);
    const std::string root = folder.path().string() + "/";
    std::vector<std::string> found;
    for (const LintMessage& message : report.messages()) {
        std::string text = to_string(message);
        for (std::size_t at = 0;
             (at = text.find(root, at)) != std::string::npos;) {
            text.erase(at, root.size());
        }
        found.push_back(std::move(text));
    }
    return found;
}

std::string packed(const std::string& text) {
    std::string bytes(lzma_stream_buffer_bound(text.size()), '\0');
    std::size_t size = 0;
    const lzma_ret result = lzma_easy_buffer_encode(
        0,
        LZMA_CHECK_CRC32,
        nullptr,
        reinterpret_cast<const std::uint8_t*>(text.data()),
        text.size(),
        reinterpret_cast<std::uint8_t*>(bytes.data()),
        &size,
        bytes.size());
    if (result != LZMA_OK) {
        throw std::runtime_error("cannot pack a test file");
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace dateline
