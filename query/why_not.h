// Why an article does not answer a question: each part of the question judged
// on each event, and on the article. Follows the same rules as
// question_matcher, on the record's ids instead of their numbers; a test
// compares the two.
#ifndef DATELINE_QUERY_WHY_NOT_H
#define DATELINE_QUERY_WHY_NOT_H

#include <functional>
#include <string>
#include <vector>

#include "plugin/facet/event_record.h"
#include "query/question.h"

namespace dateline {

/// One part of the question; named as the field that asks for it.
struct PartVerdict {
    std::string part;   ///< "event", "place", "date", ..., "text"
    std::string asked;  ///< in words
    std::string found;  ///< what stands there instead; may be empty
    bool holds = false;
};

struct EventVerdict {
    std::uint32_t event = 0;  ///< of the record
    std::vector<PartVerdict> parts;
    std::size_t failed = 0;
};

struct ArticleVerdict {
    bool answers = false;
    /// What is asked of the article: words, source, day of publication; all
    /// facets when they need not be of one event.
    std::vector<PartVerdict> article;
    /// What is asked of ONE event, on each, the nearest first.
    std::vector<EventVerdict> events;
    /// Parts that hold of no event at all.
    std::vector<std::string> nowhere;
};

/// What the judge asks of others.
struct WhyNotSources {
    /// The name of an id.
    std::function<std::string(const std::string&)> name_of;
    /// Whether the article has these words; they are alternatives.
    std::function<bool(const std::vector<AskedText>&)> has_text;
};

ArticleVerdict why_not(const ArticleRecord& record,
                       const Question& question,
                       const WhyNotSources& sources);

}  // namespace dateline

#endif
