// Which words of an event's sentence to mark: its trigger, who acts and is
// acted upon, the places it names.
#ifndef DATELINE_QUERY_HIGHLIGHTS_H
#define DATELINE_QUERY_HIGHLIGHTS_H

#include <string_view>
#include <vector>

#include "plugin/facet/stored_article.h"

namespace dateline {

enum class HighlightKind { Trigger, Doer, Recipient, Place };
std::string_view to_string(HighlightKind kind);

struct Highlight {
    Span span;  ///< of the sentence, in bytes
    HighlightKind kind = HighlightKind::Trigger;
};

/// Sorted, disjoint; where two overlap the trigger stays, then actors.
std::vector<Highlight> highlights_of(const StoredArticle& article,
                                     const StoredEvent& event);

}  // namespace dateline

#endif
