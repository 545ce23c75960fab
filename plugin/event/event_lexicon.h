// EventLexicon: the compiled rules of config/events/ as flat arrays. It says
// which words may evoke which event and what must stand around them; whether
// they do in a sentence is event_finder's to decide. Format of the sources:
// config/events/README.md.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_LEXICON_H
#define DATELINE_PLUGIN_EVENT_EVENT_LEXICON_H

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "plugin/annotation.h"
#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// A set of noun classes, by class number.
struct ClassSet {
    std::uint64_t low = 0;
    std::uint64_t high = 0;

    void add(std::uint32_t number) {
        (number < 64 ? low : high) |= std::uint64_t{1} << (number & 63);
    }
    [[nodiscard]] bool has(std::uint32_t number) const {
        return ((number < 64 ? low : high) >> (number & 63) & 1) != 0;
    }
    [[nodiscard]] bool meets(ClassSet other) const {
        return (low & other.low) != 0 || (high & other.high) != 0;
    }
    [[nodiscard]] bool empty() const { return low == 0 && high == 0; }
    void add(ClassSet other) {
        low |= other.low;
        high |= other.high;
    }
};

/// Classes that come from what a noun phrase refers to; the YAML's own classes
/// are numbered after these.
enum BuiltInClass : std::uint32_t {
    kClassPerson,
    kClassState,
    kClassForces,
    kClassGroup,
    kClassOrg,
    kClassActor,
    kClassPlace,
    kClassTime,
    kClassMoney,
    kClassNumber,
    kClassEvent,
    kBuiltInClassCount,
};
inline constexpr std::uint32_t kMaxClasses = 128;

enum class EventRole : std::uint8_t {
    None,
    Doer,
    Recipient,
    Target,
    Place,
    Origin,
    Destination,
    Party,
    Moved,
    Content,
    Topic,
    Instrument,
};

/// Whence the places of a type's events come.
enum class PlacePolicy : std::uint8_t { In, Target, Origin, Both };

struct EventSlot {
    ClassSet is;
    ClassSet isnt;
    ListRef words;  ///< lemma ids in the words array; empty: any
    EventRole role = EventRole::None;
    bool required = false;
    std::uint8_t status = 0xFF;  ///< EventStatus of the content, or none
    std::uint8_t reserved = 0;
};

struct PrepositionSlot {
    std::uint32_t preposition = 0;  ///< lemma id
    EventSlot slot;
};

enum class VoiceLimit : std::uint8_t { Any, Active, Passive };

/// kNoSlot where the rule says nothing.
inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFF;

struct EventRule {
    StringRef name;  ///< "withdrawal/retreat-from"
    StringRef mode;
    std::uint32_t type = 0;
    std::uint32_t subject = kNoSlot;  ///< in the slots array
    std::uint32_t object = kNoSlot;
    std::uint32_t complement = kNoSlot;
    std::uint32_t noun_possessor = kNoSlot;
    std::uint32_t noun_modifier = kNoSlot;
    std::uint32_t noun_of = kNoSlot;
    ListRef prepositions;
    ListRef needs;   ///< WordGuards, one must hold
    ListRef refuse;  ///< WordGuards, none may hold
    ClassSet needs_class;
    ClassSet refuse_class;
    float confidence = 0.8F;
    VoiceLimit voice = VoiceLimit::Any;
    std::uint8_t status = 0xFF;
    std::uint16_t reserved = 0;
    StringRef source;  ///< "territory.yaml:12"
};

/// A word (or two in a row) that a clause must or must not hold: canonical
/// keys, `second` 0 for a single word.
struct WordGuard {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
};

struct EventType {
    StringRef slug;
    StringRef label;
    StringRef plural;
    StringRef family;
    PlacePolicy place = PlacePolicy::In;
    bool symmetric = false;
    bool home = false;  ///< happens in the country of its parties
    std::uint8_t reserved = 0;
    ListRef code_rows;       ///< in the code rows
    ListRef question_terms;  ///< StringRefs
};

/// A further word of a trigger of several.
struct TailWord {
    std::uint64_t hash = 0;         ///< of the form as written
    std::uint32_t lemma = 0;        ///< or any form of this lemma
    std::uint32_t preposition = 0;  ///< 1: it is a preposition or particle
};

enum class TriggerKind : std::uint8_t { Verb, Noun, Adjective, Phrase, Cue };

/// A word that may evoke a rule; the words array of a verb's `tail` follow
/// it, those of a noun's precede it.
struct EventTrigger {
    std::uint32_t rule = 0;  ///< or cue status for TriggerKind::Cue
    ListRef tail;
    TriggerKind kind = TriggerKind::Verb;
    /// For a verb: 1 it follows "be" ("be believed", "be about").
    std::uint8_t after_be = 0;
    std::uint16_t reserved = 0;
};

/// Kinds of doers and recipients in the code table.
enum class PartyKind : std::uint8_t {
    Any,
    State,
    Forces,
    Rebels,
    Police,
    Protesters,
    Civilians,
    Person,
    Org,
    Company,
    Media,
};
std::optional<PartyKind> party_kind_from(std::string_view text);
inline constexpr std::uint32_t kPartyKindCount = 11;

/// Bits 1 << PartyKind, 1 << EventStatus; 0 accepts anything.
struct CodeRow {
    StringRef mode;  ///< empty: any
    std::uint32_t statuses = 0;
    std::uint32_t doers = 0;
    std::uint32_t recipients = 0;
    StringRef plover, cameo, acled, case2021, mediatopic;
};

