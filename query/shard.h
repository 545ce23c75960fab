// Shard: one database of those searched, with what its numbers mean and the
// fastest way to the facets of its articles: the mapped table where there is
// one, else the packed records.
#ifndef DATELINE_QUERY_SHARD_H
#define DATELINE_QUERY_SHARD_H

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xapian.h>

#include "plugin/facet/node_dictionary.h"
#include "query/facet_table.h"
#include "query/facet_view.h"

namespace dateline {

/// An article that the terms propose, by its number in its own shard.
struct ProposedArticle {
    Xapian::docid document = 0;
    float weight = 0;
};

/// What the terms propose of one shard, by rising numbers.
struct Proposals {
    std::vector<ProposedArticle> articles;
    /// Their packed records, when they came along; else empty.
    std::vector<std::string> records;
    /// Whether they have the words asked for is still to be looked up.
    bool words_wait = false;
};

/// When to keep a table of all facets beside a database.
struct TablePolicy {
    /// Smaller questions read the records they need.
    std::size_t fewest_articles = 5000;
    /// Likewise those that look at less than this part of the database.
    std::size_t smallest_part = 50;
    /// So many of its articles are looked at on two threads.
    std::size_t fewest_for_two = 20000;
    /// The file for a database, or empty for none.
    std::function<std::string(const std::string& path)> file = facet_table_file;
};

/// Not thread-safe.
class Shard {
  public:
    /// @param path empty when the database is on another machine
    Shard(Xapian::Database database, std::string path, TablePolicy policy);

    [[nodiscard]] const Xapian::Database& database() const { return database_; }
    [[nodiscard]] bool is_remote() const { return path_.empty(); }
    /// What the numbers in its records mean. Cost: the first time, a mapping
    /// or the size of the dictionary. @throw Xapian::Error
    const NodeView& nodes();

    using Found = std::function<void(const ProposedArticle&, const FacetView&)>;
    /// Calls `found` for each proposal. @return how many have no record that
    /// can be read. @throw Xapian::Error
    std::size_t each(const Proposals& proposals, const Found& found);
    /// Whether there are so many that two threads share them.
    [[nodiscard]] bool divides(const Proposals& proposals);
    /// Those that divide: the first half of them goes to @p first, the rest at
    /// the same time to @p rest, on a thread of its own.
    std::size_t each(const Proposals& proposals,
                     const Found& first,
                     const Found& rest);

    /// The facets in a packed record of this shard; none when it is damaged.
    /// Valid until the next call.
    std::optional<FacetView> facets(const std::string& record);

  private:
    void open_table();
    void make_table_if_worth(std::size_t articles);
    [[nodiscard]] std::size_t each_in_table(
        std::span<const ProposedArticle> articles, const Found& found) const;
    std::size_t each_in_slot(const Proposals& proposals, const Found& found);
    std::size_t each_record(const Proposals& proposals, const Found& found);

    Xapian::Database database_;
    std::string path_;
    TablePolicy policy_;
    std::string table_file_;
    std::unique_ptr<FacetTable> table_;
    std::optional<NodeDictionary> dictionary_;
    NodeView nodes_;
    bool opened_ = false;
    FacetUnpacker unpacker_;
    std::vector<std::uint32_t> words_;
};

}  // namespace dateline

#endif
