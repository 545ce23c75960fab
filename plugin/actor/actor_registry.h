// ActorRegistry: the actors of one article, each once. It makes the entries of
// Analysis::actors - from the lexicon, from a role with a country, or from a
// name alone - with their ids, ancestors and affiliations, and remembers what
// coreference needs to know of them.
#ifndef DATELINE_PLUGIN_ACTOR_ACTOR_REGISTRY_H
#define DATELINE_PLUGIN_ACTOR_ACTOR_REGISTRY_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"
#include "plugin/place/dense_index.h"

namespace dateline {

/// What coreference asks of an actor.
struct ActorTraits {
    Gender gender = Gender::Unknown;
    std::uint32_t entry = kNone;  ///< in the lexicon
    std::uint32_t role = kNone;   ///< a role actor's, or a person's by title
    const CountryActors* country = nullptr;
    bool person = false;
    bool named = false;  ///< by a name of its own, not by a role
    bool armed = false;  ///< rebels of any kind
};

/// Where a role actor belongs.
struct RoleScope {
    const CountryActors* country = nullptr;
    std::uint32_t demonym = kNone;  ///< of a people within a country
    bool nationality = false;       ///< the country was said, not inferred
};

/// What the registry has made, kept from article to article.
struct RegistryScratch {
    DenseIndex keys;                    ///< of requests, and of ids
    std::vector<std::uint32_t> actors;  ///< by number of `keys`
    std::vector<ActorTraits> traits;    ///< by actor
};

class ActorRegistry {
  public:
    /// Begins an article.
    ActorRegistry(const ActorLexicon& lexicon,
                  Analysis& analysis,
                  RegistryScratch& scratch);

    /// All return an index of Analysis::actors.
    std::uint32_t known(std::uint32_t entry);
    std::uint32_t role(std::uint32_t role, const RoleScope& scope);
    /// @param prefix "person", "org", "company", ...
    std::uint32_t named(std::string_view prefix,
                        std::string_view kind,
                        std::string_view name);

    /// Adds an id once; ids never are both above and affiliated.
    void affiliate(std::uint32_t actor, std::string_view id);
    void put_under(std::uint32_t actor, std::uint32_t entry);
    void set_country(std::uint32_t actor, const CountryActors& country);

    [[nodiscard]] ActorTraits& traits(std::uint32_t actor) {
        return scratch_.traits[actor];
    }
    [[nodiscard]] const ActorTraits& traits(std::uint32_t actor) const {
        return scratch_.traits[actor];
    }

  private:
    /// Where the actor of a request, or of an id, is kept; kNone at first.
    std::uint32_t& place_of(std::uint64_t key);
    std::uint32_t& place_of(std::string_view id);
    std::uint32_t add(Actor actor, const ActorTraits& traits);
    std::uint32_t make_known(std::uint32_t entry);
    std::uint32_t make_role(std::uint32_t role, const RoleScope& scope);
    std::uint32_t make_role_of_people(std::uint32_t role,
                                      std::uint32_t demonym);
    void put_in_command(Actor& actor,
                        const RoleRecord& role,
                        const CountryActors& country,
                        bool nationality);
    void put_above(Actor& actor, std::uint32_t entry, int depth);
    [[nodiscard]] bool holds_now(const ActorMembership& membership) const;

    const ActorLexicon& lexicon_;
    Analysis& analysis_;
    RegistryScratch& scratch_;
};

/// "Dmitry Savluchenko" to "dmitry-savluchenko".
std::string actor_slug(std::string_view name);

}  // namespace dateline

#endif
