// What a page's metadata say of its article: JSON-LD, OpenGraph and other meta
// tags, microdata, <time>, <title>. Nothing is taken from running text.
#ifndef DATELINE_PLUGIN_DOCUMENT_HTML_METADATA_H
#define DATELINE_PLUGIN_DOCUMENT_HTML_METADATA_H

#include <gumbo.h>
#include <string>

namespace dateline {

/// Words as they stand; empty where the page says nothing.
struct HtmlMetadata {
    std::string title;
    std::string byline;
    std::string source;
    std::string url;
    std::string language;
    std::string published;
    std::string modified;
};

/// The first source that has a field wins, in the order of the file's head.
/// Dates are only taken where parse_metadata_date() reads them. Cost: linear.
HtmlMetadata read_html_metadata(const GumboNode& root);

}  // namespace dateline

#endif
