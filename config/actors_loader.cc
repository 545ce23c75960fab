// Countries come first: the actor files refer to them by their codes.
#include "config/actors_loader.h"

#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "config/actor_draft.h"
#include "config/actor_files.h"

namespace dateline {

namespace {

std::uint32_t number_of(std::string_view text) {
    std::uint32_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// "Bahamas" as it stands after "Government of".
std::string with_article(std::string_view name) {
    const bool article =
        name.starts_with("United ") || name.ends_with(" Republic") ||
        name.ends_with(" Islands") || name.starts_with("Republic of") ||
        name.starts_with("Democratic Republic") || name == "Netherlands" ||
        name == "Philippines" || name == "Maldives" || name == "Bahamas" ||
        name == "Gambia";
    return (article ? "the " : "") + std::string(name);
}

void read_countries(SourceDir& sources, ActorDraft& draft, LintReport& report) {
    std::map<std::string, std::string> preferred;
    const auto names = sources.data("world/country_names.tsv", report);
    if (names) {
        for_each_row(*names, [&](std::uint32_t, const auto& columns) {
            if (columns.size() > 1 && !columns[1].empty()) {
                preferred[std::string(columns[0])] = std::string(columns[1]);
            }
        });
    }
    const auto table = sources.data("world/countries.tsv", report);
    if (!table) {
        return;
    }
    for_each_row(*table, [&](std::uint32_t, const auto& columns) {
        if (columns.size() < 5) {
            return;
        }
        const std::string code(columns[0]);
        const auto name = preferred.find(code);
        draft.country(
            code,
            with_article(name == preferred.end() ? columns[2] : name->second),
            number_of(columns[4]));
        if (columns[2].find(' ') == std::string_view::npos) {
            draft.word(std::string(columns[2]), kCountryWord);
        }
    });
}

}  // namespace

void load_actors(SourceDir& sources, ImageWriter& writer, LintReport& report) {
    ActorDraft draft(report);
    draft.set_writer(writer);
    read_countries(sources, draft, report);
    read_actor_files(sources.yaml_folder("actors", report), draft, report);
    draft.write();
}

}  // namespace dateline
