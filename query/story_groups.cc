#include "query/story_groups.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <unordered_map>

#include "plugin/facet/facet_schema.h"
#include "plugin/facet/story_sketch.h"

namespace dateline {

namespace {

/// Of sixteen numbers; seven shared: about 0.44 of all runs of words agree.
/// Two reports of one event by two outlets share none, a corrected or
/// lengthened report shares ten.
constexpr std::size_t kFewestShared = 7;
/// Leads that are boilerplate would otherwise cost the square of their number.
constexpr std::size_t kMostTried = 64;

/// The groups' firsts, found by any one of their numbers.
class Firsts {
  public:
    explicit Firsts(const std::vector<std::string>& sketches)
        : sketches_(sketches) {}

    /// The group that @p sketch belongs to; `none` when there is none.
    [[nodiscard]] std::size_t find(const std::string& sketch,
                                   std::size_t none) const {
        std::size_t best = none;
        for (std::size_t i = 0; i + 1 < sketch.size(); i += 2) {
            const auto bucket = by_number_.find(key(sketch, i));
            if (bucket == by_number_.end()) {
                continue;
            }
            for (const auto& [group, first] : bucket->second) {
                if (group < best &&
                    shared_numbers(sketch, sketches_[first]) >= kFewestShared) {
                    best = group;
                }
            }
        }
        return best;
    }
    void add(std::size_t group, std::size_t first) {
        const std::string& sketch = sketches_[first];
        for (std::size_t i = 0; i + 1 < sketch.size(); i += 2) {
            auto& bucket = by_number_[key(sketch, i)];
            if (bucket.size() < kMostTried) {
                bucket.emplace_back(group, first);
            }
        }
    }

  private:
    static std::uint32_t key(const std::string& sketch, std::size_t i) {
        const auto byte = [&sketch](std::size_t at) {
            return static_cast<std::uint32_t>(
                static_cast<unsigned char>(sketch[at]));
        };
        return static_cast<std::uint32_t>(i) << 16U | byte(i) << 8U |
               byte(i + 1);
    }

    const std::vector<std::string>& sketches_;
    std::unordered_map<std::uint32_t,
                       std::vector<std::pair<std::size_t, std::size_t>>>
        by_number_;
};

std::vector<std::string> one_by_one(
    const Xapian::Database& database,
    const std::vector<Xapian::docid>& documents) {
    std::vector<std::string> sketches;
    for (const Xapian::docid document : documents) {
        sketches.push_back(
            database.get_document(document).get_value(kStorySlot));
    }
    return sketches;
}

}  // namespace

std::vector<std::vector<std::size_t>> group_stories(
    const std::vector<std::string>& sketches) {
    std::vector<std::vector<std::size_t>> groups;
    Firsts firsts(sketches);
    for (std::size_t i = 0; i < sketches.size(); ++i) {
        const std::size_t group = firsts.find(sketches[i], groups.size());
        if (group < groups.size()) {
            groups[group].push_back(i);
            continue;
        }
        firsts.add(groups.size(), i);
        groups.push_back({i});
    }
    return groups;
}

std::vector<std::string> sketches_of(
    const Xapian::Database& database,
    const std::vector<Xapian::docid>& documents) {
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(
        order, {}, [&documents](std::size_t i) { return documents[i]; });
    std::vector<std::string> sketches(documents.size());
    try {
        auto at = database.valuestream_begin(kStorySlot);
        const auto end = database.valuestream_end(kStorySlot);
        for (const std::size_t i : order) {
            if (at != end) {
                at.skip_to(documents[i]);
            }
            if (at != end && at.get_docid() == documents[i]) {
                sketches[i] = *at;
            }
        }
    } catch (const Xapian::UnimplementedError&) {
        return one_by_one(database, documents);
    }
    return sketches;
}

}  // namespace dateline
