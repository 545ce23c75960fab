// Places are written by prominence. Parents are resolved when everything is
// known, so that sources may refer to each other in any order. Prominence is
// the logarithm of a population, raised for capitals and countries: what makes
// a bare name in the news likely to mean this place.
#include "config/gazetteer_builder.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "plugin/lexicon/phrase_table.h"
#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

/// A town below this whose name is an ordinary word needs evidence beside it
/// (Rest, Gold, Part; not Reading or Mobile).
constexpr double kOrdinaryWordPopulation = 60000;
/// Shorter names of unknown language say nothing.
constexpr std::size_t kShortestAlternate = 3;
/// PlaceRecord::prominence is in units of 1/25.
constexpr double kProminenceUnit = 25;

/// "UAE", "USSR": such letters in a text mean it only when capitals there too.
bool is_acronym(std::string_view name) {
    return name.size() <= 5 &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return c >= 'A' && c <= 'Z';
           });
}

/// A division with fewer towns stands where its source says.
constexpr int kFewestForCentre = 3;
/// No chain of parents is longer.
constexpr int kLongestChain = 8;
/// What a place lies in beyond this many is left out.
constexpr std::size_t kMostAncestors = 64;
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

/// "the Gambia" is found as "Gambia"; "The Hague" is a name as it stands.
std::string_view without_article(const NameDraft& name) {
    const std::string_view text = name.text;
    const bool article =
        text.substr(0, 4) == "the " ||
        (text.substr(0, 4) == "The " && name.name_class != NameClass::Main);
    return article ? text.substr(4) : text;
}

bool is_unknown(const PlaceDraft& place) {
    return place.population <= 0;
}

}  // namespace

std::uint32_t GazetteerBuilder::add(PlaceDraft place, LintReport& report) {
    const auto index = static_cast<std::uint32_t>(places_.size());
    const auto [known, fresh] = by_id_.try_emplace(place.id, index);
    if (!fresh) {
        const SourcePosition& first = places_[known->second].position;
        report.error(place.position,
                     "the id '" + place.id + "' is given twice, first at " +
                         first.file + ":" + std::to_string(first.line));
        return known->second;
    }
    places_.push_back(std::move(place));
    return index;
}

std::optional<std::uint32_t> GazetteerBuilder::find(
    const std::string& id) const {
    const auto known = by_id_.find(id);
    if (known == by_id_.end()) {
        return std::nullopt;
    }
    return known->second;
}

std::optional<std::uint32_t> GazetteerBuilder::find_any(
    const std::string& id) const {
    const auto alias = by_alias_.find(id);
    return alias != by_alias_.end() ? alias->second : find(id);
}

bool GazetteerBuilder::leads_to(std::uint32_t place,
                                const std::string& id) const {
    const auto steps_up =
        [&](const auto& again, std::uint32_t from, int steps) -> bool {
        const auto& parents = places_[from].parents;
        return std::any_of(
            parents.begin(), parents.end(), [&](const std::string& parent) {
                const auto next = find(parent);
                return parent == id ||
                       (next && steps > 0 && again(again, *next, steps - 1));
            });
    };
    return steps_up(steps_up, place, kLongestChain);
}

void GazetteerBuilder::drop_name(std::uint32_t place, std::string_view text) {
    dropped_.insert(std::to_string(place) + " " + fold(text));
}

void GazetteerBuilder::add_same_as(std::uint32_t place, std::string id) {
    by_alias_.try_emplace(id, place);
    aliases_.push_back({std::move(id), place});
}

void GazetteerBuilder::add_home(std::string name,
                                std::uint32_t place,
                                SourcePosition position,
                                LintReport& report) {
    // "The New York Times" is found as "New York Times".
    std::string key = fold(name);
    if (key.substr(0, 4) == "the ") {
        key.erase(0, 4);
    }
    const auto [known, fresh] = homes_.try_emplace(std::move(key), place);
    if (!fresh && known->second != place) {
        report.error(std::move(position),
                     "'" + name + "' has the home '" +
                         places_[known->second].id + "' already");
    }
}

void GazetteerBuilder::add_member(std::string member,
                                  std::string region,
                                  SourcePosition position) {
    memberships_.push_back(
        {std::move(member), std::move(region), std::move(position)});
}

void GazetteerBuilder::write(ImageWriter& writer, LintReport& report) {
    join_members(report);
    resolve_parents(report);
    refuse_cycles(report);
    if (report.failed()) {
        return;
    }
    derive_countries();
    derive_coordinates();
    yield_to_towns();
    order_places();
    write_places(writer);
    write_names(writer);
    write_homes(writer);
    write_aliases(writer, report);
    writer.add("sources", sources_);
}

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

