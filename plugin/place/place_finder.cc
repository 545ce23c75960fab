// Mentions of the same place are gathered under it, in the order of the text.
#include "plugin/place/place_finder.h"

#include <cstddef>
#include <string>
#include <utility>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// The world has as many divisions; few of them are ever in the news.
constexpr std::size_t kMostLists = 4096;

constexpr std::uint64_t kCapital = hash_folded("capital");
constexpr std::uint64_t kOf = hash_folded("of");
constexpr std::uint64_t kThe = hash_folded("the");

/// Unknown places are told apart by their names.
std::uint64_t key_of(const Toponym& mention) {
    return mention.place != kNoPlace ? mention.place
                                     : std::uint64_t{mention.name} << 32;
}

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
    number_places(analysis);
    analysis.places.reserve(counts_.size());
    analysis.place_uses.reserve(found_.mentions.size());
    for (std::uint32_t i = 0; i < found_.mentions.size(); ++i) {
        if (uses_[i] == kNone) {
            continue;
        }
        const SeatWord& seat = seats_[i];
        const bool before = seat.token < found_.mentions[i].tokens.first;
        if (before) {
            add_seat(analysis, seat);
        }
        add_use(analysis, i);
        if (!before && seat.token != kNone) {
            add_seat(analysis, seat);
        }
    }
}

/// The places in the order of their first mentions, and how often each is.
void PlaceFinder::number_places(const Analysis& analysis) {
    numbers_.clear();
    counts_.clear();
    uses_.clear();
    seats_.clear();
    for (const Toponym& mention : found_.mentions) {
        SeatWord seat;
        std::uint32_t number = kNone;
        if (mention.accepted) {
            seat = seat_of(analysis, mention);
            const bool before = seat.token < mention.tokens.first;
            if (before) {
                seat.number = numbered(seat.place);
            }
            number = numbered(key_of(mention));
            if (!before && seat.token != kNone) {
                seat.number = numbered(seat.place);
            }
        }
        uses_.push_back(number);
        seats_.push_back(seat);
    }
}

std::uint32_t PlaceFinder::numbered(std::uint64_t key) {
    const std::uint32_t number = numbers_.number_of(key);
    if (number == counts_.size()) {
        counts_.push_back(0);
    }
    ++counts_[number];
    return number;
}

/// The token "capital" in "the Iraqi capital", "Iraq's capital", "the capital
/// of Iraq", else kNone.
std::uint32_t PlaceFinder::seat_token(const Analysis& analysis,
                                      TokenRange named) const {
    const auto& tokens = analysis.tokens;
    std::uint32_t behind = named.last;
    if (behind < tokens.size() && tokens[behind].has(kPossessive)) {
        ++behind;
    }
    if (behind < tokens.size() && tokens[behind].hash == kCapital) {
        const bool money =
            behind + 1 < tokens.size() &&
            (toponym_words_.of(tokens[behind + 1].hash) & kMoneyWord) != 0;
        return money ? kNone : behind;
    }
    std::uint32_t before = named.first;
    before -= before > 0 && tokens[before - 1].hash == kThe ? 1 : 0;
    return before > 1 && tokens[before - 1].hash == kOf &&
                   tokens[before - 2].hash == kCapital
               ? before - 2
               : kNone;
}

PlaceFinder::SeatWord PlaceFinder::seat_of(const Analysis& analysis,
                                           const Toponym& mention) const {
    if (mention.place == kNoPlace || mention.form == MentionForm::InName) {
        return {};
    }
    const std::uint32_t place = gazetteer_.record(mention.place).seat;
    const std::uint32_t token =
        place == kNoPlace ? kNone : seat_token(analysis, mention.tokens);
    return token == kNone ? SeatWord{} : SeatWord{token, place, 0};
}

void PlaceFinder::add_seat(Analysis& analysis, const SeatWord& seat) {
    if (seat.number == analysis.places.size()) {
        Place& place = analysis.places.emplace_back();
        describe_known(seat.place, place);
        place.mentions.reserve(counts_[seat.number]);
    }
    const TokenRange tokens{seat.token, seat.token + 1};
    analysis.places[seat.number].mentions.push_back(
        {analysis.text.mention(analysis.span_of(tokens)), MentionForm::Name});
    analysis.place_uses.push_back(
        {tokens, seat.number, MentionForm::Name, false});
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
