// Random articles and questions for searching: few ids, so that they meet.
#ifndef DATELINE_TESTS_PROPERTY_RANDOM_ARCHIVE_H
#define DATELINE_TESTS_PROPERTY_RANDOM_ARCHIVE_H

#include <random>
#include <string>
#include <vector>

#include "plugin/facet/event_record.h"
#include "query/question.h"

namespace dateline {

using Random = std::mt19937;

/// What an index is made of: facets and words.
struct MadeArticle {
    ArticleRecord record;
    std::vector<std::string> words;
};

std::vector<MadeArticle> random_articles(std::size_t count, unsigned seed);

Question random_question(Random& random);

}  // namespace dateline

#endif
