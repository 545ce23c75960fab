// Mentions of the same place are gathered under it, in the order of the text.
#include "plugin/place/place_finder.h"

#include <string>

namespace dateline {

Place describe_place(const Gazetteer& gazetteer, std::uint32_t place) {
    Place described;
    described.id = gazetteer.id(place);
    described.name = gazetteer.name(place);
    described.type = to_string(gazetteer.record(place).type);
    described.country = gazetteer.country(place);
    described.at = gazetteer.coordinates(place);
    for (const std::uint32_t ancestor : gazetteer.ancestors(place)) {
        described.ancestors.push_back({std::string(gazetteer.id(ancestor)),
                                       std::string(gazetteer.name(ancestor))});
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
    numbers_.clear();
    for (std::uint32_t i = 0; i < found_.mentions.size(); ++i) {
        const Toponym& mention = found_.mentions[i];
        if (mention.accepted) {
            add_use(analysis, i);
        }
    }
}

void PlaceFinder::add_use(Analysis& analysis, std::uint32_t index) {
    const Toponym& mention = found_.mentions[index];
    // Unknown places are told apart by their names.
    const bool known = mention.place != kNoPlace;
    const std::uint64_t key =
        known ? mention.place : std::uint64_t{mention.name} << 32;
    const std::uint32_t number = numbers_.number_of(key);
    const Mention at = analysis.text.mention(analysis.span_of(mention.tokens));
    if (number == analysis.places.size()) {
        analysis.places.emplace_back();
        Place& place = analysis.places.back();
        if (known) {
            place = describe_place(gazetteer_, mention.place);
            for (const std::uint32_t rival :
                 resolver_.rivals(found_, mention)) {
                place.ambiguous.emplace_back(gazetteer_.id(rival));
            }
        } else {
            place.name = at.surface;
            place.type = to_string(PlaceType::Site);
            const std::uint32_t within = container_of(index);
            if (within != kNoPlace) {
                place.within = gazetteer_.id(within);
                place.country = gazetteer_.country(within);
            }
        }
    }
    analysis.places[number].mentions.push_back({at, mention.form});
    analysis.place_uses.push_back(
        {mention.tokens, number, mention.form, mention.dateline});
}

}  // namespace dateline
