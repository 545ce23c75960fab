// Import of GeoNames dumps: what is kept of them, which places the rows mean,
// and that wrong files are named with their line.
#include "config/geonames_import.h"

#include <archive.h>
#include <archive_entry.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/dump_rows.h"
#include "config/imported_loader.h"
#include "plugin/place/gazetteer.h"
#include "tests/support/place_tables.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

/// A sources folder with the shipped tables and nothing imported.
void link_world(const TempFolder& folder) {
    fs::create_directory_symlink(fs::path(DATELINE_CONFIG_SOURCES) / "world",
                                 folder / "world");
    fs::create_directory(folder / "imported");
}

void write(const fs::path& path, const std::string& text) {
    std::ofstream(path, std::ios::binary) << text;
}

/// A row of the main dump: | stands for a tab.
std::string row(std::string columns) {
    std::replace(columns.begin(), columns.end(), '|', '\t');
    return columns + "\n";
}

std::string town(const std::string& id,
                 const std::string& name,
                 const std::string& population,
                 const std::string& feature = "P|PPL",
                 const std::string& division = "1") {
    return row(id + "|" + name + "|" + name + "|Altname,XYZ,9 km|1.5|2.5|" +
               feature + "|AA||" + division + "||||" + population +
               "||10|Europe/Kyiv|2024-01-01");
}

std::vector<std::string> errors_of(const fs::path& dump) {
    const TempFolder folder;
    link_world(folder);
    LintReport report;
    import_dumps(
        {{dump}, {}, 0}, folder.path(), folder / "imported", {}, report);
    std::vector<std::string> errors;
    for (const LintMessage& message : report.messages()) {
        errors.push_back(
            to_string(message).substr(dump.parent_path().string().size() + 1));
    }
    return errors;
}

/// Packs @p text as the file @p member of a zip, behind a readme.
void write_zip(const fs::path& path,
               const std::string& member,
               const std::string& text) {
    archive* zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_open_filename(zip, path.c_str());
    for (const auto& [name, contents] :
         {std::pair(std::string("readme.txt"), std::string("Read me.\n")),
          std::pair(member, text)}) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(contents.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(zip, entry);
        archive_write_data(zip, contents.data(), contents.size());
        archive_entry_free(entry);
    }
    archive_write_close(zip);
    archive_write_free(zip);
}

/// A country with a division, a town of the tables and a curated village.
void add_tables(GazetteerBuilder& builder, LintReport& report) {
    const auto add = [&](const char* id,
                         const char* name,
                         PlaceType type,
                         std::vector<std::string> parents) {
        add_table_place(builder, report, id, name, type, std::move(parents));
    };
    add("geo:AA", "Aland", PlaceType::Country, {});
    add("geo:AA.1", "Norda", PlaceType::State, {"geo:AA"});
    add("geonames:11", "Oldtown", PlaceType::Town, {"geo:AA.1"});
    add("place:smallham", "Smallham", PlaceType::Village, {"geo:AA.1"});
}

/// What an import of the folder's dumps makes of those tables.
std::vector<std::byte> import(const TempFolder& folder,
                              ImportOptions options = {}) {
    options.dumps = {folder / "dump"};
    link_world(folder);
    LintReport report;
    import_dumps(options, folder.path(), folder / "imported", {}, report);
    SourceDir sources(folder.path());
    GazetteerBuilder builder;
    ImageWriter writer;
    add_tables(builder, report);
    load_imported(sources, builder, writer, report);
    builder.write(writer, report);
    for (const LintMessage& message : report.messages()) {
        FAIL_CHECK(to_string(message));
    }
    return writer.finish("gazettee", 1);
}

std::string id_of(const Gazetteer& gazetteer, const std::string& name) {
    const auto found = gazetteer.lookup(name);
    return found.empty() ? "" : std::string(gazetteer.id(found.front().place));
}

