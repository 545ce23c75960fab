// What to try when nothing was found: which part of the question stands in the
// way.
#ifndef DATELINE_QUERY_HINTS_H
#define DATELINE_QUERY_HINTS_H

#include <cstdint>
#include <string>
#include <vector>

#include "query/searcher.h"

namespace dateline {

struct Hint {
    std::string text;    ///< "without the date: 12 articles"
    std::string syntax;  ///< the question to ask for them
    std::uint64_t total = 0;
};

/// The question with one part dropped each, with --loose, and with the other
/// meanings of ambiguous names; those that find something, most first. Cost:
/// one search each, at most a dozen.
std::vector<Hint> find_hints(const Question& question, Searcher& searcher);

}  // namespace dateline

#endif
