// One walk collects every source; then the sources are asked in order.
#include "plugin/document/html_metadata.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "plugin/document/html_tree.h"
#include "plugin/document/json_tree.h"
#include "plugin/document/metadata_date.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

void set_if_empty(std::string& into, std::string_view value) {
    constexpr std::string_view kSpaces = " \t\r\n\f";
    const std::size_t first = value.find_first_not_of(kSpaces);
    if (into.empty() && first != std::string_view::npos) {
        into = value.substr(first, value.find_last_not_of(kSpaces) + 1 - first);
    }
}

void set_date(std::string& into, std::string_view value) {
    if (parse_metadata_date(value)) {
        set_if_empty(into, value);
    }
}

/// White space of any length as one space.
std::string collapsed(std::string_view text) {
    std::string out;
    bool space = false;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) <= ' ') {
            space = !out.empty();
            continue;
        }
        if (std::exchange(space, false)) {
            out += ' ';
        }
        out += c;
    }
    return out;
}

/// The text of an element without its elements' own structure.
std::string text_in(const GumboNode& element) {
    std::string text;
    std::vector<const GumboNode*> todo{&element};
    while (!todo.empty()) {
        const GumboNode* node = todo.back();
        todo.pop_back();
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA) {
            text += node->v.text.text;
        } else if (node->type == GUMBO_NODE_WHITESPACE) {
            text += ' ';
        } else if (is_element(*node)) {
            const GumboVector& children = node->v.element.children;
            for (unsigned i = children.length; i-- > 0;) {
                todo.push_back(static_cast<const GumboNode*>(children.data[i]));
            }
        }
    }
    return collapsed(text);
}

/// Character references that JSON-LD should not have and often has.
std::string decoded(const std::string& text) {
    if (text.find('&') == std::string::npos) {
        return collapsed(text);
    }
    const HtmlTree tree(text);
    return tree.root() == nullptr ? collapsed(text) : text_in(*tree.root());
}

// --- JSON-LD

bool names_article(const nlohmann::json& type) {
    if (type.is_array()) {
        for (const nlohmann::json& one : type) {
            if (one.is_string() && names_article(one)) {
                return true;
            }
        }
        return false;
    }
    if (!type.is_string()) {
        return false;
    }
    const auto name = type.get<std::string>();
    return name.ends_with("Article") || name.ends_with("BlogPosting") ||
           name.ends_with("Report") || name.ends_with("Review");
}

/// A name written as a string, as an object's name, or a list of those.
std::string names_in(const nlohmann::json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    if (value.is_object()) {
        return string_at(value, "name");
    }
    std::string names;
    if (value.is_array()) {
        for (const nlohmann::json& one : value) {
            const std::string name = one.is_array() ? "" : names_in(one);
            if (!name.empty()) {
                names += names.empty() ? name : ", " + name;
            }
        }
    }
    return names;
}

void read_linked_article(const nlohmann::json& article, HtmlMetadata& into) {
    set_if_empty(into.title, decoded(string_at(article, "headline")));
    set_date(into.published, string_at(article, "datePublished"));
    set_date(into.modified, string_at(article, "dateModified"));
    set_if_empty(into.url, string_at(article, "url"));
    set_if_empty(into.language, string_at(article, "inLanguage"));
    if (article.contains("author")) {
        set_if_empty(into.byline, decoded(names_in(article["author"])));
    }
    if (article.contains("publisher")) {
        set_if_empty(into.source, decoded(names_in(article["publisher"])));
    }
}

/// Articles may stand in lists and in @graph; not inside other things, which
/// are what the page links to.
void read_linked_data(const std::string& json, HtmlMetadata& into) {
    const JsonTree tree = parse_json_tree(json, false);
    if (!tree.error.empty()) {
        return;
    }
    std::vector<const nlohmann::json*> todo{&tree.root};
    while (!todo.empty()) {
        const nlohmann::json& value = *todo.back();
        todo.pop_back();
        if (value.is_array()) {
            for (auto it = value.rbegin(); it != value.rend(); ++it) {
                todo.push_back(&*it);
            }
            continue;
        }
        if (!value.is_object()) {
            continue;
        }
        if (value.contains("@type") && names_article(value["@type"])) {
            read_linked_article(value, into);
        }
        for (const char* inner : {"@graph", "mainEntity"}) {
            if (value.contains(inner)) {
                todo.push_back(&value[inner]);
            }
        }
    }
}