TEST_CASE("a dump adds places, names and further ids, and changes no id") {
    const TempFolder folder;
    fs::create_directory(folder / "dump");
    const fs::path dump = folder / "dump";
    write(dump / "AA.txt",
          town("11", "Oldtown", "7000") + town("12", "Smallham", "300") +
              town("13", "Newville", "0") + town("14", "Hilly", "0", "T|HLL") +
              town("15", "Norda Land", "0", "A|ADM1") +
              town("16", "Suda", "0", "A|ADM1", "2") +
              town("17", "Southam", "90", "P|PPL", "2"));
    write(dump / "admin1CodesASCII.txt",
          row("AA.1|Norda|Norda|15") + row("AA.2|Suda|Suda|16"));
    write(dump / "countryInfo.txt",
          "#ISO and so on\n" +
              row("AA|AAA|1|AA|Aland|Oldtown|1|1|EU|.aa|X|Y|1|||aa|99||"));
    write(dump / "hierarchy.txt", row("11|13|") + row("11|555|ADM"));
    write(dump / "alternateNamesV2.txt",
          row("1|13|en|Newtown|1|||||") + row("2|13|fr|Neuville|||||") +
              row("3|13|link|http://x.example|||||") +
              row("4|13|iata|NVL|||||") +
              row("5|13|de|Neustadt||||1|1941-07-02|8 May 1945") +
              row("6|11|en|Oldie|||1|||") + row("7|999|en|Nowhere||||||") +
              row("8|13|ar|نيوفيل|||||"));
    const std::vector<std::byte> image = import(folder);
    const Image view(image);
    const Gazetteer gazetteer(view);

    CHECK(id_of(gazetteer, "Oldtown") == "geonames:11");
    CHECK(id_of(gazetteer, "Oldie") == "geonames:11");
    CHECK(id_of(gazetteer, "Smallham") == "place:smallham");
    CHECK(gazetteer.find("geonames:12") == gazetteer.find("place:smallham"));
    CHECK(id_of(gazetteer, "Newtown") == "geonames:13");
    CHECK(id_of(gazetteer, "Neuville") == "geonames:13");
    CHECK(id_of(gazetteer, "Norda Land") == "geo:AA.1");
    CHECK(gazetteer.find("geonames:15") == gazetteer.find("geo:AA.1"));
    CHECK(gazetteer.find("geonames:99") == gazetteer.find("geo:AA"));
    CHECK(id_of(gazetteer, "Suda") == "geo:AA.2");
    for (const char* none : {"Hilly", "NVL", "Nowhere", "XYZ", "Altname"}) {
        INFO(none);
        CHECK(id_of(gazetteer, none).empty());
    }

    const auto village = gazetteer.find("geonames:13");
    const auto old_town = gazetteer.find("geonames:11");
    REQUIRE(village);
    REQUIRE(old_town);
    CHECK(gazetteer.record(*village).type == PlaceType::Village);
    CHECK(gazetteer.record(*old_town).population == 7000);
    const auto above = gazetteer.ancestors(*village);
    CHECK(std::vector<std::uint32_t>(above.begin(), above.end()) ==
          std::vector<std::uint32_t>{*gazetteer.find("geo:AA.1"),
                                     *old_town,
                                     *gazetteer.find("geo:AA")});
    const auto former = gazetteer.lookup("Neustadt");
    REQUIRE(former.size() == 1);
    CHECK(former.front().name_class == NameClass::Former);
    CHECK(gazetteer.lies_in(*gazetteer.find("geonames:17"),
                            *gazetteer.find("geo:AA.2")));
    REQUIRE(gazetteer.sources().size() == 5);
    CHECK(gazetteer.text(gazetteer.sources()[0].licence) == "CC-BY-4.0");
}

TEST_CASE("options choose more kinds and fewer towns") {
    const TempFolder folder;
    fs::create_directory(folder / "dump");
    write(folder / "dump" / "AA.txt",
          town("11", "Oldtown", "90") + town("13", "Newville", "90") +
              town("14", "Hilly", "0", "T|HLL") +
              town("18", "Seatown", "90", "P|PPLA"));
    ImportOptions options;
    options.also = {"T"};
    options.min_population = 100;
    const std::vector<std::byte> image = import(folder, options);
    const Image view(image);
    const Gazetteer gazetteer(view);
    CHECK(id_of(gazetteer, "Hilly") == "geonames:14");
    CHECK(id_of(gazetteer, "Seatown") == "geonames:18");
    CHECK(id_of(gazetteer, "Newville").empty());
    // Without a dump of alternate names, those of the row.
    CHECK(gazetteer.lookup("Altname").size() == 2);
}

TEST_CASE("dumps may be packed") {
    const TempFolder folder;
    fs::create_directory(folder / "dump");
    write_zip(
        folder / "dump" / "AA.zip", "AA.txt", town("13", "Newville", "90"));
    const std::vector<std::byte> image = import(folder);
    const Image view(image);
    CHECK(id_of(Gazetteer(view), "Newville") == "geonames:13");
}

