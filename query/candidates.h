// The articles a query finds, all of them, by shard. One local database is
// walked by a match spy; several, or a remote one, give one answer, in which
// sorting by the packed record brings it along from other machines.
#ifndef DATELINE_QUERY_CANDIDATES_H
#define DATELINE_QUERY_CANDIDATES_H

#include <vector>

#include <xapian.h>

#include "query/index_set.h"
#include "query/shard.h"

namespace dateline {

/// Every match of @p query, in the order of the index's shards.
/// Cost: linear in the matches. @throw Xapian::Error
std::vector<Proposals> propose(const IndexSet& index,
                               const Xapian::Query& query);

}  // namespace dateline

#endif
