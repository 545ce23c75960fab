// Search against a slow oracle: random archives, random questions; totals and
// every facet count, sideways ones too, must be those of a loop over all
// articles, for one database and for several, here or behind stock servers,
// with a table of facets and without.
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <xapian.h>

#include "indexer/index_dictionary.h"
#include "query/index_set.h"
#include "query/searcher.h"
#include "tests/property/random_archive.h"
#include "tests/property/search_oracle.h"
#include "tests/support/index_records.h"
#include "tests/support/tcp_server.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

const TypeNames kTypeNames = {[](const std::string& type) { return type; },
                              oracle_family};

const std::vector<FacetDimension> kDimensions = {
    FacetDimension::Event,
    FacetDimension::Family,
    FacetDimension::Place,
    FacetDimension::Actor,
    FacetDimension::By,
    FacetDimension::Against,
    FacetDimension::Year,
    FacetDimension::Month,
    FacetDimension::Status,
    FacetDimension::Source,
};

Counts found_counts(const Facet& facet) {
    Counts counts;
    for (const FacetValue& value : facet.values) {
        counts[value.id] = value.count;
    }
    if (facet.missing != 0) {
        counts["(missing)"] = facet.missing;
    }
    return counts;
}

std::string id_of(std::size_t number) {
    return "a" + std::to_string(number);
}

Xapian::Document made_document(const MadeArticle& article,
                               std::size_t number,
                               IndexDictionary& dictionary) {
    const Xapian::Stem stem("english");
    Xapian::Document document = document_of(article.record, dictionary);
    document.set_data("id=" + id_of(number) + "\n");
    for (const std::string& word : article.words) {
        document.add_term(word);
        document.add_term("Z" + stem(word));
    }
    return document;
}

/// @param first number of the first article
void write(const std::vector<MadeArticle>& articles,
           const std::string& path,
           std::size_t first = 0) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    IndexDictionary dictionary(database);
    for (const MadeArticle& article : articles) {
        database.add_document(made_document(article, first++, dictionary));
    }
    describe_index(database, dictionary);
    database.commit();
}

TablePolicy tables_in(const TempFolder& folder) {
    TablePolicy policy;
    policy.fewest_articles = 1;
    policy.smallest_part = 1000000;
    policy.fewest_for_two = 2;
    policy.file = [&folder](const std::string& path) {
        return (folder / ("table-" + std::to_string(path.size()))).string() +
               path.substr(path.size() - 1);
    };
    return policy;
}

TablePolicy no_tables() {
    TablePolicy policy;
    policy.fewest_articles = SIZE_MAX;
    policy.file = [](const std::string&) {
        return std::string();
    };
    return policy;
}

void compare(const std::vector<MadeArticle>& articles,
             const std::vector<std::string>& paths,
             unsigned seed,
             int rounds,
             const TablePolicy& tables = no_tables()) {
    IndexSet index(paths, tables);
    Searcher searcher(index, kTypeNames);
    Random random(seed);
    for (int round = 0; round < rounds; ++round) {
        const Question question = random_question(random);
        INFO(to_syntax(question) << (question.loose ? " --loose" : ""));
        SearchOptions options;
        options.limit = articles.size();
        options.facets = kDimensions;
        options.facet_page.limit = 1000;
        const SearchResult result = searcher.search(question, options);
        std::set<std::string> expected;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            if (oracle_answers(articles[i], question)) {
                expected.insert(id_of(i));
            }
        }
        std::set<std::string> found;
        for (const Hit& hit : result.hits) {
            found.insert(hit.article.id);
        }
        REQUIRE(found == expected);
        REQUIRE(result.total == expected.size());
        for (const Facet& facet : result.facets) {
            INFO(to_string(facet.dimension));
            REQUIRE(found_counts(facet) ==
                    expected_counts(articles, question, facet.dimension));
        }
        options.sideways = true;
        options.limit = 0;
        for (const Facet& facet : searcher.search(question, options).facets) {
            INFO("sideways " << to_string(facet.dimension));
            REQUIRE(found_counts(facet) ==
                    expected_counts(articles,
                                    without(question, facet.dimension),
                                    facet.dimension));
        }
    }
}

/// Three databases of sixty articles each, and one of all.
class Archives {
  public:
    Archives() {
        for (unsigned part = 0; part < 3; ++part) {
            const auto articles = random_articles(60, 20 + part);
            paths.push_back((folder / ("db" + std::to_string(part))).string());
            write(articles, paths.back(), all.size());
            all.insert(all.end(), articles.begin(), articles.end());
        }
        whole = (folder / "whole").string();
        write(all, whole);
    }
    /// A stub file of these lines.
    [[nodiscard]] std::string stub(const std::string& lines) const {
        const std::string path = (folder / "stub").string();
        std::ofstream(path) << lines;
        return path;
    }

