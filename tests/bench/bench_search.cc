// Times questions on a large synthetic index with Zipf-distributed facets.
//
//   bench_search make DB [ARTICLES]   writes the index (default 1000000)
//   bench_search ask DB [KIND]        p50 and p99 of each kind of question,
//                                     or those with KIND in their name, and
//                                     the memory they took
//
// Prints only; judges nothing. Without arguments: a small index, made and
// asked.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>

#include "indexer/index_dictionary.h"
#include "plugin/facet/event_record.h"
#include "plugin/facet/facet_schema.h"
#include "query/index_set.h"
#include "query/searcher.h"
#include "tests/support/index_records.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace dateline;

constexpr std::size_t kTypes = 90;
constexpr std::size_t kCountries = 200;
constexpr std::size_t kTowns = 50000;
constexpr std::size_t kActors = 5000;
constexpr std::size_t kWords = 60000;
constexpr std::size_t kWordsAnArticle = 80;
/// A country of so many articles is a large one.
constexpr std::size_t kLargeCountries = 2;

/// Ranks by Zipf's law: rank r has weight 1 / (r + 1).
class Zipf {
  public:
    explicit Zipf(std::size_t size) : sums_(size) {
        double sum = 0;
        for (std::size_t i = 0; i < size; ++i) {
            sum += 1.0 / static_cast<double>(i + 1);
            sums_[i] = sum;
        }
    }
    std::size_t operator()(std::mt19937& random) const {
        const double at =
            std::uniform_real_distribution<>(0, sums_.back())(random);
        return static_cast<std::size_t>(std::ranges::upper_bound(sums_, at) -
                                        sums_.begin());
    }

  private:
    std::vector<double> sums_;
};

struct World {
    Zipf types{kTypes};
    Zipf towns{kTowns};
    Zipf actors{kActors};
    Zipf words{kWords};
};

std::string type_id(std::size_t rank) {
    return "type-" + std::to_string(rank);
}
std::string town_id(std::size_t rank) {
    return "geonames:" + std::to_string(700000 + rank);
}
std::string country_id(std::size_t rank) {
    return "geo:C" + std::to_string(rank);
}
std::string actor_id(std::size_t rank) {
    return "person:p" + std::to_string(rank);
}

class RecordMaker {
  public:
    RecordMaker(const World& world, std::mt19937& random)
        : world_(world), random_(random) {}

    ArticleRecord make() {
        record_ = {};
        record_.source = "source " + std::to_string(random_() % 50);
        const Day day = to_day(2000, 1, 1) + static_cast<Day>(random_() % 8700);
        record_.published = DaySpan{day, day};
        for (std::size_t n = 1 + random_() % 4; n > 0; --n) {
            record_.places.push_back(town(world_.towns(random_)));
            record_.actors.push_back(actor(world_.actors(random_)));
        }
        for (std::size_t n = 1 + random_() % 4; n > 0; --n) {
            EventRecord event;
            event.type = index(type_id(world_.types(random_)), {});
            event.status = static_cast<EventStatus>(random_() % 12 % 9);
            event.background = random_() % 5 == 0;
            event.days = DaySpan{day - 1, day - 1};
            event.places = {record_.places[random_() % record_.places.size()]};
            event.doers = {record_.actors[random_() % record_.actors.size()]};
            record_.events.push_back(std::move(event));
        }
        return record_;
    }

  private:
    IdIndex index(const std::string& id,
                  const std::vector<std::string>& above) {
        const auto known = std::ranges::find(record_.ids, id, &RecordId::id);
        if (known != record_.ids.end()) {
            return static_cast<IdIndex>(known - record_.ids.begin());
        }
        std::vector<IdIndex> ancestors;
        for (const std::string& one : above) {
            ancestors.push_back(index(one, {}));
        }
        record_.ids.push_back({id, std::move(ancestors), "Name of " + id});
        return static_cast<IdIndex>(record_.ids.size() - 1);
    }
    IdIndex town(std::size_t rank) {
        const std::size_t country = rank % kCountries;
        return index(town_id(rank),
                     {country_id(country) + "." + std::to_string(rank % 20),
                      country_id(country),
                      "region:" + std::to_string(country % 15)});
    }
    IdIndex actor(std::size_t rank) {
        const std::string country = std::to_string(rank % kCountries);
        return index(actor_id(rank),
                     {"government:C" + country, "country:C" + country});
    }

