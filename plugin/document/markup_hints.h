// What the mark-up around a block says of it: element names, ARIA roles,
// microdata and the words that class and id are made of. Only the vocabulary
// of page templates stands here; words of the text are body.yaml's.
#ifndef DATELINE_PLUGIN_DOCUMENT_MARKUP_HINTS_H
#define DATELINE_PLUGIN_DOCUMENT_MARKUP_HINTS_H

#include <gumbo.h>

namespace dateline {

/// Above 0: the element holds article text; below 0: page furniture. About
/// +-10 for a weak word, +-40 for a telling one. @param holds_most of the
/// page's prose: words such as "with-sidebar" then say nothing of the element,
/// only the strongest ("comments") count against it. @pre an element
int markup_hint(const GumboNode& element, bool holds_most);

/// True for an element that no reader sees: display:none, hidden.
bool is_hidden(const GumboNode& element);

}  // namespace dateline

#endif
