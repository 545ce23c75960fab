// Article: what a reader of any format hands to the annotator. Readers decide
// what is title, text and metadata; nothing here is judged or inferred.
#ifndef DATELINE_PLUGIN_ARTICLE_H
#define DATELINE_PLUGIN_ARTICLE_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plugin/diagnostic.h"
#include "plugin/span.h"
#include "plugin/time/day.h"

namespace dateline {

enum class ArticleStatus : std::uint8_t { Usable, Corrected, Withdrawn };

/// A stretch of `text` that a marked-up page set apart, with what its mark-up
/// says of it. Articles from plain text have none: lines are the blocks then.
struct MarkupBlock {
    enum class Kind : std::uint8_t {
        Paragraph,
        Heading,
        ListItem,
        TableCell,
        Caption,
        Other,
    };
    Span span;  ///< in Article::text
    Kind kind = Kind::Other;
    std::uint32_t link_bytes = 0;  ///< bytes of span that stand inside links
    /// Sum of hints of the enclosing elements' names, classes, roles: above 0
    /// speaks for article text, below 0 for page furniture.
    std::int16_t hint = 0;
    std::uint16_t depth = 0;      ///< elements above it
    std::uint32_t container = 0;  ///< equal for blocks of the same parent
};

/// One article as received.
/// @invariant text and title are valid UTF-8 without NUL; text.size() < 2^31
struct Article {
    std::string id;
    std::string title;
    std::string text;
    std::string url;
    std::string source;  ///< the outlet
    std::string byline;
    std::string language = "en";  ///< BCP 47; "en" when not said
    /// The day (or month, or year) of publication the metadata states.
    std::optional<DaySpan> published;
    /// The words metadata used for it, e.g. "2022-06-25T10:00:00Z".
    std::string published_text;
    std::string version_created;  ///< ISO 8601, as given
    std::string embargoed;        ///< ISO 8601, as given; empty: none
    std::string dateline_text;    ///< a format's own dateline element
    std::vector<std::string> event_locations;  ///< a format's evloc
    ArticleStatus status = ArticleStatus::Usable;
    std::vector<MarkupBlock> blocks;
    /// True when text is not byte for byte what was received (HTML, repaired
    /// bytes): results then carry the text their offsets refer to.
    bool text_changed = false;
    Diagnostics diagnostics;
};

}  // namespace dateline

#endif
