// Everything read_articles() gives for some sources, kept in order.
#ifndef DATELINE_TESTS_SUPPORT_READ_ALL_H
#define DATELINE_TESTS_SUPPORT_READ_ALL_H

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/article_source.h"

namespace dateline {

struct ReadLog {
    std::vector<std::pair<Article, Origin>> articles;
    std::vector<ReadError> errors;
};

inline ReadLog read_everything(const std::vector<std::string>& sources,
                               const ReadOptions& options = {}) {
    ReadLog log;
    ArticleSink sink;
    sink.article = [&](Article&& article, const Origin& origin) {
        log.articles.emplace_back(std::move(article), origin);
        return true;
    };
    sink.error = [&](const ReadError& error) {
        log.errors.push_back(error);
    };
    read_articles(sources, options, sink);
    return log;
}

inline void write_file(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace dateline

#endif
