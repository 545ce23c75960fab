// ActorDraft: what the actor files say, gathered before it is laid out: actors
// by id, aliases, offices, roles, demonyms and word classes. Reading YAML is
// actor_files'; this decides ids, aliases and the layout; surnames and spellings
// of persons are person_names'.
#ifndef DATELINE_CONFIG_ACTOR_DRAFT_H
#define DATELINE_CONFIG_ACTOR_DRAFT_H

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "config/lint_report.h"
#include "config/person_names.h"
#include "plugin/actor/actor_lexicon.h"

namespace dateline {

/// A reference by id, resolved when all files are read.
struct ActorReference {
    std::string id;
    DaySpan days;
    SourcePosition at;
};

struct DraftTenure {
    std::uint32_t office = 0;
    DaySpan days;
};

struct DraftActor {
    std::string id;
    std::string name;
    std::string kind;
    std::string country;
    std::string surname;  ///< of a person; several words possible
    Gender gender = Gender::Unknown;
    std::vector<ActorReference> above;
    std::vector<ActorReference> affiliated;
    std::vector<DraftTenure> tenures;
};

struct DraftOffice {
    std::string slug;
    std::string country;
    std::vector<OfficeHolder> holders;
};

struct DraftDemonym {
    std::string country;
    std::string people;  ///< actor id
    std::string forces;  ///< actor id, may be empty
    std::uint32_t flags = 0;
    SourcePosition at;
};

/// The days that are said when no end is given.
inline constexpr DaySpan kAlways = {-400000, 400000};

/// Not thread-safe.
class ActorDraft {
  public:
    explicit ActorDraft(LintReport& report) : report_(report) {}

    /// The actor with this id, made when it is new. Its index does not change.
    std::uint32_t actor(const std::string& id, const std::string& name);
    DraftActor& at(std::uint32_t index) { return actors_[index]; }

    /// Adds a spelling and, for short acronyms, the one with dots.
    void alias(std::uint32_t actor,
               const std::string& text,
               std::uint32_t flags = 0);

    /// As alias(), for a spelling that stands in a source file: one that the
    /// actor has already, or that another of its country has, is reported.
    void named(std::uint32_t actor,
               const std::string& text,
               const SourcePosition& at,
               std::uint32_t flags = 0);

    /// A person from "Name|other name"; an underscore joins the words of a
    /// surname. @return its index
    std::uint32_t person(const std::string& names, const std::string& country);
    /// The index of an id, or nothing.
    [[nodiscard]] std::optional<std::uint32_t> find(
        const std::string& id) const;
    std::uint32_t office(const std::string& slug, const std::string& country);
    void tenure(std::uint32_t person, std::uint32_t office, DaySpan days);

    /// country:XX, government:XX and the others of one country.
    void country(const std::string& code,
                 const std::string& name,
                 std::uint32_t capital);
    [[nodiscard]] bool has_country(const std::string& code) const {
        return countries_.contains(code);
    }

    void word(const std::string& word, std::uint32_t classes);
    void role(const RoleRecord& role,
              const std::vector<std::string>& one,
              const std::vector<std::string>& many);
    void demonym(const DraftDemonym& demonym,
                 const std::vector<std::string>& forms);
    StringRef intern(const std::string& text) { return writer_->intern(text); }

    /// Spellings of the same given name: each alias of a person is repeated
    /// with the others.
    void variants(const std::vector<std::string>& names);
    void strong_surname(const std::string& surname);

    /// Lays everything out. References to unknown ids are reported.
    void write();
    void set_writer(ImageWriter& writer) { writer_ = &writer; }

  private:
    struct Country {
        std::string name;
        std::uint32_t capital = 0;
    };
    struct Spelled {
        std::uint32_t actor = 0;
        SourcePosition at;
    };
    struct PersonName {
        std::uint32_t person = 0;
        std::string text;
    };

    void person_aliases();
    std::uint32_t resolve(const ActorReference& reference);
    void write_actors();
    void write_offices();
    void write_countries();
    void write_demonyms();
    void write_words();

    LintReport& report_;
    ImageWriter* writer_ = nullptr;
    std::vector<DraftActor> actors_;
    std::map<std::string, std::uint32_t> by_id_;
    std::vector<ActorAlias> aliases_;
    std::set<std::pair<std::string, std::uint32_t>> known_aliases_;
    std::map<std::string, std::vector<Spelled>> spelled_;
    std::vector<PersonName> person_names_;
    GivenNameVariants variants_;
    std::set<std::string> strong_;
    std::vector<DraftOffice> offices_;
    std::map<std::string, Country> countries_;
    std::vector<RoleRecord> roles_;
    std::vector<DraftDemonym> demonyms_;
    std::map<std::uint64_t, std::uint32_t> words_;
    PhraseTableBuilder names_;
    std::set<std::uint64_t> small_names_;  ///< first words in small letters
    std::vector<std::uint64_t> openings_ =
        std::vector<std::uint64_t>(kOpeningBits / 64);  ///< see opening_bit()
    PhraseTableBuilder role_forms_;
    PhraseTableBuilder demonym_forms_;
};

}  // namespace dateline

#endif
