#include "query/snippet.h"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

constexpr std::size_t kBytes = 240;

/// The body bytes, or all of them when no body is marked.
std::string_view body_of(const StoredArticle& article) {
    std::string_view text = article.text;
    if (!article.body.empty() && article.body.back().end <= text.size()) {
        text =
            text.substr(article.body.front().begin,
                        article.body.back().end - article.body.front().begin);
    }
    return text;
}

void replace_all(std::string& text, std::string_view from, char to) {
    for (std::size_t at = text.find(from); at != std::string::npos;
         at = text.find(from, at + 1)) {
        text.replace(at, from.size(), 1, to);
    }
}

/// White space runs become one space.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) {
            line += c;
        } else if (!line.empty() && line.back() != ' ') {
            line += ' ';
        }
    }
    return line;
}

std::string begin_of(std::string_view text) {
    if (text.size() <= kBytes) {
        return on_one_line(text);
    }
    const std::size_t space = text.rfind(' ', kBytes);
    std::size_t end =
        space == std::string_view::npos || space == 0 ? kBytes : space;
    while (end > 0 &&
           (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return on_one_line(text.substr(0, end)) + " ...";
}

}  // namespace

SnippetMaker::SnippetMaker(const Xapian::Query& words,
                           const Xapian::Database& database)
    : words_(!words.empty()) {
    if (words_) {
        Xapian::Enquire enquire(database);
        enquire.set_query(words);
        matches_ = enquire.get_mset(0, 1);
    }
}

std::string SnippetMaker::of(const StoredArticle& article) const {
    const std::string_view body = body_of(article);
    if (!words_) {
        return begin_of(body);
    }
    // Without marks of any kind Xapian would not escape; with them it does.
    std::string snippet =
        matches_.snippet(std::string(body),
                         kBytes,
                         Xapian::Stem("english"),
                         Xapian::MSet::SNIPPET_BACKGROUND_MODEL |
                             Xapian::MSet::SNIPPET_EXHAUSTIVE,
                         "\x01",
                         "\x02",
                         " ... ");
    std::erase(snippet, '\x01');
    std::erase(snippet, '\x02');
    replace_all(snippet, "&lt;", '<');
    replace_all(snippet, "&gt;", '>');
    replace_all(snippet, "&amp;", '&');
    return on_one_line(snippet);
}

}  // namespace dateline
