// The order of the stages, and the assembly of their results.
#include "plugin/annotator.h"

#include <algorithm>
#include <utility>

#include "plugin/actor/idle_actors.h"
#include "plugin/body/block_tokens.h"
#include "plugin/place/salience.h"
#include "plugin/text/dateline_parser.h"
#include "plugin/time/publication_date.h"
#include "plugin/time/time_resolver.h"

namespace dateline {

namespace {

std::vector<Span> body_spans(const Analysis& analysis) {
    std::vector<Span> spans;
    for (const Block& block : analysis.blocks) {
        if (block.body && block.kind != Block::Kind::Title) {
            spans.push_back(analysis.text.to_body(block.span));
        }
    }
    return spans;
}

std::vector<TimeMention> time_mentions(const Analysis& analysis) {
    std::vector<TimeMention> mentions;
    mentions.reserve(analysis.times.size());
    for (const TimeExpression& time : analysis.times) {
        mentions.push_back(
            {analysis.text.mention(time.span), time.value, time.days});
    }
    return mentions;
}

}  // namespace

Annotator::Annotator(const Lexicons& lexicons, AnnotationDepth depth)
    : lexicons_(&lexicons),
      depth_(depth),
      annotator_id_(std::string(DATELINE_VERSION) + " " +
                    lexicons.fingerprint()),
      word_reader_(lexicons, depth),
      body_finder_(lexicons.body()),
      time_finder_(lexicons.times()),
      name_finder_(lexicons.actors(), lexicons.gazetteer().names()),
      place_finder_(
          lexicons.gazetteer(), lexicons.toponym_words(), lexicons.actors()),
      actor_finder_(lexicons.actors(), lexicons.words()),
      event_finder_(lexicons.words(), lexicons.events()) {}

Annotation Annotator::annotate(const Article& article,
                               Explanation* explanation) {
    Analysis& analysis = analysis_;
    analysis.restart(article);
    analysis.explanation = explanation;
    analysis.diagnostics = article.diagnostics;

    const AnnotationDepth depth = depth_for(analysis);
    read_frame(analysis);
    if (depth >= AnnotationDepth::Places) {
        find_capitals(analysis.tokens, analysis.sentences, analysis.capitals);
        name_finder_.find(analysis);
    }
    infer_publication(lexicons_->times(), analysis);
    resolve_times(lexicons_->times(), analysis);
    if (depth >= AnnotationDepth::Places) {
        find_facets(analysis, depth);
    }
    return result_of(analysis);
}

/// The lexicon's rules are for one language; of an article in another one
/// only the places are found, and that is said.
AnnotationDepth Annotator::depth_for(Analysis& analysis) const {
    const std::string& language = analysis.article->language;
    if (depth_ < AnnotationDepth::All || lexicons_->words().is_for(language)) {
        return depth_;
    }
    analysis.diagnostics.push_back({"other-language",
                                    "the lexicon has no rules for language '" +
                                        language + "': places only"});
    return AnnotationDepth::Places;
}

/// Blocks, tokens, dateline heads and time expressions.
void Annotator::read_frame(Analysis& analysis) {
    block_splitter_.split(analysis);
    read_tokens(analysis);
    word_reader_.read(analysis.tokens, analysis.facts);
    body_finder_.find(analysis);
    keep_body(analysis);
    time_finder_.find(analysis);
    parse_datelines(analysis);
}

/// Names, places, actors, events, in the order analysis.h gives.
void Annotator::find_facets(Analysis& analysis, AnnotationDepth depth) {
    place_finder_.find(analysis);
    if (depth == AnnotationDepth::All) {
        actor_finder_.find(analysis);
        event_finder_.find(analysis);
        drop_idle_actors(lexicons_->actors(), analysis);
    }
    judge_salience(analysis);
}

Annotation Annotator::result_of(Analysis& analysis) const {
    Annotation result;
    result.id = analysis.article->id;
    result.language = analysis.article->language;
    result.annotator = annotator_id_;
    result.published = std::move(analysis.published);
    result.body = body_spans(analysis);
    result.countries = std::move(analysis.countries);
    result.places = std::move(analysis.places);
    result.actors = std::move(analysis.actors);
    result.times = time_mentions(analysis);
    result.events = std::move(analysis.events);
    result.diagnostics = std::move(analysis.diagnostics);
    return result;
}

}  // namespace dateline
