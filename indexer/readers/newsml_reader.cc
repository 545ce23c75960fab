// IPTC NewsML-G2: a newsItem's management data, and its text as XHTML, NITF or
// plain inline content.
#include <string>
#include <utility>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/format_readers.h"
#include "indexer/readers/xml_document.h"

namespace dateline {

namespace {

/// Text of an element, else its <name>, else the end of its qcode or literal.
std::string label_of(pugi::xml_node node) {
    std::string label = text_of(child(node, "name"));
    if (label.empty()) {
        label = text_of(node);
    }
    if (label.empty()) {
        label = attribute_of(node, "literal");
    }
    if (label.empty()) {
        label = attribute_of(node, "qcode");
        label.erase(0, label.find(':') + 1);
    }
    return label;
}

void set(std::string& into, std::string value) {
    if (into.empty()) {
        into = std::move(value);
    }
}

void read_item_meta(pugi::xml_node meta, Article& article) {
    article.version_created = text_of(child(meta, "versionCreated"));
    set_published(text_of(child(meta, "firstCreated")), article);
    set_published(article.version_created, article);
    set_embargo(text_of(child(meta, "embargoed")), article);
    set(article.source, label_of(child(meta, "provider")));
    set(article.title, text_of(child(meta, "title")));
    const pugi::xml_node status = child(meta, "pubStatus");
    article.status = read_status(attribute_of(status, "qcode"), article);
    for (const pugi::xml_node signal : meta.children()) {
        if (local_name(signal) == "signal" &&
            attribute_of(signal, "qcode").find("correction") !=
                std::string::npos &&
            article.status == ArticleStatus::Usable) {
            article.status = ArticleStatus::Corrected;
        }
    }
}

void read_content_meta(pugi::xml_node meta, Article& article) {
    const std::string headline = text_of(child(meta, "headline"));
    if (!headline.empty()) {
        article.title = headline;
    }
    set(article.byline, text_of(child(meta, "by")));
    set(article.byline, label_of(child(meta, "creator")));
    set(article.dateline_text, text_of(child(meta, "dateline")));
    // Where content was made, not where its event was.
    set(article.dateline_text, label_of(child(meta, "located")));
    set(article.language, attribute_of(child(meta, "language"), "tag"));
    set(article.source, label_of(child(meta, "infoSource")));
    set_published(text_of(child(meta, "contentCreated")), article);
}

bool read_inline_xml(pugi::xml_node inline_xml,
                     Article& article,
                     std::string& error) {
    if (const pugi::xml_node nitf = child(inline_xml, "nitf")) {
        Article body;
        read_nitf_into(nitf, body);
        article.text = std::move(body.text);
        article.blocks = std::move(body.blocks);
        article.event_locations = std::move(body.event_locations);
        set(article.title, std::move(body.title));
        set(article.byline, std::move(body.byline));
        set(article.dateline_text, std::move(body.dateline_text));
        return !article.text.empty();
    }
    return set_body_html(inner_xml(inline_xml), article, error);
}

bool read_inline_data(pugi::xml_node data,
                      Article& article,
                      std::string& error) {
    const std::string type = attribute_of(data, "contenttype");
    std::string raw;
    for (const pugi::xml_node one : data.children()) {
        raw += one.value();
    }
    if (type.find("html") != std::string::npos) {
        return set_body_html(raw, article, error);
    }
    for (std::string_view rest = raw; !rest.empty();) {
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        const std::size_t first = line.find_first_not_of(" \t\r");
        line = first == std::string_view::npos ? std::string_view()
                                               : line.substr(first);
        add_block(line, MarkupBlock::Kind::Paragraph, article);
        rest = end == std::string_view::npos ? std::string_view()
                                             : rest.substr(end + 1);
    }
    return !article.text.empty();
}

bool read_content_set(pugi::xml_node content,
                      Article& article,
                      std::string& error) {
    for (const pugi::xml_node one : content.children()) {
        const std::string_view name = local_name(one);
        if ((name == "inlineXML" && read_inline_xml(one, article, error)) ||
            (name == "inlineData" && read_inline_data(one, article, error))) {
            return true;
        }
    }
    if (error.empty()) {
        error = "the item holds no inline text";
    }
    return false;
}

}  // namespace

ReadResult read_newsml(pugi::xml_node root,
                       Article article,
                       const std::string& fallback_id) {
    article.language.clear();
    article.id = attribute_of(root, "guid");
    const pugi::xml_node meta = child(root, "itemMeta");
    const std::string item_class =
        attribute_of(child(meta, "itemClass"), "qcode");
    if (local_name(root) != "newsItem" ||
        (!item_class.empty() && !item_class.ends_with("text"))) {
        return NotAnArticle{article.id,
                            item_class.empty()
                                ? "an item that holds no text"
                                : "an item of class " + item_class};
    }
    read_item_meta(meta, article);
    read_content_meta(child(root, "contentMeta"), article);
    if (article.language.empty()) {
        article.language = attribute_of(root, "lang");
    }
    std::string error;
    if (!read_content_set(child(root, "contentSet"), article, error)) {
        return DocumentError{article.id, error};
    }
    return finish_article(std::move(article), fallback_id);
}

}  // namespace dateline
