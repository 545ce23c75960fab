// A parsed page to the text a reader sees, cut into blocks as a browser would
// break them. Keeps navigation and other furniture: judging blocks is
// body/body_finder's task, for which each block carries its mark-up's hints.
#ifndef DATELINE_PLUGIN_DOCUMENT_HTML_TEXT_H
#define DATELINE_PLUGIN_DOCUMENT_HTML_TEXT_H

#include <gumbo.h>
#include <string>
#include <vector>

#include "plugin/article.h"

namespace dateline {

struct HtmlText {
    std::string text;  ///< blocks, an empty line between any two
    std::vector<MarkupBlock> blocks;
};

/// Scripts, styles, forms' fields and hidden elements are left out; white
/// space collapses but in <pre>. No recursion. Cost: linear in the tree.
HtmlText read_html_text(const GumboNode& root);

}  // namespace dateline

#endif
