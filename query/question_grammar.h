// Which part each chunk of a question's free words plays. The rules read from
// left to right; a preposition holds for what is joined by "and" too.
#ifndef DATELINE_QUERY_QUESTION_GRAMMAR_H
#define DATELINE_QUERY_QUESTION_GRAMMAR_H

#include <string_view>
#include <vector>

#include "query/question.h"
#include "query/question_chunks.h"

namespace dateline {

/// Adds to @p question what @p chunks, read from @p text, ask for.
void read_chunks(std::string_view text,
                 const std::vector<Token>& tokens,
                 const std::vector<QuestionChunk>& chunks,
                 const ChunkReader& reader,
                 Question& question);

}  // namespace dateline

#endif
