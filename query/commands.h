// What each command of `dateline` does: opens the index, asks, prints on
// standard output; remarks go to standard error.
#ifndef DATELINE_QUERY_COMMANDS_H
#define DATELINE_QUERY_COMMANDS_H

#include <functional>

#include "plugin/lexicons.h"
#include "query/program_options.h"

namespace dateline {

/// Finds and opens the lexicons, or throws with a line for a person.
using OpenLexicons = std::function<Lexicons()>;

/// @return the exit code: 0 done, 1 there is no such article
/// @throw QuestionError, Xapian::Error, std::exception with one line each
int run_command(const ProgramOptions& options,
                const OpenLexicons& open_lexicons);

}  // namespace dateline

#endif
