// Spelling suggestions for "did you mean".
#ifndef DATELINE_CONFIG_EDIT_DISTANCE_H
#define DATELINE_CONFIG_EDIT_DISTANCE_H

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Levenshtein distance in bytes. Cost: product of the lengths.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The nearest of @p known at a distance of at most a third of the word's
/// length (at least 2; 1 for words under four bytes), or an empty string.
std::string nearest(std::string_view word,
                    const std::vector<std::string>& known);

/// ", did you mean 'x'?" or nothing.
std::string did_you_mean(std::string_view word,
                         const std::vector<std::string>& known);

}  // namespace dateline

#endif
