// dateline-annotate and dateline-lexicon end to end: output, messages, exit
// codes, above all with bad input.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

const std::string kAnnotate = DATELINE_BIN "/plugin/dateline-annotate";
const std::string kLexicon = DATELINE_BIN "/config/dateline-lexicon";

std::vector<nlohmann::json> lines_of(const std::string& text) {
    std::vector<nlohmann::json> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(nlohmann::json::parse(line));
    }
    return lines;
}

TEST_CASE("one result a line, in order, also for a broken line") {
    const auto run = run_program({kAnnotate, "--quiet"},
                                 "{\"id\": \"a\", \"text\": \"One.\"}\n"
                                 "{bad\n"
                                 "\n"
                                 "{\"id\": \"c\", \"text\": \"Three.\"}\n");
    CHECK(run.exit_code == 3);
    const auto lines = lines_of(run.out);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0]["id"] == "a");
    CHECK(lines[1]["id"] == nullptr);
    CHECK(lines[1]["line"] == 2);
    CHECK(lines[2]["line"] == 3);
    CHECK(lines[3]["id"] == "c");
    CHECK_THAT(run.err, Catch::Contains("<stdin>:2: "));
    CHECK_THAT(run.err, Catch::Contains("<stdin>:3: "));
}

TEST_CASE("a line beyond the limit is named and the next one is read") {
    const auto run = run_program({kAnnotate, "--quiet"},
                                 std::string((64U << 20) + 2, 'x') +
                                     "\n{\"id\": \"b\", \"text\": \"Two.\"}\n");
    CHECK(run.exit_code == 3);
    CHECK(run.err == "<stdin>:1: the line is longer than 64 MiB\n");
    CHECK(lines_of(run.out).at(1)["id"] == "b");
}

TEST_CASE("every array is there, even for an empty article") {
    const auto run = run_program(
        {kAnnotate}, "{\"id\": \"a\", \"text\": \"Nothing happens here.\"}\n");
    REQUIRE(run.exit_code == 0);
    const auto result = lines_of(run.out).at(0);
    for (const char* key : {"body",
                            "countries",
                            "places",
                            "actors",
                            "times",
                            "events",
                            "diagnostics"}) {
        INFO(key);
        CHECK(result[key].is_array());
    }
    CHECK(result["published"].is_null());
}

TEST_CASE("ill-formed bytes are repaired, said, and the text returned") {
    const auto run = run_program(
        {kAnnotate},
        "{\"id\": \"a\", \"text\": \"Troops left Kherson \xFF.\"}\n");
    CHECK(run.exit_code == 0);
    const auto result = lines_of(run.out).at(0);
    CHECK(result["text"] == "Troops left Kherson \uFFFD.");
    CHECK(result["diagnostics"].size() == 1);
}

TEST_CASE("an article in another language gets places only, and is told so") {
    const auto run = run_program({kAnnotate, "--quiet"},
                                 R"({"id": "f", "language": "fr", )"
                                 R"("text": "Moscou a quitt\u00e9 Kherson."})"
                                 "\n");
    REQUIRE(run.exit_code == 0);
    const auto result = lines_of(run.out).at(0);
    CHECK(result["diagnostics"].at(0)["code"] == "other-language");
    CHECK(result["events"].empty());
    CHECK_FALSE(result["places"].empty());
    const auto english = run_program(
        {kAnnotate, "--quiet"},
        R"({"id": "e", "language": "en-GB", "text": "Nobody came."})"
        "\n");
    CHECK(lines_of(english.out).at(0)["diagnostics"].empty());
}

TEST_CASE("usage errors exit with 2, missing files with 1") {
    CHECK(run_program({kAnnotate, "--no-such-option"}).exit_code == 2);
    CHECK(run_program({kLexicon}).exit_code == 2);
    const auto missing = run_program({kAnnotate, "/no/such/file.ndjson"});
    CHECK(missing.exit_code == 1);
    CHECK(missing.err ==
          "dateline-annotate: /no/such/file.ndjson: cannot be read\n");
    const auto config = run_program({kAnnotate, "--config", "/no/such"});
    CHECK(config.exit_code == 1);
    CHECK(config.err ==
          "dateline-annotate: /no/such: holds neither lexicon sources nor "
          "compiled files\n");
}

TEST_CASE("help and version go to stdout and exit with 0") {
    for (const std::string& program : {kAnnotate, kLexicon}) {
        CHECK(run_program({program, "--help"}).exit_code == 0);
        const auto version = run_program({program, "--version"});
        CHECK(version.exit_code == 0);
        CHECK_THAT(version.out, Catch::Contains(DATELINE_VERSION));
        CHECK(version.err.empty());
    }
}

/// A copy of the sources that a test may damage.
class SourceCopy {
  public:
    SourceCopy() {
        std::filesystem::copy(DATELINE_CONFIG_SOURCES,
                              folder_.path() / "config",
                              std::filesystem::copy_options::recursive);
    }
    [[nodiscard]] std::string path() const {
        return (folder_.path() / "config").string();
    }
    void append(const std::string& file, const std::string& text) const {
        std::ofstream(folder_.path() / "config" / file, std::ios::app) << text;
    }

