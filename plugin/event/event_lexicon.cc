// Opens the sections that config/events_loader writes.
#include "plugin/event/event_lexicon.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::array<std::string_view, kPartyKindCount> kPartyKinds = {
    "any",
    "state",
    "forces",
    "rebels",
    "police",
    "protesters",
    "civilians",
    "person",
    "org",
    "company",
    "media"};

constexpr std::array<std::string_view, kBuiltInClassCount> kBuiltInClasses = {
    "person",
    "state",
    "forces",
    "group",
    "org",
    "actor",
    "place",
    "time",
    "money",
    "number",
    "event"};

}  // namespace

std::span<const std::string_view> party_kind_names() {
    return kPartyKinds;
}

std::span<const std::string_view> built_in_class_names() {
    return kBuiltInClasses;
}

EventLexicon::EventLexicon(const Image& image)
    : image_(image),
      types_(image.array<EventType>("event.types")),
      rules_(image.array<EventRule>("event.rules")),
      slots_(image.array<EventSlot>("event.slots")),
      preposition_slots_(image.array<PrepositionSlot>("event.preps")),
      triggers_(image.array<EventTrigger>("event.triggers")),
      tails_(image.array<TailWord>("event.tails")),
      words_(image.array<std::uint32_t>("event.words")),
      code_rows_(image.array<CodeRow>("event.codes")),
      lemma_facts_(image.array<LemmaFacts>("event.facts")),
      lemma_triggers_(image.array<LemmaTriggers>("event.lemmas")),
      lemma_cues_(image.array<LemmaTriggers>("event.cues")),
      class_sets_(image.array<ClassSet>("event.classsets")),
      class_names_(image.array<StringRef>("event.classes")),
      terms_(image.array<StringRef>("event.terms")),
      question_groups_(image.array<QuestionGroup>("event.groups")),
      phrases_(image, "event.phrase"),
      status_words_(image, "event.status"),
      compound_classes_(image, "event.comp"),
      guards_(image, "event.guard") {
    for (const EventRule& rule : rules_) {
        for (const std::uint32_t list : {rule.needs, rule.refuse}) {
            if (list != kNoGuards) {
                guard_lists_ = std::max(guard_lists_, list + 1);
            }
        }
    }
}

std::uint8_t EventLexicon::word(std::span<const WordReading> readings,
                                std::uint64_t key) const {
    std::uint8_t bits = 0;
    const auto set = [&](EventWord bit, bool holds) {
        bits = static_cast<std::uint8_t>(bits | (holds ? bit : 0));
    };
    for (const WordReading& reading : readings) {
        const LemmaTriggers* found = triggers(reading.lemma);
        if (found == nullptr) {
            continue;
        }
        const WordTag tag = reading.tag;
        const bool noun = tag == WordTag::Noun || tag == WordTag::PluralNoun;
        const bool verb =
            (tag >= WordTag::VerbBase && tag <= WordTag::VerbGerund) ||
            (tag >= WordTag::Modal && tag <= WordTag::Do);
        set(kTriggers,
            found->adjectives.count != 0 || (noun && found->nouns.count != 0));
        for (const EventTrigger& trigger : list(found->verbs)) {
            set(trigger.tail.count == 0 ? kTriggers : kTriggersTailed, verb);
        }
    }
    const std::uint64_t path = extend_key(0, key);
    set(kBeginsTrigger, phrases_.find(path) != nullptr);
    set(kBeginsStatusWord, status_words_.find(path) != nullptr);
    set(kBeginsCompound, compound_classes_.find(path) != nullptr);
    set(kBeginsGuard, guards_.find(path) != nullptr);
    return bits;
}

std::uint32_t EventLexicon::class_named(std::string_view name) const {
    for (std::uint32_t i = 0; i < class_names_.size(); ++i) {
        if (text(class_names_[i]) == name) {
            return i;
        }
    }
    return kMaxClasses;
}

}  // namespace dateline
