// event_lint: what is in the event sources and can never count - triggers
// another rule always takes, code rows behind wider ones, classes nobody asks
// for - or is said twice with different answers. What makes sources unusable is
// reported where they are read and compiled.
#ifndef DATELINE_CONFIG_EVENT_LINT_H
#define DATELINE_CONFIG_EVENT_LINT_H

#include "config/event_source.h"
#include "config/lint_report.h"

namespace dateline {

/// Adds warnings with the position of the entry that has no effect. Cost:
/// linear in the sources, but quadratic in the rows of one type and in the
/// rules that share a trigger.
void lint_events(const EventSources& sources, LintReport& report);

}  // namespace dateline

#endif