void GazetteerBuilder::order_places() {
    prominences_.clear();
    for (const PlaceDraft& place : places_) {
        prominences_.push_back(prominence(place));
    }
    order_.resize(places_.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(), [&](auto a, auto b) {
        return std::tie(prominences_[b], places_[a].id) <
               std::tie(prominences_[a], places_[b].id);
    });
    new_index_.resize(places_.size());
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
        new_index_[order_[i]] = i;
    }
}

std::uint32_t GazetteerBuilder::ancestor_of_type(std::uint32_t place,
                                                 PlaceType type) const {
    // The first parent is the administrative one.
    for (int step = 0; step < kLongestChain; ++step) {
        if (places_[place].type == type) {
            return new_index_[place];
        }
        if (parents_[place].empty()) {
            break;
        }
        place = parents_[place].front();
    }
    return kNoPlace;
}

double GazetteerBuilder::prominence(const PlaceDraft& place) const {
    double population = place.population;
    if (is_unknown(place)) {
        population = place.type == PlaceType::Village ? 300 : 800;
    }
    return std::clamp(std::log10(population) + place.importance, 0.0, 10.2);
}

/// New indexes of everything the place lies in, breadth first, so that nearer
/// ones come first when a place has several parents.
std::vector<std::uint32_t> GazetteerBuilder::ancestors_of(
    std::uint32_t place) const {
    std::vector<std::uint32_t> found;
    std::uint32_t of = place;
    for (std::size_t next = 0;; ++next) {
        for (const std::uint32_t parent : parents_[of]) {
            if (found.size() < kMostAncestors && parent != place &&
                std::find(found.begin(), found.end(), parent) == found.end()) {
                found.push_back(parent);
            }
        }
        if (next == found.size()) {
            break;
        }
        of = found[next];
    }
    for (std::uint32_t& ancestor : found) {
        ancestor = new_index_[ancestor];
    }
    return found;
}

/// @param county its own, which does not count
bool GazetteerBuilder::lies_in_town(std::uint32_t place,
                                    std::uint32_t county) const {
    const std::vector<std::uint32_t> above = ancestors_of(place);
    return std::any_of(above.begin(), above.end(), [&](std::uint32_t ancestor) {
        const PlaceType type = places_[order_[ancestor]].type;
        return is_settlement(type) ||
               (type == PlaceType::County && ancestor != county);
    });
}

void GazetteerBuilder::write_places(ImageWriter& writer) {
    std::vector<PlaceRecord> records;
    records.reserve(places_.size());
    std::vector<std::uint32_t> lists;
    // The towns of a county all lie in the same.
    std::map<std::vector<std::uint32_t>, ListRef> known;
    const auto list = [&](const std::vector<std::uint32_t>& places) {
        const auto [it, fresh] = known.try_emplace(places);
        if (fresh) {
            it->second = {static_cast<std::uint32_t>(lists.size()),
                          static_cast<std::uint32_t>(places.size())};
            lists.insert(lists.end(), places.begin(), places.end());
        }
        return it->second;
    };
    constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
    for (const std::uint32_t old : order_) {
        const PlaceDraft& place = places_[old];
        PlaceRecord record;
        record.id = writer.intern(place.id);
        record.name = writer.intern(place.name);
        record.lat = place.at ? static_cast<float>(place.at->lat) : kUnknown;
        record.lon = place.at ? static_cast<float>(place.at->lon) : kUnknown;
        record.population = static_cast<std::uint32_t>(place.population);
        record.above = list(ancestors_of(old));
        record.parent_count = static_cast<std::uint8_t>(
            std::min(parents_[old].size(), kMostAncestors));
        if (const auto country = find("geo:" + place.country)) {
            record.country_place = new_index_[*country];
        }
        record.division1 = ancestor_of_type(old, PlaceType::State);
        record.division2 = ancestor_of_type(old, PlaceType::County);
        if (const auto seat = find(place.seat)) {
            record.seat = new_index_[*seat];
        }
        std::copy_n(place.country.begin(),
                    std::min<std::size_t>(4, place.country.size()),
                    record.country.begin());
        record.type = place.type;
        record.former_state = place.former_state;
        record.in_town = lies_in_town(old, record.division2);
        const bool wide =
            is_area(place.type) && place.type != PlaceType::County;
        if (place.at && !wide) {
            record.square = square_of(record.lat, record.lon);
        }
        record.prominence = static_cast<std::uint8_t>(
            std::lround(prominences_[old] * kProminenceUnit));
        records.push_back(record);
    }
    writer.add("places", records);
    write_ids(writer);
    write_states(writer, lists);
    writer.add("lists", lists);
}

void GazetteerBuilder::write_ids(ImageWriter& writer) const {
    std::vector<std::uint32_t> by_id(order_.size());
    std::iota(by_id.begin(), by_id.end(), 0U);
    std::sort(by_id.begin(), by_id.end(), [&](auto a, auto b) {
        return places_[order_[a]].id < places_[order_[b]].id;
    });
    writer.add("byid", by_id);
}

