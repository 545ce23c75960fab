// A .txt file to an Article. The text is taken as it stands, page furniture
// and all; title and date are for the annotator to find in it.
#ifndef DATELINE_PLUGIN_DOCUMENT_TEXT_READER_H
#define DATELINE_PLUGIN_DOCUMENT_TEXT_READER_H

#include <string>
#include <string_view>
#include <variant>

#include "plugin/article.h"
#include "plugin/document/json_reader.h"

namespace dateline {

/// Refused: UTF-16 and UTF-32, empty text, what unfit_text() refuses. Other
/// ill-formed bytes are repaired with a diagnostic. Cost: linear.
std::variant<Article, DocumentError> read_text_article(std::string id,
                                                       std::string_view bytes);

}  // namespace dateline

#endif
