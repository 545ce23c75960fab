// Items of RSS, RDF and Atom feeds and of WordPress exports (WXR, an RSS with
// elements of its own). Elements of other vocabularies (media:title) are told
// from the feed's own by their prefix.
#include <array>
#include <string>
#include <utility>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/format_readers.h"
#include "indexer/readers/xml_document.h"

namespace dateline {

namespace {

/// Child with exactly this name.
std::string value(pugi::xml_node node, const char* name) {
    return text_of(node.child(name));
}

/// Character data with its mark-up, as an escaped or CDATA body has it.
std::string raw(pugi::xml_node node) {
    std::string text;
    for (const pugi::xml_node one : node.children()) {
        if (one.type() == pugi::node_pcdata || one.type() == pugi::node_cdata) {
            text += one.value();
        }
    }
    return text;
}

void set(std::string& into, std::string text) {
    if (into.empty()) {
        into = std::move(text);
    }
}

/// Takes [caption ...] and the like out of a WordPress post and makes its
/// empty lines paragraphs, as WordPress does when it shows the post.
std::string wordpress_html(std::string_view post) {
    constexpr std::array<std::string_view, 6> kShortcodes = {
        "caption", "gallery", "embed", "audio", "video", "playlist"};
    std::string html;
    html.reserve(post.size() + 64);
    for (std::size_t at = 0; at < post.size();) {
        if (post[at] == '[') {
            std::string_view name = post.substr(at + 1);
            name.remove_prefix(name.starts_with('/') ? 1 : 0);
            const std::size_t end = post.substr(0, at + 1000).find(']', at);
            bool known = false;
            for (const std::string_view code : kShortcodes) {
                known |= name.starts_with(code);
            }
            if (known && end != std::string_view::npos) {
                at = end + 1;
                continue;
            }
        }
        if (post[at] == '\n' &&
            post.substr(at + 1, 2).find('\n') != std::string_view::npos) {
            html += "\n<p>";
        }
        html += post[at++];
    }
    return html;
}

/// The reason why a WordPress record is not a published article, or "".
std::string unpublished(pugi::xml_node item) {
    const std::string type = value(item, "wp:post_type");
    const std::string status = value(item, "wp:status");
    if (!type.empty() && type != "post" && type != "page") {
        return "a WordPress " + type;
    }
    if (!status.empty() && status != "publish" && status != "future") {
        return "a WordPress " + type + " with status " + status;
    }
    if (!value(item, "wp:post_password").empty()) {
        return "a WordPress " + type + " with a password";
    }
    return {};
}

/// WordPress writes "0000-00-00 00:00:00" for a post without a date.
void set_feed_date(const std::string& words, Article& article) {
    if (!words.empty() && !words.starts_with("0000")) {
        set_published(words, article);
    }
}

void read_rss_head(pugi::xml_node item,
                   const FeedHead& head,
                   Article& article) {
    article.title = value(item, "title");
    article.url = value(item, "link");
    const pugi::xml_node guid = item.child("guid");
    article.id = text_of(guid);
    set(article.id, attribute_of(item, "about"));
    set(article.id, article.url);
    if (article.url.empty() && article.id.starts_with("http") &&
        attribute_of(guid, "isPermaLink") != "false") {
        article.url = article.id;
    }
    article.byline = value(item, "dc:creator");
    set(article.byline, value(item, "author"));
    article.source = value(item, "source");
    set(article.source, head.source);
    article.language = value(item, "dc:language");
    set(article.language, head.language);
    set_feed_date(value(item, "pubDate"), article);
    set_feed_date(value(item, "dc:date"), article);
    set_feed_date(value(item, "wp:post_date"), article);
    if (value(item, "wp:status") == "future") {
        std::string when = value(item, "wp:post_date_gmt");
        if (when.size() > 10 && when[10] == ' ') {
            when[10] = 'T';
            when += 'Z';
        }
        set_embargo(when, article);
    }
}

std::string link_of(pugi::xml_node entry) {
    std::string found;
    for (const pugi::xml_node link : entry.children()) {
        if (local_name(link) != "link") {
            continue;
        }
        const std::string rel = attribute_of(link, "rel");
        if (rel.empty() || rel == "alternate") {
            return attribute_of(link, "href");
        }
    }
    return found;
}

/// Text of an Atom construct, whose type may be text, html or xhtml.
std::string plain_of(pugi::xml_node node) {
    if (attribute_of(node, "type") != "html") {
        return text_of(node);
    }
    Article scratch;
    std::string error;
    return set_body_html(raw(node), scratch, error) ? scratch.text
                                                    : std::string();
}

bool read_atom_content(pugi::xml_node content,
                       Article& article,
                       std::string& error) {
    const std::string type = attribute_of(content, "type");
    if (type == "html" || type == "text/html") {
        return set_body_html(raw(content), article, error);
    }
    if (type == "xhtml" || type == "application/xhtml+xml") {
        return set_body_html(inner_xml(content), article, error);
    }
    add_block(text_of(content), MarkupBlock::Kind::Paragraph, article);
    return !article.text.empty();
}

}  // namespace

FeedHead read_feed_head(pugi::xml_node channel) {
    FeedHead head{text_of(child(channel, "title")), value(channel, "language")};
    set(head.language, value(channel, "dc:language"));
    set(head.language, attribute_of(channel, "lang"));
    return head;
}

ReadResult read_rss_item(pugi::xml_node item,
                         const FeedHead& head,
                         Article article,
                         const std::string& fallback_id) {
    read_rss_head(item, head, article);
    std::string reason = unpublished(item);
    if (!reason.empty()) {
        return NotAnArticle{article.id, std::move(reason)};
    }
    std::string content = raw(item.child("content:encoded"));
    if (item.child("wp:post_type")) {
        content = wordpress_html(content);
    }
    if (content.find_first_not_of(" \t\r\n") == std::string::npos) {
        content = raw(item.child("description"));
    }
    std::string error;
    if (!set_body_html(content, article, error)) {
        return DocumentError{article.id, error};
    }
    return finish_article(std::move(article), fallback_id);
}

ReadResult read_atom_entry(pugi::xml_node entry,
                           const FeedHead& head,
                           Article article,
                           const std::string& fallback_id) {
    article.id = text_of(child(entry, "id"));
    article.title = plain_of(child(entry, "title"));
    article.url = link_of(entry);
    set(article.id, article.url);
    article.byline = text_of(at_path(entry, "author/name"));
    article.source = text_of(at_path(entry, "source/title"));
    set(article.source, head.source);
    article.language = attribute_of(entry, "lang");
    set(article.language, head.language);
    article.version_created = text_of(child(entry, "updated"));
    set_published(text_of(child(entry, "published")), article);
    set_published(article.version_created, article);
    std::string error;
    if (!read_atom_content(child(entry, "content"), article, error)) {
        error.clear();
        if (!read_atom_content(child(entry, "summary"), article, error)) {
            return DocumentError{
                article.id, error.empty() ? "the entry has no text" : error};
        }
    }
    return finish_article(std::move(article), fallback_id);
}

}  // namespace dateline
