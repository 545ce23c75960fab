// Sources: suffixes, gzip, directories, standard files' limits, ninjs.
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <vector>
#include <zlib.h>

#include <catch2/catch.hpp>

#include "tests/support/read_all.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

void write_gzip(const std::string& path, const std::string& bytes) {
    gzFile file = gzopen(path.c_str(), "wb9");
    REQUIRE(file != nullptr);
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
}

std::string ids_of(const ReadLog& log) {
    std::string ids;
    for (const auto& [article, origin] : log.articles) {
        ids += ids.empty() ? "" : " ";
        ids += article.id;
    }
    return ids;
}

std::string doc(const std::string& id) {
    return "{\"id\":\"" + id + "\",\"text\":\"Rain fell.\"}";
}

TEST_CASE("lines: blank ones are passed over, bad ones named") {
    const TempFolder folder;
    const std::string path = folder / "a.ndjson";
    write_file(path, doc("1") + "\r\n\n{bad\n" + doc("2"));
    const ReadLog log = read_everything({path});
    CHECK(ids_of(log) == "1 2");
    CHECK(log.articles[1].second.record == 4);
    REQUIRE(log.errors.size() == 1);
    CHECK(log.errors[0].origin.record == 3);
    CHECK(to_string(log.errors[0])
              .starts_with(path + ":3: not valid JSON at byte 2: "));
}

TEST_CASE("a line that is too long does not lose the next") {
    const TempFolder folder;
    const std::string path = folder / "a.jsonl";
    write_file(path,
               doc("1") + "\n" + std::string(2'000'000, 'x') + "\n" + doc("2"));
    ReadOptions options;
    options.largest_document = 1000;
    const ReadLog log = read_everything({path}, options);
    CHECK(ids_of(log) == "1 2");
    REQUIRE(log.errors.size() == 1);
    CHECK(log.errors[0].message == "the line is longer than 1000 bytes");
}

TEST_CASE("gzip") {
    const TempFolder folder;
    write_gzip(folder / "a.ndjson.gz", doc("1") + "\n" + doc("2"));
    write_gzip(folder / "b.json.gz", doc("3"));
    CHECK(ids_of(read_everything(
              {folder / "a.ndjson.gz", folder / "b.json.gz"})) == "1 2 3");
    write_file(folder / "c.json.gz", doc("4"));
    write_gzip(folder / "d.txt.gz.gz", "x");
    write_gzip(folder / "e.ndjson.gz", std::string(100 << 20, '\n'));
    const ReadLog log = read_everything(
        {folder / "c.json.gz", folder / "d.txt.gz.gz", folder / "e.ndjson.gz"});
    REQUIRE(log.errors.size() == 3);
    CHECK(log.errors[0].message.starts_with("not gzip"));
    CHECK(log.errors[1].message == "gzip in gzip");
    CHECK(log.errors[2].message == "the gzip stream grows more than 200-fold");
}

TEST_CASE("directories are read in order, oddities are said") {
    const TempFolder folder;
    std::filesystem::create_directories(folder / "b");
    write_file(folder / "b/2.json", doc("2"));
    write_file(folder / "a.json", doc("1"));
    write_file(folder / "c.JSON", doc("3"));
    write_file(folder / ".hidden.json", doc("h"));
    write_file(folder / "x.json.part", "{");
    write_file(folder / "x.jpg", "x");
    std::filesystem::create_symlink(folder / "a.json", folder / "l.json");
    ::mkfifo((folder / "f.json").c_str(), 0600);
    const ReadLog log = read_everything({folder.path()});
    CHECK(ids_of(log) == "1 2 3");
    std::vector<std::string> said;
    for (const ReadError& error : log.errors) {
        said.push_back(to_string(error).substr(folder.path().native().size()));
    }
    CHECK(said == std::vector<std::string>{
                      "/.hidden.json: skipped: hidden",
                      "/f.json: not a regular file",
                      "/l.json: skipped: a symbolic link, not followed",
                      "/x.jpg: skipped: no reader for this suffix",
                      "/x.json.part: skipped: half-written or temporary"});
    // Named themselves, links and hidden files are read.
    CHECK(ids_of(read_everything(
              {folder / "l.json", folder / ".hidden.json"})) == "1 h");
}

