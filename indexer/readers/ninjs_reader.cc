// IPTC ninjs: news in JSON. 1.x writes body_html, 2.x bodies[] with lower-case
// keys, 3.x the same with camelCase ones; keys are therefore compared without
// case and underscores.
#include <string>
#include <utility>

#include "indexer/readers/article_fields.h"
#include "indexer/readers/format_readers.h"
#include "plugin/document/json_tree.h"
#include "plugin/document/text_checks.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

using Json = nlohmann::json;

bool same_key(std::string_view key, std::string_view plain) {
    std::size_t at = 0;
    for (const char c : key) {
        if (c == '_') {
            continue;
        }
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        if (at == plain.size() || plain[at] != lower) {
            return false;
        }
        ++at;
    }
    return at == plain.size();
}

const Json* find(const Json& object, std::string_view plain) {
    if (!object.is_object()) {
        return nullptr;
    }
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (same_key(it.key(), plain)) {
            return &it.value();
        }
    }
    return nullptr;
}

std::string text(const Json& object, std::string_view plain) {
    const Json* found = find(object, plain);
    return found != nullptr && found->is_string() ? found->get<std::string>()
                                                  : std::string();
}

std::string first_of(std::string a, std::string b) {
    return a.empty() ? std::move(b) : std::move(a);
}

/// The entry of a 2.x/3.x list whose role is main, else the first.
const Json* main_of(const Json* list) {
    if (list == nullptr || !list->is_array() || list->empty()) {
        return nullptr;
    }
    for (const Json& one : *list) {
        if (fold(text(one, "role")).find("main") != std::string::npos) {
            return &one;
        }
    }
    return &list->front();
}

bool is_html(const Json& body) {
    const std::string type = fold(text(body, "contenttype"));
    return type.find("html") != std::string::npos;
}

/// 2.x and 3.x: among bodies, the main role's HTML, else any.
const Json* best_body(const Json* bodies) {
    const Json* best = main_of(bodies);
    if (best == nullptr || is_html(*best)) {
        return best;
    }
    for (const Json& one : *bodies) {
        if (is_html(one) && text(one, "role") == text(*best, "role")) {
            return &one;
        }
    }
    return best;
}

void add_paragraphs(std::string_view plain, Article& article) {
    while (!plain.empty()) {
        const std::size_t end = plain.find('\n');
        std::string_view line = plain.substr(0, end);
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        add_block(line, MarkupBlock::Kind::Paragraph, article);
        plain = end == std::string_view::npos ? std::string_view()
                                              : plain.substr(end + 1);
    }
}

bool read_body(const Json& item, Article& article, std::string& error) {
    std::string html = text(item, "bodyhtml");
    if (html.empty()) {
        html = text(item, "bodyxhtml");
    }
    std::string plain = text(item, "bodytext");
    if (const Json* body = best_body(find(item, "bodies"))) {
        (is_html(*body) ? html : plain) = text(*body, "value");
    }
    if (!html.empty()) {
        return set_body_html(html, article, error);
    }
    add_paragraphs(plain, article);
    if (article.text.empty()) {
        error = "the item has no body";
    }
    return !article.text.empty();
}

std::string names_of(const Json* list) {
    std::string names;
    if (list != nullptr && list->is_array()) {
        for (const Json& one : *list) {
            const std::string name =
                one.is_string() ? one.get<std::string>() : text(one, "name");
            if (!name.empty()) {
                names += names.empty() ? name : ", " + name;
            }
        }
    }
    return names;
}

void read_head(const Json& item, Article& article) {
    article.id = text(item, "uri");
    article.title = text(item, "headline");
    if (const Json* headline = main_of(find(item, "headlines"))) {
        article.title = first_of(text(*headline, "value"), article.title);
    }
    article.title = first_of(article.title, text(item, "title"));
    article.byline = first_of(text(item, "byline"), text(item, "by"));
    article.language = text(item, "language");
    article.source = names_of(find(item, "infosources"));
    article.source =
        first_of(article.source, names_of(find(item, "infosource")));
    article.source = first_of(article.source, text(item, "infosource"));
    article.source = first_of(article.source, text(item, "copyrightholder"));
    article.version_created = text(item, "versioncreated");
    set_published(text(item, "firstcreated"), article);
    set_published(article.version_created, article);
    set_published(text(item, "contentcreated"), article);
    set_embargo(text(item, "embargoed"), article);
    article.status = read_status(text(item, "pubstatus"), article);
    article.dateline_text =
        first_of(text(item, "dateline"), text(item, "located"));
    article.url = text(item, "url");
    if (article.url.empty() && article.id.starts_with("http")) {
        article.url = article.id;
    }
}

}  // namespace

bool looks_like_ninjs(std::string_view json) {
    if (json.find("\"uri\"") == std::string_view::npos) {
        return false;
    }
    for (const std::string_view key : {"\"standard\"",
                                       "\"body_html\"",
                                       "\"body_text\"",
                                       "\"body_xhtml\"",
                                       "\"bodies\"",
                                       "\"pubstatus\"",
                                       "\"pubStatus\"",
                                       "\"versioncreated\"",
                                       "\"versionCreated\"",
                                       "\"headline\""}) {
        if (json.find(key) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

ReadResult read_ninjs(std::string_view json, const std::string& fallback_id) {
    Article article;
    article.language.clear();
    std::string repaired(without_mark(json));
    repair_field(repaired, "document", article);
    const JsonTree tree = parse_json_tree(repaired, true);
    if (!tree.error.empty()) {
        return DocumentError{{}, tree.error};
    }
    read_head(tree.root, article);
    const std::string type = text(tree.root, "type");
    if (!type.empty() && type != "text") {
        return NotAnArticle{article.id, "an item of type " + type};
    }
    std::string error;
    if (!read_body(tree.root, article, error)) {
        return DocumentError{article.id, error};
    }
    return finish_article(std::move(article), fallback_id);
}

}  // namespace dateline
