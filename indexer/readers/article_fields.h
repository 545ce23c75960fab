// The steps that every format's reader shares: dates, status, text from
// mark-up, and the checks an article must pass at the end.
#ifndef DATELINE_INDEXER_READERS_ARTICLE_FIELDS_H
#define DATELINE_INDEXER_READERS_ARTICLE_FIELDS_H

#include <string>
#include <string_view>

#include "indexer/readers/format_readers.h"
#include "plugin/article.h"

namespace dateline {

/// The hint of text that a format declares to be the article's own.
inline constexpr int kDeclaredBodyHint = 60;

/// As read_published(), but empty words say nothing.
void set_published(std::string_view words, Article& article);

/// Keeps the time of an embargo; a diagnostic when it is unreadable.
void set_embargo(std::string_view words, Article& article);

/// Sets text and blocks from HTML that a format declares to be the body.
/// @return false, with @p error set, when it holds no text
bool set_body_html(std::string_view html, Article& article, std::string& error);

/// Appends one block to text and blocks.
void add_block(std::string_view text, MarkupBlock::Kind kind, Article& article);

/// Repairs every field, fills the defaults and checks id and text.
ReadResult finish_article(Article article, const std::string& fallback_id);

}  // namespace dateline

#endif
