// The order of the stages, and the assembly of their results.
#include "plugin/annotator.h"

#include <algorithm>
#include <utility>

#include "plugin/actor/idle_actors.h"
#include "plugin/actor/name_finder.h"
#include "plugin/analysis.h"
#include "plugin/body/body_finder.h"
#include "plugin/place/salience.h"
#include "plugin/text/dateline_parser.h"
#include "plugin/text/tokenizer.h"
#include "plugin/time/publication_date.h"
#include "plugin/time/time_finder.h"
#include "plugin/time/time_resolver.h"

namespace dateline {

namespace {

/// Tokens and sentences of the blocks that belong to the article.
void read_blocks(Analysis& analysis) {
    // English has a token for every five bytes or so.
    analysis.tokens.reserve(analysis.text.all().size() / 5 + 1);
    for (std::uint32_t i = 0; i < analysis.blocks.size(); ++i) {
        const Block& block = analysis.blocks[i];
        if (!block.body) {
            continue;
        }
        const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
        tokenize(analysis.text.all(), block.span, analysis.tokens);
        const auto last = static_cast<std::uint32_t>(analysis.tokens.size());
        const auto before = analysis.sentences.size();
        split_sentences(analysis.tokens, {first, last}, i, analysis.sentences);
        for (auto s = before; s < analysis.sentences.size(); ++s) {
            analysis.sentences[s].in_title = block.kind == Block::Kind::Title;
        }
    }
}

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
      word_reader_(lexicons),
      place_finder_(lexicons.gazetteer(),
                    lexicons.toponym_words(),
                    lexicons.words(),
                    lexicons.actors()),
      actor_finder_(lexicons.actors(), lexicons.words()),
      event_finder_(lexicons.words(), lexicons.events()) {}

Annotation Annotator::annotate(const Article& article,
                               Explanation* explanation) {
    Analysis analysis(article);
    analysis.explanation = explanation;
    analysis.diagnostics = article.diagnostics;

    const AnnotationDepth depth = depth_for(analysis);
    read_frame(analysis);
    if (depth >= AnnotationDepth::Places) {
        find_names(lexicons_->actors(),
                   lexicons_->words(),
                   lexicons_->gazetteer().names(),
                   analysis);
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
    const std::string& language = analysis.article.language;
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
    if (!analysis.text.title().empty()) {
        analysis.blocks.push_back(
            {analysis.text.title(), Block::Kind::Title, true});
    }
    find_body(lexicons_->body(), analysis);
    read_blocks(analysis);
    word_reader_.read(analysis.tokens, analysis.facts);
    TimeFinder(lexicons_->times()).find(analysis);
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
    result.id = analysis.article.id;
    result.language = analysis.article.language;
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
