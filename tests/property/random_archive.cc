#include "tests/property/random_archive.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace dateline {

namespace {

const std::vector<std::string> kTypes = {"capture", "strike", "withdrawal"};
const std::vector<std::string> kWords = {"cloud", "harbour", "river", "stone"};
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

    MadeArticle article() {
        MadeArticle made{make(), {}};
        for (const std::string& word : kWords) {
            if (random_() % 2 == 0) {
                made.words.push_back(word);
            }
        }
        return made;
    }
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
        const int lengths[] = {0, 0, 0, 30, 200, 1500};
        return {from, from + lengths[random_() % 6]};
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

void add_words(Random& random, Question& question) {
    while (random() % 4 == 0 && question.text.size() < 3) {
        AskedText text;
        text.words = one_of(kWords, random);
        text.excluded = random() % 4 == 0;
        text.or_before = !text.excluded && !question.text.empty() &&
                         !question.text.back().excluded && random() % 3 == 0;
        question.text.push_back(text);
    }
}

/// As a field is left out.
Question one_field(Random& random) {
    Question question;
    switch (random() % 5) {
    case 0:
        question.events = {{one_of(kTypes, random), ""}};
        break;
    case 1:
        question.places = {{one_of(one_of(kPlaces, random), random), ""}};
        break;
    case 2:
        question.doers = {{one_of(one_of(kActors, random), random), ""}};
        break;
    case 3:
        question.statuses = {static_cast<EventStatus>(random() % 9)};
        break;
    default:
        question.sources = {"two"};
    }
    return question;
}

}  // namespace

std::vector<MadeArticle> random_articles(std::size_t count, unsigned seed) {
    Random random(seed);
    RecordMaker maker(random);
    std::vector<MadeArticle> articles;
    while (articles.size() < count) {
        articles.push_back(maker.article());
    }
    return articles;
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
    add_words(random, question);
    if (random() % 5 == 0) {
        question.excluded.push_back(one_field(random));
    }
    question.set_loose(random() % 4 == 0);
    question.everything = true;
    return question;
}

}  // namespace dateline
