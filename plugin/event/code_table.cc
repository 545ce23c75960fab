// A walk over the few rows of one type.
#include "plugin/event/code_table.h"

namespace dateline {

EventCodes find_codes(const EventLexicon& events,
                      const EventType& type,
                      StringRef mode,
                      EventStatus status,
                      std::uint32_t doers,
                      std::uint32_t recipients) {
    for (const CodeRow& row : events.code_rows(type)) {
        const bool fits =
            (row.mode.length == 0 || row.mode == mode) &&
            (row.statuses == 0 ||
             (row.statuses >> static_cast<unsigned>(status) & 1) != 0) &&
            (row.doers == 0 || (row.doers & doers) != 0) &&
            (row.recipients == 0 || (row.recipients & recipients) != 0);
        if (fits) {
            EventCodes codes;
            codes.plover = events.text(row.plover);
            codes.cameo = events.text(row.cameo);
            codes.acled = events.text(row.acled);
            codes.case2021 = events.text(row.case2021);
            codes.mediatopic = events.text(row.mediatopic);
            return codes;
        }
    }
    return {};
}

}  // namespace dateline
