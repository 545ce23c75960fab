// ActorLexicon: the actors, offices, roles, demonyms and name words we know, as
// views into the compiled lexicon. It answers look-ups; what a text means by a
// name is decided by name_finder and actor_finder. The sections are written by
// config/actors_loader.
#ifndef DATELINE_PLUGIN_ACTOR_ACTOR_LEXICON_H
#define DATELINE_PLUGIN_ACTOR_ACTOR_LEXICON_H

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "plugin/lexicon/image.h"
#include "plugin/lexicon/phrase_table.h"
#include "plugin/span.h"
#include "plugin/text/token.h"
#include "plugin/time/day.h"
#include "plugin/word_facts.h"

namespace dateline {

enum class Gender : std::uint8_t { Unknown, Male, Female, Thing, Many };

/// A known actor. Countries' generic actors (government:UA, ...) are records
/// too.
struct ActorRecord {
    std::uint64_t surname = 0;  ///< hash of the surname's last token; 0: none
    StringRef id;
    StringRef name;
    StringRef kind;
    StringRef country;         ///< may be empty
    ListRef above;             ///< ActorMembership: command or membership
    ListRef affiliated;        ///< indexes of actors
    ListRef tenures;           ///< ActorTenure, of a person
    std::uint32_t gender = 0;  ///< Gender
};

/// Valid on the days from..to.
struct ActorMembership {
    std::uint32_t actor = 0;
    Day from = 0;
    Day to = 0;
};

struct ActorTenure {
    std::uint32_t office = 0;
    Day from = 0;
    Day to = 0;
};

struct OfficeRecord {
    StringRef slug;  ///< "president", as in a role's `office`
    StringRef country;
    ListRef holders;  ///< OfficeHolder
};

struct OfficeHolder {
    std::uint32_t person = 0;
    Day from = 0;
    Day to = 0;
};

/// Equal texts of one lexicon are stored once.
inline bool same_text(StringRef a, StringRef b) {
    return a.offset == b.offset && a.length == b.length;
}

/// How an alias has to be written to count.
enum AliasFlag : std::uint32_t {
    kAliasWeak = 1,     ///< a bare surname: wants a title or the full name
    kAliasAllCaps = 2,  ///< all letters capital: WHO
    kAliasSurname = 4,  ///< strong or weak, it is a surname
    kAliasMetonym = 8,  ///< a building or seat: "the Kremlin"
};

struct ActorAlias {
    std::uint32_t actor = 0;
    std::uint32_t flags = 0;
    std::uint32_t capitals = 0;  ///< bit n: token n begins with a capital
};

/// What a role noun with a country stands for.
enum class RoleTarget : std::uint32_t {
    Role,        ///< role:slug@XX
    Military,    ///< military:XX
    Police,      ///< police:XX
    Government,  ///< government:XX
    People,      ///< people:XX
};

/// To whose command role:slug@XX belongs.
enum class RoleCommand : std::uint32_t {
    None,
    Country,
    Government,
    Military,
    Police,
};

enum RoleFlag : std::uint32_t {
    kRolePerson = 1,  ///< one person's role, may stand before a name
    kRoleArmed = 4,   ///< rebels, militants, gunmen: corefer with one another
    kRoleState = 8,   ///< without a country it is the article's: parliament
    kRoleFemale = 16,
    kRoleMale = 32,
    kRoleTitleOnly = 64,  ///< no actor without a name: "Mr", "Sir"
    kRoleModifier = 128,  ///< stands as adjective before other roles: rebel
    kRoleMember = 512,    ///< of the body before it: "rebel commander"
    kRoleOwned = 256,     ///< an actor only with an owner: "Russian tanks"
};

struct RoleRecord {
    StringRef slug;
    StringRef name;  ///< plural, as shown
    StringRef kind;
    StringRef office;  ///< may be empty
    RoleTarget target = RoleTarget::Role;
    RoleCommand command = RoleCommand::None;
    std::uint32_t flags = 0;
};

/// Payload of the role table: role * 4 + (wants a capital ? 2 : 0) + (plural ?
/// 1 : 0).
struct RoleForm {
    std::uint32_t role = 0;
    bool plural = false;
};

struct CountryActors {
    StringRef code;
    StringRef name;
    std::uint32_t capital = 0;  ///< GeoNames id; 0: none known
    std::uint32_t country = 0;  ///< these are indexes of actors
    std::uint32_t government = 0;
    std::uint32_t military = 0;
    std::uint32_t police = 0;
    std::uint32_t people = 0;
};

enum DemonymFlag : std::uint32_t {
    kDemonymNoun = 1,       ///< a plural or collective noun: Russians
    kDemonymOne = 2,        ///< a noun for one person: a Russian, an Afghan
    kDemonymAdjective = 4,  ///< Russian
    kDemonymRegion = 8,     ///< of a people or region within a country
};

/// A form of a people's name.
struct Demonym {
    std::uint32_t country = 0xFFFFFFFF;  ///< index of countries()
    std::uint32_t people = 0;            ///< actor
    std::uint32_t forces = 0xFFFFFFFF;   ///< actor meant by "X forces"
    std::uint32_t flags = 0;
};

/// Classes of single words, combined by |; the payload of the word table.
enum NameWord : std::uint32_t {
    kGivenMale = 1U << 0,
    kGivenFemale = 1U << 1,
    kParticle = 1U << 2,       ///< al, von, bin: inside a person's name
    kHonorificMale = 1U << 3,  ///< Mr
    kHonorificFemale = 1U << 4,
    kHonorific = 1U << 5,      ///< Dr
    kFormer = 1U << 6,         ///< former, ex, late, then
    kRoleAdjective = 1U << 7,  ///< senior, armed: between demonym and role
    kSpeechVerb = 1U << 8,
    kOrganisationHead = 1U << 9,  ///< Party, Bank, University
    kPartyHead = 1U << 10,
    kCompanyHead = 1U << 11,
    kArmedHead = 1U << 12,
    kMediaHead = 1U << 13,
    kLegalForm = 1U << 14,    ///< Inc, GmbH
    kGrammarWord = 1U << 15,  ///< the, in, and: never part of a name's begin
    kAlignment = 1U << 16,    ///< backed, led, controlled
    kLeaning = 1U << 17,      ///< pro, anti
    kLocative = 1U << 18,     ///< in, near, across
    kSuffix = 1U << 19,       ///< Jr, III: after a surname
    kCountryWord = 1U << 20,  ///< a one-word name of a country or capital
    kComplement = 1U << 21,   ///< of, for, on: after an organisation's head
    kTimeWord = 1U << 22,     ///< months, weekdays: capitalised, no names
    kLeadingOnly = 1U << 23,  ///< head words that want a complement
    kGeographic = 1U << 24,   ///< River, Street: names with it are no persons
    kPerson = 1U << 25,       ///< who, whose: what goes before is a person
    kPossessivePronoun = 1U << 26,  ///< its, their
    kPronounMale = 1U << 27,
    kPronounFemale = 1U << 28,
    kPronounMany = 1U << 29,
    kPronounThing = 1U << 30,
    kArticle = 1U << 31,  ///< a, an, the
};

/// A phrase found in a text: tokens [first, first + length).
struct AliasHit {
    std::uint32_t length = 0;  ///< tokens; 0: nothing found
    std::span<const std::uint32_t> aliases;
};

/// The bit that the names which begin with these two words have set, and those
/// of one word with @p second 0: others may have the same, but where it is not
/// set no name begins. Spares most probes of the table of names.
inline std::size_t opening_bit(std::uint64_t first, std::uint64_t second) {
    const std::uint64_t both = first ^ second * 0x9E3779B97F4A7C15ULL;
    return both * 0xBF58476D1CE4E5B9ULL >> (64 - 17);
}
inline constexpr std::size_t kOpeningBits = std::size_t{1} << 17;

/// Codes of two letters: AA, AB, ...
inline constexpr std::size_t kLetterPairs = std::size_t{26} * 26;

/// Immutable; safe to share between threads. Look-ups are O(1) a token.
class ActorLexicon {
  public:
    ActorLexicon() = default;
    /// @throw ImageError when a section is missing
    explicit ActorLexicon(const Image& image);

