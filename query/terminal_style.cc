#include "query/terminal_style.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::size_t kNarrowest = 40;
constexpr std::size_t kWidest = 160;

bool is_bidi(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
           c == 0x200E || c == 0x200F || c == 0x061C;
}

bool is_control(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_bidi(c) || c == 0xFFFD;
}

/// Calls `keep` for each character's value; those refused become \xNN.
template <typename Keep>
std::string escaped(std::string_view text, Keep keep) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (keep(point.value)) {
            out += text.substr(at, point.size);
        } else {
            for (std::size_t i = at; i < at + point.size; ++i) {
                out += fmt::format("\\x{:02X}",
                                   static_cast<unsigned char>(text[i]));
            }
        }
        at += point.size;
    }
    return out;
}

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

/// The locale that decides on characters, as setlocale() would find it.
bool locale_is_utf8() {
    for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (is_set(name)) {
            const std::string value = fold(std::getenv(name));
            return value.find("utf-8") != std::string::npos ||
                   value.find("utf8") != std::string::npos;
        }
    }
    return false;
}

std::size_t terminal_width() {
    std::size_t width = 0;
    if (is_set("COLUMNS")) {
        const char* text = std::getenv("COLUMNS");
        std::from_chars(text, text + std::strlen(text), width);
    }
    winsize size{};
    if (width == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
        width = size.ws_col;
    }
    return width == 0 ? 80 : std::clamp(width, kNarrowest, kWidest);
}

}  // namespace

std::string printable(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        if (c == '\n' || c == '\r' || c == '\t' || c == '\v') {
            c = ' ';
        }
    }
    return escaped(line, [](char32_t c) { return !is_control(c); });
}

std::string id_line(std::string_view id) {
    return escaped(id, [](char32_t c) {
        return c != ' ' && c != 0xA0 && c != 0x2028 && c != 0x2029 &&
               !is_control(c);
    });
}

std::string count_text(std::uint64_t count, std::string_view noun) {
    if (count != 1 && noun.ends_with('y')) {
        return fmt::format("{} {}ies", count, noun.substr(0, noun.size() - 1));
    }
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::size_t columns(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\x1b') {
            at = std::min(text.find('m', at), text.size() - 1);
        } else if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) {
            ++count;
        }
    }
    return count;
}

std::string TerminalStyle::styled(Ink ink, std::string_view text) const {
    if (!colour || ink == Ink::Plain || text.empty()) {
        return std::string(text);
    }
    const int code = ink == Ink::Bold    ? 1
                     : ink == Ink::Dim   ? 2
                     : ink == Ink::Title ? 36
                                         : 33;
    return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string TerminalStyle::wrapped(std::string_view text,
                                   std::size_t indent) const {
    const std::string margin(indent, ' ');
    const std::size_t room = width > indent + 10 ? width - indent : 10;
    std::string lines;
    std::string line;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t size = columns(word);
        if (used != 0 && used + 1 + size > room) {
            lines += margin + line + '\n';
            line.clear();
            used = 0;
        }
        line += used == 0 ? "" : " ";
        line += word;
        used += size + (used == 0 ? 0 : 1);
    }
    return line.empty() ? lines : lines + margin + line + '\n';
}

TerminalStyle style_of_stdout() {
    TerminalStyle style;
    const bool terminal = isatty(STDOUT_FILENO) != 0;
    style.colour = terminal && !is_set("NO_COLOR");
    style.unicode = terminal && locale_is_utf8();
    style.width = terminal || is_set("COLUMNS") ? terminal_width() : 80;
    return style;
}

}  // namespace dateline