    const World& world_;
    std::mt19937& random_;
    ArticleRecord record_;
};

Xapian::Document article_of(std::size_t number,
                            const ArticleRecord& record,
                            IndexDictionary& dictionary,
                            const World& world,
                            std::mt19937& random) {
    Xapian::Document document = document_of(record, dictionary);
    const std::string id = "article-" + std::to_string(number);
    document.add_boolean_term(id_term(id));
    std::string text;
    for (std::size_t i = 0; i < kWordsAnArticle; ++i) {
        const std::string word = "w" + std::to_string(world.words(random));
        document.add_term(word);
        document.add_term("Z" + word);
        text += word + ' ';
    }
    document.set_data("id=" + id + "\ncaption=" + id + "\ntext=" + text + '\n');
    return document;
}

/// Some articles as a database of their own; the same for the same numbers.
void make_segment(const std::string& path,
                  std::size_t first,
                  std::size_t last,
                  const World& world,
                  IndexDictionary& dictionary) {
    constexpr std::size_t kCommitEvery = 1000;
    std::mt19937 random(static_cast<unsigned>(first + 1));
    RecordMaker maker(world, random);
    Xapian::WritableDatabase database(
        path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    for (std::size_t i = first; i < last; ++i) {
        database.add_document(
            article_of(i, maker.make(), dictionary, world, random));
        if (i % kCommitEvery == 0) {
            database.commit();
        }
    }
    database.close();
}

void make(const std::string& path, std::size_t articles) {
    const World world;
    const TempFolder folder;
    const auto segment = [&folder](std::size_t number) {
        return (folder / std::to_string(number)).string();
    };
    const std::size_t threads =
        std::max(1U, std::thread::hardware_concurrency());
    Xapian::Database all;
    {
        Xapian::WritableDatabase head(segment(threads), Xapian::DB_CREATE);
        IndexDictionary dictionary(head);
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < threads; ++i) {
            workers.emplace_back([&, i] {
                make_segment(segment(i),
                             articles * i / threads,
                             articles * (i + 1) / threads,
                             world,
                             dictionary);
            });
        }
        workers.clear();
        describe_index(head, dictionary);
        head.commit();
    }
    for (std::size_t i = 0; i <= threads; ++i) {
        all.add_database(Xapian::Database(segment(i)));
    }
    all.compact(path);
    fmt::print("{} articles\n", articles);
}

using MakeQuestion = Question (*)(const World&, std::mt19937&);

NamedId some_type(const World& world, std::mt19937& random) {
    return {type_id(world.types(random)), ""};
}

/// Towns, the divisions and the countries they are in: as people ask.
NamedId some_place(const World& world, std::mt19937& random) {
    const std::size_t rank = world.towns(random);
    const std::string country = country_id(rank % kCountries);
    switch (random() % 3) {
    case 0:
        return {town_id(rank), ""};
    case 1:
        return {country + "." + std::to_string(rank % 20), ""};
    default:
        return {country, ""};
    }
}

AskedDays some_year(std::mt19937& random) {
    return {month_span(2000 + static_cast<int>(random() % 24), 0), ""};
}

Question type_place_year(const World& world, std::mt19937& random) {
    Question question;
    question.events = {some_type(world, random)};
    question.places = {some_place(world, random)};
    question.dates = {some_year(random)};
    return question;
}

Question type_place_year_loose(const World& world, std::mt19937& random) {
    Question question = type_place_year(world, random);
    question.loose = true;
    return question;
}

/// What the index has a term for: type and country of one event.
Question type_country_year(const World& world, std::mt19937& random) {
    Question question = type_place_year(world, random);
    question.places = {{country_id(world.towns(random) % kCountries), ""}};
    return question;
}

Question type_country(const World& world, std::mt19937& random) {
    Question question = type_country_year(world, random);
    question.dates.clear();
    return question;
}

Question words_and_filters(const World& world, std::mt19937& random) {
    Question question = type_place_year(world, random);
    for (int i = 0; i < 3; ++i) {
        question.text.push_back(
            {"w" + std::to_string(world.words(random) % 2000), false, false});
    }
    return question;
}