TEST_CASE("a wrong dump is named with its line") {
    const TempFolder folder;
    const std::string good = town("13", "Newville", "90");
    const std::pair<std::string, std::vector<std::string>> cases[] = {
        {good + row("1|2|3"),
         {"AA.txt:2:1: error: the row has 3 columns, not 19"}},
        {"# note\n\n" + town("x", "Newville", "90"),
         {"AA.txt:3:1: error: 'x' is no geonameid"}},
        {good + good, {"AA.txt:2:1: error: the id 13 comes twice"}},
        {town("13", "Newville", "many"),
         {"AA.txt:1:1: error: 'many' is no number from 0 to 10000000000"}},
        {town("13", "", "1"), {"AA.txt:1:1: error: the place has no name"}},
        {town("13", "New\xFFville", "1"),
         {"AA.txt:1:1: error: the row is no UTF-8"}},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        write(folder / "AA.txt", text);
        CHECK(errors_of(folder / "AA.txt") == expected);
    }
    write(folder / "hierarchy.txt", row("5|5|ADM"));
    CHECK(errors_of(folder / "hierarchy.txt") ==
          std::vector<std::string>{
              "hierarchy.txt:1:1: error: 5 is said to lie in itself"});
    write(folder / "admin1CodesASCII.txt", row("AA1|Norda|Norda|15"));
    CHECK(errors_of(folder / "admin1CodesASCII.txt") ==
          std::vector<std::string>{"admin1CodesASCII.txt:1:1: error: 'AA1' is "
                                   "no division's code"});
    // Something else altogether is given up soon.
    std::string other;
    for (int i = 0; i < 100; ++i) {
        other += "a line\n";
    }
    write(folder / "AA.txt", other);
    const auto errors = errors_of(folder / "AA.txt");
    REQUIRE(errors.size() == 21);
    CHECK(errors.back() ==
          "AA.txt: error: too many errors; is it a GeoNames dump?");
}

TEST_CASE("files that cannot be read are refused by name") {
    const TempFolder folder;
    const auto error_of = [&](const std::string& name) -> std::string {
        try {
            errors_of(folder / name);
        } catch (const ConfigError& error) {
            return std::string(error.what())
                .substr(folder.path().string().size() + 1);
        }
        return "";
    };
    CHECK(error_of("AA.txt") == "AA.txt: no such file");
    write(folder / "places.csv", "");
    CHECK(error_of("places.csv").substr(0, 31) ==
          "places.csv: no dump by its name");
    write_zip(folder / "BB.zip", "AA.txt", town("13", "Newville", "90"));
    CHECK(error_of("BB.zip") == "BB.zip: the archive holds no BB.txt");
    // Cut off in the middle of the packed data.
    std::string many;
    for (int i = 1; i < 5000; ++i) {
        many += town(std::to_string(i), "T" + std::to_string(i * 7919), "90");
    }
    write_zip(folder / "AA.zip", "AA.txt", many);
    fs::resize_file(folder / "AA.zip", fs::file_size(folder / "AA.zip") / 2);
    CHECK_THAT(error_of("AA.zip"),
               Catch::Contains("AA.zip(AA.txt):") &&
                   Catch::Contains(": damaged or cut off: "));
    write(folder / "CC.txt", std::string(3U << 20, 'x'));
    CHECK(error_of("CC.txt") == "CC.txt:1: the line is longer than 1 MiB");
}

TEST_CASE("a circle in the hierarchy is refused, with the place's line") {
    const TempFolder folder;
    fs::create_directory(folder / "dump");
    write(folder / "dump" / "AA.txt",
          town("20", "Upham", "1") + town("21", "Downham", "1"));
    write(folder / "dump" / "hierarchy.txt", row("20|21|") + row("21|20|"));
    link_world(folder);
    LintReport report;
    import_dumps({{folder / "dump"}, {}, 0},
                 folder.path(),
                 folder / "imported",
                 {},
                 report);
    SourceDir sources(folder.path());
    GazetteerBuilder builder;
    ImageWriter writer;
    add_tables(builder, report);
    load_imported(sources, builder, writer, report);
    REQUIRE(report.messages().size() == 1);
    CHECK_THAT(to_string(report.messages()[0]),
               Catch::EndsWith("parents.tsv:2:1: error: 'geonames:20' lies in "
                               "'geonames:21', which itself lies in it"));
}

TEST_CASE("which dump a file is stands in its name") {
    CHECK(dump_kind("allCountries.txt") == DumpKind::Places);
    CHECK(dump_kind("cities15000.zip") == DumpKind::Places);
    CHECK(dump_kind("UA.txt.gz") == DumpKind::Places);
    CHECK(dump_kind("alternateNamesV2.zip") == DumpKind::Names);
    CHECK(dump_kind("admin2Codes.txt") == DumpKind::Divisions);
    for (const char* other :
         {"readme.txt", "citiesX.txt", "UA.csv", "ua.txt"}) {
        INFO(other);
        CHECK_FALSE(dump_kind(other));
    }
}

TEST_CASE("names that news can have, and years in any writing") {
    for (const char* name : {"Łódź", "Saint-Louis", "N’Djamena", "Київ"}) {
        INFO(name);
        CHECK(is_usable_name(name));
    }
    for (const char* name :
         {"", "X", "LHR", "北京", "beijing", "Kиїv", "Gate 7", "www.X.Y"}) {
        INFO(name);
        CHECK_FALSE(is_usable_name(name));
    }
    CHECK(year_in("19240501") == 1924);
    CHECK(year_in("1 May 1924") == 1924);
    CHECK(year_in("May 24") == std::nullopt);
}

}  // namespace
}  // namespace dateline
