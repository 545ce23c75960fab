// Event parties: who does and who is done to, as actors and mentions, and what
// kinds of parties they are for the code table.
#ifndef DATELINE_PLUGIN_EVENT_EVENT_PARTIES_H
#define DATELINE_PLUGIN_EVENT_EVENT_PARTIES_H

#include <cstdint>
#include <string>
#include <vector>

#include "plugin/event/event_lexicon.h"
#include "plugin/event/noun_classes.h"
#include "plugin/event/rule_matcher.h"
#include "plugin/event/syntax.h"

namespace dateline {

/// The parties in one role.
struct PartyList {
    std::vector<std::string> ids;
    std::vector<Mention> mentions;
    std::uint32_t kinds = 0;  ///< bits 1 << PartyKind
};

/// Reads parties off phrases; one a sentence. Adds to Analysis::actors the
/// countries that only an adjective names.
class PartyReader {
  public:
    PartyReader(const EventLexicon& events,
                Analysis& analysis,
                const MentionIndex& mentions,
                const Syntax& syntax,
                const NounClasses& classes)
        : events_(events),
          analysis_(analysis),
          mentions_(mentions),
          syntax_(syntax),
          classes_(classes) {}

    /// Adds the phrase and those it lists with.
    void add(std::uint32_t phrase, PartyList& list) const;
    /// Adds the actor or people that a modifier word names: "Russian".
    void add_word(std::uint32_t word, PartyList& list) const;

  private:
    void add_one(std::uint32_t phrase, PartyList& list) const;
    [[nodiscard]] std::uint32_t country_actor(const Place& place) const;
    void add_actor(std::uint32_t actor, PartyList& list) const;
    void add_mention(TokenRange range, PartyList& list) const;
    void add_kinds(std::uint32_t phrase, PartyList& list) const;
    [[nodiscard]] std::uint32_t actor_of(std::uint32_t phrase,
                                         TokenRange& range) const;

    const EventLexicon& events_;
    Analysis& analysis_;
    const MentionIndex& mentions_;
    const Syntax& syntax_;
    const NounClasses& classes_;
};

}  // namespace dateline

#endif