    [[nodiscard]] std::string_view text(StringRef ref) const {
        return image_.text(ref);
    }
    [[nodiscard]] const ActorRecord& actor(std::uint32_t index) const {
        return actors_[index];
    }
    [[nodiscard]] std::uint32_t actor_count() const {
        return static_cast<std::uint32_t>(actors_.size());
    }
    [[nodiscard]] const ActorAlias& alias(std::uint32_t index) const {
        return aliases_[index];
    }
    [[nodiscard]] const RoleRecord& role(std::uint32_t index) const {
        return roles_[index];
    }
    [[nodiscard]] const Demonym& demonym(std::uint32_t index) const {
        return demonyms_[index];
    }
    [[nodiscard]] std::span<const CountryActors> countries() const {
        return countries_;
    }
    [[nodiscard]] std::span<const ActorMembership> above(
        const ActorRecord& record) const {
        return list_of(memberships_, record.above);
    }
    [[nodiscard]] std::span<const std::uint32_t> affiliated(
        const ActorRecord& record) const {
        return list_of(references_, record.affiliated);
    }
    [[nodiscard]] std::span<const ActorTenure> tenures(
        const ActorRecord& record) const {
        return list_of(tenures_, record.tenures);
    }
    [[nodiscard]] const OfficeRecord& office(std::uint32_t index) const {
        return offices_[index];
    }
    [[nodiscard]] std::span<const OfficeRecord> offices() const {
        return offices_;
    }
    [[nodiscard]] std::span<const OfficeHolder> holders(
        const OfficeRecord& office) const {
        return list_of(holders_, office.holders);
    }

