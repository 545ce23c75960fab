// Puts a page's text and its metadata together.
#include "plugin/document/html_reader.h"

#include <algorithm>
#include <utility>

#include "plugin/document/charset.h"
#include "plugin/document/html_metadata.h"
#include "plugin/document/html_text.h"
#include "plugin/document/html_tree.h"
#include "plugin/document/metadata_date.h"
#include "plugin/document/text_checks.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// The charset that a <meta> of the first kilobytes declares, or "".
std::string declared_charset(std::string_view bytes) {
    constexpr std::size_t kHead = 4096;
    std::string head(bytes.substr(0, kHead));
    for (char& c : head) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    for (std::size_t at = head.find("<meta"); at != std::string::npos;
         at = head.find("<meta", at + 1)) {
        const std::size_t end = std::min(head.find('>', at), head.size());
        std::size_t name = head.find("charset=", at);
        if (name == std::string::npos || name >= end) {
            continue;
        }
        name += 8;
        while (name < end && (head[name] == '"' || head[name] == '\'')) {
            ++name;
        }
        std::size_t last = name;
        while (last < end && is_name_character(head[last])) {
            ++last;
        }
        return head.substr(name, last - name);
    }
    return {};
}

/// The charset that is meant by @p name: as browsers do, ISO 8859-1 and US-ASCII
/// are read as Windows-1252.
std::string meant_charset(const std::string& name) {
    const bool windows = name == "iso-8859-1" || name == "latin1" ||
                         name == "us-ascii" || name == "ascii";
    return windows ? "windows-1252" : name;
}

void take_metadata(HtmlMetadata metadata, Article& article) {
    const auto fill = [](std::string& into, std::string& from) {
        if (into.empty()) {
            into = std::move(from);
        }
    };
    fill(article.title, metadata.title);
    fill(article.byline, metadata.byline);
    fill(article.source, metadata.source);
    fill(article.url, metadata.url);
    std::replace(metadata.language.begin(), metadata.language.end(), '_', '-');
    fill(article.language, metadata.language);
    fill(article.version_created, metadata.modified);
    if (!article.published && !metadata.published.empty()) {
        article.published = parse_metadata_date(metadata.published);
        article.published_text = std::move(metadata.published);
    }
}

}  // namespace

std::optional<std::string> read_html(std::string_view html, Article& article) {
    std::string repaired;
    if (!is_valid_utf8_without_nul(html)) {
        repaired = html;
        repair_field(repaired, "html", article);
        html = repaired;
    }
    HtmlTree tree(html);
    if (tree.root() == nullptr) {
        return tree.error();
    }
    HtmlText page = read_html_text(*tree.root());
    article.text = std::move(page.text);
    article.blocks = std::move(page.blocks);
    article.text_changed = true;
    repair_field(article.text, "text", article);
    take_metadata(read_html_metadata(*tree.root()), article);
    repair_field(article.title, "title", article);
    return unfit_text(article.text);
}

std::variant<Article, DocumentError> read_html_article(std::string id,
                                                       std::string_view bytes) {
    Article article;
    article.id = std::move(id);
    article.language.clear();
    if (auto reason = foreign_encoding(bytes)) {
        return DocumentError{std::move(article.id), std::move(*reason)};
    }
    bytes = without_mark(bytes);
    std::optional<std::string> decoded;
    if (bytes.size() <= kLargestHtml && !is_valid_utf8_without_nul(bytes)) {
        const std::string charset = declared_charset(bytes);
        if (!charset.empty() && charset != "utf-8" && charset != "utf8") {
            decoded = utf8_from(meant_charset(charset), bytes);
        }
    }
    if (auto reason = read_html(decoded ? *decoded : bytes, article)) {
        return DocumentError{std::move(article.id), std::move(*reason)};
    }
    if (article.language.empty()) {
        article.language = "en";
    }
    return article;
}

}  // namespace dateline
