// pugixml expands no entities and opens nothing; depth, encodings and the
// document type are checked here.
#include "indexer/readers/xml_document.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>
#include <vector>

#include "plugin/document/charset.h"
#include "plugin/document/text_checks.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr int kDeepestXml = 256;

/// Entities of HTML that NITF and feeds use without declaring them.
struct NamedCharacter {
    std::string_view name;
    std::string_view utf8;
};
constexpr std::array<NamedCharacter, 20> kNamedCharacters = {{
    {"nbsp", " "},        {"mdash", "\u2014"},  {"ndash", "\u2013"},
    {"lsquo", "\u2018"},  {"rsquo", "\u2019"},  {"ldquo", "\u201C"},
    {"rdquo", "\u201D"},  {"hellip", "\u2026"}, {"bull", "\u2022"},
    {"euro", "\u20AC"},   {"pound", "\u00A3"},  {"copy", "\u00A9"},
    {"eacute", "\u00E9"}, {"egrave", "\u00E8"}, {"agrave", "\u00E0"},
    {"uuml", "\u00FC"},   {"ouml", "\u00F6"},   {"auml", "\u00E4"},
    {"ccedil", "\u00E7"}, {"ntilde", "\u00F1"},
}};

/// @return the bytes of @p text a named character at its front takes, or 0
std::size_t decode_named(std::string_view text, std::string& out) {
    constexpr std::size_t kLongestName = 8;
    const std::size_t end = text.substr(0, kLongestName).find(';');
    if (end == std::string_view::npos) {
        return 0;
    }
    const std::string_view name = text.substr(1, end - 1);
    for (const NamedCharacter& known : kNamedCharacters) {
        if (known.name == name) {
            out += known.utf8;
            return end + 1;
        }
    }
    return 0;
}

void append_collapsed(std::string_view text, std::string& out, bool& space) {
    std::string decoded;
    if (text.find('&') != std::string_view::npos) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t taken =
                text[at] == '&' ? decode_named(text.substr(at), decoded) : 0;
            if (taken == 0) {
                decoded += text[at];
            }
            at += std::max<std::size_t>(taken, 1);
        }
        text = decoded;
    }
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = true;
            continue;
        }
        if (std::exchange(space, false) && !out.empty()) {
            out += ' ';
        }
        out += c;
    }
}

/// Counts levels without recursion.
bool too_deep(const pugi::xml_document& document) {
    int depth = 0;
    pugi::xml_node node = document.first_child();
    while (!node.empty()) {
        if (!node.first_child().empty()) {
            node = node.first_child();
            if (++depth > kDeepestXml) {
                return true;
            }
            continue;
        }
        while (!node.empty() && node.next_sibling().empty()) {
            node = node.parent();
            --depth;
        }
        node = node.next_sibling();
    }
    return false;
}

/// The DOCTYPE declaration before the first element, or "".
std::string_view doctype_of(std::string_view xml) {
    for (;;) {
        const std::size_t at = xml.find('<');
        if (at == std::string_view::npos) {
            return {};
        }
        xml.remove_prefix(at);
        if (xml.starts_with("<!DOCTYPE")) {
            return xml;
        }
        const std::string_view end = xml.starts_with("<!--") ? "-->"
                                     : xml.starts_with("<?") ? "?>"
                                                             : "";
        const std::size_t close = end.empty() ? end.npos : xml.find(end);
        if (close == std::string_view::npos) {
            return {};
        }
        xml.remove_prefix(close + end.size());
    }
}

}  // namespace

std::string declared_xml_encoding(std::string_view bytes) {
    constexpr std::size_t kLongestDeclaration = 200;
    bytes = without_mark(bytes).substr(0, kLongestDeclaration);
    if (!bytes.starts_with("<?xml")) {
        return {};
    }
    bytes = bytes.substr(0, bytes.find("?>"));
    const std::size_t key = bytes.find("encoding");
    const std::size_t quote = bytes.find_first_of("\"'", key);
    if (key == std::string_view::npos || quote == std::string_view::npos) {
        return {};
    }
    const std::size_t end = bytes.find(bytes[quote], quote + 1);
    if (end == std::string_view::npos) {
        return {};
    }
    std::string name(bytes.substr(quote + 1, end - quote - 1));
    for (char& c : name) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return name;
}