// --- meta tags

enum class MetaField { Title, Byline, Source, Url, Language, Date, Modified };

struct MetaName {
    std::string_view name;  ///< lower case
    MetaField field;
};

/// In order of trust within a field.
constexpr std::array kMetaNames = {
    MetaName{"og:title", MetaField::Title},
    MetaName{"twitter:title", MetaField::Title},
    MetaName{"sailthru.title", MetaField::Title},
    MetaName{"dc.title", MetaField::Title},
    MetaName{"headline", MetaField::Title},
    MetaName{"article:published_time", MetaField::Date},
    MetaName{"og:article:published_time", MetaField::Date},
    MetaName{"og:published_time", MetaField::Date},
    MetaName{"datepublished", MetaField::Date},
    MetaName{"article.published", MetaField::Date},
    MetaName{"published-date", MetaField::Date},
    MetaName{"published_date", MetaField::Date},
    MetaName{"published_at", MetaField::Date},
    MetaName{"publish-date", MetaField::Date},
    MetaName{"publish_date", MetaField::Date},
    MetaName{"publication_date", MetaField::Date},
    MetaName{"parsely-pub-date", MetaField::Date},
    MetaName{"cxenseparse:recs:publishtime", MetaField::Date},
    MetaName{"sailthru.date", MetaField::Date},
    MetaName{"dc.date.issued", MetaField::Date},
    MetaName{"dc.date.created", MetaField::Date},
    MetaName{"dcterms.created", MetaField::Date},
    MetaName{"dcterms.date", MetaField::Date},
    MetaName{"dc.date", MetaField::Date},
    MetaName{"citation_publication_date", MetaField::Date},
    MetaName{"pubdate", MetaField::Date},
    MetaName{"ptime", MetaField::Date},
    MetaName{"displaydate", MetaField::Date},
    MetaName{"date", MetaField::Date},
    MetaName{"article:modified_time", MetaField::Modified},
    MetaName{"og:updated_time", MetaField::Modified},
    MetaName{"lastmod", MetaField::Modified},
    MetaName{"last-modified", MetaField::Modified},
    MetaName{"author", MetaField::Byline},
    MetaName{"byl", MetaField::Byline},
    MetaName{"parsely-author", MetaField::Byline},
    MetaName{"sailthru.author", MetaField::Byline},
    MetaName{"dc.creator", MetaField::Byline},
    MetaName{"og:site_name", MetaField::Source},
    MetaName{"application-name", MetaField::Source},
    MetaName{"og:url", MetaField::Url},
    MetaName{"content-language", MetaField::Language},
    MetaName{"dc.language", MetaField::Language},
    MetaName{"og:locale", MetaField::Language},
};

/// All that one walk over the page finds, before the order of trust is asked.
struct Findings {
    std::array<std::string, kMetaNames.size()> meta;
    std::vector<std::string> linked_data;
    std::string canonical;
    std::string page_title;
    std::string heading;
    std::string language;
    std::string time_published;  ///< microdata or <time pubdate>
};

std::string lower_case(std::string_view text) {
    std::string lower(text.substr(0, 64));
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return lower;
}

void read_meta(const GumboNode& element, Findings& found) {
    const std::string_view content = attribute(element, "content");
    if (content.empty()) {
        return;
    }
    for (const char* key : {"property", "name", "itemprop", "http-equiv"}) {
        const std::string name = lower_case(attribute(element, key));
        if (name.empty()) {
            continue;
        }
        for (std::size_t i = 0; i < kMetaNames.size(); ++i) {
            if (kMetaNames[i].name == name) {
                set_if_empty(found.meta[i], content);
            }
        }
    }
}

