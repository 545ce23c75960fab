// Syntax as one line for a person: what explanations show of a sentence.
#ifndef DATELINE_PLUGIN_EVENT_SYNTAX_TEXT_H
#define DATELINE_PLUGIN_EVENT_SYNTAX_TEXT_H

#include <string>

#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// "[troops] {withdrew: troops} <from> [Kherson]": noun phrases in square
/// brackets, verb groups with link and subject in braces.
std::string describe_syntax(const Analysis& analysis,
                            const WordLexicon& words,
                            const Syntax& syntax);

}  // namespace dateline

#endif
