// Search against a slow oracle: random archives of records, random questions;
// totals and every facet count, sideways ones too, must be those of a loop over
// all records, for one database and for several, here or behind stock servers,
// with a table of facets and without.
#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <xapian.h>

#include "indexer/index_dictionary.h"
#include "plugin/facet/event_record.h"
#include "query/index_set.h"
#include "query/searcher.h"
#include "tests/support/index_records.h"
#include "tests/support/tcp_server.h"
#include "tests/support/temp_folder.h"

namespace dateline {
namespace {

using Random = std::mt19937;

const TypeNames kTypeNames = {[](const std::string& type) { return type; },
                              [](const std::string&) {
                                  return std::string("family");
                              }};

const std::vector<std::string> kTypes = {"capture", "strike", "withdrawal"};
/// Each place lies in the next ones up to the country.
const std::vector<std::vector<std::string>> kPlaces = {
    {"geonames:1", "geo:UA.1", "geo:UA"},
    {"geonames:2", "geo:UA.1", "geo:UA"},
    {"geonames:3", "geo:UA.2", "geo:UA"},
    {"geo:UA.2", "geo:UA"},
    {"geo:RU"},
};
const std::vector<std::vector<std::string>> kActors = {
    {"military:UA", "country:UA"},
    {"military:RU", "country:RU"},
    {"country:RU"},
    {"person:p"},
};

template <typename T>
const T& one_of(const std::vector<T>& list, Random& random) {
    return list[random() % list.size()];
}

class RecordMaker {
  public:
    explicit RecordMaker(Random& random) : random_(random) {}

    ArticleRecord make() {
        record_ = {};
        if (random_() % 4 != 0) {
            record_.source = random_() % 2 == 0 ? "One" : "Two";
        }
        if (random_() % 5 != 0) {
            record_.published = span();
        }
        record_.places = list(kPlaces);
        record_.actors = list(kActors);
        for (std::size_t n = random_() % 4; n > 0; --n) {
            EventRecord event;
            event.type = index({one_of(kTypes, random_)});
            event.status = static_cast<EventStatus>(random_() % 9);
            event.background = random_() % 3 == 0;
            if (random_() % 4 != 0) {
                event.days = span();
            }
            event.doers = list(kActors);
            event.recipients = list(kActors);
            event.said_by = list(kActors);
            event.places = list(kPlaces);
            event.origins = list(kPlaces);
            event.destinations = list(kPlaces);
            record_.events.push_back(event);
        }
        return record_;
    }

    DaySpan span() {
        const Day from = to_day(2020, 1, 1) + static_cast<Day>(random_() % 900);
        const int lengths[] = {0, 0, 0, 30, 200};
        return {from, from + lengths[random_() % 5]};
    }

  private:
    IdIndex index(const std::vector<std::string>& path) {
        IdIndex first = 0;
        for (std::size_t i = path.size(); i-- > 0;) {
            auto at = std::ranges::find(record_.ids, path[i], &RecordId::id);
            if (at == record_.ids.end()) {
                std::vector<IdIndex> above;
                for (std::size_t j = i + 1; j < path.size(); ++j) {
                    above.push_back(static_cast<IdIndex>(
                        std::ranges::find(record_.ids, path[j], &RecordId::id) -
                        record_.ids.begin()));
                }
                record_.ids.push_back({path[i], above, ""});
                at = std::prev(record_.ids.end());
            }
            first = static_cast<IdIndex>(at - record_.ids.begin());
        }
        return first;
    }
    std::vector<IdIndex> list(
        const std::vector<std::vector<std::string>>& paths) {
        std::vector<IdIndex> list;
        for (std::size_t n = random_() % 3; n > 0; --n) {
            list.push_back(index(one_of(paths, random_)));
        }
        return list;
    }

