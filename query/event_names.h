// What event types a question's words name: labels, plurals, question terms,
// groups ("attack"), and any trigger of the annotator's own rules.
#ifndef DATELINE_QUERY_EVENT_NAMES_H
#define DATELINE_QUERY_EVENT_NAMES_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/event/event_lexicon.h"
#include "plugin/lexicon/word_lexicon.h"
#include "plugin/text/token.h"

namespace dateline {

/// Types found at some tokens.
struct EventWords {
    std::uint32_t length = 0;  ///< tokens; 0: nothing found
    std::vector<std::uint32_t> types;
    bool verb = false;   ///< the words can only be a verb: "withdrew"
    bool named = false;  ///< said for questions, not merely a trigger
};

/// Built once from the lexicons, which must outlive it; then const.
class EventNames {
  public:
    EventNames(const EventLexicon& events, const WordLexicon& words);

    /// The longest name of types that begins at @p first.
    [[nodiscard]] EventWords find(const std::vector<Token>& tokens,
                                  std::uint32_t first) const;

    /// Types of an explicit value: a slug, a family, or words as above.
    [[nodiscard]] std::vector<std::uint32_t> types_of(
        std::string_view value) const;

    /// The type of this slug.
    [[nodiscard]] std::optional<std::uint32_t> type(
        std::string_view slug) const;

    /// The status a word says of the event after it: "denied", "planned".
    [[nodiscard]] std::optional<EventStatus> status_of(
        std::uint64_t hash, std::string_view folded) const;

    [[nodiscard]] NamedId named(std::uint32_t type) const;
    [[nodiscard]] std::string label_of(std::string_view slug) const;
    [[nodiscard]] std::string family_of(std::string_view slug) const;
    /// Slugs of those of @p types with this policy.
    [[nodiscard]] std::vector<std::string> with_policy(
        const std::vector<NamedId>& types, PlacePolicy policy) const;
    [[nodiscard]] PlacePolicy policy(std::uint32_t type) const {
        return events_->types()[type].place;
    }
    /// Whether the parties of all these types are on one level: "talks".
    [[nodiscard]] bool are_symmetric(
        const std::vector<std::uint32_t>& types) const;
    [[nodiscard]] std::vector<std::string> all_slugs() const;

  private:
    void add(std::string_view words, std::uint32_t type);
    [[nodiscard]] std::uint64_t canonical(std::uint64_t hash) const;
    [[nodiscard]] EventWords named_at(const std::vector<Token>& tokens,
                                      std::uint32_t first) const;
    [[nodiscard]] EventWords triggered_at(const std::vector<Token>& tokens,
                                          std::uint32_t first) const;
    /// @return whether there was one
    bool prefer_namesake(const WordForm& slot,
                         std::vector<std::uint32_t>& types) const;
    [[nodiscard]] bool may_be_other(const WordForm& slot) const;
    [[nodiscard]] bool ends_in_link(const EventTrigger& trigger) const;
    [[nodiscard]] bool tail_fits(const EventTrigger& trigger,
                                 const std::vector<Token>& tokens,
                                 std::uint32_t first) const;
    [[nodiscard]] bool is_form_of(std::uint64_t hash,
                                  std::uint32_t lemma) const;
    const EventLexicon* events_;
    const WordLexicon* words_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_phrase_;
    std::unordered_map<std::uint64_t, bool> is_group_;
};

}  // namespace dateline

#endif
