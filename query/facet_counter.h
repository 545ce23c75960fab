// FacetCounter: in how many of the articles that answer a question does each
// value stand - on one event that satisfies the question, when it asks for
// one, so that a click on the value gives exactly that many; else anywhere in
// the article.
#ifndef DATELINE_QUERY_FACET_COUNTER_H
#define DATELINE_QUERY_FACET_COUNTER_H

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/question_matcher.h"
#include "query/record_table.h"

namespace dateline {

enum class FacetDimension : std::uint8_t {
    Event,
    Family,
    Place,
    Actor,
    By,
    Against,
    Year,
    Month,
    Status,
    Source,
};
inline constexpr std::size_t kFacetDimensionCount = 10;

/// "event", "place", ...: the spelling of options and output.
std::string_view to_string(FacetDimension dimension);
std::optional<FacetDimension> facet_dimension_from(std::string_view name);

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

/// Not thread-safe; the table must outlive it.
class FacetCounter {
  public:
    /// @param family_of the family of an event type, by its slug
    FacetCounter(const std::vector<FacetDimension>& dimensions,
                 NodeTable& table,
                 std::function<std::string(const std::string&)> family_of);

    /// @param events those that satisfy the question
    void add(const NumberedRecord& record,
             const std::vector<std::uint32_t>& events,
             const QuestionMatcher& matcher);

    /// Labels are left to the caller. @param limit of values a dimension; that
    /// of years and months is not cut
    [[nodiscard]] std::vector<Facet> facets(std::size_t limit) const;

  private:
    /// Counts of one dimension, by ValueId.
    struct Tally {
        FacetDimension dimension = FacetDimension::Event;
        std::vector<std::uint32_t> rolled;
        std::vector<std::uint32_t> direct;
        std::vector<std::uint32_t> rolled_in;  ///< article counted last
        std::vector<std::uint32_t> direct_in;
        std::uint32_t last_article = 0;
        std::uint64_t missing = 0;
    };

    void count(Tally& tally, ValueId value, bool direct);
    void count(Tally& tally, std::span<const NodeId> nodes);
    void count_days(Tally& tally, DaySpan days);
    void count_event(Tally& tally,
                     const NumberedRecord& record,
                     const NumberedEvent& event);
    void count_article(Tally& tally,
                       const NumberedRecord& record,
                       const QuestionMatcher& matcher);
    ValueId period_value(int period);

    NodeTable* table_;
    std::function<std::string(const std::string&)> family_of_;
    std::vector<Tally> tallies_;
    std::uint32_t article_ = 0;
    std::array<ValueId, kEventStatusCount> status_values_{};
    std::unordered_map<int, ValueId> periods_;
    std::unordered_map<ValueId, ValueId> families_;
};

}  // namespace dateline

#endif
