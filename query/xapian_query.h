// A question as a Xapian query that finds every article which may answer it,
// and few others. Decides which terms narrow best; whether an article does
// answer is question_matcher's.
#ifndef DATELINE_QUERY_XAPIAN_QUERY_H
#define DATELINE_QUERY_XAPIAN_QUERY_H

#include <string>

#include <xapian.h>

#include "query/question.h"

namespace dateline {

/// The words alone, with weights; an empty query when there are none.
Xapian::Query text_query(const Question& question,
                         const Xapian::Database& database);

/// Words and facets. @param now YYYYMMDDhhmmss in UTC: articles under embargo
/// until later are left out
Xapian::Query candidate_query(const Question& question,
                              const Xapian::Database& database,
                              const std::string& now);

/// The time of day for candidate_query().
std::string utc_now();

}  // namespace dateline

#endif
