// RoleActors: which actor a role phrase means - "Ukrainian troops", "the
// president", "its soldiers" - and what a title says of the person who bears
// it.
#ifndef DATELINE_PLUGIN_ACTOR_ROLE_ACTORS_H
#define DATELINE_PLUGIN_ACTOR_ROLE_ACTORS_H

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "plugin/actor/actor_registry.h"
#include "plugin/actor/coreference.h"
#include "plugin/actor/name_actors.h"
#include "plugin/actor/role_phrase.h"

namespace dateline {

/// Of one article; what it refers to must outlive it.
class RoleActors {
  public:
    struct Resolved {
        std::uint32_t actor = kNone;
        ActorForm form = ActorForm::Role;
    };

    RoleActors(const TokenView& view,
               ActorRegistry& registry,
               const Coreference& coreference,
               NameActors& names);

    /// Whom a phrase with a role means, that names nobody.
    /// @param sentence number of the phrase's sentence
    Resolved resolve(const RolePhrase& phrase, std::uint32_t sentence);
    /// "Anatoly Serdyukov, the defence minister" and the other way round.
    std::optional<std::uint32_t> apposed(TokenRange sentence,
                                         const RolePhrase& phrase);
    /// Adds what a title says of a person.
    void enrich(std::uint32_t actor, const RolePhrase& phrase);
    /// Adds those whose side the phrase is on: "Russian-backed".
    void align(std::uint32_t actor, const RolePhrase& phrase);

  private:
    void count_countries();
    [[nodiscard]] const CountryActors* main_country(
        const Owner& other_than) const;
    [[nodiscard]] bool is_former(const RolePhrase& phrase) const;
    void put_in_command(std::uint32_t actor,
                        const RoleRecord& role,
                        const CountryActors& country,
                        bool former);
    [[nodiscard]] std::uint32_t effective_role(const RolePhrase& phrase) const;
    std::uint32_t of_named_owner(const RolePhrase& phrase);
    [[nodiscard]] std::optional<std::uint32_t> just_before(
        std::uint32_t at) const;
    std::optional<std::uint32_t> of_possessor(const RolePhrase& phrase,
                                              std::uint32_t sentence);
    std::uint32_t of_country(const RolePhrase& phrase, std::uint32_t role);
    std::optional<std::uint32_t> office_holder(std::uint32_t role,
                                               const CountryActors* country,
                                               const RolePhrase& phrase);
    Resolved bare(const RolePhrase& phrase, std::uint32_t role);

    const TokenView& view_;
    const ActorLexicon& lexicon_;
    const Analysis& analysis_;
    const std::vector<Token>& tokens_;
    ActorRegistry& registry_;
    const Coreference& coreference_;
    NameActors& names_;
    std::uint32_t all_ = 0;  ///< mentions of countries
    std::vector<std::pair<std::uint32_t, const CountryActors*>> by_count_;
};

}  // namespace dateline

#endif
