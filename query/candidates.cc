#include "query/candidates.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "plugin/facet/facet_schema.h"

namespace dateline {

namespace {

class CollectingSpy : public Xapian::MatchSpy {
  public:
    void operator()(const Xapian::Document& document, double weight) override {
        found_.push_back({document.get_docid(), static_cast<float>(weight)});
    }
    std::vector<ProposedArticle> take() { return std::move(found_); }

  private:
    std::vector<ProposedArticle> found_;
};

/// A spy asks for no order, and sees what the matcher looks at: it has to look
/// at everything.
Proposals by_spy(const Xapian::Database& database, const Xapian::Query& query) {
    CollectingSpy spy;
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 1, database.get_doccount());
    Proposals proposals{spy.take(), {}};
    if (!std::ranges::is_sorted(
            proposals.articles, {}, &ProposedArticle::document)) {
        std::ranges::sort(proposals.articles, {}, &ProposedArticle::document);
    }
    return proposals;
}

/// Records along with articles, in the articles' order.
void sort_both(Proposals& proposals) {
    std::vector<std::size_t> order(proposals.articles.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&proposals](std::size_t i) {
        return proposals.articles[i].document;
    });
    Proposals sorted;
    for (const std::size_t i : order) {
        sorted.articles.push_back(proposals.articles[i]);
        if (!proposals.records.empty()) {
            sorted.records.push_back(std::move(proposals.records[i]));
        }
    }
    proposals = std::move(sorted);
}

/// A spy over several shards is told each shard's own document numbers but not
/// which shard, and a remote server knows no spy of ours.
std::vector<Proposals> by_answer(const IndexSet& index,
                                 const Xapian::Query& query,
                                 bool with_records) {
    Xapian::Enquire enquire(index.all());
    enquire.set_query(query);
    if (with_records) {
        enquire.set_sort_by_relevance_then_value(kRecordSlot, false);
    }
    const Xapian::MSet matches =
        enquire.get_mset(0, index.all().get_doccount());
    std::vector<Proposals> proposals(index.shard_count());
    for (auto at = matches.begin(); at != matches.end(); ++at) {
        Proposals& shard = proposals[index.shard_of(*at)];
        shard.articles.push_back(
            {index.in_shard(*at), static_cast<float>(at.get_weight())});
        if (with_records) {
            shard.records.push_back(at.get_sort_key());
        }
    }
    for (Proposals& shard : proposals) {
        sort_both(shard);
    }
    return proposals;
}

}  // namespace

std::vector<Proposals> propose(const IndexSet& index,
                               const Xapian::Query& query) {
    if (index.all().get_doccount() == 0 || query.empty()) {
        return std::vector<Proposals>(index.shard_count());
    }
    if (index.shard_count() == 1 && !index.has_remote()) {
        return {by_spy(index.all(), query)};
    }
    return by_answer(index, query, index.has_remote());
}

}  // namespace dateline