Question large_country(const World&, std::mt19937& random) {
    Question question;
    question.places = {{country_id(random() % kLargeCountries), ""}};
    return question;
}

Question any_country(const World& world, std::mt19937& random) {
    Question question;
    question.places = {{country_id(world.towns(random) % kCountries), ""}};
    return question;
}

Question doer_and_type(const World& world, std::mt19937& random) {
    Question question;
    question.events = {some_type(world, random)};
    question.doers = {{"country:C" + std::to_string(random() % 20), ""}};
    return question;
}

/// A line of this process's memory, in megabytes.
double memory_megabytes(const std::string& name) {
    std::ifstream in("/proc/self/smaps_rollup");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(name + ':')) {
            return std::atof(line.c_str() + name.size() + 1) / 1024;
        }
    }
    return 0;
}

void ask(const std::string& path, const std::string& kind) {
    const World world;
    IndexSet index({path});
    Searcher searcher(index,
                      {[](const std::string& type) { return type; },
                       [](const std::string&) {
                           return std::string("f");
                       }});
    SearchOptions options;
    options.facets = {FacetDimension::Event,
                      FacetDimension::Place,
                      FacetDimension::Actor,
                      FacetDimension::Year};
    const std::pair<const char*, MakeQuestion> kinds[] = {
        {"type + place + year", type_place_year},
        {"type + place + year, --loose", type_place_year_loose},
        {"same event: type in country, year", type_country_year},
        {"same event: type in country", type_country},
        {"3 words + type + place + year", words_and_filters},
        {"type + doer's country", doer_and_type},
        {"a country", any_country},
        {"a country of 100k or more", large_country},
    };
    // The first large question makes the table of facets.
    std::mt19937 once(1);
    const auto begun_all = std::chrono::steady_clock::now();
    searcher.search(large_country(world, once), options);
    const std::chrono::duration<double, std::milli> first =
        std::chrono::steady_clock::now() - begun_all;
    fmt::print("first large question {:.0f} ms\n", first.count());
    for (const auto& [name, make_question] : kinds) {
        if (std::string_view(name).find(kind) == std::string_view::npos) {
            continue;
        }
        std::mt19937 random(3);
        std::vector<double> times;
        std::vector<std::uint64_t> totals;
        for (int i = 0; i < 520; ++i) {
            const Question question = make_question(world, random);
            const auto begun = std::chrono::steady_clock::now();
            totals.push_back(searcher.search(question, options).total);
            const std::chrono::duration<double, std::milli> took =
                std::chrono::steady_clock::now() - begun;
            if (i >= 20) {
                times.push_back(took.count());
            }
        }
        std::ranges::sort(times);
        std::ranges::sort(totals);
        fmt::print(
            "{:34} p50 {:7.2f}  p99 {:7.2f}  {:7} articles at p50, "
            "{:7} at most\n",
            name,
            times[times.size() / 2],
            times[times.size() * 99 / 100],
            totals[totals.size() / 2],
            totals.back());
    }
    // Pages of the mapped table are counted apart: they are the file's, and
    // the system takes them back when it wants to.
    fmt::print("private memory {:.0f} MB, mapped from files {:.0f} MB\n",
               memory_megabytes("Private_Dirty"),
               memory_megabytes("Private_Clean"));
}

}  // namespace

int main(int argc, char** argv) {
    const std::string command = argc > 2 ? argv[1] : "";
    try {
        if (argc == 1) {
            const TempFolder folder;
            make((folder / "db").string(), 20000);
            ask((folder / "db").string(), "");
            return 0;
        }
        if (command == "make") {
            make(argv[2],
                 argc > 3 ? static_cast<std::size_t>(std::atoll(argv[3]))
                          : 1000000);
            return 0;
        }
        if (command == "ask") {
            ask(argv[2], argc > 3 ? argv[3] : "");
            return 0;
        }
    } catch (const Xapian::Error& error) {
        fmt::print(stderr, "bench_search: {}\n", error.get_msg());
        return 1;
    }
    fmt::print(stderr,
               "usage: bench_search make DB [ARTICLES] | "
               "ask DB [KIND]\n");
    return 2;
}
