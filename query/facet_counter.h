// FacetCounter: in how many of the articles that answer a question does each
// value stand - on one event that satisfies the question, when it asks for
// one, so that a click on the value gives exactly that many; else anywhere in
// the article.
#ifndef DATELINE_QUERY_FACET_COUNTER_H
#define DATELINE_QUERY_FACET_COUNTER_H

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "query/facet_tally.h"
#include "query/facet_view.h"
#include "query/question_matcher.h"

namespace dateline {

struct FacetValue {
    std::string id;
    std::string label;
    std::uint64_t count = 0;   ///< rolled up
    std::uint64_t direct = 0;  ///< named itself, not by what lies below it
};

struct Facet {
    FacetDimension dimension = FacetDimension::Event;
    std::vector<FacetValue> values;  ///< most frequent first; years in order
    std::uint64_t distinct = 0;      ///< values there are in all
    std::uint64_t matching = 0;      ///< of them, those searched for
    std::uint64_t missing = 0;       ///< articles without any
};

/// Counts one question's answers, shard after shard. Not thread-safe; the pool
/// must outlive it and serve one counter at a time.
class FacetCounter {
  public:
    /// @param family_of the family of an event type, by its slug
    FacetCounter(const std::vector<FacetDimension>& dimensions,
                 TallyPool& pool,
                 std::function<std::string(const std::string&)> family_of);
    ~FacetCounter();
    FacetCounter(const FacetCounter&) = delete;
    FacetCounter& operator=(const FacetCounter&) = delete;

    /// The articles that follow are of the next shard, numbered by @p nodes,
    /// which must outlive the counter.
    void begin_shard(const NodeView& nodes);

    /// @param events those that satisfy the question
    void add(const FacetView& record,
             const std::vector<FoundEvent>& events,
             const QuestionMatcher& matcher);

    /// Takes over what @p other counted of other articles of the same shards.
    void add(const FacetCounter& other);

    /// Labels are left to the caller. @param limit of values a dimension; that
    /// of years and months is not cut
    [[nodiscard]] std::vector<Facet> facets(std::size_t limit) const;

  private:
    struct Counting {
        FacetDimension dimension = FacetDimension::Event;
        std::vector<FacetTally*> by_shard;
        std::uint64_t missing = 0;
    };

    void count(std::uint32_t number, bool direct) {
        counted_ = true;
        tally_->count_once(number, direct, article_);
    }
    void count(std::span<const NodeId> list);
    void count_all(std::span<const CarriedValue> list);
    void count_only(std::span<const NodeId> list);
    void count_days(FacetDimension dimension, DaySpan days);
    void count_family(NodeId type);
    std::uint32_t family_number(const std::string& family);
    void count_event(FacetDimension dimension, const EventView& event);
    bool count_only_event(FacetDimension dimension, const EventView& event);
    void count_article(FacetDimension dimension,
                       const FacetView& record,
                       const QuestionMatcher& matcher);
    [[nodiscard]] std::string text_of(FacetDimension dimension,
                                      std::size_t shard,
                                      std::uint32_t number) const;
    void add_values(const Counting& counting,
                    std::size_t limit,
                    Facet& facet) const;
    void add_joined_values(const Counting& counting,
                           std::size_t limit,
                           Facet& facet) const;

    TallyPool* pool_;
    std::function<std::string(const std::string&)> family_of_;
    std::vector<Counting> countings_;
    std::vector<NodeView> shards_;
    std::vector<std::string> families_;
    /// By shard and type, its place in families_.
    std::vector<std::unordered_map<ValueId, std::uint32_t>> family_of_type_;
    std::uint32_t article_ = 0;
    FacetTally* tally_ = nullptr;  ///< being counted in
    bool counted_ = false;         ///< something was, of this article
};

}  // namespace dateline

#endif
