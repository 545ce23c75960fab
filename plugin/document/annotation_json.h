// An Annotation as one line of JSON: the output of dateline-annotate. Key
// names and order are fixed here and nowhere else.
#ifndef DATELINE_PLUGIN_DOCUMENT_ANNOTATION_JSON_H
#define DATELINE_PLUGIN_DOCUMENT_ANNOTATION_JSON_H

#include <cstdint>
#include <string>
#include <string_view>

#include "plugin/annotation.h"
#include "plugin/article.h"

namespace dateline {

/// One object without a line feed. `text`, and a title that is not empty, are
/// given when Article::text_changed. Absent values of fixed keys are null.
/// Control characters and bidirectional overrides are escaped, so that the
/// line is harmless on a terminal. Cost: linear.
std::string to_json(const Annotation& annotation, const Article& article);

/// {"id": ... or null, "line": N, "error": "..."}
std::string error_json(std::string_view id_or_empty,
                       std::uint64_t line,
                       std::string_view message);

}  // namespace dateline

#endif
