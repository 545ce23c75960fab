// QuestionMatcher: whether an article answers a question, decided on its
// record alone: which of its events satisfy all that was asked of ONE event,
// or, when nothing was, whether the article carries it all. The index's terms
// only propose articles; this is where the exact semantics stand.
#ifndef DATELINE_QUERY_QUESTION_MATCHER_H
#define DATELINE_QUERY_QUESTION_MATCHER_H

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/facet_view.h"
#include "query/question.h"

namespace dateline {

/// A set of asked ids; a node is in it when it or what it rolls up to is.
class AskedSet {
  public:
    /// An id that no article has still makes the set ask for something.
    void add(std::optional<ValueId> value, const NodeView& nodes);
    [[nodiscard]] bool empty() const { return empty_; }
    /// Cost: once a node its closure, then one look-up.
    [[nodiscard]] bool holds(NodeId node, const NodeView& nodes);
    [[nodiscard]] bool any(std::span<const NodeId> list, const NodeView& nodes);
    [[nodiscard]] bool any(std::span<const CarriedValue> list) const;

  private:
    enum class Known : std::uint8_t { No, Outside, Inside };
    bool empty_ = true;
    std::vector<bool> asked_;   ///< by value; none when none is known
    std::vector<Known> known_;  ///< by node
};

/// An event of an article, and its number there.
struct FoundEvent {
    std::uint32_t number = 0;
    EventView event;
};

/// For the articles of one shard. Not thread-safe; the nodes must outlive it.
class QuestionMatcher {
  public:
    QuestionMatcher(const Question& question, const NodeView& nodes);

    /// @param[out] events those that satisfy the question; those that bear on
    /// it when it is not about one event
    bool matches(const FacetView& record, std::vector<FoundEvent>& events);

    /// True when the event satisfies all that is asked of one event.
    bool matches(const EventView& event);

    [[nodiscard]] bool about_one_event() const { return one_event_; }
    /// True when it takes the statuses of a plain question.
    [[nodiscard]] bool is_plain() const { return !statuses_asked_; }
    /// True for the statuses the question takes.
    [[nodiscard]] bool wants(EventStatus status) const {
        return (statuses_ >> static_cast<unsigned>(status) & 1U) != 0;
    }

  private:
    using Event = EventView;

    bool article_matches(const FacetView& record);
    bool is_excluded(const FacetView& record);
    bool kind_matches(const Event& event);
    bool doer_matches(const Event& event);
    [[nodiscard]] bool dates_match(const Event& event) const;
    bool published_matches(const FacetView& record) const;
    bool source_matches(const FacetView& record);
    bool origin_matches(const Event& event);
    bool destination_matches(const Event& event);
    bool recipient_matches(const Event& event);
    bool actor_matches(AskedSet& asked, const Event& event);
    bool between_matches(const Event& event);
    bool bears_on(const Event& event);
    AskedSet asked(const std::vector<NamedId>& ids);
    AskedSet asked(const std::vector<std::string>& ids);

    NodeView nodes_;
    bool one_event_;
    bool statuses_asked_;
    bool roles_asked_;
    unsigned statuses_ = 0;
    std::optional<bool> background_;
    AskedSet types_;
    AskedSet places_;
    AskedSet origins_;
    AskedSet origin_actors_;
    AskedSet place_is_origin_;
    AskedSet destinations_;
    AskedSet destination_actors_;
    AskedSet doers_;
    AskedSet doer_places_;
    AskedSet place_is_scene_;
    AskedSet recipients_;
    AskedSet recipient_places_;
    AskedSet place_is_target_;
    AskedSet actors_;
    std::vector<AskedSet> between_;
    std::vector<DaySpan> dates_;
    std::vector<DaySpan> published_;
    std::vector<std::string> sources_;  ///< folded
    std::vector<QuestionMatcher> excluded_;
    std::vector<FoundEvent> unwanted_;  ///< scratch
    std::unordered_map<ValueId, bool> source_known_;
};

}  // namespace dateline

#endif