/// What a lemma triggers, per part of speech: ranges of the triggers array.
struct LemmaTriggers {
    ListRef verbs;
    ListRef nouns;
    ListRef adjectives;
};

struct LemmaClass {
    ClassSet classes;
};

struct QuestionGroup {
    StringRef word;
    ListRef types;  ///< type numbers in the words array
};

enum SpeechFlag : std::uint8_t {
    kReportingVerb = 1,  ///< its subject says what it governs
    kLightVerb = 2,      ///< "launch", "stage": its subject does the noun's act
};

/// Immutable view; safe to share between threads.
class EventLexicon {
  public:
    EventLexicon() = default;
    /// @throw ImageError when a section is missing
    explicit EventLexicon(const Image& image);

    [[nodiscard]] std::span<const EventType> types() const { return types_; }
    [[nodiscard]] std::span<const EventRule> rules() const { return rules_; }
    [[nodiscard]] const EventSlot& slot(std::uint32_t index) const {
        return slots_[index];
    }
    [[nodiscard]] const LemmaTriggers* triggers(std::uint32_t lemma) const {
        if (lemma >= by_lemma_.size() || by_lemma_[lemma] == 0) {
            return nullptr;
        }
        return &lemma_triggers_[by_lemma_[lemma]];
    }
    [[nodiscard]] std::span<const EventTrigger> list(ListRef range) const {
        return list_of(triggers_, range);
    }
    [[nodiscard]] std::span<const TailWord> tail(
        const EventTrigger& trigger) const {
        return list_of(tails_, trigger.tail);
    }
    [[nodiscard]] std::span<const PrepositionSlot> prepositions(
        const EventRule& rule) const {
        return list_of(preposition_slots_, rule.prepositions);
    }
    [[nodiscard]] std::span<const WordGuard> guards(ListRef range) const {
        return list_of(guards_, range);
    }
    [[nodiscard]] std::span<const std::uint32_t> words(ListRef range) const {
        return list_of(words_, range);
    }
    [[nodiscard]] std::span<const CodeRow> code_rows(
        const EventType& type) const {
        return list_of(code_rows_, type.code_rows);
    }
    /// Classes of a common noun by its lemma.
    [[nodiscard]] ClassSet classes_of(std::uint32_t lemma) const {
        return lemma < lemma_classes_.size()
                   ? class_sets_[lemma_classes_[lemma]]
                   : ClassSet{};
    }
    /// Classes of compounds ("armoured vehicle"), keys as canonical_key();
    /// payload: a class set's number.
    [[nodiscard]] const PhraseTable& compound_classes() const {
        return compound_classes_;
    }
    [[nodiscard]] ClassSet class_set(std::uint32_t number) const {
        return number < class_sets_.size() ? class_sets_[number] : ClassSet{};
    }
    /// Number of a class named in the YAML, or kMaxClasses.
    [[nodiscard]] std::uint32_t class_named(std::string_view name) const;

    /// Phrases that trigger by themselves; payload: rule.
    [[nodiscard]] const PhraseTable& phrases() const { return phrases_; }
    /// Words that set a status; payload: EventStatus.
    [[nodiscard]] const PhraseTable& status_words() const {
        return status_words_;
    }
    /// Cues of a lemma: triggers whose `rule` is an EventStatus.
    [[nodiscard]] const LemmaTriggers* cues(std::uint32_t lemma) const {
        if (lemma >= cues_by_lemma_.size() || cues_by_lemma_[lemma] == 0) {
            return nullptr;
        }
        return &lemma_cues_[cues_by_lemma_[lemma]];
    }
    [[nodiscard]] bool is_speech(std::uint32_t lemma) const {
        return lemma < speech_.size() && (speech_[lemma] & kReportingVerb) != 0;
    }
    [[nodiscard]] bool is_light(std::uint32_t lemma) const {
        return lemma < speech_.size() && (speech_[lemma] & kLightVerb) != 0;
    }
    [[nodiscard]] std::span<const QuestionGroup> question_groups() const {
        return question_groups_;
    }
    [[nodiscard]] std::span<const StringRef> question_terms(
        const EventType& type) const {
        return list_of(terms_, type.question_terms);
    }
    [[nodiscard]] std::string_view text(StringRef ref) const {
        return image_.text(ref);
    }

  private:
    Image image_;
    std::span<const EventType> types_;
    std::span<const EventRule> rules_;
    std::span<const EventSlot> slots_;
    std::span<const PrepositionSlot> preposition_slots_;
    std::span<const EventTrigger> triggers_;
    std::span<const TailWord> tails_;
    std::span<const WordGuard> guards_;
    std::span<const std::uint32_t> words_;
    std::span<const CodeRow> code_rows_;
    std::span<const std::uint16_t> by_lemma_;
    std::span<const LemmaTriggers> lemma_triggers_;
    std::span<const std::uint16_t> cues_by_lemma_;
    std::span<const LemmaTriggers> lemma_cues_;
    std::span<const std::uint16_t> lemma_classes_;
    std::span<const ClassSet> class_sets_;
    std::span<const StringRef> class_names_;
    std::span<const std::uint8_t> speech_;
    std::span<const StringRef> terms_;
    std::span<const QuestionGroup> question_groups_;
    PhraseTable phrases_;
    PhraseTable status_words_;
    PhraseTable compound_classes_;
};

}  // namespace dateline

#endif
