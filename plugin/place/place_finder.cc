// Mentions of the same place are gathered under it, in the order of the text.
#include "plugin/place/place_finder.h"

#include <cstddef>
#include <string>
#include <utility>

namespace dateline {

namespace {

/// The world has as many divisions; few of them are ever in the news.
constexpr std::size_t kMostLists = 4096;

}  // namespace

void PlaceFinder::describe_known(std::uint32_t place, Place& described) {
    described.id = gazetteer_.id(place);
    described.name = gazetteer_.name(place);
    described.type = to_string(gazetteer_.record(place).type);
    described.country = gazetteer_.country(place);
    described.at = gazetteer_.coordinates(place);
    described.ancestors = ancestors_of(place);
}

/// Kept from article to article.
const SharedNames& PlaceFinder::ancestors_of(std::uint32_t place) {
    if (names_.size() == kMostLists) {
        lists_.clear();
        names_.clear();
    }
    const ListRef above = gazetteer_.record(place).above;
    const std::uint32_t list =
        lists_.number_of(std::uint64_t{above.first} << 32 | above.count);
    if (list == names_.size()) {
        std::vector<NamedId> names;
        for (const std::uint32_t ancestor : gazetteer_.ancestors(place)) {
            names.push_back({std::string(gazetteer_.id(ancestor)),
                             std::string(gazetteer_.name(ancestor))});
        }
        names_.emplace_back(std::move(names));
    }
    return names_[list];
}

std::uint32_t PlaceFinder::container_of(std::uint32_t mention) const {
    const auto& mentions = found_.mentions;
    const auto is_container = [&](std::uint32_t other) {
        return other < mentions.size() && mentions[other].accepted &&
               mentions[other].place != kNoPlace &&
               mentions[other].sentence == mentions[mention].sentence &&
               is_area(gazetteer_.record(mentions[other].place).type);
    };
    // "Dvani in South Ossetia" rather than "in Georgia, near Dvani".
    for (const std::uint32_t other : {mention + 1, mention - 1}) {
        if (is_container(other)) {
            return mentions[other].place;
        }
    }
    return kNoPlace;
}

void PlaceFinder::find(Analysis& analysis) {
    recognizer_.recognize(analysis, found_);
    resolver_.resolve(analysis, found_);
    number_places();
    analysis.places.reserve(counts_.size());
    analysis.place_uses.reserve(found_.mentions.size());
    for (std::uint32_t i = 0; i < found_.mentions.size(); ++i) {
        if (uses_[i] != kNone) {
            add_use(analysis, i);
        }
    }
}

/// Unknown places are told apart by their names.
std::uint32_t PlaceFinder::number_of(const Toponym& mention) {
    return numbers_.number_of(mention.place != kNoPlace
                                  ? mention.place
                                  : std::uint64_t{mention.name} << 32);
}

/// The places in the order of their first mentions, and how often each is.
void PlaceFinder::number_places() {
    numbers_.clear();
    counts_.clear();
    uses_.clear();
    for (const Toponym& mention : found_.mentions) {
        if (!mention.accepted) {
            uses_.push_back(kNone);
            continue;
        }
        const std::uint32_t number = number_of(mention);
        if (number == counts_.size()) {
            counts_.push_back(0);
        }
        ++counts_[number];
        uses_.push_back(number);
    }
}

void PlaceFinder::add_use(Analysis& analysis, std::uint32_t index) {
    const Toponym& mention = found_.mentions[index];
    const std::uint32_t number = uses_[index];
    if (number == analysis.places.size()) {
        Place& place = analysis.places.emplace_back();
        describe(analysis, index, place);
        place.mentions.reserve(counts_[number]);
    }
    analysis.places[number].mentions.push_back(
        {analysis.text.mention(analysis.span_of(mention.tokens)),
         mention.form});
    analysis.place_uses.push_back(
        {mention.tokens, number, mention.form, mention.dateline});
}

void PlaceFinder::describe(const Analysis& analysis,
                           std::uint32_t index,
                           Place& place) {
    const Toponym& mention = found_.mentions[index];
    if (mention.place != kNoPlace) {
        describe_known(mention.place, place);
        for (const std::uint32_t rival : resolver_.rivals(found_, mention)) {
            place.ambiguous.emplace_back(gazetteer_.id(rival));
        }
        return;
    }
    place.name = analysis.surface(mention.tokens);
    place.type = to_string(PlaceType::Site);
    const std::uint32_t within = container_of(index);
    if (within != kNoPlace) {
        place.within = gazetteer_.id(within);
        place.country = gazetteer_.country(within);
    }
}

}  // namespace dateline
