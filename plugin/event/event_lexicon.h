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
#include "plugin/lexicon/word_lexicon.h"

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
/// Their names in the YAML, in the enum's order.
std::span<const std::string_view> built_in_class_names();
inline constexpr std::uint32_t kMaxClasses = 128;

enum class EventRole : std::uint16_t {
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
enum class PlacePolicy : std::uint16_t { In, Target, Origin, Both };

struct EventSlot {
    ClassSet is;
    ClassSet isnt;
    ListRef words;  ///< lemma ids in the words array; empty: any
    EventRole role = EventRole::None;
    bool required = false;
    std::uint8_t status = 0xFF;  ///< EventStatus of the content, or none
};

struct PrepositionSlot {
    std::uint32_t preposition = 0;  ///< lemma id
    EventSlot slot;
};

enum class VoiceLimit : std::uint8_t { Any, Active, Passive };

/// kNoSlot, kNoGuards where the rule says nothing.
inline constexpr std::uint32_t kNoSlot = 0xFFFFFFFF;
inline constexpr std::uint32_t kNoGuards = 0xFFFFFFFF;

struct EventRule {
    StringRef name;  ///< "withdrawal/retreat-from"
    StringRef mode;
    std::uint32_t subject = kNoSlot;  ///< in the slots array
    std::uint32_t object = kNoSlot;
    std::uint32_t complement = kNoSlot;
    std::uint32_t noun_possessor = kNoSlot;
    std::uint32_t noun_modifier = kNoSlot;
    std::uint32_t noun_of = kNoSlot;
    ListRef prepositions;
    std::uint32_t needs = kNoGuards;   ///< guard list: one must hold
    std::uint32_t refuse = kNoGuards;  ///< guard list: none may hold
    ClassSet needs_class;
    ClassSet refuse_class;
    float confidence = 0.8F;
    VoiceLimit voice = VoiceLimit::Any;
    std::uint8_t status = 0xFF;
    std::uint16_t type = 0;
    StringRef source;  ///< "territory.yaml:12"
};

struct EventType {
    StringRef slug;
    StringRef label;
    StringRef plural;
    StringRef family;
    PlacePolicy place = PlacePolicy::In;
    bool symmetric = false;
    bool home = false;       ///< happens in the country of its parties
    bool uttered = false;    ///< done by saying or showing it
    ListRef code_rows;       ///< in the code rows
    ListRef question_terms;  ///< StringRefs
};

/// A further word of a trigger of several.
struct TailWord {
    std::uint64_t hash = 0;         ///< of the form as written
    std::uint32_t lemma = 0;        ///< or any form of this lemma
    std::uint32_t preposition = 0;  ///< 1: it is a preposition or particle
};

/// Which of 256 bits a sentence with the lemma, or the unknown form of this
/// hash less 1, has set. See TriggerTail.
constexpr std::uint8_t tail_bit(std::uint64_t lemma) {
    return static_cast<std::uint8_t>(lemma * 0x9E3779B97F4A7C15ULL >> 56);
}
constexpr std::uint8_t tail_bit(const TailWord& word) {
    return tail_bit(word.lemma != 0xFFFFFFFF ? word.lemma : word.hash - 1);
}

/// What a trigger and its rule ask before anything else. Combined by |.
enum TriggerFlag : std::uint8_t {
    kAfterBe = 1,       ///< a verb that follows "be" ("be believed")
    kWantsSubject = 2,  ///< its rule takes no clause without a subject
    kWantsObject = 4,
};

enum class TriggerKind : std::uint8_t { Verb, Noun, Adjective, Phrase, Cue };

/// A word that may evoke a rule; the words array of a verb's `tail` follow
/// it, those of a noun's precede it.
struct EventTrigger {
    std::uint32_t rule = 0;  ///< or cue status for TriggerKind::Cue
    ListRef tail;
    TriggerKind kind = TriggerKind::Verb;
    std::uint8_t flags = 0;              ///< TriggerFlag
    VoiceLimit voice = VoiceLimit::Any;  ///< of its rule
    std::uint8_t tail_bit = 0;           ///< of the first word of its tail

