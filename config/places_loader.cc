// Each top-level key has its function. A key that is read in an early pass is
// only asked for in the later ones, so that unknown keys are reported once.
#include "config/places_loader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/country_demonyms.h"
#include "config/division_kinds.h"
#include "config/yaml_source.h"

namespace dateline {

namespace {

/// log10 of the population that a `weight` stands for.
constexpr std::array<double, 6> kWeights = {0, 3.3, 4.7, 5.7, 6.7, 7.7};

std::optional<std::int16_t> year_of(std::string_view text) {
    int year = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc() || end != text.data() + text.size() ||
        year < -9999 || year > 9999) {
        return std::nullopt;
    }
    return static_cast<std::int16_t>(year);
}

bool is_slug(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_new_id(std::string_view id) {
    for (const std::string_view prefix : {"region:", "place:"}) {
        if (id.substr(0, prefix.size()) == prefix) {
            return is_slug(id.substr(prefix.size()));
        }
    }
    const std::string_view code =
        id.substr(0, 4) == "geo:" ? id.substr(4) : std::string_view{};
    return code.size() == 4 &&
           std::all_of(code.begin(), code.end(), [](char c) {
               return c >= 'A' && c <= 'Z';
           });
}

/// Small letters, digits, hyphens and at least one dot, no "www.".
bool is_domain(std::string_view text) {
    return text.find('.') != std::string_view::npos &&
           text.substr(0, 4) != "www." &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '.';
           });
}

class PlacesReader {
  public:
    PlacesReader(std::vector<YamlFile> files,
                 GazetteerBuilder& builder,
                 LintReport& report)
        : files_(std::move(files)), builder_(builder), report_(report) {}

    void read_new_places() {
        for (const YamlFile& file : files_) {
            YamlMap root(file, file.root, report_);
            for (const YamlValue* item : root.items("places")) {
                read_place(file, *item);
            }
            for (const char* later :
                 {"changes", "demonyms", "policy", "kinds", "sources"}) {
                root.find(later);
            }
            root.done();
        }
    }

    void read_changes() {
        each("kinds",
             [&](const auto& f, const auto& v) { kinds_.read(f, v, report_); });
        each("changes",
             [&](const auto& f, const auto& v) { read_change(f, v, false); });
        kinds_.apply(builder_);
        each("demonyms",
             [&](const auto& f, const auto& v) { read_demonym(f, v); });
        each("policy",
             [&](const auto& f, const auto& v) { read_change(f, v, true); });
        each("sources",
             [&](const auto& f, const auto& v) { read_source(f, v); });
    }

  private:
    template <typename Item>
    void each(const char* key, Item item) {
        for (const YamlFile& file : files_) {
            YamlMap root(file, file.root, report_);
            for (const YamlValue* value : root.items(key)) {
                item(file, *value);
            }
        }
    }

    std::optional<Coordinates> read_at(YamlMap& map, const YamlFile& file) {
        const YamlValue* value = map.find("at");
        if (value == nullptr) {
            return std::nullopt;
        }
        std::array<double, 2> degrees{};
        bool good =
            value->kind == YamlValue::Kind::List && value->items.size() == 2;
        for (std::size_t i = 0; good && i < 2; ++i) {
            const std::string& text = value->items[i].scalar;
            const auto [end, error] = std::from_chars(
                text.data(), text.data() + text.size(), degrees[i]);
            good = error == std::errc() && end == text.data() + text.size();
        }
        if (!good || std::abs(degrees[0]) > 90 || std::abs(degrees[1]) > 180) {
            report_.error(file.at(*value),
                          "'at' must be [latitude, longitude] in degrees");
            return std::nullopt;
        }
        return Coordinates{degrees[0], degrees[1]};
    }

    /// population or weight as log10 and importance.
    void read_prominence(YamlMap& map, PlaceDraft& place) {
        if (const auto population = map.number("population")) {
            place.population = *population;
        }
        if (const auto weight = map.number("weight")) {
            const auto level = static_cast<std::size_t>(*weight);
            if (*weight < 1 || *weight > 5 ||
                static_cast<double>(level) != *weight) {
                map.error("weight", "'weight' must be 1, 2, 3, 4 or 5");
                return;
            }
            place.population = 1;
            place.importance = kWeights[level];
        }
    }