    TempFolder folder;
    std::vector<MadeArticle> all;
    std::vector<std::string> paths;
    std::string whole;
};

TEST_CASE("hits and counts are those of a loop over all records") {
    const Archives archives;
    SECTION("one database") {
        compare(archives.all, {archives.whole}, 1, 300);
    }
    SECTION("one database with a table") {
        const TablePolicy tables = tables_in(archives.folder);
        compare(archives.all, {archives.whole}, 2, 200, tables);
        compare(archives.all, {archives.whole}, 3, 200, tables);
    }
    SECTION("several databases") {
        compare(archives.all, archives.paths, 4, 300);
    }
    SECTION("several databases with tables") {
        compare(
            archives.all, archives.paths, 5, 200, tables_in(archives.folder));
    }
    SECTION("a stub of local ones") {
        compare(archives.all,
                {archives.stub("# three\nauto db0\nglass " + archives.paths[1] +
                               "\n\nauto db2\n")},
                6,
                100);
    }
}

TEST_CASE("stock servers give the counts of one database") {
    const Archives archives;
    const TcpServer one(archives.paths[0]);
    const TcpServer two(archives.paths[1]);
    SECTION("remote and local shards") {
        compare(
            archives.all,
            {archives.stub(one.stub_line() + two.stub_line() + "auto db2\n")},
            7,
            150);
    }
    SECTION("remote shards alone") {
        std::vector<MadeArticle> articles = archives.all;
        articles.resize(120);
        compare(articles,
                {archives.stub(one.stub_line() + two.stub_line())},
                8,
                150);
    }
    SECTION("a remote one alone") {
        std::vector<MadeArticle> articles = archives.all;
        articles.resize(60);
        compare(articles, {archives.stub(one.stub_line())}, 9, 100);
    }
}

TEST_CASE("a table of another state of the database is not used") {
    const Archives archives;
    const TablePolicy tables = tables_in(archives.folder);
    compare(archives.all, {archives.whole}, 10, 5, tables);
    std::vector<MadeArticle> articles = archives.all;
    const auto later = random_articles(30, 30);
    {
        Xapian::WritableDatabase database(archives.whole, Xapian::DB_OPEN);
        IndexDictionary dictionary(database);
        // The first articles anew, in their old places.
        for (Xapian::docid document = 1; document <= later.size(); ++document) {
            articles[document - 1] = later[document - 1];
            database.replace_document(
                document,
                made_document(
                    articles[document - 1], document - 1, dictionary));
        }
        describe_index(database, dictionary);
        database.commit();
    }
    compare(articles, {archives.whole}, 11, 50, tables);
}

TEST_CASE("stubs that cannot be read are said") {
    const TempFolder folder;
    const std::string path = (folder / "stub").string();
    const auto message = [&](const std::string& lines) {
        std::ofstream(path) << lines;
        try {
            const IndexSet index({path});
        } catch (const Xapian::Error& error) {
            return error.get_msg();
        }
        return std::string("none");
    };
    CHECK(message("auto stub\n") == path + ": stubs that name each other");
    CHECK(message("\nnonsense\n") == path + ":2: not understood: nonsense");
    CHECK(message("remote host\n") == path + ":1: not understood: remote host");
    CHECK(message("remote h:99999999\n") ==
          path + ":1: not understood: remote h:99999999");
}

TEST_CASE("a click on a value gives as many articles as it says") {
    TempFolder folder;
    write(random_articles(200, 5), (folder / "db").string());
    IndexSet index({(folder / "db").string()}, no_tables());
    Searcher searcher(index, kTypeNames);
    Question question;
    question.events = {{"withdrawal", ""}};
    SearchOptions options;
    options.facets = {FacetDimension::Place, FacetDimension::By};
    options.facet_page.limit = 100;
    for (const Facet& facet : searcher.search(question, options).facets) {
        for (const FacetValue& value : facet.values) {
            Question clicked = question;
            auto& field = facet.dimension == FacetDimension::Place
                              ? clicked.places
                              : clicked.doers;
            field = {{value.id, ""}};
            CHECK(searcher.count(clicked) == value.count);
        }
    }
}

}  // namespace
}  // namespace dateline
