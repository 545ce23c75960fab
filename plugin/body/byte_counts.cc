// A table of byte classes; only bytes that may be marks take a branch.
#include "plugin/body/byte_counts.h"

#include <array>

namespace dateline {

namespace {

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// A stop, perhaps a closing quote, a space, and a beginning.
bool ends_here(std::string_view text, std::size_t at) {
    std::size_t next = at + 1;
    if (next < text.size() && (text[next] == '"' || text[next] == ')')) {
        ++next;
    } else if (text.substr(next, 3) == "\u201D") {
        next += 3;
    }
    if (next + 1 >= text.size() || text[next] != ' ') {
        return false;
    }
    const char start = text[next + 1];
    return is_capital(start) || start == '"' || (start & 0x80) != 0;
}

void count_mark(std::string_view text, std::size_t at, ByteCounts& counts) {
    switch (text[at]) {
    case ',':
        ++counts.commas;
        break;
    case '.':
    case '!':
    case '?':
        counts.sentences += ends_here(text, at) ? 1U : 0U;
        break;
    case '"':
        counts.quotes = true;
        break;
    case '|':
        counts.separators = true;
        break;
    case '>':
        counts.separators |= at > 0 && text[at - 1] == ' ';
        break;
    case '@':
        counts.address = true;
        break;
    case ':':
        counts.address |= text.substr(at, 3) == "://";
        break;
    case '\xC2':
        counts.copyright |= text.substr(at, 2) == "\u00A9";
        counts.separators |= text.substr(at, 2) == "\u00BB";
        break;
    case '\xE2':
        counts.quotes |= text.substr(at, 3) == "\u201C";
        break;
    default:
        break;
    }
}

/// What a byte is to count_bytes(). Combined by |.
enum ByteClass : std::uint8_t {
    kLetter = 1,     ///< letter, digit, or part of a character beyond ASCII
    kJoint = 2,      ///< stands inside words: ' and -
    kMark = 4,       ///< count_mark() knows it
    kIdeograph = 8,  ///< begins a character that is most of a word
};

constexpr std::array<std::uint8_t, 256> kByteClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        const bool letter = (byte >= 'a' && byte <= 'z') ||
                            (byte >= 'A' && byte <= 'Z') ||
                            (byte >= '0' && byte <= '9') || byte >= 0x80;
        classes[byte] = letter ? kLetter : 0;
        if (byte >= 0xE3 && byte <= 0xE9) {
            classes[byte] |= kIdeograph;
        }
    }
    classes['\''] |= kJoint;
    classes['-'] |= kJoint;
    for (const unsigned char mark :
         {',', '.', '!', '?', '"', '|', '>', '@', ':'}) {
        classes[mark] |= kMark;
    }
    classes[0xC2] |= kMark;
    classes[0xE2] |= kMark;
    return classes;
}();

}  // namespace

ByteCounts count_bytes(std::string_view text) {
    ByteCounts counts;
    std::uint32_t in_word = 0;
    std::uint32_t ideographs = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const std::uint32_t is =
            kByteClasses[static_cast<unsigned char>(text[at])];
        const std::uint32_t letter = is & kLetter;
        counts.words += letter & ~in_word;
        in_word = letter | (in_word & (is >> 1));
        if ((is & (kMark | kIdeograph)) != 0) {
            ideographs += is >> 3;
            if ((is & kMark) != 0) {
                count_mark(text, at, counts);
            }
        }
    }
    // Chinese and Japanese write two characters a word and no spaces.
    counts.words += ideographs / 2;
    return counts;
}

bool ends_sentence(std::string_view text) {
    if (text.ends_with('"') || text.ends_with("\u201D")) {
        return true;
    }
    while (text.ends_with(')') || text.ends_with('\'') || text.ends_with(']')) {
        text.remove_suffix(1);
    }
    while (text.ends_with("\u2019") || text.ends_with("\u00BB")) {
        text.remove_suffix(text.ends_with("\u2019") ? 3 : 2);
    }
    return text.ends_with('.') || text.ends_with('!') || text.ends_with('?') ||
           text.ends_with("\u2026") || text.ends_with("\u3002") ||
           text.ends_with("\uFF01") || text.ends_with("\uFF1F");
}

bool begins_with_bullet(std::string_view text) {
    return text.starts_with('*') || text.starts_with('-') ||
           text.starts_with('|') || text.starts_with("\u2022") ||
           text.starts_with("\u00B7") || text.starts_with("\u2013") ||
           text.starts_with("\u25BA") || text.starts_with("\u25B6");
}

}  // namespace dateline
