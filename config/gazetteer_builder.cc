// What the sources state is kept as it comes; parents are resolved when
// everything is known (gazetteer_relations.cc), so that sources may refer to
// each other in any order. Then it is laid out (gazetteer_sections.cc).
#include "config/gazetteer_builder.h"

#include <algorithm>

#include "plugin/text/normalize.h"

namespace dateline {

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

}  // namespace dateline
