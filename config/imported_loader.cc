// A row is the place that has its id; else the country or division that has
// its code; else a place without a GeoNames id that bears the name nearby (of
// places/*.yaml and of the newer list); else it is a new place.
#include "config/imported_loader.h"

#include <filesystem>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "config/table_reader.h"
#include "config/yaml_source.h"
#include "plugin/place/gazetteer.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// Two sources that put a town of one name this near mean one town.
constexpr double kSameTownKm = 10;

class ImportedReader {
  public:
    ImportedReader(SourceDir& sources,
                   GazetteerBuilder& builder,
                   LintReport& report)
        : table_(sources, report), builder_(builder), report_(report) {}

    void read() {
        read_features();
        index_towns();
        read_countries();
        read_divisions();
        // Divisions first: towns refer to them.
        read_places(true);
        read_places(false);
        read_names();
        read_parents();
    }

  private:
    void read_features() {
        table_.rows("world/features.tsv", 3, [&](const Columns& row) {
            const auto type = place_type_from(row[2]);
            if (!type) {
                table_.error("there is no type '" + std::string(row[2]) + "'");
                return;
            }
            features_.emplace(row[1], *type);
        });
    }

    static std::string town_key(std::string_view country,
                                std::string_view name) {
        return std::string(country) + " " + fold(name);
    }

    /// The towns that have no id of GeoNames.
    void index_towns() {
        for (std::uint32_t i = 0; i < builder_.size(); ++i) {
            const PlaceDraft& place = builder_.place(i);
            if (place.id.compare(0, 6, "place:") == 0 && place.at &&
                is_settlement(place.type)) {
                towns_.emplace(town_key(country_of(i), place.name), i);
            }
        }
    }

    /// That of the nearest parent that says it.
    std::string country_of(std::uint32_t index) {
        constexpr int kLongestChain = 8;
        for (int step = 0; step < kLongestChain; ++step) {
            const PlaceDraft& place = builder_.place(index);
            if (!place.country.empty() || place.parents.empty()) {
                return place.country;
            }
            const auto parent = builder_.find(place.parents.front());
            if (!parent) {
                break;
            }
            index = *parent;
        }
        return {};
    }

    static std::string geonames_id(std::string_view number) {
        return "geonames:" + std::string(number);
    }

    /// @p place gets the id of the dump, unless something else has it.
    void join(std::uint32_t place, const std::string& id) {
        if (!builder_.find_any(id)) {
            builder_.add_same_as(place, id);
        }
    }

    std::uint32_t add(PlaceDraft place) {
        place.position = table_.at();
        const std::string name = place.name;
        const std::uint32_t index = builder_.add(std::move(place), report_);
        builder_.add_name(index, NameClass::Main, name);
        return index;
    }

    void read_countries() {
        table_.rows("imported/countries.tsv", 3, [&](const Columns& row) {
            const std::string id = "geo:" + std::string(row[0]);
            auto index = builder_.find(id);
            if (!index) {
                PlaceDraft place;
                place.id = id;
                place.name = row[1];
                place.country = row[0];
                place.type = PlaceType::Country;
                place.importance = kCountryImportance;
                index = add(std::move(place));
            }
            builder_.add_name(*index, NameClass::Common, row[1]);
            join(*index, geonames_id(row[2]));
        });
    }

    void read_divisions() {
        table_.rows("imported/divisions.tsv", 4, [&](const Columns& row) {
            const std::uint32_t index = division(row[0], row[1]);
            builder_.add_name(index, NameClass::Common, row[1]);
            builder_.add_name(index, NameClass::Common, row[2]);
            join(index, geonames_id(row[3]));
        });
    }

    /// The division of a code, added when it is unknown.
    std::uint32_t division(std::string_view code, std::string_view name) {
        const std::string id = "geo:" + std::string(code);
        if (const auto known = builder_.find(id)) {
            return *known;
        }
        const std::size_t first_dot = code.find('.');
        const std::size_t second_dot = code.find('.', first_dot + 1);
        const bool first_order = second_dot == std::string_view::npos;
        const std::string_view country = code.substr(0, first_dot);
        PlaceDraft place;
        place.id = id;
        place.name = name;
        place.country = country;
        place.type = first_order ? PlaceType::State : PlaceType::County;
        place.importance = first_order ? kStateImportance : kCountyImportance;
        place.centred = first_order;
        place.parents = {division_of(
            builder_,
            country,
            first_order
                ? std::string_view{}
                : code.substr(first_dot + 1, second_dot - first_dot - 1),
            {})};
        return add(std::move(place));
    }

    void read_places(bool divisions) {
        table_.rows("imported/places.tsv", 11, [&](const Columns& row) {
            const bool division = row[6].substr(0, 3) == "PCL" ||
                                  row[6] == "ADM1" || row[6] == "ADM2";
            if (division == divisions) {
                division ? read_area(row) : read_place(row);
            }
        });
    }

    void read_area(const Columns& row) {
        std::string code(row[7]);
        if (row[6] == "ADM1" || row[6] == "ADM2") {
            code += "." + std::string(row[8]);
        }
        if (row[6] == "ADM2") {
            code += "." + std::string(row[9]);
        }
        std::optional<std::uint32_t> index = builder_.find("geo:" + code);
        if (!index) {
            if (code.size() == 2 || code.back() == '.') {
                return;  // a country nobody lists, a division without a code
            }
            index = division(code, row[1]);
        }
        PlaceDraft& place = builder_.place(*index);
        if (!place.at) {
            place.at = table_.coordinates(row[4], row[5]);
        }
        add_names(*index, row);
        join(*index, geonames_id(row[0]));
    }