    [[nodiscard]] bool has(TriggerFlag flag) const {
        return (flags & flag) != 0;
    }
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
/// Their names in the YAML, in the enum's order.
std::span<const std::string_view> party_kind_names();
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

/// What rules, cues and classes hold of a lemma, as numbers of the arrays that
/// have more of it; 0: nothing. 8 bytes.
struct LemmaFacts {
    std::uint16_t triggers = 0;  ///< LemmaTriggers
    std::uint16_t cues = 0;      ///< LemmaTriggers
    std::uint16_t classes = 0;   ///< class set
    std::uint16_t flags = 0;     ///< LemmaFlag
};

struct QuestionGroup {
    StringRef word;
    ListRef types;  ///< type numbers in the words array; none: a filler word
};

/// Combined by |.
enum LemmaFlag : std::uint16_t {
    kReportingVerb = 1,   ///< its subject says what it governs
    kLightVerb = 2,       ///< "launch": its subject does the noun's act
    kTransitiveVerb = 4,  ///< "arrest": without an object it is a passive
    kReachingVerb = 8,    ///< "sweep": its subject happens where its object is
    kOccurringVerb = 16,  ///< "happen": what its subject is, happens
};

/// What a word may mean for events, whatever stands beside it. Combined by |.
enum EventWord : std::uint8_t {
    kTriggers = 1,          ///< evokes a rule alone
    kTriggersTailed = 2,    ///< evokes a rule with further words
    kBeginsTrigger = 4,     ///< a phrase that triggers
    kBeginsStatusWord = 8,  ///< a status word or phrase
    kBeginsCompound = 16,   ///< a noun compound with classes of its own
    kBeginsGuard = 32,      ///< a guard of some rule
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
    /// All zero for kNone and its like.
    [[nodiscard]] const LemmaFacts& facts(std::uint32_t lemma) const {
        static constexpr LemmaFacts kNothing;
        return lemma < lemma_facts_.size() ? lemma_facts_[lemma] : kNothing;
    }
    /// EventWord bits of a form with these readings and this canonical key.
    [[nodiscard]] std::uint8_t word(std::span<const WordReading> readings,
                                    std::uint64_t key) const;
    [[nodiscard]] const LemmaTriggers* triggers(std::uint32_t lemma) const {
        const std::uint16_t number = facts(lemma).triggers;
        return number == 0 ? nullptr : &lemma_triggers_[number];
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
    /// Words, or two in a row, that a clause must or must not hold, as
    /// canonical keys; payload: number of the list, a rule's `needs` or
    /// `refuse`.
    [[nodiscard]] const PhraseTable& guards() const { return guards_; }
    [[nodiscard]] std::uint32_t guard_lists() const { return guard_lists_; }
    [[nodiscard]] std::span<const std::uint32_t> words(ListRef range) const {
        return list_of(words_, range);
    }
    [[nodiscard]] std::span<const CodeRow> code_rows(
        const EventType& type) const {
        return list_of(code_rows_, type.code_rows);
    }
    /// Classes of a common noun by its lemma.
    [[nodiscard]] ClassSet classes_of(std::uint32_t lemma) const {
        return class_sets_[facts(lemma).classes];
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
        const std::uint16_t number = facts(lemma).cues;
        return number == 0 ? nullptr : &lemma_cues_[number];
    }
    [[nodiscard]] bool is_speech(std::uint32_t lemma) const {
        return (facts(lemma).flags & kReportingVerb) != 0;
    }
    [[nodiscard]] bool is_light(std::uint32_t lemma) const {
        return (facts(lemma).flags & kLightVerb) != 0;
    }
    [[nodiscard]] bool is_transitive(std::uint32_t lemma) const {
        return (facts(lemma).flags & kTransitiveVerb) != 0;
    }
    [[nodiscard]] bool is_reaching(std::uint32_t lemma) const {
        return (facts(lemma).flags & kReachingVerb) != 0;
    }
    [[nodiscard]] bool is_occurring(std::uint32_t lemma) const {
        return (facts(lemma).flags & kOccurringVerb) != 0;
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
    std::span<const std::uint32_t> words_;
    std::span<const CodeRow> code_rows_;
    std::span<const LemmaFacts> lemma_facts_;
    std::span<const LemmaTriggers> lemma_triggers_;
    std::span<const LemmaTriggers> lemma_cues_;
    std::span<const ClassSet> class_sets_;
    std::span<const StringRef> class_names_;
    std::span<const StringRef> terms_;
    std::span<const QuestionGroup> question_groups_;
    PhraseTable phrases_;
    PhraseTable status_words_;
    PhraseTable compound_classes_;
    PhraseTable guards_;
    std::uint32_t guard_lists_ = 0;
};

}  // namespace dateline

#endif
