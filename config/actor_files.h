// The files under actors/, read into an ActorDraft. Any file may hold any key,
// so the split into files is the lexicographer's. Roles and word classes are
// actor_words', spans of days actor_days', spellings and layout actor_draft's.
#ifndef DATELINE_CONFIG_ACTOR_FILES_H
#define DATELINE_CONFIG_ACTOR_FILES_H

#include <vector>

#include "config/actor_draft.h"
#include "config/lint_report.h"
#include "config/yaml_source.h"

namespace dateline {

/// Reads all of @p files, in this order: an earlier entry is the first
/// candidate of a shared name. @pre @p draft has the countries of the world
void read_actor_files(const std::vector<YamlFile>& files,
                      ActorDraft& draft,
                      LintReport& report);

}  // namespace dateline

#endif
