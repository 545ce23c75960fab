// FacetTally: how often each value of one facet was counted. What is counted,
// and for which articles, is facet_counter's.
#ifndef DATELINE_QUERY_FACET_TALLY_H
#define DATELINE_QUERY_FACET_TALLY_H

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

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

/// By the numbers of one dimension. Kept from question to question: setting to
/// zero what was touched is cheaper than making room for all values of an
/// index.
class FacetTally {
  public:
    /// Counts a number for an article that has it in no other call; @p direct
    /// likewise for itself.
    void count(std::uint32_t number, bool direct) {
        Count& at = count_at(number);
        if (at.rolled++ == 0) {
            touched_.push_back(number);
        }
        at.direct += direct ? 1U : 0U;
    }
    /// Counts a number at most once an article, and its being direct.
    void count_once(std::uint32_t number, bool direct, std::uint32_t article) {
        Count& at = count_at(number);
        if (number >= counted_in_.size()) {
            counted_in_.resize(counts_.size());
        }
        CountedIn& last = counted_in_[number];
        if (last.rolled != article) {
            last.rolled = article;
            if (at.rolled++ == 0) {
                touched_.push_back(number);
            }
        }
        if (direct && last.direct != article) {
            last.direct = article;
            ++at.direct;
        }
    }
    /// Adds counts of other articles.
    void add(std::uint32_t number, std::uint32_t rolled, std::uint32_t direct) {
        Count& at = count_at(number);
        if (at.rolled == 0) {
            touched_.push_back(number);
        }
        at.rolled += rolled;
        at.direct += direct;
    }
    /// The numbers that were counted, each once.
    [[nodiscard]] const std::vector<std::uint32_t>& touched() const {
        return touched_;
    }
    [[nodiscard]] std::uint32_t rolled(std::uint32_t number) const {
        return counts_[number].rolled;
    }
    [[nodiscard]] std::uint32_t direct(std::uint32_t number) const {
        return counts_[number].direct;
    }
    void clear();

  private:
    struct Count {
        std::uint32_t rolled = 0;
        std::uint32_t direct = 0;
    };
    /// The articles that were counted last.
    struct CountedIn {
        std::uint32_t rolled = 0;
        std::uint32_t direct = 0;
    };
    Count& count_at(std::uint32_t number) {
        if (number >= counts_.size()) {
            counts_.resize(number + number / 2 + 1);
        }
        return counts_[number];
    }

    std::vector<Count> counts_;
    std::vector<CountedIn> counted_in_;
    std::vector<std::uint32_t> touched_;
};

/// One tally a shard and dimension.
class TallyPool {
  public:
    FacetTally& of(std::size_t shard, FacetDimension dimension) {
        while (tallies_.size() <= shard) {
            tallies_.emplace_back();
        }
        return tallies_[shard][static_cast<std::size_t>(dimension)];
    }

  private:
    std::deque<std::array<FacetTally, kFacetDimensionCount>> tallies_;
};

}  // namespace dateline

#endif
