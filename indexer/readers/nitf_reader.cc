// NITF 3.x. docdata/evloc is where the event was, body.head/dateline where it
// was written: they stay apart.
#include <string>
#include <utility>
#include <vector>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/format_readers.h"
#include "indexer/readers/xml_document.h"

namespace dateline {

namespace {

std::string location_of(pugi::xml_node evloc) {
    std::string location = text_of(evloc);
    for (const char* part : {"city", "county-dist", "state-prov", "iso-cc"}) {
        const std::string value = attribute_of(evloc, part);
        if (!value.empty()) {
            location += location.empty() ? value : ", " + value;
        }
    }
    return location;
}

void read_docdata(pugi::xml_node docdata, Article& article) {
    for (const pugi::xml_node node : docdata.children()) {
        const std::string_view name = local_name(node);
        if (name == "doc-id" && article.id.empty()) {
            article.id = attribute_of(node, "id-string");
        } else if (name == "date.issue") {
            set_published(attribute_of(node, "norm"), article);
        } else if (name == "date.release") {
            set_embargo(attribute_of(node, "norm"), article);
        } else if (name == "evloc") {
            std::string location = location_of(node);
            if (!location.empty()) {
                article.event_locations.push_back(std::move(location));
            }
        } else if (name == "correction") {
            article.status = ArticleStatus::Corrected;
        }
    }
    const std::string status = attribute_of(docdata, "management-status");
    if (!status.empty() && status != "embargoed") {
        article.status = read_status(status, article);
    }
}

void read_pubdata(pugi::xml_node head, Article& article) {
    for (const pugi::xml_node node : head.children()) {
        if (local_name(node) != "pubdata") {
            continue;
        }
        if (article.source.empty()) {
            article.source = attribute_of(node, "name");
        }
        if (article.url.empty()) {
            article.url = attribute_of(node, "ex-ref");
        }
        set_published(attribute_of(node, "date.publication"), article);
    }
}

void read_body_head(pugi::xml_node head, Article& article) {
    const pugi::xml_node headline = at_path(head, "hedline/hl1");
    if (headline) {
        article.title = text_of(headline);
    }
    if (article.byline.empty()) {
        article.byline = text_of(child(head, "byline"));
    }
    if (article.source.empty()) {
        article.source = text_of(child(head, "distributor"));
    }
    const pugi::xml_node dateline = child(head, "dateline");
    if (dateline && article.dateline_text.empty()) {
        article.dateline_text = text_of(dateline);
        set_published(attribute_of(child(dateline, "story.date"), "norm"),
                      article);
    }
}

/// The kind of block an element is; false for one that only holds others.
bool is_block(std::string_view name, MarkupBlock::Kind& kind) {
    if (name == "p" || name == "bq" || name == "pre" || name == "credit" ||
        name == "note") {
        kind = MarkupBlock::Kind::Paragraph;
    } else if (name == "hl1" || name == "hl2") {
        kind = MarkupBlock::Kind::Heading;
    } else if (name == "li" || name == "dd" || name == "dt") {
        kind = MarkupBlock::Kind::ListItem;
    } else if (name == "td" || name == "th") {
        kind = MarkupBlock::Kind::TableCell;
    } else if (name == "media-caption" || name == "caption") {
        kind = MarkupBlock::Kind::Caption;
    } else {
        return false;
    }
    return true;
}

bool holds_blocks(pugi::xml_node node) {
    MarkupBlock::Kind kind{};
    for (const pugi::xml_node one : node.children()) {
        if (is_block(local_name(one), kind)) {
            return true;
        }
    }
    return false;
}

void read_content(pugi::xml_node content, Article& article) {
    std::vector<pugi::xml_node> todo{content};
    while (!todo.empty()) {
        const pugi::xml_node node = todo.back();
        todo.pop_back();
        MarkupBlock::Kind kind = MarkupBlock::Kind::Paragraph;
        const std::string_view name = local_name(node);
        if (name == "media-metadata" || name == "media-reference" ||
            name == "media-producer" || name == "media-object") {
            continue;
        }
        const bool text =
            node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
        if (text || (is_block(name, kind) && !holds_blocks(node))) {
            add_block(text_of(node), kind, article);
            continue;
        }
        for (pugi::xml_node one = node.last_child(); one;
             one = one.previous_sibling()) {
            todo.push_back(one);
        }
    }
}

}  // namespace

void read_nitf_into(pugi::xml_node root, Article& article) {
    const pugi::xml_node head = child(root, "head");
    const pugi::xml_node body = child(root, "body");
    read_docdata(child(head, "docdata"), article);
    read_pubdata(head, article);
    if (article.title.empty()) {
        article.title = text_of(child(head, "title"));
    }
    read_body_head(child(body, "body.head"), article);
    for (const pugi::xml_node part : body.children()) {
        if (local_name(part) == "body.content") {
            read_content(part, article);
        }
    }
    if (article.language.empty()) {
        article.language = attribute_of(body, "lang");
    }
    if (article.language.empty()) {
        article.language = attribute_of(root, "lang");
    }
}

ReadResult read_nitf(pugi::xml_node root,
                     Article article,
                     const std::string& fallback_id) {
    article.language.clear();
    read_nitf_into(root, article);
    return finish_article(std::move(article), fallback_id);
}

}  // namespace dateline
