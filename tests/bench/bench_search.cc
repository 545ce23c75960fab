// Times questions on a large synthetic index with Zipf-distributed facets.
//
//   bench_search make DB [ARTICLES]   writes the index (default 100000)
//   bench_search ask DB               p50 and p99 of each kind of question
//
// Prints only; judges nothing.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <random>
#include <string>
#include <vector>

#include <xapian.h>

#include "plugin/facet/date_terms.h"
#include "plugin/facet/event_record.h"
#include "plugin/facet/facet_projection.h"
#include "plugin/facet/facet_schema.h"
#include "query/index_set.h"
#include "query/searcher.h"

namespace {

using namespace dateline;

constexpr std::size_t kTypes = 90;
constexpr std::size_t kCountries = 200;
constexpr std::size_t kTowns = 50000;
constexpr std::size_t kActors = 5000;
constexpr std::size_t kWords = 60000;
constexpr std::size_t kWordsAnArticle = 250;

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

    ArticleRecord make(std::size_t number) {
        record_ = {};
        record_.id = "article-" + std::to_string(number);
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
        record_.ids.push_back({id, std::move(ancestors)});
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

Xapian::Document document_of(const ArticleRecord& record,
                             const World& world,
                             std::mt19937& random) {
    Xapian::Document document;
    Xapian::termpos position = 0;
    for (std::size_t i = 0; i < kWordsAnArticle; ++i) {
        const std::string word = "w" + std::to_string(world.words(random));
        document.add_posting(word, ++position);
        document.add_term("Z" + word);
    }
    document.add_boolean_term(id_term(record.id));
    for (const std::string& term : facet_terms(record)) {
        document.add_boolean_term(term);
    }
    if (const auto days = days_of(record)) {
        document.add_value(kFirstDaySlot, sortable_day(days->from));
        document.add_value(kLastDaySlot, sortable_day(days->to));
    }
    document.add_value(kRecordSlot, encode_record(record));
    document.set_data("id=" + record.id + "\ncaption=" + record.id + '\n');
    return document;
}

void make(const std::string& path, std::size_t articles) {
    const World world;
    std::mt19937 random(1);
    RecordMaker maker(world, random);
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE);
    database.set_metadata(std::string(kSchemaKey),
                          std::to_string(kIndexSchema));
    std::size_t record_bytes = 0;
    for (std::size_t i = 0; i < articles; ++i) {
        const ArticleRecord record = maker.make(i);
        record_bytes += encode_record(record).size();
        database.add_document(document_of(record, world, random));
    }
    database.commit();
    fmt::print("{} articles, {} bytes a record\n",
               articles,
               record_bytes / std::max<std::size_t>(1, articles));
}

using MakeQuestion = Question (*)(const World&, std::mt19937&);

/// A type, a place and a year that go together somewhere are likely: low ranks.
Question type_and_country(const World& world, std::mt19937& random) {
    Question question;
    question.events = {{type_id(world.types(random)), ""}};
    question.places = {{country_id(world.towns(random) % kCountries), ""}};
    return question;
}

Question type_country_year(const World& world, std::mt19937& random) {
    Question question = type_and_country(world, random);
    const int year = 2000 + static_cast<int>(random() % 24);
    question.dates = {{month_span(year, 0), ""}};
    return question;
}

Question words_and_filters(const World& world, std::mt19937& random) {
    Question question = type_country_year(world, random);
    for (int i = 0; i < 3; ++i) {
        question.text.push_back(
            {"w" + std::to_string(world.words(random) % 2000), false, false});
    }
    return question;
}

Question country_alone(const World& world, std::mt19937& random) {
    Question question;
    question.places = {{country_id(world.towns(random) % 10), ""}};
    return question;
}

Question doer_and_type(const World& world, std::mt19937& random) {
    Question question;
    question.events = {{type_id(world.types(random)), ""}};
    question.doers = {{"country:C" + std::to_string(random() % 20), ""}};
    return question;
}

void ask(const std::string& path) {
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
        {"type + country", type_and_country},
        {"type + country + year", type_country_year},
        {"3 words + type + country + year", words_and_filters},
        {"type + doer's country", doer_and_type},
        {"country alone", country_alone},
    };
    fmt::print("{} articles; milliseconds, 4 exact facets, 10 hits\n",
               index.document_count());
    for (const auto& [name, make_question] : kinds) {
        std::mt19937 random(3);
        std::vector<double> times;
        std::uint64_t matches = 0;
        for (int i = 0; i < 220; ++i) {
            const Question question = make_question(world, random);
            const auto begun = std::chrono::steady_clock::now();
            matches =
                std::max(matches, searcher.search(question, options).total);
            const std::chrono::duration<double, std::milli> took =
                std::chrono::steady_clock::now() - begun;
            if (i >= 20) {
                times.push_back(took.count());
            }
        }
        std::ranges::sort(times);
        fmt::print("{:32} p50 {:8.2f}  p99 {:8.2f}  up to {} articles\n",
                   name,
                   times[times.size() / 2],
                   times[times.size() * 99 / 100],
                   matches);
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string command = argc > 2 ? argv[1] : "";
    try {
        if (command == "make") {
            make(argv[2],
                 argc > 3 ? static_cast<std::size_t>(std::atoll(argv[3]))
                          : 100000);
            return 0;
        }
        if (command == "ask") {
            ask(argv[2]);
            return 0;
        }
    } catch (const Xapian::Error& error) {
        fmt::print(stderr, "bench_search: {}\n", error.get_msg());
        return 1;
    }
    fmt::print(stderr, "usage: bench_search make DB [ARTICLES] | ask DB\n");
    return 2;
}
