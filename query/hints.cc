#include "query/hints.h"

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

struct Variant {
    std::string what;
    Question question;
};

template <typename Drop>
void drop(std::vector<Variant>& variants,
          const Question& question,
          bool there,
          const std::string& what,
          Drop drop_it) {
    if (!there) {
        return;
    }
    Variant variant{"without " + what, question};
    drop_it(variant.question);
    if (!variant.question.empty()) {
        variants.push_back(std::move(variant));
    }
}

std::vector<Variant> variants_of(const Question& question) {
    std::vector<Variant> variants;
    const auto add = [&](bool there, const char* what, auto drop_it) {
        drop(variants, question, there, what, drop_it);
    };
    add(!question.dates.empty(), "the date", [](Question& q) {
        q.dates.clear();
    });
    add(!question.published.empty(), "the day of publication", [](Question& q) {
        q.published.clear();
    });
    add(!question.places.empty(), "the place", [](Question& q) {
        q.places.clear();
    });
    add(!question.events.empty(), "the event", [](Question& q) {
        q.events.clear();
    });
    add(!question.doers.empty(), "who did it", [](Question& q) {
        q.doers.clear();
        q.doer_places.clear();
    });
    add(!question.recipients.empty(), "to whom it was done", [](Question& q) {
        q.recipients.clear();
        q.recipient_places.clear();
    });
    add(!question.origins.empty(), "where from", [](Question& q) {
        q.origins.clear();
        q.origin_actors.clear();
    });
    add(!question.destinations.empty(), "where to", [](Question& q) {
        q.destinations.clear();
        q.destination_actors.clear();
    });
    add(!question.actors.empty(), "the actor", [](Question& q) {
        q.actors.clear();
    });
    add(!question.between.empty(), "the two sides", [](Question& q) {
        q.between.clear();
    });
    add(!question.statuses.empty(), "the status", [](Question& q) {
        q.statuses.clear();
    });
    add(!question.sources.empty(), "the source", [](Question& q) {
        q.sources.clear();
    });
    add(!question.excluded.empty(), "what is left out", [](Question& q) {
        q.excluded.clear();
    });
    for (std::size_t i = 0; i < question.text.size(); ++i) {
        add(true,
            ("\"" + question.text[i].words + "\"").c_str(),
            [i](Question& q) {
                q.text.erase(q.text.begin() + static_cast<std::ptrdiff_t>(i));
            });
    }
    if (question.about_one_event() && question.statuses.empty()) {
        Variant any{"of any status", question};
        for (std::size_t i = 0; i < kEventStatusCount; ++i) {
            any.question.statuses.push_back(static_cast<EventStatus>(i));
        }
        variants.push_back(std::move(any));
    }
    if (question.about_one_event()) {
        Variant loose{"not of one event (--loose)", question};
        loose.question.set_loose(true);
        variants.push_back(std::move(loose));
    }
    return variants;
}

/// Another meaning of a name, in the field that has the chosen one.
void add_meanings(std::vector<Variant>& variants, const Question& question) {
    for (const Ambiguity& ambiguity : question.ambiguous) {
        for (const NamedId& other : ambiguity.others) {
            Variant variant{"meaning " + other.name + " (" + other.id + ')',
                            question};
            if (question.places == ambiguity.chosen) {
                variant.question.places = {other};
                variants.push_back(std::move(variant));
            }
        }
    }
}

}  // namespace

std::vector<Hint> find_hints(const Question& question, Searcher& searcher) {
    constexpr std::size_t kMostVariants = 12;
    std::vector<Variant> variants = variants_of(question);
    add_meanings(variants, question);
    if (variants.size() > kMostVariants) {
        variants.resize(kMostVariants);
    }
    std::vector<Hint> hints;
    for (const Variant& variant : variants) {
        const std::uint64_t total = searcher.count(variant.question);
        if (total != 0) {
            hints.push_back({variant.what + ": " + std::to_string(total) +
                                 (total == 1 ? " article" : " articles"),
                             to_syntax(variant.question),
                             total});
        }
    }
    std::ranges::stable_sort(hints, std::greater<>(), &Hint::total);
    return hints;
}

}  // namespace dateline
