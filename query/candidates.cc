#include "query/candidates.h"

#include <algorithm>

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

using Found = std::function<void(const ProposedArticle&, const std::string&)>;

/// A spy asks for no order; one pass over the slot gives the records.
void each_by_spy(const Xapian::Database& database,
                 const Xapian::Query& query,
                 const Found& found) {
    CollectingSpy spy;
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.add_matchspy(&spy);
    // A spy sees what the matcher looks at: it has to look at everything.
    enquire.get_mset(0, 1, database.get_doccount());
    std::vector<ProposedArticle> candidates = spy.take();
    std::ranges::sort(candidates, {}, &ProposedArticle::document);
    auto value = database.valuestream_begin(kRecordSlot);
    const auto end = database.valuestream_end(kRecordSlot);
    for (const ProposedArticle& candidate : candidates) {
        if (value != end && value.get_docid() < candidate.document) {
            value.skip_to(candidate.document);
        }
        if (value == end) {
            return;
        }
        if (value.get_docid() == candidate.document) {
            found(candidate, *value);
        }
    }
}

/// Sorting by the record brings it along, from other machines too.
void each_by_sort_key(const Xapian::Database& database,
                      const Xapian::Query& query,
                      const Found& found) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_sort_by_relevance_then_value(kRecordSlot, false);
    const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
    for (auto at = matches.begin(); at != matches.end(); ++at) {
        found({*at, static_cast<float>(at.get_weight())}, at.get_sort_key());
    }
}

}  // namespace

void each_proposed(const Xapian::Database& database,
                   const Xapian::Query& query,
                   const Found& found) {
    if (database.get_doccount() == 0 || query.empty()) {
        return;
    }
    // A spy over several shards is told each shard's own document numbers,
    // and a remote server knows no spy of ours.
    if (database.size() == 1) {
        try {
            each_by_spy(database, query, found);
            return;
        } catch (const Xapian::UnimplementedError&) {
            // It is remote.
        }
    }
    each_by_sort_key(database, query, found);
}

}  // namespace dateline
