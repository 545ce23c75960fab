// Why an article has its facets: for each, the words that give it and the rule
// that read them. The facets are those of the index. Its words and rules for
// events are stored; those of places, actors and the day of publication are
// found by reading the stored text once more, and whether that gives the very
// facets of the index is said, so that nobody takes a guess for the record.
#ifndef DATELINE_QUERY_EXPLAIN_H
#define DATELINE_QUERY_EXPLAIN_H

#include <string>
#include <vector>

#include "plugin/explanation.h"
#include "plugin/lexicons.h"
#include "query/searcher.h"

namespace dateline {

/// Words of the article and the rule that read them.
struct FacetWords {
    std::string surface;
    StoredSpan at;
    std::string rule;
    std::string detail;  ///< the rule's numbers; may be empty
};

enum class FacetStanding {
    Same,      ///< in the index, and read so again
    OnlyKept,  ///< in the index, but these lexicons do not read it
    OnlyNow,   ///< these lexicons read it, the index does not have it
};

struct FacetReason {
    std::string facet;  ///< "event", "place", "actor"
    std::string id;
    std::string name;
    std::string note;  ///< of events: status, role names; of places: salience
    FacetStanding standing = FacetStanding::Same;
    std::vector<std::string> rolls_up_to;  ///< names
    std::vector<FacetWords> words;
};

struct ArticleExplanation {
    std::string read_with;  ///< version and fingerprint, when it was indexed
    std::string now;        ///< of these lexicons
    bool same_facets = true;
    std::vector<FacetReason> reasons;
    std::vector<ExplanationEntry> steps;
    std::string text;  ///< that the steps' spans are of

    [[nodiscard]] bool same_lexicons() const { return read_with == now; }
};

/// @param hit an article of @p index, as Searcher::load() gives it
/// Cost: one annotation.
ArticleExplanation explain_article(const Hit& hit,
                                   IndexSet& index,
                                   const Lexicons& lexicons);

}  // namespace dateline

#endif
