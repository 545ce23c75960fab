// The field map: the shipped one says the defaults, mistakes are named.
#include "config/fields_loader.h"

#include <fstream>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "config/lint_report.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

JsonFields load(const std::string& yaml, const std::string& path) {
    std::ofstream(path) << yaml;
    return load_json_fields(path);
}

TEST_CASE("the shipped field map is the default") {
    const JsonFields shipped =
        load_json_fields(DATELINE_CONFIG_SOURCES "/fields.yaml");
    const JsonFields standard;
    CHECK(shipped.id == standard.id);
    CHECK(shipped.title == standard.title);
    CHECK(shipped.text == standard.text);
    CHECK(shipped.html == standard.html);
    CHECK(shipped.published == standard.published);
    CHECK(shipped.url == standard.url);
    CHECK(shipped.source == standard.source);
    CHECK(shipped.byline == standard.byline);
    CHECK(shipped.language == standard.language);
    CHECK(shipped.status == standard.status);
    CHECK(shipped.embargoed == standard.embargoed);
}

TEST_CASE("other people's keys, and mistakes in them") {
    const TempFolder folder;
    const std::string path = folder / "f.yaml";
    const JsonFields fields =
        load("text: body_plain\nsource: source.name\nurl: \"\"\n", path);
    CHECK(fields.text == "body_plain");
    CHECK(fields.source == "source.name");
    CHECK(fields.url.empty());
    CHECK(fields.id == "id");
    const auto message_of = [&](const std::string& yaml) {
        try {
            load(yaml, path);
        } catch (const ConfigError& error) {
            return std::string(error.what()).substr(path.size());
        }
        return std::string();
    };
    CHECK(message_of("txt: body\n").find("txt") != std::string::npos);
    CHECK(message_of("id: \"\"\n").find("every document needs an id") !=
          std::string::npos);
}

}  // namespace
}  // namespace dateline
