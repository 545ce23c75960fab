// AnnotationDepth: how much of an article is looked for.
#ifndef DATELINE_PLUGIN_ANNOTATION_DEPTH_H
#define DATELINE_PLUGIN_ANNOTATION_DEPTH_H

#include <cstdint>

namespace dateline {

/// How far annotate() goes; each includes those before it. Two bytes wide: one
/// would be printed as a character in the program's help.
enum class AnnotationDepth : std::uint16_t {
    Frame,   ///< body, sentences, dates
    Places,  ///< and places, without the help of actors
    All,     ///< and actors and events
};

}  // namespace dateline

#endif