    void read_place(const Columns& row) {
        const std::string id = geonames_id(row[0]);
        const auto at = table_.coordinates(row[4], row[5]);
        const double population = table_.number(row[10]).value_or(0);
        const auto feature = features_.find(row[6]);
        auto known = builder_.find_any(id);
        if (!known && at && feature == features_.end()) {
            known = town_near(row, *at);
        }
        if (known) {
            PlaceDraft& place = builder_.place(*known);
            if (population > 0 && place.importance >= 0) {
                place.population = population;
            }
            add_names(*known, row);
            if (place.id != id) {
                join(*known, id);
            }
            return;
        }
        PlaceDraft place;
        place.id = id;
        place.name = row[1];
        place.country = row[7];
        place.at = at;
        place.population = population;
        if (!row[7].empty()) {
            place.parents = {division_of(builder_, row[7], row[8], row[9])};
        }
        if (feature != features_.end()) {
            place.type = feature->second;
            place.importance =
                place.type == PlaceType::County ? kCountyImportance : 0;
        } else {
            set_town_kind(place, row[6]);
        }
        add_names(add(std::move(place)), row);
    }

    std::optional<std::uint32_t> town_near(const Columns& row,
                                           const Coordinates& at) {
        for (const std::string_view name : {row[1], row[2]}) {
            const auto [first, last] =
                towns_.equal_range(town_key(row[7], name));
            for (auto it = first; it != last; ++it) {
                const auto& there = builder_.place(it->second).at;
                if (there && distance_km(*there, at) < kSameTownKm) {
                    return it->second;
                }
            }
        }
        return std::nullopt;
    }

    void add_names(std::uint32_t index, const Columns& row) {
        builder_.add_name(index, NameClass::Common, row[1]);
        if (!row[2].empty()) {
            builder_.add_name(index, NameClass::Common, row[2]);
        }
        for_each_part(row[3], [&](std::string_view name) {
            builder_.add_name(index, NameClass::Alternate, name);
            add_transliterations(builder_, index, name, "");
        });
    }

    void read_names() {
        static const std::map<std::string_view, NameClass> kKinds = {
            {"common", NameClass::Common},
            {"alternate", NameClass::Alternate},
            {"former", NameClass::Former},
            {"rare", NameClass::Rare}};
        table_.rows("imported/names.tsv", 6, [&](const Columns& row) {
            const auto kind = kKinds.find(row[2]);
            if (kind == kKinds.end()) {
                table_.error("there is no kind of name '" +
                             std::string(row[2]) + "'");
                return;
            }
            const auto index = builder_.find_any(geonames_id(row[0]));
            if (!index) {
                return;  // of a place that min_population left out
            }
            NameDraft name{*index, kind->second, 0, 0, std::string(row[3])};
            name.from = year(row[4]);
            name.to = year(row[5]);
            builder_.add_name(std::move(name));
            if (row[1] == "uk" || row[1] == "ru") {
                add_transliterations(builder_, *index, row[3], row[1]);
            }
        });
    }

    std::int16_t year(std::string_view text) {
        return text.empty()
                   ? std::int16_t{0}
                   : static_cast<std::int16_t>(table_.number(text).value_or(0));
    }

    /// Towns and their quarters only: divisions have their parents.
    void read_parents() {
        table_.rows("imported/parents.tsv", 2, [&](const Columns& row) {
            const auto child = builder_.find_any(geonames_id(row[0]));
            const auto parent = builder_.find_any(geonames_id(row[1]));
            if (!child || !parent || *child == *parent) {
                return;
            }
            PlaceDraft& place = builder_.place(*child);
            const std::string& id = builder_.place(*parent).id;
            if (is_settlement(place.type) && !builder_.leads_to(*child, id)) {
                place.parents.push_back(id);
                if (builder_.leads_to(*parent, place.id)) {
                    table_.error("'" + place.id + "' lies in '" + id +
                                 "', which itself lies in it");
                }
            }
        });
    }

    TableReader table_;
    GazetteerBuilder& builder_;
    LintReport& report_;
    std::map<std::string, PlaceType, std::less<>> features_;
    std::unordered_multimap<std::string, std::uint32_t> towns_;
};

}  // namespace

void load_imported(SourceDir& sources,
                   GazetteerBuilder& builder,
                   ImageWriter& writer,
                   LintReport& report) {
    const std::string notes = std::string(kImported) + "/sources.yaml";
    if (!std::filesystem::exists(sources.path_of(notes))) {
        return;
    }
    ImportedReader(sources, builder, report).read();
    load_source_notes(notes, sources, builder, writer, report);
}

void load_source_notes(const std::string& name,
                       SourceDir& sources,
                       GazetteerBuilder& builder,
                       ImageWriter& writer,
                       LintReport& report) {
    const auto file = sources.yaml(name, report);
    if (!file) {
        return;
    }
    YamlMap root(*file, file->root, report);
    for (const YamlValue* item : root.items("sources")) {
        YamlMap source(*file, *item, report);
        SourceNote note;
        note.file = writer.intern(source.text("file"));
        note.what = writer.intern(source.text("what"));
        note.licence = writer.intern(source.text("licence"));
        note.attribution = writer.intern(source.text("attribution"));
        builder.add_source(note);
        source.find("rows");
        source.find("made_from");
        source.find("sha256");
        source.done();
    }
    root.done();
}

}  // namespace dateline
