// Coreference: what was mentioned lately, and to which of it a short word may
// refer. Memory is bounded, so each question costs a constant.
#ifndef DATELINE_PLUGIN_ACTOR_COREFERENCE_H
#define DATELINE_PLUGIN_ACTOR_COREFERENCE_H

#include <cstdint>
#include <optional>
#include <vector>

#include "plugin/actor/actor_registry.h"

namespace dateline {

/// A mention of Analysis::actors[actor].
struct SeenActor {
    std::uint32_t actor = kNone;
    std::uint32_t sentence = 0;
    bool metonym = false;
    bool plural = false;
    bool oblique = false;
};

class Coreference {
  public:
    /// @param seen scratch, empty
    Coreference(const ActorLexicon& lexicon,
                const ActorRegistry& registry,
                std::vector<SeenActor>& seen)
        : lexicon_(lexicon), registry_(registry), seen_(seen) {}

    /// A mention was made; call in text order.
    /// @param plural the words are plural: "officials"
    /// @param oblique the words are an adjective or stand after a
    ///     preposition: no subject, seldom whom "its" means
    void mention(std::uint32_t actor,
                 std::uint32_t sentence,
                 bool metonym,
                 bool plural,
                 bool oblique = false);

    /// The nearest person who held this role, by the lexicon or by a title in
    /// the text. @param country null: of any
    [[nodiscard]] std::optional<std::uint32_t> office_holder(
        std::uint32_t role, const CountryActors* country) const;
    /// The nearest rebels: those of the same role, else of any kind.
    [[nodiscard]] std::optional<std::uint32_t> armed(std::uint32_t role) const;
    /// The nearest actor that this role would make with some country:
    /// military:XX for troops, role:workers@XX for workers.
    [[nodiscard]] std::optional<std::uint32_t> same_role(
        std::uint32_t role) const;
    /// Whom a pronoun in @p sentence means, when only one can be meant.
    [[nodiscard]] std::optional<std::uint32_t> pronoun(
        Gender gender, std::uint32_t sentence) const;
    /// Who in @p sentence, else in the one before, may possess things as
    /// @p gender does: the nearest subject, failing that the nearest.
    [[nodiscard]] std::optional<std::uint32_t> possessor(
        Gender gender, std::uint32_t sentence) const;

  private:
    [[nodiscard]] bool fits(const SeenActor& seen, Gender gender) const;
    [[nodiscard]] bool owns(const SeenActor& seen, Gender gender) const;
    [[nodiscard]] bool held(const ActorTraits& traits,
                            std::uint32_t role) const;

    const ActorLexicon& lexicon_;
    const ActorRegistry& registry_;
    std::vector<SeenActor>& seen_;
};

}  // namespace dateline

#endif