    Random& random_;
    ArticleRecord record_;
};

std::vector<NamedId> some(const std::vector<std::vector<std::string>>& paths,
                          Random& random,
                          unsigned one_in) {
    std::vector<NamedId> ids;
    while (random() % one_in == 0 && ids.size() < 2) {
        ids.push_back({one_of(one_of(paths, random), random), ""});
    }
    return ids;
}

Question random_question(Random& random) {
    Question question;
    RecordMaker maker(random);
    while (random() % 3 == 0 && question.events.size() < 2) {
        question.events.push_back({one_of(kTypes, random), ""});
    }
    question.places = some(kPlaces, random, 3);
    question.origins = some(kPlaces, random, 10);
    question.destinations = some(kPlaces, random, 10);
    question.doers = some(kActors, random, 4);
    question.recipients = some(kActors, random, 8);
    question.actors = some(kActors, random, 5);
    if (random() % 8 == 0) {
        question.between = {{{"country:UA", ""}}, {{"country:RU", ""}}};
    }
    if (random() % 3 == 0) {
        const DaySpan days = maker.span();
        question.dates.push_back({days, days_syntax(days)});
    }
    if (random() % 8 == 0) {
        const DaySpan days = maker.span();
        question.published.push_back({days, days_syntax(days)});
    }
    if (random() % 6 == 0) {
        question.statuses = {static_cast<EventStatus>(random() % 9)};
    }
    if (random() % 8 == 0) {
        question.background = random() % 2 == 0;
    }
    if (random() % 8 == 0) {
        question.sources = {"one"};
    }
    question.loose = random() % 4 == 0;
    question.everything = true;
    return question;
}

/// The oracle: sets of strings, one article at a time.
class Oracle {
  public:
    Oracle(const ArticleRecord& record, const Question& question)
        : record_(record), question_(question) {}

    [[nodiscard]] std::set<std::string> closure(
        const std::vector<IdIndex>& list) const {
        std::set<std::string> ids;
        for (const IdIndex at : list) {
            ids.insert(record_.ids[at].id);
            for (const IdIndex above : record_.ids[at].ancestors) {
                ids.insert(record_.ids[above].id);
            }
        }
        return ids;
    }
    [[nodiscard]] bool meets(const std::vector<IdIndex>& list,
                             const std::vector<NamedId>& asked) const {
        const auto ids = closure(list);
        return asked.empty() || std::ranges::any_of(asked, [&](const auto& id) {
                   return ids.contains(id.id);
               });
    }
    [[nodiscard]] std::vector<IdIndex> parties(const EventRecord& event) const {
        std::vector<IdIndex> all = event.doers;
        all.insert(all.end(), event.recipients.begin(), event.recipients.end());
        all.insert(all.end(), event.said_by.begin(), event.said_by.end());
        return all;
    }
    static bool overlaps(const std::optional<DaySpan>& days,
                         const std::vector<AskedDays>& asked) {
        return asked.empty() ||
               (days && std::ranges::any_of(asked, [&](const auto& span) {
                    return span.days.overlaps(*days);
                }));
    }
    [[nodiscard]] bool kind(const EventRecord& event) const {
        const auto wanted = question_.wanted_statuses();
        return std::ranges::find(wanted, event.status) != wanted.end() &&
               (!question_.background ||
                *question_.background == event.background) &&
               (question_.events.empty() ||
                std::ranges::any_of(question_.events, [&](const auto& type) {
                    return type.id == record_.ids[event.type].id;
                }));
    }
    [[nodiscard]] bool sides(const EventRecord& event) const {
        return std::ranges::all_of(question_.between, [&](const auto& side) {
            return meets(parties(event), side);
        });
    }
    [[nodiscard]] bool event_answers(const EventRecord& event) const {
        return kind(event) && meets(event.places, question_.places) &&
               meets(event.origins, question_.origins) &&
               meets(event.destinations, question_.destinations) &&
               meets(event.doers, question_.doers) &&
               meets(event.recipients, question_.recipients) &&
               meets(parties(event), question_.actors) && sides(event) &&
               overlaps(event.days, question_.dates);
    }
    template <typename Holds>
    [[nodiscard]] bool some_event(Holds holds) const {
        return std::ranges::any_of(record_.events, holds);
    }
    [[nodiscard]] bool loosely() const {
        const Question& q = question_;
        const auto role = [&](const std::vector<NamedId>& asked, auto member) {
            return asked.empty() || some_event([&](const EventRecord& event) {
                       return meets(event.*member, asked);
                   });
        };
        const bool kind_asked =
            !q.events.empty() || q.background || !q.statuses.empty();
        return (!kind_asked ||
                some_event([&](const auto& event) { return kind(event); })) &&
               (meets(record_.places, q.places) ||
                role(q.places, &EventRecord::places)) &&
               (q.actors.empty() || meets(record_.actors, q.actors)) &&
               (overlaps(record_.published, q.dates) ||
                some_event([&](const EventRecord& event) {
                    return overlaps(event.days, q.dates);
                })) &&
               role(q.doers, &EventRecord::doers) &&
               role(q.recipients, &EventRecord::recipients) &&
               role(q.origins, &EventRecord::origins) &&
               role(q.destinations, &EventRecord::destinations) &&
               (q.between.empty() ||
                some_event([&](const auto& event) { return sides(event); }));
    }
    [[nodiscard]] bool answers() const {
        const bool source =
            question_.sources.empty() || record_.source == "One";
        if (!source || !overlaps(record_.published, question_.published)) {
            return false;
        }
        return question_.about_one_event()
                   ? some_event([&](const auto& e) { return event_answers(e); })
                   : loosely();
    }

