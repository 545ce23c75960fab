// Words of the actor files that are no names: roles ("troops", "prosecutors")
// and the classes of words that tell names by their form ("party", "al-",
// "former"). What the annotator does with them: plugin/actor.
#ifndef DATELINE_CONFIG_ACTOR_WORDS_H
#define DATELINE_CONFIG_ACTOR_WORDS_H

#include <string>
#include <vector>

#include "config/actor_draft.h"
#include "config/lint_report.h"
#include "config/yaml_source.h"

namespace dateline {

/// A list, or words with spaces between in one scalar.
std::vector<std::string> words_of_list(const YamlFile& file,
                                       const YamlValue& list,
                                       LintReport& report);

/// Reads one entry of `roles:`; one without a name is shown as its first form.
void read_role(YamlMap& map, ActorDraft& draft);

/// Reads `words:`. An unknown class is an error.
void read_word_classes(const YamlFile& file,
                       const YamlValue& value,
                       ActorDraft& draft,
                       LintReport& report);

}  // namespace dateline

#endif
