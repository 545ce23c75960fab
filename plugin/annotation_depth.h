// AnnotationDepth: how much of an article is looked for.
#ifndef DATELINE_PLUGIN_ANNOTATION_DEPTH_H
#define DATELINE_PLUGIN_ANNOTATION_DEPTH_H

#include <cstdint>

namespace dateline {

/// How far annotate() goes; each includes those before it.
enum class AnnotationDepth : std::uint8_t {
    Frame,   ///< body, sentences, dates
    Places,  ///< and places, without the help of actors
    All,     ///< and actors and events
};

}  // namespace dateline

#endif
