#include "query/highlights.h"

#include <algorithm>

namespace dateline {

std::string_view to_string(HighlightKind kind) {
    switch (kind) {
    case HighlightKind::Trigger:
        return "trigger";
    case HighlightKind::Doer:
        return "doer";
    case HighlightKind::Recipient:
        return "recipient";
    case HighlightKind::Place:
        return "place";
    }
    return "";
}

std::vector<Highlight> highlights_of(const StoredArticle& article,
                                     const StoredEvent& event) {
    const StoredSpan& sentence = event.sentence;
    std::vector<Highlight> marks;
    if (article.at(sentence).empty()) {
        return marks;
    }
    const auto add = [&](const StoredSpan& span, HighlightKind kind) {
        const bool overlaps =
            std::ranges::any_of(marks, [&](const Highlight& mark) {
                return mark.span.begin < span.span.end &&
                       span.span.begin < mark.span.end;
            });
        if (span.in_title == sentence.in_title && !overlaps &&
            span.span.size() != 0 && sentence.span.contains(span.span)) {
            marks.push_back({span.span, kind});
        }
    };
    add(event.trigger, HighlightKind::Trigger);
    for (const StoredSpan& span : event.doers) {
        add(span, HighlightKind::Doer);
    }
    for (const StoredSpan& span : event.recipients) {
        add(span, HighlightKind::Recipient);
    }
    for (const StoredSpan& span : event.places) {
        add(span, HighlightKind::Place);
    }
    std::ranges::sort(
        marks, {}, [](const Highlight& mark) { return mark.span.begin; });
    for (Highlight& mark : marks) {
        mark.span.begin -= sentence.span.begin;
        mark.span.end -= sentence.span.begin;
    }
    return marks;
}

}  // namespace dateline
