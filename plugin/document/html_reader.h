// HTML to an Article: the page's visible text with its blocks, and what its
// metadata say. Which block belongs to the article is body/body_finder's
// decision.
#ifndef DATELINE_PLUGIN_DOCUMENT_HTML_READER_H
#define DATELINE_PLUGIN_DOCUMENT_HTML_READER_H

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "plugin/article.h"
#include "plugin/document/json_reader.h"

namespace dateline {

/// Parses a page as browsers do (HTML5) and sets text, blocks, text_changed;
/// title, byline, source, url, language and published only where they are
/// still empty, from JSON-LD, OpenGraph, other meta tags, <time> and <title>,
/// in this order. @return the reason when the page is refused (no text, too
/// large, nested too deep). Cost: linear.
std::optional<std::string> read_html(std::string_view html, Article& article);

/// A page as a file holds it: as read_html(), after decoding it by its byte
/// order mark or its declared charset. @param id of the article to be
std::variant<Article, DocumentError> read_html_article(std::string id,
                                                       std::string_view bytes);

}  // namespace dateline

#endif