void read_element(const GumboNode& element, Findings& found) {
    switch (element.v.element.tag) {
    case GUMBO_TAG_HTML:
        set_if_empty(found.language, attribute(element, "lang"));
        break;
    case GUMBO_TAG_META:
        read_meta(element, found);
        break;
    case GUMBO_TAG_TITLE:
        set_if_empty(found.page_title, text_in(element));
        break;
    case GUMBO_TAG_H1:
        set_if_empty(found.heading, text_in(element));
        break;
    case GUMBO_TAG_LINK:
        if (lower_case(attribute(element, "rel")) == "canonical") {
            set_if_empty(found.canonical, attribute(element, "href"));
        }
        break;
    case GUMBO_TAG_SCRIPT:
        if (lower_case(attribute(element, "type")) == "application/ld+json" &&
            element.v.element.children.length != 0) {
            const auto* child = static_cast<const GumboNode*>(
                element.v.element.children.data[0]);
            if (child->type == GUMBO_NODE_TEXT) {
                found.linked_data.emplace_back(child->v.text.text);
            }
        }
        break;
    default:
        break;
    }
    const bool published =
        lower_case(attribute(element, "itemprop")) == "datepublished" ||
        has_attribute(element, "pubdate");
    if (published) {
        set_date(found.time_published, attribute(element, "datetime"));
        set_date(found.time_published, attribute(element, "content"));
    }
}

Findings walk(const GumboNode& root) {
    Findings found;
    std::vector<const GumboNode*> todo{&root};
    while (!todo.empty()) {
        const GumboNode* node = todo.back();
        todo.pop_back();
        if (!is_element(*node)) {
            continue;
        }
        read_element(*node, found);
        const GumboVector& children = node->v.element.children;
        for (unsigned i = children.length; i-- > 0;) {
            todo.push_back(static_cast<const GumboNode*>(children.data[i]));
        }
    }
    return found;
}

void take_meta(const Findings& found, HtmlMetadata& into) {
    for (std::size_t i = 0; i < kMetaNames.size(); ++i) {
        const std::string& value = found.meta[i];
        switch (kMetaNames[i].field) {
        case MetaField::Title:
            set_if_empty(into.title, collapsed(value));
            break;
        case MetaField::Byline:
            // OpenGraph authors are often addresses of profiles.
            if (value.find("://") == std::string::npos) {
                set_if_empty(into.byline, collapsed(value));
            }
            break;
        case MetaField::Source:
            set_if_empty(into.source, collapsed(value));
            break;
        case MetaField::Url:
            set_if_empty(into.url, value);
            break;
        case MetaField::Language:
            set_if_empty(into.language, value);
            break;
        case MetaField::Date:
            set_date(into.published, value);
            break;
        case MetaField::Modified:
            set_date(into.modified, value);
            break;
        }
    }
}

/// "Headline - The Site" when the page has no better: cut where a heading or
/// a last dash says so.
std::string headline_of(const std::string& page_title,
                        const std::string& heading) {
    if (!heading.empty() && page_title.starts_with(heading)) {
        return heading;
    }
    for (const std::string_view dash : {" | ", " - ", " \u2013 ", " \u2014 "}) {
        const std::size_t at = page_title.rfind(dash);
        if (at != std::string::npos && at > page_title.size() / 2) {
            return page_title.substr(0, at);
        }
    }
    return page_title;
}

}  // namespace

HtmlMetadata read_html_metadata(const GumboNode& root) {
    const Findings found = walk(root);
    HtmlMetadata metadata;
    set_if_empty(metadata.url, found.canonical);
    for (const std::string& json : found.linked_data) {
        read_linked_data(json, metadata);
    }
    take_meta(found, metadata);
    set_date(metadata.published, found.time_published);
    set_if_empty(metadata.language, found.language);
    set_if_empty(metadata.title, headline_of(found.page_title, found.heading));
    set_if_empty(metadata.title, found.heading);
    return metadata;
}

}  // namespace dateline
