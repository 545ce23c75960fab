// A question as terms that every article which may answer it has, and few
// others. Decides which terms narrow best; whether an article does answer is
// question_matcher's.
#ifndef DATELINE_QUERY_XAPIAN_QUERY_H
#define DATELINE_QUERY_XAPIAN_QUERY_H

#include <string>
#include <vector>

#include <xapian.h>

#include "query/question.h"
#include "query/term_filter.h"

namespace dateline {

/// The words alone, with weights; an empty query when there are none.
Xapian::Query text_query(const Question& question,
                         const Xapian::Database& database);

/// The facets alone. @param database all that is searched
TermFilter facet_filter(const Question& question,
                        const Xapian::Database& database);

/// Words and facets. @param now YYYYMMDDhhmmss in UTC: articles under embargo
/// until later are left out
Xapian::Query candidate_query(const Question& question,
                              const Xapian::Database& database,
                              const std::string& now);

/// The articles of one database that are under embargo until after @p now, by
/// rising numbers.
std::vector<Xapian::docid> embargoed_documents(const Xapian::Database& database,
                                               const std::string& now);

/// The time of day for these.
std::string utc_now();

}  // namespace dateline

#endif
