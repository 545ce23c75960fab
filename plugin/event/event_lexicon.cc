// Opens the sections that config/events_loader writes.
#include "plugin/event/event_lexicon.h"

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

}  // namespace

std::optional<PartyKind> party_kind_from(std::string_view text) {
    for (std::size_t i = 0; i < kPartyKinds.size(); ++i) {
        if (kPartyKinds[i] == text) {
            return static_cast<PartyKind>(i);
        }
    }
    return std::nullopt;
}

EventLexicon::EventLexicon(const Image& image)
    : image_(image),
      types_(image.array<EventType>("event.types")),
      rules_(image.array<EventRule>("event.rules")),
      slots_(image.array<EventSlot>("event.slots")),
      preposition_slots_(image.array<PrepositionSlot>("event.preps")),
      triggers_(image.array<EventTrigger>("event.triggers")),
      tails_(image.array<TailWord>("event.tails")),
      guards_(image.array<WordGuard>("event.guards")),
      words_(image.array<std::uint32_t>("event.words")),
      code_rows_(image.array<CodeRow>("event.codes")),
      by_lemma_(image.array<std::uint16_t>("event.bylemma")),
      lemma_triggers_(image.array<LemmaTriggers>("event.lemmas")),
      cues_by_lemma_(image.array<std::uint16_t>("event.cuelemma")),
      lemma_cues_(image.array<LemmaTriggers>("event.cues")),
      lemma_classes_(image.array<std::uint16_t>("event.classof")),
      class_sets_(image.array<ClassSet>("event.classsets")),
      class_names_(image.array<StringRef>("event.classes")),
      speech_(image.array<std::uint8_t>("event.speech")),
      terms_(image.array<StringRef>("event.terms")),
      question_groups_(image.array<QuestionGroup>("event.groups")),
      phrases_(image, "event.phrase"),
      status_words_(image, "event.status"),
      compound_classes_(image, "event.comp") {}

std::uint32_t EventLexicon::class_named(std::string_view name) const {
    for (std::uint32_t i = 0; i < class_names_.size(); ++i) {
        if (text(class_names_[i]) == name) {
            return i;
        }
    }
    return kMaxClasses;
}

}  // namespace dateline
