// Code table: the codes of other schemes for an event, from the reviewed rows
// of config/events/codes.yaml: type x mode x status x kind of doer x kind of recipient,
// first match.
#ifndef DATELINE_PLUGIN_EVENT_CODE_TABLE_H
#define DATELINE_PLUGIN_EVENT_CODE_TABLE_H

#include <cstdint>

#include "plugin/annotation.h"
#include "plugin/event/event_lexicon.h"

namespace dateline {

/// @param doers, recipients bits 1 << PartyKind of all parties in that role;
/// a row that asks for a kind needs one of them.
/// @return empty codes when no row fits
EventCodes find_codes(const EventLexicon& events,
                      const EventType& type,
                      StringRef mode,
                      EventStatus status,
                      std::uint32_t doers,
                      std::uint32_t recipients);

}  // namespace dateline

#endif
