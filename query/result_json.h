// Answers as JSON, for programs; the shape is documented in README.md beside
// this file.
#ifndef DATELINE_QUERY_RESULT_JSON_H
#define DATELINE_QUERY_RESULT_JSON_H

#include <string>
#include <vector>

#include "query/hints.h"
#include "query/searcher.h"

namespace dateline {

/// All of an answer that is printed.
struct Answer {
    const Question* question = nullptr;
    const SearchResult* result = nullptr;
    const std::vector<Hint>* hints = nullptr;
    double took_ms = 0;
};

/// One line, without a line feed. Ill-formed UTF-8 in it is replaced.
std::string answer_json(const Answer& answer, IndexSet& index);
/// The facets alone.
std::string facets_json(const Answer& answer, IndexSet& index);
/// One hit with all its fields.
std::string hit_json(const Hit& hit, IndexSet& index);
/// One event of a hit's record, as it stands in the hit.
std::string event_json(const Hit& hit, std::uint32_t number, IndexSet& index);

}  // namespace dateline

#endif
