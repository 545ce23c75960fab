// Words one slip of the keyboard away from another.
#ifndef DATELINE_QUERY_SPELLING_H
#define DATELINE_QUERY_SPELLING_H

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Each once, in small letters: two letters swapped, one left out, one put in,
/// one wrong; in this order, which is that of likelihood. None for a word of
/// fewer than four or more than thirty letters.
/// Cost: some fifty words a letter of @p word
std::vector<std::string> near_words(std::string_view word);

}  // namespace dateline

#endif
