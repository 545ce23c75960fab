// Cyrillic place names in the Latin spellings that news uses: the Ukrainian
// rules of 2010 (KMU-55) and BGN/PCGN for Russian and for Ukrainian.
#ifndef DATELINE_CONFIG_TRANSLITERATION_H
#define DATELINE_CONFIG_TRANSLITERATION_H

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// @param language "uk" or "ru"; empty: told by the letters that only one of
/// them has, both when there are none. @return nothing when @p name is not
/// wholly Cyrillic
std::vector<std::string> transliterate(std::string_view name,
                                       std::string_view language);

}  // namespace dateline

#endif
