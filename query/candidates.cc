#include "query/candidates.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "plugin/facet/facet_schema.h"
#include "query/xapian_query.h"

namespace dateline {

namespace {

/// To look at an article's words costs as much as so many postings of facets.
constexpr std::uint64_t kWordsCost = 4;

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
    Proposals proposals{spy.take(), {}, false};
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

/// A list of documents as a filter of a query.
class DocumentSource : public Xapian::PostingSource {
  public:
    explicit DocumentSource(const std::vector<Xapian::docid>& documents)
        : documents_(documents), at_(documents.begin()) {}

    void init(const Xapian::Database&) override {
        at_ = documents_.begin();
        begun_ = false;
    }
    Xapian::doccount get_termfreq_min() const override { return size(); }
    Xapian::doccount get_termfreq_est() const override { return size(); }
    Xapian::doccount get_termfreq_max() const override { return size(); }
    void next(double) override {
        if (begun_) {
            ++at_;
        }
        begun_ = true;
    }
    void skip_to(Xapian::docid document, double) override {
        begun_ = true;
        at_ = std::lower_bound(at_, documents_.end(), document);
    }
    bool at_end() const override { return at_ == documents_.end(); }
    Xapian::docid get_docid() const override { return *at_; }

  private:
    [[nodiscard]] Xapian::doccount size() const {
        return static_cast<Xapian::doccount>(documents_.size());
    }

    const std::vector<Xapian::docid>& documents_;
    std::vector<Xapian::docid>::const_iterator at_;
    bool begun_ = false;
};

std::uint64_t most_matches(const Xapian::Database& database,
                           const Xapian::Query& query) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    return enquire.get_mset(0, 0).get_matches_upper_bound();
}

void take_out(const std::vector<Xapian::docid>& documents,
              std::vector<ProposedArticle>& articles) {
    if (!documents.empty()) {
        std::erase_if(articles, [&](const ProposedArticle& article) {
            return std::ranges::binary_search(documents, article.document);
        });
    }
}

Proposals by_postings(const Xapian::Database& database,
                      const TermFilter& filter,
                      const Xapian::Query& words) {
    const FilteredPostings postings(filter, database);
    if (!words.empty() && !filter.nothing) {
        const std::uint64_t most = most_matches(database, words);
        if (most == 0) {
            return {};
        }
        if (filter.parts.empty() || postings.fewest() / kWordsCost > most) {
            return by_spy(database, words);
        }
    }
    Proposals proposals;
    proposals.words_wait = !words.empty();
    for (const Xapian::docid document : postings.documents()) {
        proposals.articles.push_back({document, 0});
    }
    return proposals;
}

}  // namespace

std::vector<Proposals> propose(const IndexSet& index,
                               const Question& question) {
    const Xapian::Database& all = index.all();
    if (all.get_doccount() == 0) {
        return std::vector<Proposals>(index.shard_count());
    }
    const std::string now = utc_now();
    const Xapian::Query words = text_query(question, all);
    // What words weigh depends on all shards.
    if (index.has_remote() || (index.shard_count() > 1 && !words.empty())) {
        return by_answer(
            index, candidate_query(question, all, now), index.has_remote());
    }
    const TermFilter filter = facet_filter(question, all);
    std::vector<Proposals> proposals;
    for (std::size_t at = 0; at < index.shard_count(); ++at) {
        const Xapian::Database& database = index.shard(at).database();
        proposals.push_back(by_postings(database, filter, words));
        take_out(embargoed_documents(database, now), proposals.back().articles);
    }
    return proposals;
}

Proposals with_words(const Xapian::Database& database,
                     const Question& question,
                     const std::vector<Xapian::docid>& documents) {
    if (documents.empty()) {
        return {};
    }
    DocumentSource source(documents);
    return by_spy(database,
                  Xapian::Query(Xapian::Query::OP_FILTER,
                                text_query(question, database),
                                Xapian::Query(&source)));
}

}  // namespace dateline
