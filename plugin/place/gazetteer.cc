// Look-ups by bisection; the hierarchy is walked breadth first, so that nearer
// ancestors come first when a place has several parents.
#include "plugin/place/gazetteer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>

#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

/// No chain of parents is longer; more is a damaged image.
constexpr std::size_t kMostAncestors = 64;

}  // namespace

Gazetteer::Gazetteer(const Image& image)
    : image_(image),
      places_(image.array<PlaceRecord>("places")),
      parents_(image.array<std::uint32_t>("parents")),
      former_(image.array<FormerName>("former")),
      states_(image.array<StateSpan>("states")),
      aliases_(image.array<PlaceAlias>("aliases")),
      sources_(image.array<SourceNote>("sources")),
      names_(image, "names") {}

std::string_view Gazetteer::country(std::uint32_t place) const {
    const auto& code = places_[place].country;
    const auto end = std::find(code.begin(), code.end(), '\0');
    return {code.data(), static_cast<std::size_t>(end - code.begin())};
}

std::optional<Coordinates> Gazetteer::coordinates(std::uint32_t place) const {
    const PlaceRecord& record = places_[place];
    if (std::isnan(record.lat)) {
        return std::nullopt;
    }
    // Five decimals, as in the sources: a float's sixth is noise.
    return Coordinates{std::round(double{record.lat} * 1e5) / 1e5,
                       std::round(double{record.lon} * 1e5) / 1e5};
}

std::optional<std::uint32_t> Gazetteer::find(std::string_view wanted) const {
    const auto at = std::lower_bound(
        places_.begin(),
        places_.end(),
        wanted,
        [&](const PlaceRecord& record, std::string_view value) {
            return image_.text(record.id) < value;
        });
    if (at != places_.end() && image_.text(at->id) == wanted) {
        return static_cast<std::uint32_t>(at - places_.begin());
    }
    const auto alias =
        std::lower_bound(aliases_.begin(),
                         aliases_.end(),
                         wanted,
                         [&](const PlaceAlias& entry, std::string_view value) {
                             return image_.text(entry.id) < value;
                         });
    if (alias != aliases_.end() && image_.text(alias->id) == wanted) {
        return alias->place;
    }
    return std::nullopt;
}

std::optional<std::uint32_t> Gazetteer::find_country(
    std::string_view code) const {
    return find("geo:" + std::string(code));
}

std::vector<NameEntry> Gazetteer::lookup(std::string_view name) const {
    std::vector<std::uint64_t> hashes = phrase_hashes(name);
    // Names are kept without their article, but for a few ("The Hague").
    static const std::uint64_t kThe = hash_folded("the");
    if (hashes.size() > 1 && hashes.front() == kThe) {
        hashes.erase(hashes.begin());
        std::vector<NameEntry> bare = lookup_hashes(hashes);
        if (!bare.empty()) {
            return bare;
        }
        hashes.insert(hashes.begin(), kThe);
    }
    return lookup_hashes(hashes);
}

std::vector<NameEntry> Gazetteer::lookup_hashes(
    std::span<const std::uint64_t> hashes) const {
    std::vector<NameEntry> found;
    names_.walk(
        static_cast<std::uint32_t>(hashes.size()),
        [&](std::uint32_t i) { return hashes[i]; },
        [&](std::uint32_t length, std::span<const std::uint32_t> payloads) {
            if (length != hashes.size()) {
                return;
            }
            for (const std::uint32_t payload : payloads) {
                found.push_back(NameEntry::unpack(payload));
            }
        });
    std::stable_sort(found.begin(), found.end(), [&](NameEntry a, NameEntry b) {
        return places_[a.place].prominence > places_[b.place].prominence;
    });
    return found;
}

template <typename Visit>
void Gazetteer::walk_ancestors(std::uint32_t place, Visit visit) const {
    std::array<std::uint32_t, kMostAncestors> found{};
    std::size_t count = 0;
    std::uint32_t of = place;
    for (std::size_t next = 0;; ++next) {
        for (const std::uint32_t parent : parents(of)) {
            const auto end = found.begin() + static_cast<std::ptrdiff_t>(count);
            if (count < kMostAncestors && parent != place &&
                std::find(found.begin(), end, parent) == end) {
                found[count++] = parent;
                if (!visit(parent)) {
                    return;
                }
            }
        }
        if (next == count) {
            return;
        }
        of = found[next];
    }
}

std::vector<std::uint32_t> Gazetteer::ancestors(std::uint32_t place) const {
    std::vector<std::uint32_t> found;
    walk_ancestors(place, [&](std::uint32_t ancestor) {
        found.push_back(ancestor);
        return true;
    });
    return found;
}

bool Gazetteer::lies_in(std::uint32_t inner, std::uint32_t outer) const {
    const PlaceRecord& record = places_[inner];
    if (record.country_place == outer || record.division1 == outer ||
        record.division2 == outer) {
        return inner != outer;
    }
    // Records know their country and divisions; only regions need the walk.
    const PlaceType type = places_[outer].type;
    if (is_settlement(type) || type == PlaceType::County) {
        return false;
    }
    bool inside = false;
    walk_ancestors(inner, [&](std::uint32_t ancestor) {
        inside = ancestor == outer;
        return !inside;
    });
    return inside;
}

std::optional<FormerName> Gazetteer::former_years(std::uint32_t place,
                                                  std::uint64_t key) const {
    const auto at =
        std::lower_bound(former_.begin(),
                         former_.end(),
                         std::pair(place, key),
                         [](const FormerName& name, const auto& wanted) {
                             return std::pair(name.place, name.key) < wanted;
                         });
    if (at == former_.end() || at->place != place || at->key != key) {
        return std::nullopt;
    }
    return *at;
}

std::optional<StateSpan> Gazetteer::state_years(std::uint32_t place) const {
    const auto at =
        std::lower_bound(states_.begin(),
                         states_.end(),
                         place,
                         [](const StateSpan& state, std::uint32_t wanted) {
                             return state.place < wanted;
                         });
    if (at == states_.end() || at->place != place) {
        return std::nullopt;
    }
    return *at;
}

double distance_km(const Coordinates& a, const Coordinates& b) {
    constexpr double kRadians = std::numbers::pi / 180;
    constexpr double kEarthDiameterKm = 12742;
    const double lat = std::sin((b.lat - a.lat) * kRadians / 2);
    const double lon = std::sin((b.lon - a.lon) * kRadians / 2);
    const double x = lat * lat + std::cos(a.lat * kRadians) *
                                     std::cos(b.lat * kRadians) * lon * lon;
    return kEarthDiameterKm * std::asin(std::min(1.0, std::sqrt(x)));
}

}  // namespace dateline
