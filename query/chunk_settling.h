// Readings that only the neighbours tell apart: verbs beside an event's name,
// acts about an act, names of several unknown words. Works on the chunks in
// place, before the grammar says which part each plays.
#ifndef DATELINE_QUERY_CHUNK_SETTLING_H
#define DATELINE_QUERY_CHUNK_SETTLING_H

#include <vector>

#include "plugin/lexicons.h"
#include "query/event_names.h"
#include "query/question_chunks.h"

namespace dateline {

/// Cost: linear in the chunks.
void settle_chunks(const std::vector<Token>& tokens,
                   const EventNames& events,
                   const Lexicons& lexicons,
                   std::vector<QuestionChunk>& chunks);

}  // namespace dateline

#endif
