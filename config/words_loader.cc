// Order counts: irregular forms come before the lemmas that have them, counts
// of corrections.yaml before WordNet's, function words last, since they shut
// out the readings that are there.
#include "config/words_loader.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "config/word_forms.h"
#include "config/yaml_source.h"

namespace dateline {

namespace {

/// The whole of @p text as a number, or nothing.
template <typename Number>
std::optional<Number> number_of(std::string_view text) {
    Number value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end ? std::optional(value)
                                               : std::nullopt;
}

/// {be: {base: [be], s: [is], past: [was, were], ...}}: one auxiliary.
void load_auxiliary(const YamlFile& file,
                    const YamlValue& value,
                    WordTag tag,
                    std::string_view lemma_text,
                    LintReport& report,
                    WordTable& table) {
    YamlMap map(file, value, report);
    static constexpr std::pair<const char*, VerbForm> kForms[] = {
        {"base", VerbForm::Base},
        {"s", VerbForm::S},
        {"past", VerbForm::Past},
        {"participle", VerbForm::Participle},
        {"gerund", VerbForm::Gerund}};
    for (const auto& [key, form] : kForms) {
        for (const std::string& word : map.texts(key)) {
            table.add_function_word(word, tag, form, lemma_text);
        }
    }
    map.done();
}

void load_numbers(YamlMap& map,
                  const YamlFile& file,
                  LintReport& report,
                  WordTable& table) {
    const YamlValue* numbers = map.find("numbers");
    if (numbers == nullptr) {
        return;
    }
    for (const auto& [word, value] : numbers->entries) {
        const auto number = number_of<std::uint32_t>(value.scalar);
        if (!number) {
            report.error(file.at(value), "'" + value.scalar + "' is no number");
        }
        table.add_number(word.scalar, number.value_or(0));
    }
}

/// word: lemma pairs of one form of an open-class verb.
void load_forms(YamlMap& map, const char* key, WordTable& table, char part) {
    if (const YamlValue* forms = map.find(key)) {
        for (const auto& [lemma, form] : forms->entries) {
            table.add_irregular(form.scalar, part, lemma.scalar);
        }
    }
}

void load_function_words(const YamlFile& file,
                         LintReport& report,
                         WordTable& table) {
    YamlMap map(file, file.root, report);
    table.set_language(map.text("language"));
    static constexpr std::pair<const char*, WordTag> kLists[] = {
        {"determiners", WordTag::Determiner},
        {"possessives", WordTag::PossessivePronoun},
        {"pronouns", WordTag::Pronoun},
        {"quantities", WordTag::Quantity},
        {"modals", WordTag::Modal},
        {"conjunctions", WordTag::Conjunction},
        {"subordinators", WordTag::Subordinator},
        {"relatives", WordTag::Relative},
        {"negations", WordTag::Not},
        {"adverbs", WordTag::Adverb},
    };
    for (const auto& [key, tag] : kLists) {
        for (const std::string& word : map.texts(key)) {
            // "Thousands fled": they are what a thousand is of
            const std::string lemma =
                tag == WordTag::Quantity ? table.noun_of(word) : word;
            table.add_function_word(word, tag, VerbForm::Base, lemma);
        }
    }
    for (const std::string& words : map.texts("prepositions")) {
        table.add_preposition(words);
    }
    for (const std::string& word : map.texts("keep_open")) {
        table.keep_open(word);
    }
    load_numbers(map, file, report, table);
    static constexpr std::pair<const char*, WordTag> kAuxiliaries[] = {
        {"be", WordTag::Be}, {"have", WordTag::Have}, {"do", WordTag::Do}};
    for (const auto& [key, tag] : kAuxiliaries) {
        if (const YamlValue* value = map.find(key)) {
            load_auxiliary(file, *value, tag, key, report, table);
        }
    }
    table.add_function_word("to", WordTag::To, VerbForm::Base, "to");
    table.add_function_word("'s", WordTag::Possessive, VerbForm::Base, "'s");
    table.add_function_word("'s", WordTag::Be, VerbForm::S, "be", 60);
    map.done();
}

/// The singular that a lemma like "sanctions" is the regular plural of, if the
/// nouns have it: then it is no lemma of its own.
bool is_plural_lemma(std::string_view lemma,
                     const std::set<std::string, std::less<>>& nouns) {
    if (lemma.size() < 4 || lemma.back() != 's') {
        return false;
    }
    const std::string_view stem = lemma.substr(0, lemma.size() - 1);
    for (const std::string& singular :
         {std::string(stem),
          std::string(stem.substr(0, stem.size() - 1)),
          std::string(stem.substr(0, stem.size() - 2)) + "y"}) {
        if (nouns.count(singular) != 0 && s_form(singular) == lemma) {
            return true;
        }
    }
    return false;
}

void load_wordnet(std::string_view text,
                  const std::string& name,
                  LintReport& report,
                  WordTable& table) {
    std::set<std::string, std::less<>> nouns;
    for_each_row(text, [&](std::uint32_t line, const auto& columns) {
        if (columns.size() != 5) {
            report.error({name, line, 1}, "expected 5 columns");
        } else if (!columns[1].empty()) {
            nouns.emplace(columns[0]);
        }
    });
    for_each_row(text, [&](std::uint32_t line, const auto& columns) {
        if (columns.size() != 5 ||
            columns[0].find('-') != std::string_view::npos) {
            return;
        }
        constexpr char kParts[] = {'n', 'v', 'a', 'r'};
        for (std::size_t i = 0; i < 4; ++i) {
            const std::string_view count = columns[i + 1];
            if (count.empty() ||
                (i == 0 && is_plural_lemma(columns[0], nouns))) {
                continue;
            }
            const auto number = number_of<double>(count);
            if (!number) {
                report.error({name, line, 1},
                             "'" + std::string(count) + "' is no number");
            }
            table.add(columns[0], kParts[i], number.value_or(0));
        }
    });
}

/// form, part of speech, lemma
void load_irregular(std::string_view text,
                    const std::string& name,
                    LintReport& report,
                    WordTable& table) {
    for_each_row(text, [&](std::uint32_t line, const auto& columns) {
        if (columns.size() != 3 || columns[1].size() != 1) {
            report.error({name, line, 1},
                         "expected a form, the letter of its part of speech "
                         "and a lemma");
            return;
        }
        table.add_irregular(columns[0], columns[1][0], columns[2]);
    });
}

void load_counts(YamlMap& map,
                 const YamlFile& file,
                 LintReport& report,
                 WordTable& table) {
    static constexpr std::pair<const char*, char> kCounts[] = {
        {"nouns", 'n'}, {"verbs", 'v'}, {"adjectives", 'a'}, {"adverbs", 'r'}};
    for (const auto& [key, part] : kCounts) {
        const YamlValue* counts = map.find(key);
        if (counts == nullptr) {
            continue;
        }
        for (const auto& [word, count] : counts->entries) {
            const auto number = number_of<double>(count.scalar);
            if (!number) {
                report.error(file.at(count),
                             "'" + count.scalar + "' is no number");
            }
            table.add(word.scalar, part, number.value_or(0));
        }
    }
}

}  // namespace

WordTable load_words(SourceDir& sources, LintReport& report) {
    static const std::string kIrregular = "words/irregular.tsv";
    static const std::string kWordnet = "words/wordnet.tsv.xz";
    WordTable table;
    const auto functions = sources.yaml("words/function_words.yaml", report);
    const auto corrections = sources.yaml("words/corrections.yaml", report);
    const auto irregular = sources.data(kIrregular, report);
    const auto wordnet = sources.data(kWordnet, report);
    if (!functions || !corrections || !irregular || !wordnet) {
        return table;
    }
    YamlMap map(*corrections, corrections->root, report);
    load_forms(map, "past", table, 'v');
    load_forms(map, "plural", table, 'n');
    load_irregular(
        *irregular, sources.path_of(kIrregular).string(), report, table);
    load_counts(map, *corrections, report, table);
    map.done();
    load_wordnet(*wordnet, sources.path_of(kWordnet).string(), report, table);
    load_function_words(*functions, report, table);
    table.number_by_count();
    return table;
}

}  // namespace dateline
