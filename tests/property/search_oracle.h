// The slow oracle of searches: which articles answer a question, and how many
// have each value, by sets of strings and one article at a time.
#ifndef DATELINE_TESTS_PROPERTY_SEARCH_ORACLE_H
#define DATELINE_TESTS_PROPERTY_SEARCH_ORACLE_H

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/facet_tally.h"
#include "query/question.h"
#include "tests/property/random_archive.h"

namespace dateline {

/// Families of the archive's event types: few, each with some of the types.
std::string oracle_family(const std::string& type);

bool oracle_answers(const MadeArticle& article, const Question& question);

using Counts = std::map<std::string, std::uint64_t>;

/// "(missing)": the articles without any value.
Counts expected_counts(const std::vector<MadeArticle>& articles,
                       const Question& question,
                       FacetDimension dimension);

}  // namespace dateline

#endif
