// "Did you mean": for words of a question that neither the lexicons nor the
// index know, those one slip away that one of the two knows.
#ifndef DATELINE_QUERY_SUGGESTIONS_H
#define DATELINE_QUERY_SUGGESTIONS_H

#include <vector>

#include "query/hints.h"
#include "query/question_reader.h"
#include "query/searcher.h"

namespace dateline {

/// At most three a word, those with most articles first; a name or an event
/// before a mere word. Cost: nothing when every word is known; else some
/// hundred readings of the question and a few searches.
std::vector<Hint> find_suggestions(const Question& question,
                                   const QuestionReader& reader,
                                   Searcher& searcher);

}  // namespace dateline

#endif
