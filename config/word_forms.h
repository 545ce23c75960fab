// Spelling of regular English inflections.
#ifndef DATELINE_CONFIG_WORD_FORMS_H
#define DATELINE_CONFIG_WORD_FORMS_H

#include <string>
#include <string_view>

namespace dateline {

/// "attacks", "reaches", "carries": noun plural and verb -s alike.
std::string s_form(std::string_view lemma);
/// "attacked", "seized", "carried", "stopped".
std::string past_form(std::string_view lemma);
/// "attacking", "seizing", "dying", "stopping".
std::string gerund_form(std::string_view lemma);
/// "stronger" or, with @p ending "est", "strongest".
std::string graded_form(std::string_view lemma, std::string_view ending);

}  // namespace dateline

#endif
