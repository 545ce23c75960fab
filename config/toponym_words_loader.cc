// One bit set for each word, joined over all lists.
#include "config/toponym_words_loader.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "plugin/lexicon/phrase_table.h"
#include "plugin/place/toponym_words.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

/// "counties: county"; the plurals join their class as well.
std::vector<DivisionPlural> load_plurals(
    const YamlFile& file,
    YamlMap& root,
    std::map<std::uint64_t, std::uint32_t>& classes,
    LintReport& report) {
    std::vector<DivisionPlural> plurals;
    const YamlValue* map = root.find("division_plurals");
    if (map == nullptr || map->kind != YamlValue::Kind::Map) {
        root.error("division_plurals", "'division_plurals' must be a map");
        return plurals;
    }
    for (const auto& [plural, singular] : map->entries) {
        const auto many = phrase_hashes(plural.scalar);
        const auto one = phrase_hashes(singular.scalar);
        if (many.size() != 1 || one.size() != 1) {
            report.error(file.at(plural), "both must be single words");
            continue;
        }
        classes[many.front()] |= kDivisionWord | kDivisionPlural;
        plurals.push_back({many.front(), one.front()});
    }
    return plurals;
}

}  // namespace

void load_toponym_words(SourceDir& sources,
                        ImageWriter& writer,
                        LintReport& report) {
    const auto file = sources.yaml("recognition/toponym_words.yaml", report);
    if (!file) {
        return;
    }
    std::map<std::uint64_t, std::uint32_t> classes;
    YamlMap root(*file, file->root, report);
    for (const auto& [key, bit] : kToponymWordLists) {
        for (const std::string& word : root.texts(key)) {
            const std::vector<std::uint64_t> hashes = phrase_hashes(word);
            if (hashes.size() != 1) {
                root.error(key, "'" + word + "' is not one word");
                continue;
            }
            classes[hashes.front()] |= bit;
        }
    }
    const auto plurals = load_plurals(*file, root, classes, report);
    root.done();
    PhraseTableBuilder table;
    for (const auto& [hash, bits] : classes) {
        table.add(std::array{hash}, bits);
    }
    table.write(writer, "toponyms");
    writer.add("topo_plurals", plurals);
}

}  // namespace dateline
