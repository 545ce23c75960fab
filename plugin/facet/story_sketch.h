// A story's sketch: a few numbers of its lead, most of which two versions of
// one story share and two stories do not. Tells near-duplicates apart from
// the rest without reading either again.
#ifndef DATELINE_PLUGIN_FACET_STORY_SKETCH_H
#define DATELINE_PLUGIN_FACET_STORY_SKETCH_H

#include <string>
#include <string_view>
#include <vector>

#include "plugin/span.h"

namespace dateline {

/// Numbers in a sketch; each is two bytes of it.
inline constexpr std::size_t kSketchNumbers = 16;

/// Bytes of the sketch of @p text's first words; empty when there are too few
/// to tell. Cost: one pass over some two hundred words.
/// @param body spans of @p text that are the article
std::string story_sketch(std::string_view text, const std::vector<Span>& body);

/// The numbers that two sketches share at the same place, of kSketchNumbers;
/// their share estimates how much of the leads agrees. 0 when one is empty or
/// no sketch.
std::size_t shared_numbers(std::string_view a, std::string_view b);

}  // namespace dateline

#endif