void GazetteerBuilder::write_states(ImageWriter& writer,
                                    std::vector<std::uint32_t>& lists) {
    std::vector<StateSpan> states;
    for (std::uint32_t i = 0; i < order_.size(); ++i) {
        const PlaceDraft& place = places_[order_[i]];
        if (!place.former_state) {
            continue;
        }
        StateSpan state;
        state.place = i;
        state.from = place.valid_from;
        state.to = place.valid_to;
        state.successors.first = static_cast<std::uint32_t>(lists.size());
        for (const std::string& id : place.successors) {
            if (const auto successor = find(id)) {
                lists.push_back(new_index_[*successor]);
                ++state.successors.count;
            }
        }
        states.push_back(state);
    }
    writer.add("states", states);
}

bool GazetteerBuilder::is_weak_word(const NameDraft& name) const {
    const PlaceDraft& place = places_[name.place];
    return name.name_class < NameClass::Rare && is_settlement(place.type) &&
           place.population < kOrdinaryWordPopulation &&
           name.text.find(' ') == std::string::npos &&
           ordinary_.contains(fold(name.text));
}

void GazetteerBuilder::write_names(ImageWriter& writer) {
    struct Row {
        std::uint64_t key;
        std::uint32_t name;
    };
    std::vector<Row> rows;
    std::vector<std::vector<std::uint64_t>> hashes(names_.size());
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        NameDraft& name = names_[i];
        if (dropped_.contains(std::to_string(name.place) + " " +
                              fold(name.text))) {
            continue;
        }
        if (name.name_class < NameClass::Rare && is_acronym(name.text)) {
            // Untagged ones are airport codes and the like.
            if (name.name_class == NameClass::Alternate) {
                continue;
            }
            name.name_class = NameClass::Acronym;
        }
        if (name.name_class == NameClass::Alternate &&
            fold(name.text).size() <= kShortestAlternate) {
            continue;
        }
        if (is_weak_word(name)) {
            if (name.name_class >= NameClass::Alternate) {
                continue;
            }
            name.name_class = NameClass::Rare;
        }
        hashes[i] = phrase_hashes(without_article(name));
        if (hashes[i].empty()) {
            continue;
        }
        std::uint64_t key = 0;
        for (const std::uint64_t hash : hashes[i]) {
            key = extend_key(key, hash);
        }
        rows.push_back({key, i});
    }
    const auto rank = [&](const Row& row) {
        const NameDraft& name = names_[row.name];
        return std::tuple(row.key,
                          -prominences_[name.place],
                          new_index_[name.place],
                          name.name_class);
    };
    std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
        return rank(a) < rank(b);
    });
    PhraseTableBuilder table;
    std::vector<FormerName> former;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const NameDraft& name = names_[rows[i].name];
        const bool again = i > 0 && rows[i - 1].key == rows[i].key &&
                           names_[rows[i - 1].name].place == name.place &&
                           is_demonym(names_[rows[i - 1].name].name_class) ==
                               is_demonym(name.name_class);
        if (again) {
            continue;
        }
        const std::uint32_t place = new_index_[name.place];
        table.add(hashes[rows[i].name],
                  NameEntry{place, name.name_class}.pack());
        if (name.name_class == NameClass::Former) {
            former.push_back({place, name.from, name.to, rows[i].key});
        }
    }
    std::sort(former.begin(), former.end(), [](const auto& a, const auto& b) {
        return std::pair(a.place, a.key) < std::pair(b.place, b.key);
    });
    table.write(writer, "names");
    writer.add("former", former);
}

void GazetteerBuilder::write_homes(ImageWriter& writer) const {
    PhraseTableBuilder table;
    for (const auto& [name, place] : homes_) {
        const auto hashes = phrase_hashes(name);
        if (!hashes.empty()) {
            table.add(hashes, new_index_[place]);
        }
    }
    table.write(writer, "homes");
}

void GazetteerBuilder::write_aliases(ImageWriter& writer, LintReport& report) {
    std::sort(aliases_.begin(),
              aliases_.end(),
              [](const Alias& a, const Alias& b) { return a.id < b.id; });
    std::vector<PlaceAlias> written;
    for (std::size_t i = 0; i < aliases_.size(); ++i) {
        const Alias& alias = aliases_[i];
        const SourcePosition& position = places_[alias.place].position;
        if (by_id_.contains(alias.id)) {
            report.error(position,
                         "'" + alias.id +
                             "' is a place of its own and can be no same_as");
        } else if (i > 0 && aliases_[i - 1].id == alias.id) {
            report.error(position,
                         "'" + alias.id + "' is same_as of two places");
        } else {
            written.push_back(
                {writer.intern(alias.id), new_index_[alias.place]});
        }
    }
    writer.add("aliases", written);
}

}  // namespace dateline
