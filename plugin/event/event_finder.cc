// Stage order within a sentence: tagger, chunker, clause linker; noun classes;
// rules; modality; then one record per candidate. What the acts of a sentence
// lend each other is settled when all its records are there, since they stand
// in one row.
#include "plugin/event/event_finder.h"

#include <algorithm>
#include <span>
#include <utility>

#include "plugin/event/event_sharing.h"
#include "plugin/event/syntax_text.h"

namespace dateline {

namespace {

/// False when no word of the sentence can evoke a rule: it need not be read.
bool may_tell(const Analysis& analysis, const Sentence& sentence) {
    std::uint8_t bits = 0;
    for (std::uint32_t t = sentence.tokens.first; t < sentence.tokens.last;
         ++t) {
        bits = static_cast<std::uint8_t>(bits | analysis.facts[t].events);
    }
    return (bits & (kTriggers | kTriggersTailed | kBeginsTrigger)) != 0;
}

/// By place of the trigger, title first; events keep what they are the content of.
void sort_events(std::vector<Event>& events) {
    const auto less = [](const Event& a, const Event& b) {
        return std::pair(!a.trigger.in_title, a.trigger.span.begin) <
               std::pair(!b.trigger.in_title, b.trigger.span.begin);
    };
    if (std::ranges::is_sorted(events, less)) {
        return;
    }
    std::vector<std::uint32_t> order(events.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::stable_sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return less(events[a], events[b]);
    });
    std::vector<std::uint32_t> moved(order.size());
    std::vector<Event> sorted;
    sorted.reserve(order.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        moved[order[i]] = i;
        sorted.push_back(std::move(events[order[i]]));
    }
    for (Event& event : sorted) {
        if (event.content) {
            event.content = moved[*event.content];
        }
    }
    events = std::move(sorted);
}

}  // namespace

EventFinder::EventFinder(const WordLexicon& words, const EventLexicon& events)
    : words_(&words),
      events_(&events),
      tagger_(words),
      chunker_(words),
      linker_(words, events),
      classes_(events),
      matcher_(words, events),
      modality_(words, events),
      builder_(words, events),
      passage_(events),
      the_(lemma_of(words, "the")) {}

void EventFinder::find(Analysis& analysis) {
    mentions_.build(analysis);
    passage_.begin_article(analysis);
    classes_.begin_article();
    analysis.events.reserve(analysis.sentences.size());
    for (const Sentence& sentence : analysis.sentences) {
        if (sentence.tokens.empty()) {
            continue;
        }
        passage_.begin_sentence(sentence);
        if (analysis.explanation != nullptr || may_tell(analysis, sentence)) {
            read(analysis, sentence);
        }
    }
    sort_events(analysis.events);
}

void EventFinder::read(Analysis& analysis, const Sentence& sentence) {
    tagger_.tag(analysis, mentions_, sentence, syntax_);
    chunker_.chunk(analysis, mentions_, syntax_);
    if (analysis.explanation == nullptr && !matcher_.may_match(syntax_)) {
        return;
    }
    linker_.link(analysis, mentions_, syntax_);
    classes_.judge(analysis, mentions_, syntax_);
    const SentenceView view{analysis, mentions_, syntax_, classes_};
    matcher_.match(view, passage_.known_types(), candidates_);
    if (analysis.explanation != nullptr) {
        analysis.explanation->add("event",
                                  "syntax",
                                  sentence.span,
                                  describe_syntax(analysis, *words_, syntax_));
    }
    if (!candidates_.empty()) {
        tell(analysis, view, sentence);
    }
}

/// Records of all candidates of the sentence.
void EventFinder::tell(Analysis& analysis,
                       const SentenceView& view,
                       const Sentence& sentence) {
    verdicts_.clear();
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        verdicts_.push_back(modality_.judge(analysis, syntax_, candidates_, i));
    }
    const std::size_t first = analysis.events.size();
    for (std::uint32_t i = 0; i < candidates_.size(); ++i) {
        builder_.build(analysis,
                       view,
                       sentence,
                       candidates_,
                       i,
                       verdicts_[i],
                       passage_,
                       analysis.events.emplace_back());
    }
    const ToldActs told{view,
                        sentence,
                        candidates_,
                        verdicts_,
                        std::span(analysis.events).subspan(first)};
    EventSharing(*words_, *events_, passage_, the_, told)
        .share(static_cast<std::uint32_t>(first));
    passage_.remember(told);
}

}  // namespace dateline