    void read_years(YamlMap& map, std::int16_t& from, std::int16_t& to) {
        for (const auto& [key, year] :
             {std::pair("from", &from), std::pair("to", &to)}) {
            const std::string text = map.text_or(key, "");
            if (text.empty()) {
                continue;
            }
            if (const auto value = year_of(text)) {
                *year = *value;
            } else {
                map.error(key, "'" + text + "' is no year");
            }
        }
    }

    void read_names(YamlMap& map, const YamlFile& file, std::uint32_t index) {
        static constexpr std::array<std::pair<const char*, NameClass>, 4>
            kLists = {{{"names", NameClass::Common},
                       {"rare", NameClass::Rare},
                       {"short", NameClass::Short},
                       {"adjectives", NameClass::Adjective}}};
        for (const auto& [key, name_class] : kLists) {
            for (const std::string& name : map.texts(key)) {
                builder_.add_name(index, name_class, name);
            }
        }
        for (const YamlValue* item : map.items("former")) {
            YamlMap former(file, *item, report_);
            NameDraft name;
            name.place = index;
            name.name_class = NameClass::Former;
            name.text = former.text("name");
            read_years(former, name.from, name.to);
            former.done();
            builder_.add_name(std::move(name));
        }
        for (const std::string& id : map.texts("same_as")) {
            builder_.add_same_as(index, id);
        }
    }

    void read_place(const YamlFile& file, const YamlValue& value) {
        YamlMap map(file, value, report_);
        PlaceDraft place;
        place.id = map.text("id");
        place.name = map.text("name");
        place.position = map.at();
        const std::string type = map.text("type");
        if (const auto known = place_type_from(type)) {
            place.type = *known;
        } else if (!type.empty()) {
            map.error("type", "there is no type '" + type + "'");
        }
        if (!place.id.empty() && !is_new_id(place.id)) {
            map.error("id",
                      "a new place's id is region:slug, place:slug or, for a "
                      "former state, geo: and four letters");
        }
        place.parents = map.texts("in");
        place.country = map.text_or("country", "");
        place.at = read_at(map, file);
        read_prominence(map, place);
        if (const YamlValue* valid = map.find("valid")) {
            YamlMap years(file, *valid, report_);
            read_years(years, place.valid_from, place.valid_to);
            years.done();
        }
        place.former_state = place.id.size() == 8 && place.id[0] == 'g';
        if (place.former_state) {
            place.country = place.id.substr(4);
        }
        place.successors = map.texts("successors");
        const std::vector<std::string> members = map.texts("members");
        if (!place.at && members.empty()) {
            map.error("id", "the place needs 'at' or 'members'");
        }
        const std::string id = place.id;
        const std::string name = place.name;
        const std::string within =
            place.parents.empty() ? place.country : place.parents.front();
        const std::uint32_t index = builder_.add(std::move(place), report_);
        builder_.add_name(index, NameClass::Main, name);
        clash(name, within, id, file.at(value));
        for (const std::string& other : map.texts("names")) {
            clash(other, within, id, map.at("names"));
        }
        for (const std::string& member : members) {
            builder_.add_member(member, id, map.at("members"));
        }
        read_names(map, file, index);
        map.done();
    }

    /// Two new places of one name in the same place: nothing in a text could
    /// tell them apart.
    void clash(const std::string& name,
               const std::string& within,
               const std::string& id,
               const SourcePosition& at) {
        const auto [found, fresh] =
            named_.emplace(std::pair(name, within), std::pair(id, at));
        const auto& [first, where] = found->second;
        if (!fresh) {
            report_.warning(at,
                            first == id
                                ? "'" + name + "' names '" + id + "' twice"
                                : "'" + name + "' names '" + id + "' and '" +
                                      first + "' (" + where.file + ":" +
                                      std::to_string(where.line) +
                                      "), both in '" + within + "'");
        }
    }

