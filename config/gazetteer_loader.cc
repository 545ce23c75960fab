// One function for each table. Columns are checked for their number and their
// numbers; a row that does not fit is reported and left out.
#include "config/gazetteer_loader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>

#include "config/imported_loader.h"
#include "config/table_reader.h"
#include "config/transliteration.h"

namespace dateline {

namespace {

class WorldReader {
  public:
    WorldReader(SourceDir& sources,
                GazetteerBuilder& builder,
                LintReport& report)
        : table_(sources, report), builder_(builder), report_(report) {}

    void read() {
        read_countries();
        read_divisions();
        read_cities();
        read_new_cities();
        read_newer_names();
        read_tagged_names();
    }

  private:
    void read_countries() {
        table_.rows("world/countries.tsv", 10, [&](const Columns& row) {
            PlaceDraft place;
            place.id = "geo:" + std::string(row[0]);
            place.name = row[2];
            place.country = row[0];
            place.type = PlaceType::Country;
            place.at = table_.coordinates(row[5], row[6]);
            place.population = table_.number(row[7]).value_or(0);
            place.importance = kCountryImportance;
            if (!row[4].empty()) {
                place.seat = "geonames:" + std::string(row[4]);
            }
            place.position = table_.at();
            const std::uint32_t index = builder_.add(std::move(place), report_);
            builder_.add_name(index, NameClass::Main, row[2]);
            for_each_part(row[3], [&](std::string_view name) {
                builder_.add_name(index, NameClass::Common, name);
            });
        });
    }

    void read_divisions() {
        table_.rows("world/divisions.tsv.xz", 8, [&](const Columns& row) {
            const std::string code(row[0]);
            PlaceDraft place;
            place.id = "geo:" + code;
            place.name = row[1];
            place.country = code.substr(0, code.find('.'));
            const bool first_order = code.find('.') == code.rfind('.');
            place.type = first_order ? PlaceType::State : PlaceType::County;
            place.at = table_.coordinates(row[3], row[4]);
            place.centred = first_order;
            place.population = table_.number(row[5]).value_or(0);
            place.importance =
                first_order ? kStateImportance : kCountyImportance;
            if (!row[7].empty()) {
                place.parents.push_back("geo:" + std::string(row[7]));
                place.importance += kGoneImportance;
            }
            place.parents.push_back("geo:" + code.substr(0, code.rfind('.')));
            if (!row[6].empty()) {
                place.seat = "geonames:" + std::string(row[6]);
            }
            place.position = table_.at();
            const std::uint32_t index = builder_.add(std::move(place), report_);
            builder_.add_name(index, NameClass::Main, row[1]);
            for_each_part(row[2], [&](std::string_view name) {
                builder_.add_name(index, NameClass::Common, name);
            });
        });
        // Second-order divisions whose first-order one the table lacks.
        for (std::uint32_t i = 0; i < builder_.size(); ++i) {
            drop_unknown_parent(builder_.place(i));
        }
    }

    void drop_unknown_parent(PlaceDraft& place) const {
        for (std::string& parent : place.parents) {
            while (!builder_.find(parent) &&
                   parent.rfind('.') != std::string::npos) {
                parent.resize(parent.rfind('.'));
            }
        }
    }

    void read_cities() {
        table_.rows("world/cities.tsv.xz", 11, [&](const Columns& row) {
            PlaceDraft place;
            place.id = "geonames:" + std::string(row[0]);
            place.name = row[1];
            place.country = row[7];
            place.at = table_.coordinates(row[4], row[5]);
            place.population = table_.number(row[10]).value_or(0);
            place.parents = {division_of(builder_, row[7], row[8], row[9])};
            set_town_kind(place, row[6]);
            place.position = table_.at();
            const std::uint32_t index = builder_.add(std::move(place), report_);
            builder_.add_name(index, NameClass::Main, row[1]);
            if (!row[2].empty()) {
                builder_.add_name(index, NameClass::Common, row[2]);
            }
            for_each_part(row[3], [&](std::string_view name) {
                builder_.add_name(index, NameClass::Alternate, name);
                add_transliterations(builder_, index, name, "");
            });
        });
    }

    void read_new_cities() {
        table_.rows("world/cities-new.tsv.xz", 7, [&](const Columns& row) {
            PlaceDraft place;
            place.id = "place:" + std::string(row[0]);
            place.name = row[1];
            place.country = row[4];
            place.at = table_.coordinates(row[2], row[3]);
            place.parents = {division_of(builder_, row[4], row[5], row[6])};
            place.position = table_.at();
            const std::uint32_t index = builder_.add(std::move(place), report_);
            builder_.add_name(index, NameClass::Main, row[1]);
        });
    }

    void read_newer_names() {
        table_.rows("world/cities-now.tsv", 2, [&](const Columns& row) {
            const auto index = builder_.find("geonames:" + std::string(row[0]));
            if (!index) {
                table_.error("there is no such place");
                return;
            }
            PlaceDraft& place = builder_.place(*index);
            builder_.add_name(*index, NameClass::Common, place.name);
            place.name = row[1];
            builder_.add_name(*index, NameClass::Main, row[1]);
        });
    }

    void read_tagged_names() {
        table_.rows("world/names.tsv.xz", 3, [&](const Columns& row) {
            std::string id(row[0]);
            const bool number = std::all_of(id.begin(), id.end(), [](char c) {
                return c >= '0' && c <= '9';
            });
            id.insert(0, number ? "geonames:" : "geo:");
            const auto index = builder_.find(id);
            if (!index) {
                table_.error("there is no place '" + id + "'");
                return;
            }
            builder_.add_name(
                *index,
                row[1] == "en" ? NameClass::Common : NameClass::Alternate,
                row[2]);
            if (row[1] == "uk" || row[1] == "ru") {
                add_transliterations(builder_, *index, row[2], row[1]);
            }
            if (row[1] == "uk") {
                show_official_spelling(*index, row[2]);
            }
        });
    }

    /// Ukraine's own Latin spelling is the one its towns are shown with.
    void show_official_spelling(std::uint32_t index, std::string_view name) {
        PlaceDraft& place = builder_.place(index);
        const auto spellings = transliterate(name, "uk");
        if (place.country == "UA" && is_settlement(place.type) &&
            !spellings.empty()) {
            builder_.add_name(index, NameClass::Main, spellings.front());
            place.name = spellings.front();
        }
    }

    TableReader table_;
    GazetteerBuilder& builder_;
    LintReport& report_;
};

/// Lemmas that are common enough in texts to be taken for themselves.
std::unordered_set<std::string> ordinary_words(SourceDir& sources,
                                               LintReport& report) {
    std::unordered_set<std::string> words;
    const auto text = sources.data("words/wordnet.tsv.xz", report);
    if (!text) {
        return words;
    }
    for_each_row(*text, [&](std::uint32_t, const Columns& row) {
        // Only words that tagged texts have: WordNet knows rare senses of
        // nearly everything.
        const bool met =
            std::any_of(row.begin() + 1, row.end(), [](std::string_view count) {
                return !count.empty() && count != "0";
            });
        if (met) {
            words.insert(std::string(row[0]));
            words.insert(std::string(row[0]) + "s");
        }
    });
    return words;
}

}  // namespace

void load_gazetteer(SourceDir& sources,
                    GazetteerBuilder& builder,
                    ImageWriter& writer,
                    LintReport& report) {
    builder.set_ordinary_words(ordinary_words(sources, report));
    WorldReader(sources, builder, report).read();
    load_source_notes("world/sources.yaml", sources, builder, writer, report);
}

}  // namespace dateline
