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
#include <unordered_map>
#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"

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

class ActorRegistry {
  public:
    ActorRegistry(const ActorLexicon& lexicon, Analysis& analysis)
        : lexicon_(lexicon), analysis_(analysis) {}

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
        return traits_[actor];
    }

  private:
    std::uint32_t add(Actor actor, const ActorTraits& traits);
    std::uint32_t role_of_people(std::uint32_t role, std::uint32_t demonym);
    void put_above(Actor& actor, std::uint32_t entry, int depth);
    [[nodiscard]] bool holds_now(const ActorMembership& membership) const;

    const ActorLexicon& lexicon_;
    Analysis& analysis_;
    std::vector<ActorTraits> traits_;
    std::unordered_map<std::string, std::uint32_t> by_id_;
};

/// "Dmitry Savluchenko" to "dmitry-savluchenko".
std::string actor_slug(std::string_view name);

}  // namespace dateline

#endif
