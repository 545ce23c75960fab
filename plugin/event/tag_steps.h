// Tag steps: how likely one part of speech is right after another.
#ifndef DATELINE_PLUGIN_EVENT_TAG_STEPS_H
#define DATELINE_PLUGIN_EVENT_TAG_STEPS_H

#include <array>
#include <cstdint>

#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// By the tag before, then the tag.
using TagSteps =
    std::array<std::array<std::int16_t, kWordTagCount>, kWordTagCount>;

extern const TagSteps kTagSteps;

}  // namespace dateline

#endif
