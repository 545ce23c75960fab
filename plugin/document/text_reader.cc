// Checks, repair, and nothing else.
#include "plugin/document/text_reader.h"

#include <utility>

#include "plugin/document/text_checks.h"

namespace dateline {

std::variant<Article, DocumentError> read_text_article(std::string id,
                                                       std::string_view bytes) {
    Article article;
    article.id = std::move(id);
    if (auto reason = foreign_encoding(bytes)) {
        return DocumentError{std::move(article.id), std::move(*reason)};
    }
    article.text = without_mark(bytes);
    article.text_changed = article.text.size() != bytes.size();
    article.text_changed |= repair_field(article.text, "text", article);
    if (auto reason = unfit_text(article.text)) {
        return DocumentError{std::move(article.id), std::move(*reason)};
    }
    return article;
}

}  // namespace dateline
