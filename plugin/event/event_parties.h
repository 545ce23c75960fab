// Event parties: who does and who is done to, as actors and mentions, and what
// kinds of parties they are for the code table.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_PARTIES_H
#define DATELINE_PLUGIN_EVENT_EVENT_PARTIES_H

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/sentence_view.h"

namespace dateline {

/// The parties in one role.
struct PartyList {
    std::vector<std::string> ids;
    std::vector<Mention> mentions;
    std::uint32_t kinds = 0;  ///< bits 1 << PartyKind
};

/// What kind of party the phrases of a noun class are.
class PartyClasses {
  public:
    explicit PartyClasses(const EventLexicon& events);

    /// Bits 1 << PartyKind.
    [[nodiscard]] std::uint32_t kinds_of(ClassSet set) const;

  private:
    struct Entry {
        ClassSet set;
        PartyKind kind = PartyKind::Any;
    };
    std::array<Entry, 9> entries_;
};

/// Reads parties off phrases; one a sentence. Adds to Analysis::actors the
/// countries that only an adjective names.
class PartyReader {
  public:
    PartyReader(const PartyClasses& kinds,
                Analysis& analysis,
                const SentenceView& view)
        : kinds_(kinds),
          analysis_(analysis),
          mentions_(view.mentions),
          syntax_(view.syntax),
          classes_(view.classes) {}

    /// Adds the phrase and those it lists with.
    void add(std::uint32_t phrase, PartyList& list) const;
    /// Adds the actor or people that a modifier word names: "Russian".
    void add_word(std::uint32_t word, PartyList& list) const;

  private:
    void add_one(std::uint32_t phrase, PartyList& list) const;
    [[nodiscard]] std::uint32_t country_actor(const Place& place) const;
    void add_actor(std::uint32_t actor, PartyList& list) const;
    void add_mention(TokenRange range, PartyList& list) const;
    /// @param use of an actor
    [[nodiscard]] bool is_of_kind(std::uint32_t use,
                                  std::string_view kind) const;
    [[nodiscard]] std::uint32_t actor_of(std::uint32_t phrase,
                                         TokenRange& range) const;

    const PartyClasses& kinds_;
    Analysis& analysis_;
    const MentionIndex& mentions_;
    const Syntax& syntax_;
    const NounClasses& classes_;
};

}  // namespace dateline

#endif
