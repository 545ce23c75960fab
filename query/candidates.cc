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
    std::vector<Candidate> take() { return std::move(found_); }

  private:
    std::vector<Candidate> found_;
};

std::vector<Candidate> collect(const Xapian::Database& database,
                               const Xapian::Query& query) {
    CollectingSpy spy;
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.add_matchspy(&spy);
    // A spy sees what the matcher looks at: it has to look at everything.
    enquire.get_mset(0, 1, database.get_doccount());
    std::vector<Candidate> found = spy.take();
    std::ranges::sort(found, {}, &Candidate::document);
    return found;
}

using Found = std::function<void(const Candidate&, const std::string&)>;

void each_local(const Xapian::Database& database,
                const Xapian::Query& query,
                const Found& found) {
    auto value = database.valuestream_begin(kRecordSlot);
    const auto end = database.valuestream_end(kRecordSlot);
    for (const Candidate& candidate : collect(database, query)) {
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

void each_remote(const Xapian::Database& database,
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

void each_candidate(const Xapian::Database& database,
                    const Xapian::Query& query,
                    const Found& found) {
    if (database.get_doccount() == 0 || query.empty()) {
        return;
    }
    try {
        each_local(database, query, found);
    } catch (const Xapian::UnimplementedError&) {
        each_remote(database, query, found);
    }
}

}  // namespace dateline
