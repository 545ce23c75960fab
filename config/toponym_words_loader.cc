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
    root.done();
    PhraseTableBuilder table;
    for (const auto& [hash, bits] : classes) {
        table.add(std::array{hash}, bits);
    }
    table.write(writer, "toponyms");
}

}  // namespace dateline
