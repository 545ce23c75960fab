// Annotator: the one entry point of the plugin; runs the stages in their one
// order (see analysis.h).
#ifndef DATELINE_PLUGIN_ANNOTATOR_H
#define DATELINE_PLUGIN_ANNOTATOR_H

#include "plugin/actor/actor_finder.h"
#include "plugin/actor/name_finder.h"
#include "plugin/analysis.h"
#include "plugin/annotation.h"
#include "plugin/annotation_depth.h"
#include "plugin/article.h"
#include "plugin/body/block_splitter.h"
#include "plugin/body/body_finder.h"
#include "plugin/event/event_finder.h"
#include "plugin/explanation.h"
#include "plugin/lexicons.h"
#include "plugin/place/place_finder.h"
#include "plugin/time/time_finder.h"
#include "plugin/word_reader.h"

namespace dateline {

/// Cheap to make, movable; holds scratch: one a thread. The lexicons must
/// outlive it.
class Annotator {
  public:
    explicit Annotator(const Lexicons& lexicons,
                       AnnotationDepth depth = AnnotationDepth::All);

    /// Never throws on any article; what is wrong with it is a diagnostic.
    /// Cost: linear in the article. @param explanation null: nothing recorded
    [[nodiscard]] Annotation annotate(const Article& article,
                                      Explanation* explanation = nullptr);

  private:
    void read_frame(Analysis& analysis);
    [[nodiscard]] AnnotationDepth depth_for(Analysis& analysis) const;
    void find_facets(Analysis& analysis, AnnotationDepth depth);
    [[nodiscard]] Annotation result_of(Analysis& analysis) const;

    const Lexicons* lexicons_;
    AnnotationDepth depth_;
    std::string annotator_id_;
    Analysis analysis_;  ///< of one call; kept for its memory
    BlockSplitter block_splitter_;
    WordReader word_reader_;
    BodyFinder body_finder_;
    TimeFinder time_finder_;
    NameFinder name_finder_;
    PlaceFinder place_finder_;
    ActorFinder actor_finder_;
    EventFinder event_finder_;
};

}  // namespace dateline

#endif
