// A phrase that stands in several lists is stored once, with all its classes.
#include "config/body_loader.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "plugin/body/body_lexicon.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

void load_body(SourceDir& sources, ImageWriter& writer, LintReport& report) {
    PhraseTableBuilder table;
    std::vector<std::uint64_t> within(kBodyWithinBits / 64);
    if (const auto file = sources.yaml("body.yaml", report)) {
        std::map<std::vector<std::uint64_t>, std::uint32_t> classes;
        YamlMap root(*file, file->root, report);
        for (const auto& [key, bit] : kBodyPhraseLists) {
            for (const std::string& phrase : root.texts(key)) {
                const std::vector<std::uint64_t> hashes = phrase_hashes(phrase);
                if (hashes.empty()) {
                    root.error(key, "'" + phrase + "' holds no word");
                    continue;
                }
                std::uint32_t& bits = classes[hashes];
                if ((bits & bit) != 0) {
                    root.error(key, "'" + phrase + "' stands there twice");
                }
                bits |= bit;
            }
        }
        root.done();
        for (const auto& [hashes, bits] : classes) {
            table.add(hashes, bits);
            for (std::size_t i = 1; i < hashes.size(); ++i) {
                const std::size_t bit = hashes[i] % kBodyWithinBits;
                within[bit / 64] |= std::uint64_t{1} << (bit % 64);
            }
        }
    }
    table.write(writer, "body");
    writer.add("body.within", within);
}

}  // namespace dateline
