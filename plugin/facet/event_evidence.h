// The evidence of an article's events as bytes for the index: where in the
// text each is told. Type and rule are the record's, at the same index.
#ifndef DATELINE_PLUGIN_FACET_EVENT_EVIDENCE_H
#define DATELINE_PLUGIN_FACET_EVENT_EVIDENCE_H

#include <string>
#include <string_view>
#include <vector>

#include "plugin/facet/stored_article.h"

namespace dateline {

/// A dozen bytes an event.
std::string encode_evidence(const std::vector<StoredEvent>& events);

/// @return the events up to the first damaged byte
std::vector<StoredEvent> decode_evidence(std::string_view bytes);

}  // namespace dateline

#endif
