// An annotation's facets: the record of the packed slot, the terms that find
// it, and the names to show. Decides which facts become which term, ancestors
// included; spelling is facet_schema's, bytes are event_record's.
#ifndef DATELINE_PLUGIN_FACET_FACET_PROJECTION_H
#define DATELINE_PLUGIN_FACET_FACET_PROJECTION_H

#include <optional>
#include <string>
#include <vector>

#include "plugin/annotation.h"
#include "plugin/article.h"
#include "plugin/facet/event_record.h"

namespace dateline {

struct FacetProjection {
    ArticleRecord record;
    std::vector<std::string> terms;  ///< sorted, each once; no Q term
    std::optional<DaySpan> days;     ///< from the earliest to the latest date
};

/// Cost: linear in the annotation (times the depth of the hierarchies).
FacetProjection project_facets(const Article& article,
                               const Annotation& annotation);

/// The terms of a record; what project_facets() does without the names.
std::vector<std::string> facet_terms(const ArticleRecord& record);

/// The earliest and the latest day of publication and events.
std::optional<DaySpan> days_of(const ArticleRecord& record);

}  // namespace dateline

#endif
