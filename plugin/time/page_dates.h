// Dates that stand beside an article and not in its prose: in its URL, in
// byline and "Published:" lines, in copyright lines. Knows which lines of a
// page never date it: the day it was fetched, printed or is shown on.
#ifndef DATELINE_PLUGIN_TIME_PAGE_DATES_H
#define DATELINE_PLUGIN_TIME_PAGE_DATES_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/span.h"
#include "plugin/text/token.h"
#include "plugin/time/time_lexicon.h"
#include "plugin/time/timex.h"

namespace dateline {

/// A date as stated, and the words that state it.
struct StatedDate {
    CivilDate date;
    std::string words;
};

/// "/2022/06/25/", "/2022/jun/25/", "-2022-06-25", "/20220625-": known to the
/// day or to the month.
std::optional<StatedDate> date_in_url(std::string_view url);

/// The first line of @p text that states when the article was issued:
/// "Published: June 25, 2022", "Thursday 22 September 2022, 07.40 BST". A date
/// alone counts only with a clock time or straight before the story.
/// Cost: linear in the text for finding such lines.
std::optional<StatedDate> byline_date(const TimeLexicon& lexicon,
                                      std::string_view text);

struct CopyrightYear {
    int year = 0;
    std::string words;
};

/// The year of the copyright line that belongs to the article. Lines that
/// repeat or give a range of years are the site's; when several are left they
/// must agree. Cost: linear.
std::optional<CopyrightYear> copyright_year(std::string_view text);

/// True when the line that holds @p token of @p text tells when a page was
/// fetched or what it links to. Cost: constant.
bool in_crawl_line(const TimeLexicon& lexicon,
                   std::string_view text,
                   const std::vector<Token>& tokens,
                   std::uint32_t token);

}  // namespace dateline

#endif
