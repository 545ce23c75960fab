// Columns to numbers, codes to kinds of places.
#include "config/table_reader.h"

#include <charconv>

#include "config/transliteration.h"

namespace dateline {

namespace {

constexpr double kCapitalImportance = 0.8;
constexpr double kStateSeatImportance = 0.35;
constexpr double kCountySeatImportance = 0.1;
constexpr double kDistrictImportance = -0.3;

bool writes_cyrillic(std::string_view country) {
    return country == "UA" || country == "RU" || country == "BY";
}

}  // namespace

std::optional<double> TableReader::number(std::string_view text) {
    double value = 0;
    const auto [end, error_code] =
        std::from_chars(text.data(), text.data() + text.size(), value);
    if (error_code != std::errc() || end != text.data() + text.size()) {
        error("'" + std::string(text) + "' is no number");
        return std::nullopt;
    }
    return value;
}

std::optional<Coordinates> TableReader::coordinates(std::string_view lat,
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
        error("there are no such coordinates");
        return std::nullopt;
    }
    return Coordinates{*north, *east};
}

std::string division_of(const GazetteerBuilder& builder,
                        std::string_view country,
                        std::string_view first,
                        std::string_view second) {
    const std::string top = "geo:" + std::string(country);
    const std::string state = top + "." + std::string(first);
    const std::string county = state + "." + std::string(second);
    if (!second.empty() && builder.find(county)) {
        return county;
    }
    return !first.empty() && builder.find(state) ? state : top;
}

void set_town_kind(PlaceDraft& place, std::string_view feature) {
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
    } else if (feature == "PPLCH" || feature == "PPLH" || feature == "PPLQ" ||
               feature == "PPLW") {
        place.importance = kGoneImportance;
    }
}

void add_transliterations(GazetteerBuilder& builder,
                          std::uint32_t place,
                          std::string_view name,
                          std::string_view language) {
    if (!writes_cyrillic(builder.place(place).country)) {
        return;
    }
    for (const std::string& spelling : transliterate(name, language)) {
        builder.add_name(place, NameClass::Transliterated, spelling);
    }
}

}  // namespace dateline
