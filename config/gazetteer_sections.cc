// The builder's last step: the sections of plugin/place/place_record.h. Places
// are written by prominence, names with their meanings in that order.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "config/gazetteer_builder.h"
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

/// What a place lies in beyond this many is left out.
constexpr std::size_t kMostAncestors = 64;

/// "UAE", "USSR": such letters in a text mean it only when capitals there too.
bool is_acronym(std::string_view name) {
    return name.size() <= 5 &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return c >= 'A' && c <= 'Z';
           });
}

/// "the Gambia" is found as "Gambia"; "The Hague" is a name as it stands.
std::string_view without_article(const NameDraft& name) {
    const std::string_view text = name.text;
    const bool article =
        text.substr(0, 4) == "the " ||
        (text.substr(0, 4) == "The " && name.name_class != NameClass::Main);
    return article ? text.substr(4) : text;
}

}  // namespace

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

PlaceRecord GazetteerBuilder::record_of(std::uint32_t old,
                                        ImageWriter& writer) const {
    constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
    const PlaceDraft& place = places_[old];
    PlaceRecord record;
    record.id = writer.intern(place.id);
    record.name = writer.intern(place.name);
    record.lat = place.at ? static_cast<float>(place.at->lat) : kUnknown;
    record.lon = place.at ? static_cast<float>(place.at->lon) : kUnknown;
    record.population = static_cast<std::uint32_t>(place.population);
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
    const bool wide = is_area(place.type) && place.type != PlaceType::County;
    if (place.at && !wide) {
        record.square = square_of(record.lat, record.lon);
    }
    record.prominence = static_cast<std::uint8_t>(
        std::lround(prominences_[old] * kProminenceUnit));
    return record;
}

void GazetteerBuilder::write_places(ImageWriter& writer) {
    std::vector<PlaceRecord> records;
    records.reserve(places_.size());
    std::vector<std::uint32_t> lists;
    // The towns of a county all lie in the same.
    std::map<std::vector<std::uint32_t>, ListRef> known;
    for (const std::uint32_t old : order_) {
        PlaceRecord& record = records.emplace_back(record_of(old, writer));
        const std::vector<std::uint32_t> above = ancestors_of(old);
        const auto [list, fresh] = known.try_emplace(above);
        if (fresh) {
            list->second = {static_cast<std::uint32_t>(lists.size()),
                            static_cast<std::uint32_t>(above.size())};
            lists.insert(lists.end(), above.begin(), above.end());
        }
        record.above = list->second;
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

/// Gives an acronym and a weak word its class. @return the name is written
bool GazetteerBuilder::settle(NameDraft& name) const {
    if (dropped_.contains(std::to_string(name.place) + " " + fold(name.text))) {
        return false;
    }
    if (name.name_class < NameClass::Rare && is_acronym(name.text)) {
        // Untagged ones are airport codes and the like.
        if (name.name_class == NameClass::Alternate) {
            return false;
        }
        name.name_class = NameClass::Acronym;
    }
    if (name.name_class == NameClass::Alternate &&
        fold(name.text).size() <= kShortestAlternate) {
        return false;
    }
    if (is_weak_word(name)) {
        if (name.name_class >= NameClass::Alternate) {
            return false;
        }
        name.name_class = NameClass::Rare;
    }
    return true;
}

/// The names that are written, the most prominent place of each first.
std::vector<GazetteerBuilder::NameRow> GazetteerBuilder::name_rows() {
    std::vector<NameRow> rows;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
        if (!settle(names_[i])) {
            continue;
        }
        NameRow row{0, i, phrase_hashes(without_article(names_[i]))};
        for (const std::uint64_t hash : row.hashes) {
            row.key = extend_key(row.key, hash);
        }
        if (!row.hashes.empty()) {
            rows.push_back(std::move(row));
        }
    }
    const auto rank = [&](const NameRow& row) {
        const NameDraft& name = names_[row.name];
        return std::tuple(row.key,
                          -prominences_[name.place],
                          new_index_[name.place],
                          name.name_class);
    };
    std::sort(
        rows.begin(), rows.end(), [&](const NameRow& a, const NameRow& b) {
            return rank(a) < rank(b);
        });
    return rows;
}

void GazetteerBuilder::write_names(ImageWriter& writer) {
    const std::vector<NameRow> rows = name_rows();
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
        table.add(rows[i].hashes, NameEntry{place, name.name_class}.pack());
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
