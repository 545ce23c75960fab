// Mentions of the same place are gathered under it, in the order of the text.
#include "plugin/place/place_finder.h"

#include <string>
#include <unordered_map>

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

void PlaceFinder::find(Analysis& analysis) {
    recognizer_.recognize(analysis, found_);
    resolver_.resolve(analysis, found_);
    std::unordered_map<std::uint32_t, std::uint32_t> index;
    for (const Toponym& mention : found_.mentions) {
        if (!mention.accepted) {
            continue;
        }
        const auto next = static_cast<std::uint32_t>(analysis.places.size());
        const auto [known, fresh] = index.try_emplace(mention.place, next);
        if (fresh) {
            analysis.places.push_back(
                describe_place(gazetteer_, mention.place));
            for (const std::uint32_t rival :
                 resolver_.rivals(found_, mention)) {
                analysis.places.back().ambiguous.emplace_back(
                    gazetteer_.id(rival));
            }
        }
        Place& place = analysis.places[known->second];
        place.mentions.push_back(
            {analysis.text.mention(analysis.span_of(mention.tokens)),
             mention.form});
        analysis.place_uses.push_back(
            {mention.tokens, known->second, mention.form, mention.dateline});
    }
}

}  // namespace dateline
