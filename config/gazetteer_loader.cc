// One function for each table. Columns are checked for their number and their
// numbers; a row that does not fit is reported and left out.
#include "config/gazetteer_loader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "config/transliteration.h"

namespace dateline {

namespace {

using Columns = std::vector<std::string_view>;

/// Importance (see PlaceDraft) by kind of place: a country's name means the
/// country before any town, a capital comes before a town of its size.
constexpr double kCountryImportance = 1.6;
constexpr double kCapitalImportance = 0.8;
constexpr double kStateSeatImportance = 0.35;
constexpr double kCountySeatImportance = 0.1;
constexpr double kStateImportance = 0.1;
constexpr double kCountyImportance = -1.0;
constexpr double kDistrictImportance = -0.3;
constexpr double kGoneImportance = -1.0;

template <typename Row>
void for_each_part(std::string_view list, Row row) {
    while (!list.empty()) {
        const std::size_t bar = list.find('|');
        if (bar != 0) {
            row(list.substr(0, bar));
        }
        list = bar == std::string_view::npos ? std::string_view{}
                                             : list.substr(bar + 1);
    }
}

class TableReader {
  public:
    TableReader(SourceDir& sources,
                GazetteerBuilder& builder,
                LintReport& report)
        : sources_(sources), builder_(builder), report_(report) {}

    void read() {
        read_countries();
        read_divisions();
        read_cities();
        read_new_cities();
        read_newer_names();
        read_tagged_names();
    }

  private:
    /// Calls `row(columns)` for the rows that have @p width columns.
    template <typename Row>
    void table(const std::string& file, std::size_t width, Row row) {
        const auto text = sources_.data("world/" + file, report_);
        if (!text) {
            return;
        }
        at_.file = (sources_.root() / "world" / file).string();
        for_each_row(*text, [&](std::uint32_t line, const Columns& columns) {
            at_.line = line;
            at_.column = 1;
            if (columns.size() != width) {
                report_.error(at_,
                              "the row has " + std::to_string(columns.size()) +
                                  " columns, not " + std::to_string(width));
                return;
            }
            row(columns);
        });
    }

    std::optional<double> number(std::string_view text) {
        double value = 0;
        const auto [end, error] =
            std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size()) {
            report_.error(at_, "'" + std::string(text) + "' is no number");
            return std::nullopt;
        }
        return value;
    }

    std::optional<Coordinates> coordinates(std::string_view lat,
                                           std::string_view lon) {
        if (lat.empty() && lon.empty()) {
            return std::nullopt;
        }
        const auto north = number(lat);
        const auto east = number(lon);
        if (!north || !east) {
            return std::nullopt;
        }
        if (*north < -90 || *north > 90 || *east < -180 || *east > 180) {
            report_.error(at_, "there are no such coordinates");
            return std::nullopt;
        }
        return Coordinates{*north, *east};
    }

    void read_countries() {
        table("countries.tsv", 10, [&](const Columns& row) {
            PlaceDraft place;
            place.id = "geo:" + std::string(row[0]);
            place.name = row[2];
            place.country = row[0];
            place.type = PlaceType::Country;
            place.at = coordinates(row[5], row[6]);
            place.population = number(row[7]).value_or(0);
            place.importance = kCountryImportance;
            if (!row[4].empty()) {
                place.seat = "geonames:" + std::string(row[4]);
            }
            place.position = at_;
            const std::uint32_t index = builder_.add(std::move(place), report_);
            builder_.add_name(index, NameClass::Main, row[2]);
            for_each_part(row[3], [&](std::string_view name) {
                builder_.add_name(index, NameClass::Common, name);
            });
        });
    }

