// Names of the classes, and the sections that hold the lexicon.
#include "plugin/time/time_lexicon.h"

#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view,
                     static_cast<std::size_t>(TimeClass::Count)>
    kClassNames = {
        "month",
        "weekday",
        "short-weekday",
        "weekdays",
        "year",
        "any-year",
        "decade",
        "month-number",
        "day-number",
        "two-digits",
        "clock-number",
        "minute-number",
        "clock-time",
        "dotted-date",
        "number",
        "ordinal",
        "unit",
        "units",
        "quarter",
        "century",
        "weekend",
        "season",
        "fall",
        "part",
        "parts",
        "day-word",
        "tonight",
        "reference",
        "holiday",
        "edge",
        "phase",
        "approx",
        "relation",
        "ago",
        "vague",
        "every",
        "per",
        "often",
        "era",
        "half-day",
        "clock-word",
        "zone",
        "fiscal",
        "half",
        "long",
        "the",
        "a",
        "of",
        "in",
        "for",
        "and",
        "to",
        "or",
        "comma",
        "dash",
        "slash",
        "colon",
        "mark",
        "possessive",
        "past",
        "shared",
        "name",
        "money",
        "noun",
};

}  // namespace

std::optional<TimeClass> time_class_from(std::string_view name) {
    for (std::size_t i = 0; i < kClassNames.size(); ++i) {
        if (kClassNames[i] == name) {
            return static_cast<TimeClass>(i);
        }
    }
    return std::nullopt;
}

std::uint32_t pack(TimeSense sense) {
    return (sense.capital ? 0x80000000U : 0U) |
           (static_cast<std::uint32_t>(sense.cls) << 16) |
           static_cast<std::uint16_t>(sense.value);
}

TimeLexicon::TimeLexicon(const Image& image)
    : image_(image),
      words_(image, "times.words"),
      event_words_(image, "times.events"),
      cues_(image, "times.cues"),
      nodes_(image.array<PatternNode>("times.nodes")),
      edges_(image.array<PatternEdge>("times.edges")),
      rules_(image.array<TimeRule>("times.rules")),
      holidays_(image.array<HolidayRule>("times.holidays")),
      events_(image.array<KnownEvent>("times.known")),
      marks_(image.array<std::uint64_t>("times.marks")) {
    if (marks_.size() != kTimeMarkWords || nodes_.empty() ||
        nodes_[0].edge_count > 64) {
        throw ImageError("the times sections are damaged");
    }
    std::size_t index = 0;
    for (const PatternEdge& edge : edges(nodes_[0])) {
        openers_ |= edge.classes;
        for (std::size_t cls = 0; cls < first_edges_.size(); ++cls) {
            first_edges_[cls] |= (edge.classes >> cls & 1) << index;
        }
        ++index;
    }
}

std::optional<TimeCue> TimeLexicon::cue(std::uint64_t hash) const {
    if (!marked(TimeWordMark::IsCue).may_have(hash)) {
        return std::nullopt;
    }
    const PhraseNode* node = cues_.find(extend_key(0, hash));
    if (node == nullptr || node->count == 0) {
        return std::nullopt;
    }
    return static_cast<TimeCue>(cues_.payloads(*node).front());
}

const HolidayRule* TimeLexicon::holiday(std::int16_t index) const {
    const auto i = static_cast<std::size_t>(index);
    return index >= 0 && i < holidays_.size() ? &holidays_[i] : nullptr;
}

}  // namespace dateline
