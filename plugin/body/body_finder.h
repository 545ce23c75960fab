// The article's own text against the furniture of the page it stood on:
// navigation, teasers, share buttons, newsletter boxes, notices, comments.
// Furniture yields no facet. How likely each block is comes from body_model;
// the rules that overrule it stand here.
#ifndef DATELINE_PLUGIN_BODY_BODY_FINDER_H
#define DATELINE_PLUGIN_BODY_BODY_FINDER_H

#include "plugin/analysis.h"
#include "plugin/body/body_lexicon.h"

namespace dateline {

/// Appends the blocks of the article's text to Analysis::blocks, each body or
/// not, and explains each verdict. An article that shows no sign of furniture
/// is kept whole, and something is always kept. Cost: linear, one pass over
/// the bytes. @pre the title's block, if any, is there already
void find_body(const BodyLexicon& lexicon, Analysis& analysis);

}  // namespace dateline

#endif
