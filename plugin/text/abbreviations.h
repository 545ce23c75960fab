// Words that are written with a closing dot, which then belongs to them and
// ends no sentence.
#ifndef DATELINE_PLUGIN_TEXT_ABBREVIATIONS_H
#define DATELINE_PLUGIN_TEXT_ABBREVIATIONS_H

#include <cstdint>

namespace dateline {

/// True for "gen", "mr", "aug". @param hash of the folded word
bool is_abbreviation(std::uint64_t hash);

/// Some abbreviations are ordinary words too, "no" and "mass": for these the
/// dot belongs to the token only before more of the same sentence.
bool is_also_a_word(std::uint64_t hash);

}  // namespace dateline

#endif
