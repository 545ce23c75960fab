// An article's embargo as the sortable value by which searches leave it out
// until its time has come.
#ifndef DATELINE_INDEXER_EMBARGO_H
#define DATELINE_INDEXER_EMBARGO_H

#include <string>
#include <string_view>

namespace dateline {

/// ISO 8601 date or time ("2022-06-25T10:15:00+02:00") to YYYYMMDDhhmmss in
/// UTC, a time without zone taken as UTC; empty when it is none.
std::string embargo_value(std::string_view time);

}  // namespace dateline

#endif