    static void years(std::set<std::string>& values,
                      const std::optional<DaySpan>& days) {
        if (days) {
            for (int year = static_cast<int>(to_civil(days->from).year());
                 year <= static_cast<int>(to_civil(days->to).year());
                 ++year) {
                values.insert(std::to_string(year));
            }
        }
    }
    void add_event(FacetDimension dimension,
                   const EventRecord& event,
                   std::set<std::string>& values) const {
        const auto add = [&](const std::vector<IdIndex>& list) {
            const auto ids = closure(list);
            values.insert(ids.begin(), ids.end());
        };
        if (dimension == FacetDimension::Event) {
            add({event.type});
        } else if (dimension == FacetDimension::Place) {
            add(event.places);
        } else if (dimension == FacetDimension::Actor) {
            add(parties(event));
        } else if (dimension == FacetDimension::By) {
            add(event.doers);
        } else if (dimension == FacetDimension::Against) {
            add(event.recipients);
        } else if (dimension == FacetDimension::Status) {
            values.insert(std::string(to_string(event.status)));
        } else if (dimension == FacetDimension::Year) {
            years(values, event.days);
        }
    }
    [[nodiscard]] std::set<std::string> values(FacetDimension dimension) const {
        std::set<std::string> values;
        if (dimension == FacetDimension::Source) {
            if (!record_.source.empty()) {
                values.insert(record_.source);
            }
            return values;
        }
        const auto wanted = question_.wanted_statuses();
        for (const EventRecord& event : record_.events) {
            const bool any_status = dimension == FacetDimension::Place ||
                                    dimension == FacetDimension::Year ||
                                    dimension == FacetDimension::Status;
            const bool reported =
                any_status ||
                std::ranges::find(wanted, event.status) != wanted.end();
            const bool counts =
                question_.about_one_event()
                    ? event_answers(event)
                    : reported && dimension != FacetDimension::Actor;
            if (counts) {
                add_event(dimension, event, values);
            }
        }
        if (!question_.about_one_event()) {
            const auto add = [&](const std::vector<IdIndex>& list) {
                const auto ids = closure(list);
                values.insert(ids.begin(), ids.end());
            };
            if (dimension == FacetDimension::Place) {
                add(record_.places);
            } else if (dimension == FacetDimension::Actor) {
                add(record_.actors);
            } else if (dimension == FacetDimension::Year) {
                years(values, record_.published);
            }
        }
        return values;
    }

