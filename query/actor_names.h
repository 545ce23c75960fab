// Who is meant by a question's words: names, demonyms with or without a role
// ("Ukrainian troops"), roles alone ("rebels"). Questions are written in any
// case; a name counts when its letters agree.
#ifndef DATELINE_QUERY_ACTOR_NAMES_H
#define DATELINE_QUERY_ACTOR_NAMES_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/annotation.h"
#include "plugin/lexicon/word_lexicon.h"
#include "plugin/text/token.h"

namespace dateline {

enum class ActorWordKind : std::uint8_t { Name, Demonym, Role };

struct ActorChoice {
    std::uint32_t length = 0;  ///< tokens; 0: nothing found
    ActorWordKind kind = ActorWordKind::Name;
    std::vector<NamedId> actors;  ///< alternatives
    std::string country;          ///< of a demonym, its code
    /// "people": anybody, so nobody to ask for.
    bool anybody = false;
    bool person = false;
    bool is_state = false;  ///< a country or its government by its name
};

/// Const after construction; the lexicons must outlive it.
class ActorNames {
  public:
    ActorNames(const ActorLexicon& actors, const WordLexicon& words)
        : actors_(&actors), words_(&words) {}

    [[nodiscard]] ActorChoice find(const std::vector<Token>& tokens,
                                   std::uint32_t first) const;

    /// An explicit value: an id ("military:UA"), or a name as above. An id
    /// that is not known is taken as given.
    [[nodiscard]] ActorChoice choose(std::string_view value) const;

    /// "country:UA" with its name.
    [[nodiscard]] NamedId country(std::string_view code) const;

  private:
    [[nodiscard]] ActorChoice known_name(const std::vector<Token>& tokens,
                                         std::uint32_t first) const;
    [[nodiscard]] ActorChoice demonym(const std::vector<Token>& tokens,
                                      std::uint32_t first) const;
    [[nodiscard]] ActorChoice role(const std::vector<Token>& tokens,
                                   std::uint32_t first) const;
    [[nodiscard]] NamedId role_actor(const RoleRecord& role,
                                     const CountryActors* country) const;
    [[nodiscard]] NamedId named(std::uint32_t actor) const;

    const ActorLexicon* actors_;
    const WordLexicon* words_;
};

}  // namespace dateline

#endif