    void read_change(const YamlFile& file,
                     const YamlValue& value,
                     bool is_policy) {
        YamlMap map(file, value, report_);
        const std::string id = map.text("id");
        if (is_policy) {
            map.text("because");
        }
        const auto index = builder_.find(id);
        if (!index) {
            if (!id.empty()) {
                map.error("id", "there is no place '" + id + "'");
            }
            return;
        }
        for (const std::string& name : map.texts("not")) {
            builder_.drop_name(*index, name);
        }
        PlaceDraft& place = builder_.place(*index);
        const std::string name = map.text_or("name", "");
        if (!name.empty()) {
            builder_.add_name(*index, NameClass::Common, place.name);
            builder_.add_name(*index, NameClass::Main, name);
            place.name = name;
        }
        if (map.find("only_in") != nullptr) {
            place.parents = map.texts("only_in");
        }
        for (const std::string& parent : map.texts("in")) {
            place.parents.push_back(parent);
        }
        const std::string country = map.text_or("country", "");
        if (!country.empty()) {
            place.country = country;
        }
        if (const auto at = read_at(map, file)) {
            place.at = at;
            place.centred = false;
        }
        read_prominence(map, place);
        const std::string type = map.text_or("type", "");
        if (const auto known = place_type_from(type)) {
            place.type = *known;
        } else if (!type.empty()) {
            map.error("type", "there is no type '" + type + "'");
        }
        read_names(map, file, *index);
        map.done();
    }

    /// An outlet and its home.
    void read_source(const YamlFile& file, const YamlValue& value) {
        YamlMap map(file, value, report_);
        const std::string id = map.text("home");
        const auto home = builder_.find_any(id);
        if (!home && !id.empty()) {
            map.error("home", "there is no place '" + id + "'");
        }
        const std::vector<std::string> names = map.texts("names");
        const std::vector<std::string> domains = map.texts("domains");
        if (names.empty() && domains.empty()) {
            map.error("home", "the source needs 'names' or 'domains'");
        }
        for (const std::string& domain : domains) {
            if (!is_domain(domain)) {
                map.error("domains",
                          "'" + domain + "' is no domain (example.com)");
            }
        }
        if (home) {
            for (const std::string& name : names) {
                builder_.add_home(name, *home, map.at("names"), report_);
            }
            for (const std::string& domain : domains) {
                builder_.add_home(domain, *home, map.at("domains"), report_);
            }
        }
        map.done();
    }

    void read_demonym(const YamlFile& file, const YamlValue& value) {
        YamlMap map(file, value, report_);
        const std::string id = map.text("id");
        const auto index = builder_.find(id);
        if (!index && !id.empty()) {
            map.error("id", "there is no place '" + id + "'");
        }
        static constexpr std::array<std::pair<const char*, NameClass>, 3>
            kLists = {{{"adjectives", NameClass::Adjective},
                       {"people", NameClass::People},
                       {"nouns", NameClass::Noun}}};
        for (const auto& [key, name_class] : kLists) {
            for (const std::string& name : map.texts(key)) {
                if (index) {
                    builder_.add_name(*index, name_class, name);
                }
            }
        }
        map.done();
    }

    std::vector<YamlFile> files_;
    /// Names of new places and what they lie in: whose, and where it stands.
    std::map<std::pair<std::string, std::string>,
             std::pair<std::string, SourcePosition>>
        named_;
    GazetteerBuilder& builder_;
    LintReport& report_;
    DivisionKinds kinds_;
};

}  // namespace

void load_places(SourceDir& sources,
                 GazetteerBuilder& builder,
                 LintReport& report,
                 const std::function<void()>& before_changes) {
    PlacesReader reader(sources.yaml_folder("places", report), builder, report);
    reader.read_new_places();
    if (before_changes) {
        before_changes();
    }
    reader.read_changes();
    load_country_demonyms(sources, builder, report);
}

}  // namespace dateline