  private:
    TempFolder folder_;
};

TEST_CASE("a source that does not lint is named and replaces nothing") {
    const SourceCopy sources;
    sources.append("events/types.yaml", "\nunknown_section: [1]\n");
    const std::string good = "good";
    std::ofstream(sources.path() + "/lexicon") << good;
    const auto run = run_program({kLexicon,
                                  "compile",
                                  "--config",
                                  sources.path(),
                                  "--out",
                                  sources.path()});
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.err, Catch::Contains("events/types.yaml:"));
    CHECK_THAT(run.err, Catch::Contains("unknown key 'unknown_section'"));
    std::string kept;
    std::ifstream(sources.path() + "/lexicon") >> kept;
    CHECK(kept == good);
}

std::string contents_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("an import brings its places, and a wrong one changes nothing") {
    const SourceCopy sources;
    const TempFolder dumps;
    const std::string dump = (dumps / "UA.txt").string();
    std::ofstream(dump)
        << "99000001\tVymyslivka\tVymyslivka\t\t47.4\t35.9\tP\tPPL\tUA\t\t26"
           "\t\t\t\t150\t\t90\tEurope/Kyiv\t2024-01-01\n";
    const auto import = [&] {
        return run_program({kLexicon,
                            "import",
                            "--config",
                            sources.path(),
                            "--out",
                            sources.path(),
                            dump});
    };
    const auto first = import();
    CHECK(first.err == "1 places and 0 names imported, 0 rows left out\n");
    REQUIRE(first.exit_code == 0);
    const auto lookup = [&] {
        return run_program(
            {kLexicon, "lookup", "--config", sources.path(), "Vymyslivka"});
    };
    CHECK_THAT(lookup().out,
               Catch::StartsWith("geonames:99000001\tVymyslivka\tvillage\tUA\t"
                                 "Zaporizhzhia Oblast < Ukraine"));
    CHECK_THAT(
        run_program({kLexicon, "sources", "--config", sources.path()}).out,
        Catch::Contains("imported/places.tsv"));

    const std::string gazetteer = contents_of(sources.path() + "/gazetteer");
    std::ofstream(dump, std::ios::app) << "99000002\tcut off\n";
    const auto second = import();
    CHECK(second.exit_code == 1);
    CHECK(second.err == "nothing imported; the gazetteer is as it was\n" +
                            dump +
                            ":2:1: error: the row has 2 columns, not 19\n");
    CHECK(contents_of(sources.path() + "/gazetteer") == gazetteer);
    CHECK_THAT(lookup().out, Catch::StartsWith("geonames:99000001"));
    CHECK(lookup().err.empty());
}

TEST_CASE("curated places that do not fit leave the old gazetteer in use") {
    const SourceCopy sources;
    std::ofstream(sources.path() + "/places/mine.yaml") << R"(places:
  - {id: region:w, name: W, type: region, in: [region:nowhere], at: [1, 1]}
  - {id: region:x, name: X, type: region, in: [region:y], at: [1, 1]}
  - {id: region:y, name: Y, type: region, in: [region:x], at: [1, 1]}
  - {id: region:y, name: Z, type: region, at: [1, 1]}
)";
    std::ofstream(sources.path() + "/gazetteer") << "good";
    const auto run = run_program({kLexicon,
                                  "compile",
                                  "--config",
                                  sources.path(),
                                  "--out",
                                  sources.path()});
    CHECK(run.exit_code == 1);
    const std::string at = sources.path() + "/places/mine.yaml:";
    CHECK(run.err == at +
                         "5:5: error: the id 'region:y' is given twice, "
                         "first at " +
                         at + "4\n" + at +
                         "2:5: error: 'region:w' lies in 'region:nowhere', "
                         "which is no known place\n" +
                         at +
                         "4:5: error: 'region:y' lies in 'region:x', which "
                         "itself lies in it\n");
    CHECK(contents_of(sources.path() + "/gazetteer") == "good");
}

TEST_CASE("lookup says what a name can mean") {
    const auto run = run_program({kLexicon, "lookup", "Luhansk"});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, Catch::Contains("geo:UA.14\t"));
    CHECK_THAT(run.out, Catch::Contains("geonames:702658\t"));
    const auto none =
        run_program({kLexicon, "--quiet", "lookup", "Xyzzyville"});
    CHECK(none.exit_code == 1);
    CHECK(none.err == "dateline-lexicon: no place is called 'Xyzzyville'\n");
}

TEST_CASE("sources are named with licence and attribution") {
    const auto run = run_program({kLexicon, "sources"});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, Catch::Contains("GeoNames"));
    CHECK_THAT(run.out, Catch::Contains("CC-BY-4.0"));
}

}  // namespace
}  // namespace dateline
