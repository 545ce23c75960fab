#include "query/place_names.h"

#include <algorithm>

#include "plugin/text/normalize.h"
#include "plugin/text/tokenizer.h"

namespace dateline {

namespace {

constexpr std::uint32_t kLongestName = 6;
/// Others are worth naming when they are at most a hundred times smaller.
constexpr int kNearProminence = 50;
constexpr std::size_t kMostOthers = 5;
/// Of towns of some hundred thousand people.
constexpr int kWellKnown = 130;
/// A division's coordinates are its seat's.
constexpr double kNearKilometres = 80;
/// "Donetsk" and "Donetska": so much of the names has to agree.
constexpr std::size_t kStemBytes = 5;

std::string_view surface(std::string_view text,
                         const std::vector<Token>& tokens,
                         std::uint32_t first,
                         std::uint32_t length) {
    return Span{tokens[first].span.begin, tokens[first + length - 1].span.end}
        .of(text);
}

bool is(const Token& token, std::string_view word) {
    return token.hash == hash_folded(word);
}

}  // namespace

/// Places of a name, demonyms aside, the most prominent first.
std::vector<std::uint32_t> PlaceNames::meanings(std::string_view name,
                                                bool short_names) const {
    std::vector<std::uint32_t> places;
    std::vector<std::uint32_t> rare;
    for (const NameEntry& entry : gazetteer_->lookup(name)) {
        if (is_demonym(entry.name_class) ||
            (entry.name_class == NameClass::Short && !short_names)) {
            continue;
        }
        auto& list = entry.name_class == NameClass::Rare ? rare : places;
        if (std::ranges::find(list, entry.place) == list.end()) {
            list.push_back(entry.place);
        }
    }
    return places.empty() ? rare : places;
}

/// A division named after the city: it begins with the city's name, and the
/// city is its seat or lies where its seat does.
bool PlaceNames::is_twin(std::uint32_t city, std::uint32_t division) const {
    const PlaceRecord& inner = gazetteer_->record(city);
    const PlaceRecord& outer = gazetteer_->record(division);
    if (!is_settlement(inner.type) || outer.type != PlaceType::State ||
        inner.country_place != outer.country_place) {
        return false;
    }
    const std::string city_name = fold(gazetteer_->name(city));
    const std::string division_name = fold(gazetteer_->name(division));
    if (division_name != city_name &&
        !division_name.starts_with(city_name + ' ')) {
        return inner.division1 == division && outer.seat == city &&
               division_name.substr(0, kStemBytes) ==
                   city_name.substr(0, kStemBytes);
    }
    const auto here = gazetteer_->coordinates(city);
    const auto there = gazetteer_->coordinates(division);
    return inner.division1 == division || outer.seat == city ||
           (here && there && distance_km(*here, *there) < kNearKilometres);
}

/// A city and the divisions that have its name, from either of them.
void PlaceNames::add_twins(const std::vector<std::uint32_t>& meanings,
                           PlaceChoice& choice) const {
    const std::uint32_t best = choice.places.front();
    const PlaceRecord& record = gazetteer_->record(best);
    const auto add = [&choice](std::uint32_t place) {
        if (std::ranges::find(choice.places, place) == choice.places.end()) {
            choice.places.push_back(place);
        }
    };
    if (record.type == PlaceType::State && record.seat != kNoPlace &&
        is_twin(record.seat, best)) {
        add(record.seat);
    }
    const std::uint32_t city = choice.places.back();
    if (!is_settlement(gazetteer_->record(city).type)) {
        return;
    }
    const std::uint32_t own = gazetteer_->record(city).division1;
    if (own != kNoPlace && is_twin(city, own)) {
        add(own);
    }
    for (const std::uint32_t division : meanings) {
        if (is_twin(city, division)) {
            add(division);
        }
    }
}

PlaceChoice PlaceNames::pick(std::vector<std::uint32_t> meanings,
                             Narrow narrow) const {
    PlaceChoice choice;
    std::erase_if(meanings, [&](std::uint32_t place) {
        const PlaceType type = gazetteer_->record(place).type;
        return (narrow == Narrow::Settlement && !is_settlement(type)) ||
               (narrow == Narrow::Area && is_settlement(type));
    });
    if (meanings.empty()) {
        return choice;
    }
    const auto country = std::ranges::find_if(meanings, [&](std::uint32_t p) {
        return gazetteer_->record(p).type == PlaceType::Country;
    });
    const std::uint32_t best =
        country == meanings.end() ? meanings.front() : *country;
    choice.places = {best};
    if (narrow == Narrow::No) {
        add_twins(meanings, choice);
    }
    const int prominence = gazetteer_->record(best).prominence;
    for (const std::uint32_t other : meanings) {
        if (choice.others.size() < kMostOthers &&
            std::ranges::find(choice.places, other) == choice.places.end() &&
            !gazetteer_->lies_in(other, best) &&
            !gazetteer_->lies_in(best, other) &&
            gazetteer_->record(other).prominence + kNearProminence >=
                prominence) {
            choice.others.push_back(other);
        }
    }
    return choice;
}

std::uint32_t PlaceNames::longest_name(const std::vector<Token>& tokens,
                                       std::uint32_t first) const {
    std::uint32_t longest = 0;
    const auto limit = static_cast<std::uint32_t>(
        std::min<std::size_t>(kLongestName, tokens.size() - first));
    gazetteer_->names().walk(
        limit,
        [&](std::uint32_t n) { return tokens[first + n].hash; },
        [&](std::uint32_t length, std::span<const std::uint32_t> payloads) {
            const bool place =
                std::ranges::any_of(payloads, [](std::uint32_t payload) {
                    return !is_demonym(NameEntry::unpack(payload).name_class);
                });
            // "Kuwait by" is Danish for its city.
            const Token& last = tokens[first + length - 1];
            const WordForm* slot = words_->find(last.hash);
            const bool open_end = length > 1 && !last.has(kCapitalised) &&
                                  slot != nullptr &&
                                  (slot->flags & kFunctionWord) != 0;
            longest = place && !open_end ? length : longest;
        });
    return longest;
}

bool PlaceNames::is_well_known(std::uint32_t place) const {
    const PlaceRecord& record = gazetteer_->record(place);
    return record.type == PlaceType::Country || record.prominence >= kWellKnown;
}

/// One ordinary word in small letters is a name only where one is wanted, and
/// then only a well-known one: "in turkey", not "in force".
bool PlaceNames::may_be_name(std::string_view text,
                             const std::vector<Token>& tokens,
                             std::uint32_t first,
                             std::uint32_t length,
                             bool wanted) const {
    if (length > 1 || tokens[first].has(kCapitalised)) {
        return true;
    }
    const std::uint64_t hash = tokens[first].hash;
    if ((toponym_words_->of(hash) & kNeverPlace) != 0) {
        return false;
    }
    const WordForm* slot = words_->find(hash);
    if (slot != nullptr && (slot->flags & kFunctionWord) != 0) {
        return false;
    }
    if (slot == nullptr || !wanted) {
        return slot == nullptr;
    }
    const std::vector<std::uint32_t> places =
        meanings(surface(text, tokens, first, length), false);
    return !places.empty() && is_well_known(places.front());
}

/// "Tripoli, Lebanon", "Paris in Texas": keeps the meanings that lie in what
/// is named behind.
void PlaceNames::narrow_by_container(
    std::string_view text,
    const std::vector<Token>& tokens,
    std::uint32_t first,
    std::uint32_t& length,
    std::vector<std::uint32_t>& meanings) const {
    std::uint32_t at = first + length;
    if (at + 1 >= tokens.size() ||
        !(tokens[at].is(U',') || is(tokens[at], "in"))) {
        return;
    }
    ++at;
    const std::uint32_t container_length = longest_name(tokens, at);
    if (container_length == 0 || !tokens[at].has(kCapitalised)) {
        return;
    }
    const auto containers =
        this->meanings(surface(text, tokens, at, container_length), true);
    std::vector<std::uint32_t> inside;
    for (const std::uint32_t place : meanings) {
        if (std::ranges::any_of(containers, [&](std::uint32_t container) {
                return gazetteer_->lies_in(place, container);
            })) {
            inside.push_back(place);
        }
    }
    if (!inside.empty()) {
        meanings = std::move(inside);
        length = at + container_length - first;
    }
}

PlaceChoice PlaceNames::find(std::string_view text,
                             const std::vector<Token>& tokens,
                             std::uint32_t first,
                             bool wanted) const {
    std::uint32_t at = first;
    Narrow narrow = Narrow::No;
    if (at + 2 < tokens.size() && is(tokens[at + 1], "of")) {
        const std::uint32_t kind = toponym_words_->of(tokens[at].hash);
        if ((kind & (kTownWord | kDivisionWord)) != 0) {
            narrow =
                (kind & kTownWord) != 0 ? Narrow::Settlement : Narrow::Area;
            at += 2;
            wanted = true;
        }
    }
    std::uint32_t length = longest_name(tokens, at);
    if (length == 0 || !may_be_name(text, tokens, at, length, wanted)) {
        return {};
    }
    if (length > 1 && (toponym_words_->of(tokens[at + length - 1].hash) &
                       kDivisionWord) != 0) {
        narrow = Narrow::Area;
    }
    std::vector<std::uint32_t> found = meanings(
        surface(text, tokens, at, length), tokens[at].has(kCapitalised));
    narrow_by_container(text, tokens, at, length, found);
    const std::uint32_t after = at + length;
    if (narrow == Narrow::No && after < tokens.size()) {
        const std::uint32_t kind = toponym_words_->of(tokens[after].hash);
        if ((kind & (kTownWord | kDivisionWord)) != 0) {
            const Narrow behind =
                (kind & kTownWord) != 0 ? Narrow::Settlement : Narrow::Area;
            PlaceChoice choice = pick(found, behind);
            if (!choice.places.empty()) {
                choice.length = after + 1 - first;
                return choice;
            }
        }
    }
    PlaceChoice choice = pick(std::move(found), narrow);
    choice.length = choice.places.empty() ? 0 : at + length - first;
    return choice;
}

PlaceChoice PlaceNames::choose(std::string_view value) const {
    if (const auto place = gazetteer_->find(value)) {
        return {1, {*place}, {}};
    }
    std::vector<Token> tokens;
    tokenize(value, {0, static_cast<std::uint32_t>(value.size())}, tokens);
    for (Token& token : tokens) {
        token.flags |= kCapitalised;
    }
    if (tokens.empty()) {
        return {};
    }
    PlaceChoice choice = find(value, tokens, 0, true);
    return choice.length == tokens.size() ? choice : PlaceChoice{};
}

NamedId PlaceNames::named(std::uint32_t place) const {
    return {std::string(gazetteer_->id(place)),
            std::string(gazetteer_->name(place))};
}

bool PlaceNames::is_country(std::uint32_t place) const {
    return gazetteer_->record(place).type == PlaceType::Country;
}

std::string PlaceNames::acting_country(std::uint32_t place) const {
    const PlaceRecord& record = gazetteer_->record(place);
    if (record.type == PlaceType::Country) {
        return std::string(gazetteer_->country(place));
    }
    if (record.country_place != kNoPlace &&
        gazetteer_->record(record.country_place).seat == place) {
        return std::string(gazetteer_->country(place));
    }
    return {};
}

NamedId PlaceNames::country(std::string_view code) const {
    const auto place = gazetteer_->find_country(code);
    return place ? named(*place) : NamedId{};
}

}  // namespace dateline
