#include "indexer/article_worker.h"

#include <exception>
#include <utility>

namespace dateline {

namespace {

/// So many documents' words fit into the processor's caches while Xapian
/// inverts them; the next ones are added to the same posting lists.
constexpr std::size_t kInvertedAtOnce = 500;

}  // namespace

BuiltArticle ArticleWorker::build(ArticleToBuild& input) {
    BuiltArticle result;
    const std::size_t text_bytes = input.article.text.size();
    result.id = input.article.id;
    result.origin = std::move(input.origin);
    if (input.article.status == ArticleStatus::Withdrawn) {
        result.withdrawn = true;
        return result;
    }
    try {
        Annotation annotation = annotator_.annotate(input.article);
        result.built = builder_.build(input.article, annotation);
        result.diagnostics = std::move(annotation.diagnostics);
    } catch (const Xapian::Error& error) {
        result.error = error.get_msg();
    } catch (const std::exception& error) {
        result.error = error.what();
    }
    done_->text_bytes += text_bytes;
    ++done_->articles;
    return result;
}

std::vector<BuiltArticle> ArticleWorker::build(
    std::vector<ArticleToBuild> batch) {
    std::vector<BuiltArticle> results;
    results.reserve(batch.size());
    for (ArticleToBuild& input : batch) {
        results.push_back(build(input));
    }
    return results;
}

std::vector<BuiltArticle> ArticleWorker::build_segment(
    std::vector<ArticleToBuild> batch, const std::string& path) {
    Xapian::WritableDatabase segment(
        path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS);
    std::vector<BuiltArticle> results;
    results.reserve(batch.size());
    for (ArticleToBuild& input : batch) {
        BuiltArticle& result = results.emplace_back(build(input));
        if (result.error.empty() && !result.withdrawn) {
            result.in_segment = segment.add_document(result.built.document);
            result.built = {};
            if (result.in_segment % kInvertedAtOnce == 0) {
                segment.commit();
            }
        }
        input = {};
    }
    segment.close();
    return results;
}

}  // namespace dateline
