// Image files: what is written is read back, and nothing damaged is opened.
#include "config/image_file.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/lint_report.h"
#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/text/tokenizer.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

std::vector<std::byte> small_image() {
    ImageWriter writer;
    PhraseTableBuilder phrases;
    phrases.add(phrase_hashes("Rostov-on-Don"), 7);
    phrases.add(phrase_hashes("Rostov"), 3);
    phrases.write(writer, "names");
    writer.add("refs", std::vector<StringRef>{writer.intern("Luhansk")});
    return writer.finish("lexicon", 42);
}

std::string error_of(const std::filesystem::path& path,
                     ImageCheck check = ImageCheck::Layout) {
    try {
        map_image(path, check);
    } catch (const ConfigError& error) {
        return std::string(error.what()).substr(path.string().size());
    }
    return "";
}

void overwrite(const std::filesystem::path& path, std::size_t at, char byte) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(at));
    file.put(byte);
}

/// Where @p text stands in the file.
std::size_t offset_of(const std::filesystem::path& path,
                      std::string_view text) {
    std::ifstream in(path, std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(in), {}};
    const std::size_t at = all.find(text);
    REQUIRE(at != std::string::npos);
    return at;
}

TEST_CASE("an image comes back as it was written") {
    const TempFolder folder;
    write_image(folder / "lexicon", small_image());
    const ImageBytes mapped = map_image(folder / "lexicon");
    const Image image(mapped.bytes);
    CHECK(image.fingerprint() == 42);
    CHECK(image.text(image.array<StringRef>("refs")[0]) == "Luhansk");

    const PhraseTable names(image, "names");
    const auto hashes = phrase_hashes("Rostov on Don fell");
    std::string found;
    names.walk(
        static_cast<std::uint32_t>(hashes.size()),
        [&](std::uint32_t i) { return hashes[i]; },
        [&](std::uint32_t length, std::span<const std::uint32_t> payloads) {
            found += std::to_string(length) + ":" +
                     std::to_string(payloads[0]) + " ";
        });
    CHECK(found == "1:3 3:7 ");
}

TEST_CASE("damaged, foreign and missing images are refused by name") {
    const TempFolder folder;
    const auto path = folder / "lexicon";
    CHECK(error_of(path) == ": No such file or directory");

    const std::string mend = "; run dateline-lexicon compile";
    const auto size = [&] {
        return std::filesystem::file_size(path);
    };
    write_image(path, small_image());
    overwrite(path, sizeof(ImageHeader) + 3, 'x');
    CHECK(error_of(path) ==
          ": damaged: the checksum of its table does not fit" + mend);

    // Cut off, and cut off with the room already taken.
    for (std::size_t kept = size() - sizeof(ImageTail);
         kept > sizeof(ImageHeader);
         kept = kept * 3 / 4) {
        INFO(kept);
        write_image(path, small_image());
        const std::size_t whole = size();
        std::filesystem::resize_file(path, kept);
        CHECK(error_of(path) == ": the file is truncated" + mend);
        std::filesystem::resize_file(path, whole);
        CHECK(error_of(path) ==
              ": the file's end is missing or another file's" + mend);
    }

    std::ofstream(path) << std::string(200, 'x');
    CHECK(error_of(path) == ": the file is not a compiled lexicon" + mend);

    std::ofstream(path) << "short";
    CHECK(error_of(path) == ": not a compiled lexicon file");
}

TEST_CASE("a changed bit is found by the full check, in its section") {
    const TempFolder folder;
    const auto path = folder / "lexicon";
    write_image(path, small_image());
    map_image(path, ImageCheck::Full);
    overwrite(path, offset_of(path, "Luhansk"), 'M');
    CHECK(error_of(path).empty());
    CHECK(error_of(path, ImageCheck::Full) ==
          ": damaged: the checksum of section 'strings' does not fit; run "
          "dateline-lexicon compile");
}

TEST_CASE("an image of another schema says both numbers") {
    const TempFolder folder;
    std::vector<std::byte> image = small_image();
    image[8] = std::byte{9};
    write_image(folder / "lexicon", image);
    CHECK(error_of(folder / "lexicon") ==
          ": the file has schema 9, wanted 8; run dateline-lexicon compile");
}

TEST_CASE("a file that was found whole is not read again, until it changes") {
    const TempFolder folder;
    const TempFolder cache;
    ::setenv("XDG_CACHE_HOME", cache.path().c_str(), 1);
    const auto notes = [&cache] {
        std::size_t count = 0;
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(cache.path())) {
            count += entry.path().extension() == ".whole" ? 1 : 0;
        }
        return count;
    };
    write_image(folder / "lexicon", small_image());
    map_image(folder / "lexicon");
    CHECK(notes() == 0);
    map_image(folder / "lexicon", ImageCheck::Once);
    CHECK(notes() == 1);
    CHECK(map_image(folder / "lexicon", ImageCheck::Once).bytes.size() ==
          small_image().size());
    // Another byte is another time of change.
    overwrite(
        folder / "lexicon", offset_of(folder / "lexicon", "Luhansk"), 'M');
    CHECK_THROWS_WITH(map_image(folder / "lexicon", ImageCheck::Once),
                      Catch::EndsWith("damaged: the checksum of section "
                                      "'strings' does not fit; run "
                                      "dateline-lexicon compile"));
    ::setenv("XDG_CACHE_HOME", "/proc/no such folder", 1);
    write_image(folder / "lexicon", small_image());
    CHECK(map_image(folder / "lexicon", ImageCheck::Once).bytes.size() != 0);
    ::unsetenv("XDG_CACHE_HOME");
}

}  // namespace
}  // namespace dateline
