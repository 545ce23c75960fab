// The builder's second step: parents by their ids, and what follows from them -
// countries, coordinates of divisions and regions, which of two namesakes
// yields. Prominence is the logarithm of a population, raised for capitals and
// countries: what makes a bare name in the news likely to mean this place.
#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "config/gazetteer_builder.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// A division with fewer towns stands where its source says.
constexpr int kFewestForCentre = 3;
/// See yield_to_towns().
constexpr double kTownShare = 0.12;
constexpr double kTownAhead = 0.2;
/// More, since such a name of the town counts less itself.
constexpr double kTownAheadForeign = 1.6;

/// The box around some points, across the date line if that is narrower.
struct Extent {
    double south = 90;
    double north = -90;
    double west = 360;  ///< 0 to 360
    double east = 0;    ///< 0 to 360
    double west180 = 180;
    double east180 = -180;
    int count = 0;

    void add(const Coordinates& at) {
        const double lon = at.lon < 0 ? at.lon + 360 : at.lon;
        south = std::min(south, at.lat);
        north = std::max(north, at.lat);
        west = std::min(west, lon);
        east = std::max(east, lon);
        west180 = std::min(west180, at.lon);
        east180 = std::max(east180, at.lon);
        ++count;
    }
    [[nodiscard]] Coordinates middle() const {
        double lon = (west180 + east180) / 2;
        if (east - west < east180 - west180) {
            lon = (west + east) / 2;
            lon = lon > 180 ? lon - 360 : lon;
        }
        return {(south + north) / 2, lon};
    }
};

bool is_unknown(const PlaceDraft& place) {
    return place.population <= 0;
}

}  // namespace

void GazetteerBuilder::join_members(LintReport& report) {
    for (const Membership& membership : memberships_) {
        const auto member = find(membership.member);
        if (!member) {
            report.error(membership.position,
                         "there is no place '" + membership.member + "'");
            continue;
        }
        places_[*member].parents.push_back(membership.region);
    }
}

void GazetteerBuilder::resolve_parents(LintReport& report) {
    parents_.assign(places_.size(), {});
    for (std::size_t i = 0; i < places_.size(); ++i) {
        for (const std::string& id : places_[i].parents) {
            const auto parent = find(id);
            if (!parent) {
                report.error(places_[i].position,
                             "'" + places_[i].id + "' lies in '" + id +
                                 "', which is no known place");
            } else if (std::find(parents_[i].begin(),
                                 parents_[i].end(),
                                 *parent) == parents_[i].end()) {
                parents_[i].push_back(*parent);
            }
        }
    }
}

void GazetteerBuilder::refuse_cycles(LintReport& report) {
    enum : std::uint8_t { kNew, kOpen, kDone };
    std::vector<std::uint8_t> state(places_.size(), kNew);
    std::vector<std::pair<std::uint32_t, std::size_t>> path;
    for (std::uint32_t start = 0; start < places_.size(); ++start) {
        if (state[start] != kNew) {
            continue;
        }
        state[start] = kOpen;
        path.emplace_back(start, 0);
        while (!path.empty()) {
            auto& [place, next] = path.back();
            if (next == parents_[place].size()) {
                state[place] = kDone;
                path.pop_back();
                continue;
            }
            const std::uint32_t parent = parents_[place][next++];
            if (state[parent] == kOpen) {
                report.error(places_[place].position,
                             "'" + places_[place].id + "' lies in '" +
                                 places_[parent].id +
                                 "', which itself lies in it");
            } else if (state[parent] == kNew) {
                state[parent] = kOpen;
                path.emplace_back(parent, 0);
            }
        }
    }
}

void GazetteerBuilder::derive_countries() {
    // Parents of parents may be unknown yet: a few rounds settle it.
    constexpr int kRounds = 4;
    for (int round = 0; round < kRounds; ++round) {
        for (std::size_t i = 0; i < places_.size(); ++i) {
            PlaceDraft& place = places_[i];
            if (!place.country.empty() || parents_[i].empty()) {
                continue;
            }
            std::string common = places_[parents_[i].front()].country;
            for (const std::uint32_t parent : parents_[i]) {
                if (places_[parent].country != common) {
                    common.clear();
                }
            }
            place.country = common;
        }
    }
}

void GazetteerBuilder::derive_coordinates() {
    // Divisions first, from their towns; then regions, from their members.
    std::vector<Extent> extents(places_.size());
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (!places_[i].at || !is_settlement(places_[i].type)) {
            continue;
        }
        std::uint32_t outer = i;
        for (int step = 0; step < kLongestChain && !parents_[outer].empty();
             ++step) {
            outer = parents_[outer].front();
            extents[outer].add(*places_[i].at);
        }
    }
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        PlaceDraft& place = places_[i];
        if ((!place.at || place.centred) &&
            extents[i].count >= kFewestForCentre) {
            place.at = extents[i].middle();
        }
    }
    std::vector<Extent> members(places_.size());
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        for (const std::uint32_t parent : parents_[i]) {
            if (places_[i].at && !places_[parent].at) {
                members[parent].add(*places_[i].at);
            }
        }
    }
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
        if (members[i].count > 0) {
            places_[i].at = members[i].middle();
        }
    }
}

/// "Luhansk", "New York": where a division and a town that makes up much of it
/// share a name, the bare name means the town.
void GazetteerBuilder::yield_to_towns() {
    std::unordered_map<std::string, std::uint32_t> divisions;
    const auto key = [&](std::uint32_t division, const std::string& name) {
        return std::to_string(division) + " " + fold(name);
    };
    for (const NameDraft& name : names_) {
        if (places_[name.place].type == PlaceType::State &&
            name.name_class <= NameClass::Common) {
            divisions.emplace(key(name.place, name.text), name.place);
        }
    }
    for (const NameDraft& name : names_) {
        const PlaceDraft& town = places_[name.place];
        if (name.name_class > NameClass::Alternate ||
            !is_settlement(town.type)) {
            continue;
        }
        std::uint32_t outer = name.place;
        for (int step = 0; step < kLongestChain && !parents_[outer].empty() &&
                           places_[outer].type != PlaceType::State;
             ++step) {
            outer = parents_[outer].front();
        }
        PlaceDraft& division = places_[outer];
        // "St. Petersburg" is one of many names of the town, but its seat's.
        if (name.name_class > NameClass::Common && division.seat != town.id) {
            continue;
        }
        if (division.type == PlaceType::State &&
            town.population > kTownShare * division.population &&
            divisions.contains(key(outer, name.text))) {
            const double above = prominence(division) - prominence(town);
            const double ahead = name.name_class > NameClass::Common
                                     ? kTownAheadForeign
                                     : kTownAhead;
            division.importance -= std::max(0.0, above + ahead);
        }
    }
}

double GazetteerBuilder::prominence(const PlaceDraft& place) const {
    double population = place.population;
    if (is_unknown(place)) {
        population = place.type == PlaceType::Village ? 300 : 800;
    }
    return std::clamp(std::log10(population) + place.importance, 0.0, 10.2);
}

}  // namespace dateline