    /// The country's actors; null for an unknown code. Cost: O(1) for a code of
    /// two letters, else logarithmic.
    [[nodiscard]] const CountryActors* country(std::string_view code) const;
    /// The country whose capital has this id, "geonames:702550"; null: none.
    [[nodiscard]] const CountryActors* capital(std::string_view place_id) const;
    /// The record with this id, or none. Cost: logarithmic.
    [[nodiscard]] const ActorRecord* find(std::string_view id) const;

    /// Word classes of a token: NameWord bits, 0 for any other word.
    [[nodiscard]] std::uint32_t word(std::uint64_t hash) const {
        const PhraseNode* node = words_.find(extend_key(0, hash));
        return node == nullptr ? 0 : words_.payloads(*node)[0];
    }

    /// The word's classes, and what may begin with it: where nothing may,
    /// longest_name() and its like find nothing. Other fields stay zero.
    [[nodiscard]] WordFacts word_facts(std::uint64_t hash) const;

    /// Starts to load what word_facts() is soon asked for.
    void prefetch_word(std::uint64_t hash) const;

    /// The longest known name that starts at @p first and is written as it
    /// should be. Initials within a person's name are passed over.
    [[nodiscard]] AliasHit longest_name(const std::vector<Token>& tokens,
                                        TokenRange within) const;
    /// The aliases spelled by exactly these token hashes.
    [[nodiscard]] std::span<const std::uint32_t> aliases_of(
        std::span<const std::uint64_t> hashes) const;
    /// The longest role noun that starts at within.first; length 0: none.
    [[nodiscard]] std::uint32_t longest_role(const std::vector<Token>& tokens,
                                             TokenRange within,
                                             RoleForm& form) const;
    /// The longest demonym that starts at within.first; the index of its
    /// record goes to @p demonym.
    [[nodiscard]] std::uint32_t longest_demonym(
        const std::vector<Token>& tokens,
        TokenRange within,
        std::uint32_t& demonym) const;

  private:
    [[nodiscard]] bool opens(std::uint64_t first, std::uint64_t second) const {
        const std::size_t bit = opening_bit(first, second);
        return (openings_[bit / 64] >> (bit % 64) & 1) != 0;
    }
    [[nodiscard]] bool may_be_name(const std::vector<Token>& tokens,
                                   TokenRange within) const;
    [[nodiscard]] bool written_so(const std::vector<Token>& tokens,
                                  std::span<const std::uint32_t> path,
                                  const ActorAlias& alias) const;

    Image image_;
    std::span<const ActorRecord> actors_;
    std::span<const ActorAlias> aliases_;
    std::span<const ActorMembership> memberships_;
    std::span<const std::uint32_t> references_;
    std::span<const ActorTenure> tenures_;
    std::span<const OfficeRecord> offices_;
    std::span<const OfficeHolder> holders_;
    std::span<const RoleRecord> roles_;
    std::span<const CountryActors> countries_;
    /// Number of a country and 1, by its two letters: AA, AB, ...
    std::array<std::uint16_t, kLetterPairs> by_letters_{};
    std::span<const std::uint32_t> capitals_;  ///< countries by capital
    std::span<const std::uint32_t> by_id_;     ///< actors by id
    std::span<const Demonym> demonyms_;
    PhraseTable names_;
    /// First words of the names that need no capital there; hashes, sorted.
    std::span<const std::uint64_t> small_names_;
    std::span<const std::uint64_t> openings_;  ///< see opening_bit()
    PhraseTable role_forms_;
    PhraseTable demonym_forms_;
    PhraseTable words_;
};

}  // namespace dateline

#endif
