// Runs the examples that the event lexicon carries: every `yes:` and `no:`
// sentence of the rules, and the `test:` sentence of every row of the code
// table. It compiles the lexicon from its sources itself, so that a rule can be
// written and tried without a build.
//
//   lexicon_examples [--gazetteer FILE] [FAMILY...]
//
// FAMILY: only the file config/events/FAMILY.yaml. FILE: another compiled
// gazetteer than the build tree's.
//
// One line for each failure, with its place in the file; exit 1 when there was
// one.
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "config/compiler.h"
#include "config/event_source.h"
#include "config/image_file.h"
#include "config/source_dir.h"
#include "plugin/annotator.h"
#include "plugin/lexicons.h"

namespace {

using namespace dateline;

struct Counts {
    std::size_t passed = 0;
    std::size_t failed = 0;
};

/// The rows of the code table hold their sentences under this name.
constexpr const char* kCodes = "codes";

std::string family_of(const SourcePosition& at) {
    return std::filesystem::path(at.file).stem().string();
}

template <typename List, typename IdOf>
std::string name_of(const List& list, const std::string& id, IdOf id_of) {
    for (const auto& entry : list) {
        if (id_of(entry) == id) {
            return entry.name;
        }
    }
    return {};
}

bool any_contains(const std::vector<std::string>& texts,
                  const std::string& part) {
    return std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
        return text.find(part) != std::string::npos;
    });
}

std::vector<std::string> names(const Annotation& result,
                               const std::vector<std::string>& ids,
                               const std::vector<Mention>& mentions) {
    std::vector<std::string> all = ids;
    const auto id_of = [](const auto& entry) {
        return entry.id;
    };
    for (const std::string& id : ids) {
        all.push_back(name_of(result.actors, id, id_of));
        all.push_back(name_of(result.places, id, id_of));
        for (const Place& place : result.places) {
            for (const PlaceMention& mention : place.mentions) {
                if (place.id == id) {
                    all.push_back(mention.at.surface);
                }
            }
        }
    }
    for (const Mention& mention : mentions) {
        all.push_back(mention.surface);
    }
    return all;
}

/// What the example wants of the event and does not get: "" when all is there.
std::string lacking(const Annotation& result,
                    const Event& event,
                    const EventExample& example) {
    const std::pair<const char*, std::vector<std::string>> kGot[] = {
        {"doer", names(result, event.doers, event.doer_mentions)},
        {"recipient",
         names(result, event.recipients, event.recipient_mentions)},
        {"place", names(result, event.places, {})},
        {"origin", names(result, event.origins, {})},
        {"destination", names(result, event.destinations, {})},
        {"said_by", names(result, event.said_by, {})},
        {"status", {std::string(to_string(event.status))}},
    };
    for (const auto& [key, got] : kGot) {
        const auto want = example.want.find(key);
        if (want != example.want.end() && !any_contains(got, want->second)) {
            return fmt::format("{} is not '{}' but '{}'",
                               key,
                               want->second,
                               fmt::join(got, "' '"));
        }
    }
    for (const char* key : {"killed", "wounded"}) {
        const auto want = example.want.find(key);
        if (want == example.want.end()) {
            continue;
        }
        const auto number = !event.casualties ? std::nullopt
                            : *key == 'k'     ? event.casualties->killed
                                              : event.casualties->wounded;
        const std::string got = number ? std::to_string(*number) : "none";
        if (got != want->second) {
            return fmt::format("{} is {}, not {}", key, got, want->second);
        }
    }
    return {};
}

std::string types_found(const Annotation& result) {
    std::string all;
    for (const Event& event : result.events) {
        all += fmt::format("{}{} ({}) by {}",
                           all.empty() ? "" : ", ",
                           event.type,
                           to_string(event.status),
                           event.rule);
    }
    return all.empty() ? "nothing" : all;
}

Annotation annotate(Annotator& annotator, const std::string& text) {
    Article article;
    article.id = "example";
    article.text = text;
    article.published = DaySpan{to_day(2022, 6, 25), to_day(2022, 6, 25)};
    article.published_text = "2022-06-25";
    return annotator.annotate(article);
}

std::string check(Annotator& annotator, const EventExample& example) {
    const Annotation result = annotate(annotator, example.text);
    std::string problem;
    bool found = false;
    for (const Event& event : result.events) {
        if (event.type != example.type) {
            continue;
        }
        if (!example.expected) {
            return fmt::format("must not be {} but is, by {} ('{}')",
                               example.type,
                               event.rule,
                               event.trigger.surface);
        }
        found = true;
        problem = lacking(result, event, example);
        if (problem.empty()) {
            return {};
        }
    }
    if (!example.expected || (found && problem.empty())) {
        return {};
    }
    return found ? problem
                 : fmt::format(
                       "no {}; got {}", example.type, types_found(result));
}

std::string check(Annotator& annotator, const CodeSource& row) {
    const Annotation result = annotate(annotator, row.test);
    std::string got;
    for (const Event& event : result.events) {
        const EventCodes& codes = event.codes;
        if (std::find(row.types.begin(), row.types.end(), event.type) !=
                row.types.end() &&
            codes.plover == row.plover && codes.cameo == row.cameo &&
            codes.acled == row.acled && codes.case2021 == row.case2021 &&
            codes.mediatopic == row.mediatopic) {
            return {};
        }
        got += fmt::format(" {}({}): {} {} {} {}",
                           event.type,
                           to_string(event.status),
                           codes.plover,
                           codes.cameo,
                           codes.acled,
                           codes.case2021);
    }
    return "codes differ: got" + (got.empty() ? " nothing" : got);
}

void report(const SourcePosition& at,
            const std::string& text,
            const std::string& problem,
            Counts& counts) {
    if (problem.empty()) {
        ++counts.passed;
        return;
    }
    ++counts.failed;
    fmt::print("{}:{}: \"{}\": {}\n", at.file, at.line, text, problem);
}

int run(std::vector<std::string> families) {
    std::string gazetteer = DATELINE_TEST_GAZETTEER;
    if (families.size() >= 2 && families[0] == "--gazetteer") {
        gazetteer = families[1];
        families.erase(families.begin(), families.begin() + 2);
    }
    LintReport lint;
    SourceDir sources(DATELINE_CONFIG_SOURCES);
    std::vector<std::byte> image = compile_lexicon(sources, lint);
    SourceDir again(DATELINE_CONFIG_SOURCES);
    const EventSources events = read_event_sources(again, lint);
    for (const LintMessage& message : lint.messages()) {
        if (!message.warning) {
            fmt::print("{}\n", to_string(message));
        }
    }
    if (lint.failed()) {
        return 1;
    }
    const Lexicons lexicons({image, nullptr}, map_image(gazetteer));
    Annotator annotator(lexicons);
    const auto wanted = [&](const std::string& family) {
        return families.empty() ||
               std::find(families.begin(), families.end(), family) !=
                   families.end();
    };
    Counts counts;
    for (const EventExample& example : events.examples) {
        if (wanted(family_of(example.at))) {
            report(example.at, example.text, check(annotator, example), counts);
        }
    }
    for (const CodeSource& row : events.codes) {
        if (wanted(kCodes)) {
            report(row.at,
                   row.test,
                   row.test.empty() ? "the row has no test sentence"
                                    : check(annotator, row),
                   counts);
        }
    }
    fmt::print("{} passed, {} failed\n", counts.passed, counts.failed);
    return counts.failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        fmt::print(stderr, "lexicon_examples: {}\n", error.what());
        return 2;
    }
}
