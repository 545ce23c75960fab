// The explanations of one article - why it has its facets, why it does not
// answer - as text for a terminal and as JSON for programs.
#ifndef DATELINE_QUERY_EXPLAIN_OUTPUT_H
#define DATELINE_QUERY_EXPLAIN_OUTPUT_H

#include <string>
#include <vector>

#include "query/explain.h"
#include "query/terminal_output.h"
#include "query/why_not.h"

namespace dateline {

/// @param steps each step of the annotator too
std::string explanation_text(const Hit& hit,
                             const ArticleExplanation& explanation,
                             bool steps,
                             const TerminalStyle& style);
std::string explanation_json(const Hit& hit,
                             const ArticleExplanation& explanation,
                             bool steps);

/// A sense of a type asked for that the annotator considered and refused.
struct RefusedSense {
    std::string words;
    std::string rule;
    std::string because;
};

/// Those of the types that @p question asks for, in the text's order.
std::vector<RefusedSense> refused_senses(const ArticleExplanation& explanation,
                                         const Question& question);

/// All that is said about one article and one question.
struct WhyNotAnswer {
    const Question* question = nullptr;
    const Hit* hit = nullptr;
    const ArticleVerdict* verdict = nullptr;
    std::vector<RefusedSense> refused;
};

std::string why_not_text(const WhyNotAnswer& answer,
                         const TerminalOutput& terminal);
std::string why_not_json(const WhyNotAnswer& answer, IndexSet& index);

}  // namespace dateline

#endif