  private:
    const ArticleRecord& record_;
    const Question& question_;
};

const std::vector<FacetDimension> kDimensions = {
    FacetDimension::Event,
    FacetDimension::Place,
    FacetDimension::Actor,
    FacetDimension::By,
    FacetDimension::Against,
    FacetDimension::Year,
    FacetDimension::Status,
    FacetDimension::Source,
};

using Counts = std::map<std::string, std::uint64_t>;

Counts expected_counts(const std::vector<ArticleRecord>& records,
                       const Question& question,
                       FacetDimension dimension) {
    Counts counts;
    for (const ArticleRecord& record : records) {
        const Oracle oracle(record, question);
        if (!oracle.answers()) {
            continue;
        }
        const auto values = oracle.values(dimension);
        for (const std::string& value : values) {
            ++counts[value];
        }
        counts["(missing)"] += values.empty() ? 1 : 0;
    }
    std::erase_if(counts, [](const auto& entry) { return entry.second == 0; });
    return counts;
}

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

/// @param first number of the first record
void write(const std::vector<ArticleRecord>& records,
           const std::string& path,
           std::size_t first = 0) {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    IndexDictionary dictionary(database);
    for (const ArticleRecord& record : records) {
        Xapian::Document document = document_of(record, dictionary);
        document.set_data("id=" + id_of(first++) + "\n");
        database.add_document(document);
    }
    describe_index(database, dictionary);
    database.commit();
}

TablePolicy tables_in(const TempFolder& folder) {
    TablePolicy policy;
    policy.fewest_articles = 1;
    policy.smallest_part = 1000000;
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

void compare(const std::vector<ArticleRecord>& records,
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
        options.limit = records.size();
        options.facets = kDimensions;
        options.facet_page.limit = 1000;
        const SearchResult result = searcher.search(question, options);
        std::set<std::string> expected;
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (Oracle(records[i], question).answers()) {
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
                    expected_counts(records, question, facet.dimension));
        }
        options.sideways = true;
        options.limit = 0;
        for (const Facet& facet : searcher.search(question, options).facets) {
            INFO("sideways " << to_string(facet.dimension));
            REQUIRE(found_counts(facet) ==
                    expected_counts(records,
                                    without(question, facet.dimension),
                                    facet.dimension));
        }
    }
}

/// Three databases of sixty articles each, and one of all.
class Archives {
  public:
    Archives() {
        Random random(20);
        RecordMaker maker(random);
        for (std::size_t part = 0; part < 3; ++part) {
            std::vector<ArticleRecord> records;
            for (int i = 0; i < 60; ++i) {
                records.push_back(maker.make());
            }
            paths.push_back((folder / ("db" + std::to_string(part))).string());
            write(records, paths.back(), all.size());
            all.insert(all.end(), records.begin(), records.end());
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
    std::vector<ArticleRecord> all;
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
        std::vector<ArticleRecord> records = archives.all;
        records.resize(120);
        compare(records,
                {archives.stub(one.stub_line() + two.stub_line())},
                8,
                150);
    }
    SECTION("a remote one alone") {
        std::vector<ArticleRecord> records = archives.all;
        records.resize(60);
        compare(records, {archives.stub(one.stub_line())}, 9, 100);
    }
}

TEST_CASE("a table of another state of the database is not used") {
    const Archives archives;
    const TablePolicy tables = tables_in(archives.folder);
    compare(archives.all, {archives.whole}, 10, 5, tables);
    Random random(21);
    RecordMaker maker(random);
    std::vector<ArticleRecord> records = archives.all;
    {
        Xapian::WritableDatabase database(archives.whole, Xapian::DB_OPEN);
        IndexDictionary dictionary(database);
        // The first articles anew, in their old places.
        for (Xapian::docid document = 1; document <= 30; ++document) {
            records[document - 1] = maker.make();
            Xapian::Document changed =
                document_of(records[document - 1], dictionary);
            changed.set_data("id=" + id_of(document - 1) + "\n");
            database.replace_document(document, changed);
        }
        describe_index(database, dictionary);
        database.commit();
    }
    compare(records, {archives.whole}, 11, 50, tables);
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
    Random random(5);
    RecordMaker maker(random);
    std::vector<ArticleRecord> records;
    for (std::size_t i = 0; i < 200; ++i) {
        records.push_back(maker.make());
    }
    write(records, (folder / "db").string());
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
