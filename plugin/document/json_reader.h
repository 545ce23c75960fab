// One JSON object (a line of NDJSON, or a file) to one Article. Decides which
// documents are refused and why; what the text says is left to the annotator,
// and the formats of other newsrooms to indexer/readers.
#ifndef DATELINE_PLUGIN_DOCUMENT_JSON_READER_H
#define DATELINE_PLUGIN_DOCUMENT_JSON_READER_H

#include <string>
#include <string_view>
#include <variant>

#include "plugin/article.h"

namespace dateline {

/// Why a document is no article. The id is empty when it is not known.
struct DocumentError {
    std::string id;
    std::string message;  ///< one line for a person
};

/// The key each field of an Article is read from. A dot steps into an object
/// ("source.name"); an empty string leaves the field unread.
struct JsonFields {
    std::string id = "id";
    std::string title = "title";
    std::string text = "text";
    std::string html = "html";
    std::string published = "published";
    std::string url = "url";
    std::string source = "source";
    std::string byline = "byline";
    std::string language = "language";
    std::string status = "status";
    std::string embargoed = "embargoed";
};

/// Levels of objects and lists in one document; deeper is refused.
inline constexpr std::size_t kDeepestJson = 64;

/// Reads one object. Keys that are not in @p names are skipped whatever they
/// hold. Refused: what is not JSON, trailing data, duplicate keys, fields that
/// are neither string nor null, a lone surrogate, a missing or empty `id`,
/// neither `text` nor `html` (text wins), text that unfit_text() refuses.
/// Ill-formed UTF-8 and NULs are repaired, an unreadable date is left out, an
/// unknown status is taken as usable: diagnostics say so. Never throws but for
/// memory; recursion-free. Cost: linear.
std::variant<Article, DocumentError> read_json_article(
    std::string_view json, const JsonFields& names = {});

/// "usable", "corrected", "withdrawn", "canceled", "killed", "withheld" and
/// IPTC's "stat:..." of them. Unknown: usable, with a diagnostic.
ArticleStatus read_status(std::string_view word, Article& article);

/// Sets Article::published and published_text from the words of metadata;
/// when they are no date, a diagnostic "unreadable-date" instead.
void read_published(std::string_view words, Article& article);

}  // namespace dateline

#endif
