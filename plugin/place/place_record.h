// What the compiled gazetteer holds of a place and of a name: plain structs in
// sections of the image, written by config/gazetteer_builder.
//
//   places     PlaceRecord[]   the most prominent first: those of the news lie
//                              side by side, and stay in the processor's cache
//   byid       u32[]           places sorted by id, found by bisection
//   lists      u32[]           places; ListRefs are ranges of it
//   names.s/.p PhraseTable     folded name -> NameEntry, packed in the payload
//   former     FormerName[]    years of names that are no longer official
//   states     StateSpan[]     years and successors of former states
//   aliases    PlaceAlias[]    ids of other sources, sorted
//   sources    SourceNote[]    licences and attributions
#ifndef DATELINE_PLUGIN_PLACE_PLACE_RECORD_H
#define DATELINE_PLUGIN_PLACE_PLACE_RECORD_H

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "plugin/lexicon/image.h"

namespace dateline {

inline constexpr std::uint32_t kNoPlace = 0xFFFFFFFF;

enum class PlaceType : std::uint8_t {
    Continent,
    Country,
    Region,  ///< with members, or across borders
    State,   ///< first-order division
    County,  ///< second-order division
    City,
    Town,
    Village,
    District,  ///< part of a town
    Ocean,
    Sea,
    Strait,
    River,
    Lake,
    Mountain,
    Island,
    Cape,
    Canal,
    Desert,
    Plant,
    Base,
    Crossing,
    Camp,
    Airport,
    Site,
};
inline constexpr std::size_t kPlaceTypeCount = 25;

/// "continent", "country", ...: the spelling of YAML and of output.
std::string_view to_string(PlaceType type);
std::optional<PlaceType> place_type_from(std::string_view text);

/// True of towns of any size and their parts.
constexpr bool is_settlement(PlaceType type) {
    return PlaceType::City <= type && type <= PlaceType::District;
}
/// True of countries and of their divisions and regions.
constexpr bool is_area(PlaceType type) {
    return type <= PlaceType::County;
}

/// How a name belongs to its place. The order is that of confidence, demonyms
/// and abbreviations apart.
enum class NameClass : std::uint8_t {
    Main,       ///< the name shown
    Common,     ///< another English or official name of today
    Generated,  ///< "X Oblast", made from a name and a word for divisions
    Former,     ///< see FormerName
    Alternate,  ///< of another language, or of none that is known
    Transliterated,
    Rare,       ///< means the place only beside other evidence
    Acronym,    ///< "UAE": counts in capitals only
    Short,      ///< "Tex.", "NSW"
    Adjective,  ///< "Ukrainian"
    People,     ///< "Danes"
    Noun,       ///< "Dane"
};

/// True of adjectives, peoples and their nouns.
constexpr bool is_demonym(NameClass name_class) {
    return name_class >= NameClass::Adjective;
}

/// One meaning of a name.
struct NameEntry {
    std::uint32_t place = kNoPlace;
    NameClass name_class = NameClass::Main;

    /// @pre place < 2^24
    [[nodiscard]] std::uint32_t pack() const {
        return place << 8 | static_cast<std::uint32_t>(name_class);
    }
    static NameEntry unpack(std::uint32_t payload) {
        return {payload >> 8, static_cast<NameClass>(payload & 0xFF)};
    }
};

/// PlaceRecord::prominence is in units of 1/25 of a score.
inline constexpr float kProminenceUnit = 25;

/// One line of the processor's cache: of a name with many meanings each record
/// is looked at.
struct PlaceRecord {
    StringRef id;
    StringRef name;
    float lat = 0;  ///< degrees; NaN when unknown
    float lon = 0;
    std::uint32_t population = 0;  ///< 0 when unknown
    /// Everything it lies in, nearest first, its parents before all others.
    ListRef above;
    std::uint32_t country_place = kNoPlace;
    std::uint32_t division1 = kNoPlace;  ///< itself for such a division
    std::uint32_t division2 = kNoPlace;
    std::uint32_t seat = kNoPlace;  ///< a division's or country's seat
    std::array<char, 4> country{};  ///< ISO code, padded with NUL
    PlaceType type = PlaceType::Town;
    std::uint8_t prominence =
        0;  ///< log10 of an equivalent population, in units
    std::uint8_t parent_count = 0;
    bool former_state : 1 = false;  ///< has a StateSpan
    bool in_town : 1 = false;       ///< lies in a town, or in a further county
    std::uint32_t square = kNoPlace;  ///< see square_of(); of areas none
};
static_assert(sizeof(PlaceRecord) == 64);

/// Which square of the map, a degree wide, a point lies in.
inline std::uint32_t square_of(float lat, float lon) {
    return static_cast<std::uint32_t>(lat + 90) * 512 +
           static_cast<std::uint32_t>(lon + 180);
}

/// What two places can have in common: the country, the first-order division,
/// the second-order division, the square of the map; and being peers, as
/// countries are, and the states of a country. kNoPlace: nothing of that level.
inline constexpr std::uint32_t kCellLevels = 5;
using PlaceCells = std::array<std::uint32_t, kCellLevels>;

inline PlaceCells cells_of(const PlaceRecord& record) {
    constexpr std::uint32_t kAllCountries = kNoPlace - 1;
    const PlaceType type = record.type;
    return {record.country_place,
            record.division1,
            record.division2,
            record.square,
            type == PlaceType::Country  ? kAllCountries
            : type == PlaceType::State  ? record.country_place
            : type == PlaceType::County ? record.division1
                                        : kNoPlace};
}

/// Years 0: not known.
struct FormerName {
    std::uint32_t place = kNoPlace;
    std::int16_t from = 0;
    std::int16_t to = 0;
    std::uint64_t key = 0;  ///< of the name in the PhraseTable
};

struct StateSpan {
    std::uint32_t place = kNoPlace;
    std::int16_t from = 0;
    std::int16_t to = 0;
    ListRef successors;  ///< in section lists
};

struct PlaceAlias {
    StringRef id;
    std::uint32_t place = kNoPlace;
};

struct SourceNote {
    StringRef file;
    StringRef what;
    StringRef licence;
    StringRef attribution;
};

}  // namespace dateline

#endif
