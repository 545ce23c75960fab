// What the annotator reads in a question: the very rules that find acts in
// articles tell what a question's words mean where the words alone could mean
// several ("seizures of weapons", "ministers who quit"), and who did it and to
// whom it was done ("journalists killed in Mexico").
#ifndef DATELINE_QUERY_QUESTION_ACTS_H
#define DATELINE_QUERY_QUESTION_ACTS_H

#include <string_view>
#include <vector>

#include "plugin/lexicons.h"
#include "plugin/text/token.h"
#include "query/question_chunks.h"

namespace dateline {

/// Gives @p chunks, read from @p text, the types and sides that the annotator
/// finds. Types that were said for questions ("attacks") stay as they are.
/// Cost: where words leave something open, one annotator is made and one short
/// article annotated; else linear in the chunks.
void read_acts(std::string_view text,
               const std::vector<Token>& tokens,
               const Lexicons& lexicons,
               const EventNames& events,
               std::vector<QuestionChunk>& chunks);

}  // namespace dateline

#endif
