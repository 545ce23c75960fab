// The articles a query finds, all of them, with weight and packed record. One
// local database is walked by a match spy and a pass over the slot's values;
// several, or a remote one, give the records as sort keys in one answer.
#ifndef DATELINE_QUERY_CANDIDATES_H
#define DATELINE_QUERY_CANDIDATES_H

#include <functional>
#include <string>
#include <vector>

#include <xapian.h>

namespace dateline {

struct ProposedArticle {
    Xapian::docid document = 0;
    float weight = 0;
};

/// Calls `found` for every match of @p query, in no order that matters.
/// Cost: linear in the matches. @throw Xapian::Error
void each_proposed(const Xapian::Database& database,
                   const Xapian::Query& query,
                   const std::function<void(const ProposedArticle&,
                                            const std::string& record)>& found);

}  // namespace dateline

#endif
