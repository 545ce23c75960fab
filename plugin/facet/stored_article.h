// StoredArticle: what a hit shows, kept as a document's data in the index:
// lines of name=value, as Omega's templates and scriptindex have them. Text
// and offsets survive byte for byte but for the line breaks inside a value,
// which are written as vertical tabs. What is usual is left out: the language
// English, the status usable, a stated day of publication.
#ifndef DATELINE_PLUGIN_FACET_STORED_ARTICLE_H
#define DATELINE_PLUGIN_FACET_STORED_ARTICLE_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/article.h"

namespace dateline {

/// A span of the title or of the text.
struct StoredSpan {
    bool in_title = false;
    Span span;

    friend bool operator==(const StoredSpan&, const StoredSpan&) = default;
};

/// The evidence of one event, kept in a slot of its own (event_evidence.h);
/// its facets are in the record, at the same index.
struct StoredEvent {
    std::string type;  ///< kept in the record; see ArticleRecord
    StoredSpan trigger;
    StoredSpan sentence;
    std::vector<StoredSpan> doers;
    std::vector<StoredSpan> recipients;
    std::vector<StoredSpan> places;  ///< its places, named in the sentence
    std::string rule;                ///< kept in the record; see ArticleRecord
    unsigned confidence = 0;         ///< percent
    std::optional<std::uint32_t> killed;
    std::optional<std::uint32_t> wounded;

    friend bool operator==(const StoredEvent&, const StoredEvent&) = default;
};

/// The fields of Article that are kept, and the annotation's evidence.
struct StoredArticle {
    std::string id;
    std::string title;
    std::string url;
    std::string source;
    std::string author;
    std::string language;
    std::string status;
    std::string published;       ///< YYYY, YYYY-MM or YYYY-MM-DD; or empty
    std::string published_from;  ///< "metadata", "url", ...: its source
    std::string because;
    std::string published_text;  ///< as the metadata had it
    std::string embargoed;
    std::string annotator;  ///< kept in the record; see ArticleRecord
    std::string text;
    std::vector<Span> body;
    std::vector<StoredEvent> events;  ///< not among the lines

    /// The characters of a span; empty when it does not fit the text.
    [[nodiscard]] std::string_view at(const StoredSpan& span) const;

    friend bool operator==(const StoredArticle&,
                           const StoredArticle&) = default;
};

StoredArticle to_stored(const Article& article, const Annotation& annotation);

/// All but the events.
std::string encode_stored(const StoredArticle& article);

/// Unknown and malformed lines are passed over: others may have added some.
StoredArticle decode_stored(std::string_view data);

}  // namespace dateline

#endif
