#include "query/snippet.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

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

/// Around a word asked for. They are taken out of the text before.
constexpr char kMarkBegin = '\x01';
constexpr char kMarkEnd = '\x02';

constexpr std::array<std::pair<std::string_view, char>, 3> kEscapes = {
    {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}}};

/// Xapian's snippet as plain text on one line, its marks as spans.
Snippet read_marks(std::string_view marked) {
    Snippet snippet;
    std::uint32_t begin = 0;
    while (!marked.empty()) {
        char c = marked.front();
        std::size_t size = 1;
        for (const auto& [escape, plain] : kEscapes) {
            if (marked.starts_with(escape)) {
                c = plain;
                size = escape.size();
            }
        }
        marked.remove_prefix(size);
        const auto here = static_cast<std::uint32_t>(snippet.text.size());
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (size == 1 && c == kMarkBegin) {
            begin = here;
        } else if (size == 1 && c == kMarkEnd) {
            snippet.marks.push_back({begin, here});
        } else if (!space) {
            snippet.text += c;
        } else if (here != 0 && snippet.text.back() != ' ') {
            snippet.text += ' ';
        }
    }
    return snippet;
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
        // Only what the words weigh is wanted.
        matches_ = enquire.get_mset(0, 0);
    }
}

Snippet SnippetMaker::of(const StoredArticle& article) const {
    const std::string_view body = body_of(article);
    if (!words_) {
        return {begin_of(body), {}};
    }
    std::string text(body);
    std::erase(text, kMarkBegin);
    std::erase(text, kMarkEnd);
    return read_marks(matches_.snippet(text,
                                       kBytes,
                                       Xapian::Stem("english"),
                                       Xapian::MSet::SNIPPET_BACKGROUND_MODEL |
                                           Xapian::MSet::SNIPPET_EXHAUSTIVE,
                                       std::string(1, kMarkBegin),
                                       std::string(1, kMarkEnd),
                                       " ... "));
}

}  // namespace dateline
