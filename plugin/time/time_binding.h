// What the elements of a matched pattern mean: from class and value of each to
// the fields of a TimeMeaning.
#ifndef DATELINE_PLUGIN_TIME_TIME_BINDING_H
#define DATELINE_PLUGIN_TIME_TIME_BINDING_H

#include "plugin/time/time_lexicon.h"
#include "plugin/time/time_meaning.h"

namespace dateline {

/// Adds a word of class @p cls to what is said; @p outer when it says
/// something of the larger unit ("January of this year").
void bind(TimeMeaning& meaning, TimeClass cls, float value, bool outer);

/// Decides, once all is bound, what an ordinal counts: "third quarter", "20th
/// century", "March eighth".
void settle(TimeMeaning& meaning);

/// "1994-96": gives the second year the first one's century.
void complete_year(TimeMeaning& second, const TimeMeaning& first);

/// "2022-03" is a month, "2001-05" and "1994-96" are years.
bool is_month_figure(const TimeMeaning& first, const TimeMeaning& second);

/// Fields that @p to leaves open come from its neighbour: "25-29 January".
void inherit(TimeMeaning& to, const TimeMeaning& from);

}  // namespace dateline

#endif
