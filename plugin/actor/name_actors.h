// NameActors: which actor each name claim of an article is. Persons and
// organisations are made beforehand, since a headline may use the surname of
// one who is spelled out below; known ones when they are first met.
#ifndef DATELINE_PLUGIN_ACTOR_NAME_ACTORS_H
#define DATELINE_PLUGIN_ACTOR_NAME_ACTORS_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "plugin/actor/actor_registry.h"
#include "plugin/actor/role_phrase.h"
#include "plugin/place/dense_index.h"

namespace dateline {

/// Scratch of NameActors, kept from article to article.
struct NameScratch {
    DenseIndex persons;                  ///< first and last names
    std::vector<std::uint32_t> fullest;  ///< claim, by number of `persons`
    std::vector<std::uint32_t> actors;   ///< by claim
};

/// Of one article; what it refers to must outlive it.
class NameActors {
  public:
    /// Makes the actors of all names the lexicon does not know.
    NameActors(const TokenView& view,
               ActorRegistry& registry,
               NameScratch& scratch);

    /// The actor of a claim; made now when it is a known one.
    std::uint32_t actor_of(std::uint32_t claim);

  private:
    void find_fullest();
    void make_unknown();
    [[nodiscard]] std::uint64_t person_key(const NameClaim& name) const;
    [[nodiscard]] static bool is_unknown_person(const NameClaim& name);
    std::uint32_t new_name(const NameClaim& name);
    [[nodiscard]] Gender gender_of(TokenRange name) const;
    [[nodiscard]] std::uint32_t entry_of(const NameClaim& name) const;

    const TokenView& view_;
    const Analysis& analysis_;
    ActorRegistry& registry_;
    NameScratch& scratch_;
};

}  // namespace dateline

#endif
