// Mentions of the same place are gathered under it, in the order of the text.
#include "plugin/place/place_finder.h"

#include <cstddef>

namespace dateline {

Place describe_place(const Gazetteer& gazetteer, std::uint32_t place) {
    Place described;
    described.id = gazetteer.id(place);
    described.name = gazetteer.name(place);
    described.type = to_string(gazetteer.record(place).type);
    described.country = gazetteer.country(place);
    described.at = gazetteer.coordinates(place);
    const auto above = gazetteer.ancestors(place);
    described.ancestors.resize(above.size());
    for (std::size_t i = 0; i < above.size(); ++i) {
        described.ancestors[i].id = gazetteer.id(above[i]);
        described.ancestors[i].name = gazetteer.name(above[i]);
    }
    return described;
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
        if (found_.mentions[i].accepted) {
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
    for (const Toponym& mention : found_.mentions) {
        if (mention.accepted) {
            const std::uint32_t number = number_of(mention);
            counts_.resize(numbers_.size(), 0);
            ++counts_[number];
        }
    }
}

void PlaceFinder::add_use(Analysis& analysis, std::uint32_t index) {
    const Toponym& mention = found_.mentions[index];
    const std::uint32_t number = number_of(mention);
    if (number == analysis.places.size()) {
        analysis.places.push_back(describe(analysis, index));
        analysis.places.back().mentions.reserve(counts_[number]);
    }
    analysis.places[number].mentions.push_back(
        {analysis.text.mention(analysis.span_of(mention.tokens)),
         mention.form});
    analysis.place_uses.push_back(
        {mention.tokens, number, mention.form, mention.dateline});
}

Place PlaceFinder::describe(const Analysis& analysis, std::uint32_t index) {
    const Toponym& mention = found_.mentions[index];
    if (mention.place != kNoPlace) {
        Place place = describe_place(gazetteer_, mention.place);
        for (const std::uint32_t rival : resolver_.rivals(found_, mention)) {
            place.ambiguous.emplace_back(gazetteer_.id(rival));
        }
        return place;
    }
    Place place;
    place.name = analysis.surface(mention.tokens);
    place.type = to_string(PlaceType::Site);
    const std::uint32_t within = container_of(index);
    if (within != kNoPlace) {
        place.within = gazetteer_.id(within);
        place.country = gazetteer_.country(within);
    }
    return place;
}

}  // namespace dateline