std::optional<std::string> xml_in_utf8(std::string_view bytes,
                                       std::string& error) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto utf8 = utf8_from("UTF-16", bytes);
        if (!utf8) {
            error = "the UTF-16 cannot be read";
        }
        return utf8;
    }
    const std::string encoding = declared_xml_encoding(bytes);
    if (encoding.empty() || encoding == "utf-8" || encoding == "utf8" ||
        encoding == "us-ascii" || encoding == "ascii") {
        return std::string(without_mark(bytes));
    }
    if (encoding.starts_with("utf-16") || encoding.starts_with("utf-32") ||
        encoding.starts_with("ucs-")) {
        error = "declared as " + encoding + ", which it is not";
        return std::nullopt;
    }
    auto utf8 =
        utf8_from(encoding == "iso-8859-1" ? "windows-1252" : encoding, bytes);
    if (!utf8) {
        error =
            "the encoding \"" + repair_utf8(encoding).text + "\" is not known";
    }
    return utf8;
}

std::optional<std::string> refused_doctype(std::string_view declaration) {
    char quote = '\0';
    for (const char c : declaration) {
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[') {
            return "an internal DOCTYPE subset is refused";
        } else if (c == '>') {
            return std::nullopt;
        }
    }
    return "the DOCTYPE is not closed";
}

std::optional<std::string> parse_xml(std::string xml,
                                     pugi::xml_document& document,
                                     Article& article) {
    if (xml.size() > kLargestXml) {
        return "the XML has " + std::to_string(xml.size()) +
               " bytes, more than " + std::to_string(kLargestXml);
    }
    repair_field(xml, "document", article);
    const std::string_view doctype = doctype_of(xml);
    if (!doctype.empty()) {
        if (auto reason = refused_doctype(doctype)) {
            return reason;
        }
    }
    constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata;
    const pugi::xml_parse_result result = document.load_buffer(
        xml.data(), xml.size(), kOptions, pugi::encoding_utf8);
    if (!result) {
        return "not well-formed XML at byte " + std::to_string(result.offset) +
               ": " + result.description();
    }
    if (too_deep(document)) {
        return "elements are nested deeper than " +
               std::to_string(kDeepestXml) + " levels";
    }
    return std::nullopt;
}

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view local_name(pugi::xml_node node) {
    return local_name(std::string_view(node.name()));
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
    for (pugi::xml_node one : node.children()) {
        if (one.type() == pugi::node_element && local_name(one) == name) {
            return one;
        }
    }
    return {};
}

pugi::xml_node at_path(pugi::xml_node node, std::string_view path) {
    while (node && !path.empty()) {
        const std::size_t slash = path.find('/');
        node = child(node, path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view()
                                               : path.substr(slash + 1);
    }
    return node;
}

std::string text_of(pugi::xml_node node) {
    std::string text;
    bool space = false;
    std::vector<pugi::xml_node> todo;
    if (node) {
        todo.push_back(node);
    }
    while (!todo.empty()) {
        const pugi::xml_node top = todo.back();
        todo.pop_back();
        if (top.type() == pugi::node_pcdata || top.type() == pugi::node_cdata) {
            append_collapsed(top.value(), text, space);
        }
        for (pugi::xml_node one = top.last_child(); one;
             one = one.previous_sibling()) {
            todo.push_back(one);
        }
    }
    return text;
}

std::string attribute_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        if (local_name(std::string_view(attribute.name())) == name) {
            return attribute.value();
        }
    }
    return {};
}

std::string inner_xml(pugi::xml_node node) {
    std::ostringstream out;
    for (const pugi::xml_node one : node.children()) {
        one.print(out, "", pugi::format_raw | pugi::format_no_declaration);
    }
    return out.str();
}

}  // namespace dateline
