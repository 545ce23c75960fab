// A table of suffixes, and a few first bytes.
#include "indexer/readers/source_format.h"

namespace dateline {

namespace {

struct KnownSuffix {
    std::string_view suffix;
    SourceFormat format;
};
constexpr KnownSuffix kSuffixes[] = {
    {"ndjson", SourceFormat::Lines},
    {"jsonl", SourceFormat::Lines},
    {"json", SourceFormat::Json},
    {"ninjs", SourceFormat::Json},
    {"txt", SourceFormat::Text},
    {"html", SourceFormat::Html},
    {"htm", SourceFormat::Html},
    {"xml", SourceFormat::Xml},
    {"nitf", SourceFormat::Xml},
    {"rss", SourceFormat::Xml},
    {"atom", SourceFormat::Xml},
};

}  // namespace

std::optional<SourceFormat> format_named(std::string_view name) {
    for (const KnownSuffix& known : kSuffixes) {
        if (known.suffix == name) {
            return known.format;
        }
    }
    return std::nullopt;
}

std::string take_suffix(std::string_view& path) {
    const std::size_t slash = path.rfind('/');
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos ||
        (slash != std::string_view::npos && dot < slash)) {
        return {};
    }
    std::string suffix(path.substr(dot + 1));
    for (char& c : suffix) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    path = path.substr(0, dot);
    return suffix;
}

SourceFormat sniff_format(std::string_view head) {
    const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (first == std::string_view::npos) {
        return SourceFormat::Text;
    }
    if (head[first] == '{') {
        // A lone brace on the first line opens a document of many lines.
        const std::size_t next = head.find_first_not_of(" \t\r", first + 1);
        return next != std::string_view::npos && head[next] == '\n'
                   ? SourceFormat::Json
                   : SourceFormat::Lines;
    }
    if (head[first] != '<') {
        return SourceFormat::Text;
    }
    std::string lower(head);
    for (char& c : lower) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return lower.find("<!doctype html") != std::string::npos ||
                   lower.find("<html") != std::string::npos
               ? SourceFormat::Html
               : SourceFormat::Xml;
}

}  // namespace dateline
