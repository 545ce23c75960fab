// The articles that may answer a question, by shard. A database here is asked
// for its posting lists, the rarest facet first, and for words only where few
// articles are left or words are rarer. Several with words, or a remote one,
// give one answer, in which sorting by the packed record brings it along from
// other machines.
#ifndef DATELINE_QUERY_CANDIDATES_H
#define DATELINE_QUERY_CANDIDATES_H

#include <vector>

#include <xapian.h>

#include "query/index_set.h"
#include "query/question.h"
#include "query/shard.h"

namespace dateline {

/// Every article that may answer, in the order of the index's shards, and
/// some that may not. Those under embargo are left out.
/// Cost: linear in the articles with the rarest part. @throw Xapian::Error
std::vector<Proposals> propose(const IndexSet& index, const Question& question);

/// Those of @p documents, which rise, that have the words asked for, with
/// their weights. Cost: a look-up a document and word. @throw Xapian::Error
Proposals with_words(const Xapian::Database& database,
                     const Question& question,
                     const std::vector<Xapian::docid>& documents);

}  // namespace dateline

#endif
