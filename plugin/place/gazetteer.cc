// Ids are looked up by bisection. Everything a place lies in is a list of the image.
#include "plugin/place/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

Gazetteer::Gazetteer(const Image& image)
    : image_(image),
      places_(image.array<PlaceRecord>("places")),
      by_id_(image.array<std::uint32_t>("byid")),
      lists_(image.array<std::uint32_t>("lists")),
      former_(image.array<FormerName>("former")),
      states_(image.array<StateSpan>("states")),
      aliases_(image.array<PlaceAlias>("aliases")),
      sources_(image.array<SourceNote>("sources")),
      names_(image, "names"),
      homes_(image, "homes") {}

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
    const auto at =
        std::lower_bound(by_id_.begin(),
                         by_id_.end(),
                         wanted,
                         [&](std::uint32_t place, std::string_view value) {
                             return id(place) < value;
                         });
    if (at != by_id_.end() && id(*at) == wanted) {
        return *at;
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

namespace {

/// "news.example.com" of "https://www.news.example.com:80/a?b".
std::string_view host_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return {};
    }
    url.remove_prefix(scheme + 3);
    url = url.substr(0, url.find_first_of("/?#:"));
    return url.substr(0, 4) == "www." ? url.substr(4) : url;
}

/// The payload of the whole phrase, a leading "the" apart; kNoPlace when there
/// is none.
std::uint32_t payload_of(const PhraseTable& table, std::string_view phrase) {
    static const std::uint64_t kThe = hash_folded("the");
    std::uint64_t key = 0;
    for (const std::uint64_t hash : phrase_hashes(phrase)) {
        if (key != 0 || hash != kThe) {
            key = extend_key(key, hash);
        }
    }
    const PhraseNode* node = key == 0 ? nullptr : table.find(key);
    return node == nullptr || node->count == 0 ? kNoPlace
                                               : table.payloads(*node)[0];
}

}  // namespace

std::uint32_t Gazetteer::home_of(std::string_view source,
                                 std::string_view url) const {
    std::uint32_t home = payload_of(homes_, source);
    std::string_view host = host_of(url);
    while (home == kNoPlace && host.find('.') != std::string_view::npos) {
        home = payload_of(homes_, host);
        host.remove_prefix(host.find('.') + 1);
    }
    return home;
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

bool Gazetteer::lies_in(std::uint32_t inner, std::uint32_t outer) const {
    const PlaceRecord& record = places_[inner];
    if (record.country_place == outer || record.division1 == outer ||
        record.division2 == outer) {
        return inner != outer;
    }
    // Records know their country and divisions; few lie in a town.
    const PlaceType type = places_[outer].type;
    if (!record.in_town && (is_settlement(type) || type == PlaceType::County)) {
        return false;
    }
    const auto above = ancestors(inner);
    return inner != outer &&
           std::find(above.begin(), above.end(), outer) != above.end();
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
    if (!places_[place].former_state) {
        return std::nullopt;
    }
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
