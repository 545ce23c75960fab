// A name is taken apart by the pattern it fits and put together with each.
#include "config/division_kinds.h"

namespace dateline {

namespace {

std::string fill(const std::string& pattern, const std::string& base) {
    const std::size_t star = pattern.find('*');
    return pattern.substr(0, star) + base + pattern.substr(star + 1);
}

/// What stands for the * of @p pattern in @p name; empty when it does not fit.
std::string strip(const std::string& pattern, const std::string& name) {
    const std::size_t star = pattern.find('*');
    const std::string before = pattern.substr(0, star);
    const std::string after = pattern.substr(star + 1);
    if (name.size() <= before.size() + after.size() ||
        name.compare(0, before.size(), before) != 0 ||
        name.compare(name.size() - after.size(), after.size(), after) != 0) {
        return {};
    }
    return name.substr(before.size(),
                       name.size() - before.size() - after.size());
}

}  // namespace

void DivisionKinds::read(const YamlFile& file,
                         const YamlValue& value,
                         LintReport& report) {
    YamlMap map(file, value, report);
    Kind kind;
    kind.country = map.text("country");
    const double order = map.number("order").value_or(1);
    kind.order = order == 2 ? 2 : 1;
    if (order != 1 && order != 2) {
        map.error("order", "'order' must be 1 or 2");
    }
    for (const std::string& word : map.texts("words")) {
        kind.patterns.push_back(
            word.find('*') == std::string::npos ? "* " + word : word);
    }
    kind.bare = map.flag("bare");
    for (const std::string& code : map.texts("except")) {
        kind.except.insert("geo:" + code);
    }
    map.done();
    kinds_[{kind.country, kind.order}] = std::move(kind);
}

void DivisionKinds::apply(GazetteerBuilder& builder) const {
    const std::size_t size = builder.size();
    for (std::uint32_t i = 0; i < size; ++i) {
        const PlaceDraft& place = builder.place(i);
        const bool first = place.type == PlaceType::State;
        if ((!first && place.type != PlaceType::County) ||
            place.id.compare(0, 4, "geo:") != 0) {
            continue;
        }
        const auto kind = kinds_.find({place.country, first ? 1 : 2});
        if (kind != kinds_.end() && !kind->second.except.contains(place.id)) {
            apply_to(kind->second, i, builder);
        }
    }
}

void DivisionKinds::apply_to(const Kind& kind,
                             std::uint32_t index,
                             GazetteerBuilder& builder) {
    PlaceDraft& place = builder.place(index);
    std::string base = place.name;
    for (const std::string& pattern : kind.patterns) {
        const std::string rest = strip(pattern, place.name);
        if (!rest.empty()) {
            base = rest;
            break;
        }
    }
    // A county's bare name is a town's or a person's more often.
    if (kind.order == 1 || kind.bare) {
        builder.add_name(index, NameClass::Common, base);
    }
    for (const std::string& pattern : kind.patterns) {
        builder.add_name(index, NameClass::Generated, fill(pattern, base));
    }
    // "Luhansk" is the town; the name shown must tell them apart.
    const auto seat = builder.find(place.seat);
    if (base == place.name && !kind.patterns.empty() && seat &&
        builder.place(*seat).name == base) {
        place.name = fill(kind.patterns.front(), base);
    }
}

}  // namespace dateline
