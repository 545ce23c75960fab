// Annotator: the one entry point of the plugin; runs the stages in their one
// order (see analysis.h).
#ifndef DATELINE_PLUGIN_ANNOTATOR_H
#define DATELINE_PLUGIN_ANNOTATOR_H

#include "plugin/annotation.h"
#include "plugin/article.h"
#include "plugin/explanation.h"
#include "plugin/lexicons.h"

namespace dateline {

/// Cheap to make, movable; holds scratch: one a thread. The lexicons must
/// outlive it.
class Annotator {
  public:
    explicit Annotator(const Lexicons& lexicons);

    /// Never throws on any article; what is wrong with it is a diagnostic.
    /// Cost: linear in the article. @param explanation null: nothing recorded
    [[nodiscard]] Annotation annotate(const Article& article,
                                      Explanation* explanation = nullptr);

  private:
    const Lexicons* lexicons_;
    std::string annotator_id_;
};

}  // namespace dateline

#endif
