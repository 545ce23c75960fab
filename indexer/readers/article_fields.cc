// Shared steps of the format readers.
#include "indexer/readers/article_fields.h"

#include <algorithm>
#include <utility>

#include "plugin/document/html_reader.h"
#include "plugin/document/metadata_date.h"
#include "plugin/document/text_checks.h"

namespace dateline {

void set_published(std::string_view words, Article& article) {
    if (!words.empty() && !article.published) {
        read_published(words, article);
    }
}

void set_embargo(std::string_view words, Article& article) {
    if (words.empty()) {
        return;
    }
    article.embargoed = words;
    if (!parse_metadata_date(words)) {
        article.diagnostics.push_back(
            {"unreadable-date", "the embargo is no date"});
    }
}

bool set_body_html(std::string_view html,
                   Article& article,
                   std::string& error) {
    const std::string title = article.title;
    const auto published = article.published;
    if (auto reason = read_html(html, article)) {
        error = std::move(*reason);
        return false;
    }
    // A heading inside the body is no headline, its <time> no publication.
    article.title = title;
    article.published = published;
    for (MarkupBlock& block : article.blocks) {
        block.hint = static_cast<std::int16_t>(
            std::min(block.hint + kDeclaredBodyHint, 1000));
    }
    return true;
}

void add_block(std::string_view text,
               MarkupBlock::Kind kind,
               Article& article) {
    if (text.empty()) {
        return;
    }
    if (!article.text.empty()) {
        article.text += "\n\n";
    }
    MarkupBlock block;
    block.span.begin = static_cast<std::uint32_t>(article.text.size());
    article.text += text;
    block.span.end = static_cast<std::uint32_t>(article.text.size());
    block.kind = kind;
    block.hint = kDeclaredBodyHint;
    article.blocks.push_back(block);
}

ReadResult finish_article(Article article, const std::string& fallback_id) {
    if (article.id.empty()) {
        article.id = fallback_id;
    }
    article.text_changed = true;
    repair_field(article.id, "id", article);
    repair_field(article.title, "title", article);
    repair_field(article.url, "url", article);
    repair_field(article.source, "source", article);
    repair_field(article.byline, "byline", article);
    repair_field(article.language, "language", article);
    repair_field(article.dateline_text, "dateline", article);
    for (std::string& location : article.event_locations) {
        repair_field(location, "evloc", article);
    }
    if (repair_field(article.text, "text", article)) {
        article.blocks.clear();  // their offsets no longer hold
    }
    if (article.language.empty()) {
        article.language = "en";
    }
    if (auto reason = unfit_text(article.text)) {
        return DocumentError{std::move(article.id), std::move(*reason)};
    }
    return article;
}

}  // namespace dateline