TEST_CASE("sources that are no articles") {
    const TempFolder folder;
    write_file(folder / "a.json", "");
    write_file(folder / "b.pdf", "x");
    ReadOptions options;
    options.largest_document = 10;
    write_file(folder / "c.txt", "more than ten bytes");
    const ReadLog log = read_everything(
        {folder / "none.json", folder / "b.pdf", folder / "c.txt", "/dev/null"},
        options);
    REQUIRE(log.errors.size() == 4);
    CHECK(log.errors[0].message ==
          "cannot be opened: No such file or directory");
    CHECK(log.errors[1].message == "no reader for this suffix");
    CHECK(log.errors[2].message == "larger than 10 bytes");
    CHECK(log.errors[3].message == "no reader for this suffix");
}

TEST_CASE("the format may be given") {
    const TempFolder folder;
    write_file(folder / "a.data", doc("1"));
    ReadOptions options;
    options.format = "ndjson";
    CHECK(ids_of(read_everything({folder / "a.data"}, options)) == "1");
}

TEST_CASE("the sink may stop the run") {
    const TempFolder folder;
    write_file(folder / "a.ndjson", doc("1") + "\n" + doc("2"));
    ArticleSink sink;
    int articles = 0;
    sink.article = [&](Article&&, const Origin&) {
        return ++articles < 1;
    };
    sink.error = [](const ReadError&) {
    };
    read_articles({folder / "a.ndjson", folder / "a.ndjson"}, {}, sink);
    CHECK(articles == 1);
}

TEST_CASE("names in messages are safe on a terminal") {
    const ReadError error{{"a\n\x1b\xff\u202e.json", 2}, "", "bad \x07", {}};
    CHECK(to_string(error) ==
          "a\\x0a\\x1b\\xff\\xe2\\x80\\xae.json:2: bad \\x07");
}

Article ninjs(const std::string& json) {
    const TempFolder folder;
    write_file(folder / "a.json", json);
    ReadLog log = read_everything({folder / "a.json"});
    for (const ReadError& error : log.errors) {
        FAIL(error.message);
    }
    REQUIRE(log.articles.size() == 1);
    return std::move(log.articles.front().first);
}

TEST_CASE("ninjs 1.x") {
    const Article article = ninjs(
        R"({"uri":"urn:1","type":"text","versioncreated":"2022-06-25T10:00:00Z",
            "firstcreated":"2022-06-24T10:00:00Z","pubstatus":"canceled",
            "headline":"Dam breaks","byline":"A. W.","language":"en",
            "infosource":[{"name":"Agency"}],"located":"Kyiv",
            "body_html":"<p>It broke.</p><p>At noon.</p>"})");
    CHECK(article.id == "urn:1");
    CHECK(article.title == "Dam breaks");
    CHECK(article.text == "It broke.\n\nAt noon.");
    CHECK(article.byline == "A. W.");
    CHECK(article.source == "Agency");
    CHECK(article.published_text == "2022-06-24T10:00:00Z");
    CHECK(article.version_created == "2022-06-25T10:00:00Z");
    CHECK(article.status == ArticleStatus::Withdrawn);
    CHECK(article.dateline_text == "Kyiv");
}

TEST_CASE("ninjs 2.x and 3.x") {
    const Article second = ninjs(
        R"({"uri":"http://e/2","standard":{"name":"ninjs","version":"2.1"},
            "versioncreated":"2022-06-25","headlines":[{"role":"short",
            "value":"No"},{"role":"main","value":"Dam breaks"}],
            "bodies":[{"role":"main","contenttype":"text/plain","value":"P"},
            {"role":"main","contenttype":"text/html","value":"<p>H</p>"}]})");
    CHECK(second.title == "Dam breaks");
    CHECK(second.text == "H");
    CHECK(second.url == "http://e/2");
    const Article third = ninjs(
        R"({"uri":"urn:3","standard":{"name":"ninjs","version":"3.0"},
            "versionCreated":"2022-06-25","pubStatus":"usable","by":"A. W.",
            "headlines":[{"value":"Dam"}],"embargoed":"2022-06-26T00:00:00Z",
            "infoSources":[{"name":"Agency"}],
            "bodies":[{"contentType":"text/plain","value":"One.\nTwo."}]})");
    CHECK(third.text == "One.\n\nTwo.");
    CHECK(third.source == "Agency");
    CHECK(third.byline == "A. W.");
    CHECK(third.embargoed == "2022-06-26T00:00:00Z");
}

}  // namespace
}  // namespace dateline
