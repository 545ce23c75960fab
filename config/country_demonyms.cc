// A regular people is a single word: "Italian", "Italians".
#include "config/country_demonyms.h"

#include <string>

#include "config/yaml_source.h"

namespace dateline {

void load_country_demonyms(SourceDir& sources,
                           GazetteerBuilder& builder,
                           LintReport& report) {
    const auto file = sources.yaml("actors/demonyms.yaml", report);
    if (!file) {
        return;
    }
    for (const auto& [section, countries] : file->root.entries) {
        if (section.scalar != "demonyms") {
            continue;
        }
        for (const auto& [code, value] : countries.entries) {
            const auto index = builder.find("geo:" + code.scalar);
            if (!index) {
                continue;
            }
            if (value.kind == YamlValue::Kind::Scalar) {
                builder.add_name(*index, NameClass::Adjective, value.scalar);
                builder.add_name(*index, NameClass::People, value.scalar + "s");
                continue;
            }
            for (const auto& [key, words] : value.entries) {
                const NameClass name_class =
                    key.scalar == "adjective" ? NameClass::Adjective
                    : key.scalar == "many"    ? NameClass::People
                                              : NameClass::Noun;
                for (const std::string& word :
                     scalars_of(*file, words, report)) {
                    builder.add_name(*index, name_class, word);
                }
            }
        }
    }
}

}  // namespace dateline
