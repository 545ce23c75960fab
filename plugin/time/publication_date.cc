#include "plugin/time/publication_date.h"

#include <optional>

#include "plugin/time/timex.h"

namespace dateline {

namespace {

std::optional<Published> from_metadata(const Article& article) {
    if (!article.published) {
        return std::nullopt;
    }
    return Published{.date = timex(*article.published),
                     .days = *article.published,
                     .source = PublishedSource::Metadata,
                     .because = "stated: " + article.published_text};
}

}  // namespace

void infer_publication(const TimeLexicon& lexicon, Analysis& analysis) {
    static_cast<void>(lexicon);
    analysis.published = from_metadata(analysis.article);
}

}  // namespace dateline