    void read_divisions() {
        table("divisions.tsv.xz", 8, [&](const Columns& row) {
            const std::string code(row[0]);
            PlaceDraft place;
            place.id = "geo:" + code;
            place.name = row[1];
            place.country = code.substr(0, code.find('.'));
            const bool first_order = code.find('.') == code.rfind('.');
            place.type = first_order ? PlaceType::State : PlaceType::County;
            place.at = coordinates(row[3], row[4]);
            place.centred = first_order;
            place.population = number(row[5]).value_or(0);
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
            place.position = at_;
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

    /// The nearest division the table has.
    std::string parent_of(std::string_view country,
                          std::string_view first,
                          std::string_view second) const {
        const std::string top = "geo:" + std::string(country);
        const std::string state = top + "." + std::string(first);
        const std::string county = state + "." + std::string(second);
        if (!second.empty() && builder_.find(county)) {
            return county;
        }
        return !first.empty() && builder_.find(state) ? state : top;
    }

    static void set_feature(PlaceDraft& place, std::string_view feature) {
        const bool capital = feature == "PPLC";
        const bool seat = feature == "PPLA";
        if (feature == "PPLX") {
            place.type = PlaceType::District;
            place.importance = kDistrictImportance;
        } else if (capital || seat || place.population >= 100000) {
            place.type = PlaceType::City;
        } else if (place.population >= 1000 || feature != "PPL") {
            place.type = PlaceType::Town;
        } else {
            place.type = PlaceType::Village;
        }
        if (capital) {
            place.importance = kCapitalImportance;
        } else if (seat) {
            place.importance = kStateSeatImportance;
        } else if (feature == "PPLA2") {
            place.importance = kCountySeatImportance;
        } else if (feature == "PPLCH" || feature == "PPLH" ||
                   feature == "PPLQ" || feature == "PPLW") {
            place.importance = kGoneImportance;
        }
    }

    void read_cities() {
        table("cities.tsv.xz", 11, [&](const Columns& row) {
            PlaceDraft place;
            place.id = "geonames:" + std::string(row[0]);
            place.name = row[1];
            place.country = row[7];
            place.at = coordinates(row[4], row[5]);
            place.population = number(row[10]).value_or(0);
            place.parents = {parent_of(row[7], row[8], row[9])};
            set_feature(place, row[6]);
            place.position = at_;
            const bool cyrillic = writes_cyrillic(row[7]);
            const std::uint32_t index = builder_.add(std::move(place), report_);
            builder_.add_name(index, NameClass::Main, row[1]);
            if (!row[2].empty()) {
                builder_.add_name(index, NameClass::Common, row[2]);
            }
            for_each_part(row[3], [&](std::string_view name) {
                builder_.add_name(index, NameClass::Alternate, name);
                if (cyrillic) {
                    add_transliterations(index, name, "");
                }
            });
        });
    }

    void read_new_cities() {
        table("cities-new.tsv.xz", 7, [&](const Columns& row) {
            PlaceDraft place;
            place.id = "place:" + std::string(row[0]);
            place.name = row[1];
            place.country = row[4];
            place.at = coordinates(row[2], row[3]);
            place.parents = {parent_of(row[4], row[5], row[6])};
            place.position = at_;
            const std::uint32_t index = builder_.add(std::move(place), report_);
            builder_.add_name(index, NameClass::Main, row[1]);
        });
    }

    void read_newer_names() {
        table("cities-now.tsv", 2, [&](const Columns& row) {
            const auto index = builder_.find("geonames:" + std::string(row[0]));
            if (!index) {
                report_.error(at_, "there is no such place");
                return;
            }
            PlaceDraft& place = builder_.place(*index);
            builder_.add_name(*index, NameClass::Common, place.name);
            place.name = row[1];
            builder_.add_name(*index, NameClass::Main, row[1]);
        });
    }

    void read_tagged_names() {
        table("names.tsv.xz", 3, [&](const Columns& row) {
            std::string id(row[0]);
            const bool number = std::all_of(id.begin(), id.end(), [](char c) {
                return c >= '0' && c <= '9';
            });
            id.insert(0, number ? "geonames:" : "geo:");
            const auto index = builder_.find(id);
            if (!index) {
                report_.error(at_, "there is no place '" + id + "'");
                return;
            }
            builder_.add_name(
                *index,
                row[1] == "en" ? NameClass::Common : NameClass::Alternate,
                row[2]);
            if (row[1] == "uk" || row[1] == "ru") {
                add_transliterations(*index, row[2], row[1]);
            }
            if (row[1] == "uk") {
                show_official_spelling(*index, row[2]);
            }
        });
    }

    /// Latin spellings of a Cyrillic name where its country writes so.
    void add_transliterations(std::uint32_t index,
                              std::string_view name,
                              std::string_view language) {
        if (!writes_cyrillic(builder_.place(index).country)) {
            return;
        }
        for (const std::string& spelling : transliterate(name, language)) {
            builder_.add_name(index, NameClass::Transliterated, spelling);
        }
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

    static bool writes_cyrillic(std::string_view country) {
        return country == "UA" || country == "RU" || country == "BY";
    }

    SourceDir& sources_;
    GazetteerBuilder& builder_;
    LintReport& report_;
    SourcePosition at_;
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

void load_source_notes(SourceDir& sources,
                       GazetteerBuilder& builder,
                       ImageWriter& writer,
                       LintReport& report) {
    const auto file = sources.yaml("world/sources.yaml", report);
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

}  // namespace

void load_gazetteer(SourceDir& sources,
                    GazetteerBuilder& builder,
                    ImageWriter& writer,
                    LintReport& report) {
    builder.set_ordinary_words(ordinary_words(sources, report));
    TableReader(sources, builder, report).read();
    load_source_notes(sources, builder, writer, report);
}

}  // namespace dateline
