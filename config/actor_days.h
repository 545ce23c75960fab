// Days of the actor files: "1999-12..2008-05, 2012.." as spans, and the lists
// within one text that they and names are written as.
#ifndef DATELINE_CONFIG_ACTOR_DAYS_H
#define DATELINE_CONFIG_ACTOR_DAYS_H

#include <optional>
#include <string>
#include <vector>

#include "config/actor_draft.h"

namespace dateline {

/// The parts of @p text between marks, without spaces around them; empty ones
/// are left out.
std::vector<std::string> split(const std::string& text, char mark);

/// "1999-12..2008-05, 2012.." as spans of days; either end may be open.
/// @return nothing when a part cannot be read or ends before it begins
std::optional<std::vector<DaySpan>> read_spans(const std::string& text);

}  // namespace dateline

#endif
