// One pass over the characters.
#include "indexer/readers/printable.h"

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

void append_escaped_byte(std::string& out, char byte) {
    constexpr char kDigits[] = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    out += "\\x";
    out += kDigits[value >> 4];
    out += kDigits[value & 15];
}

bool is_unsafe(char32_t value) {
    return value < 0x20 || (value >= 0x7F && value <= 0x9F) ||
           (value >= 0x200E && value <= 0x200F) ||
           (value >= 0x2028 && value <= 0x202E) ||
           (value >= 0x2066 && value <= 0x2069);
}

std::string escaped(std::string_view text, bool all) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        const bool broken = point.value == 0xFFFD && point.size == 1;
        if (broken || (all && is_unsafe(point.value))) {
            for (std::size_t i = 0; i < point.size; ++i) {
                append_escaped_byte(out, text[at + i]);
            }
        } else {
            out += text.substr(at, point.size);
        }
        at += point.size;
    }
    return out;
}

}  // namespace

std::string printable_bytes(std::string_view text) {
    return escaped(text, false);
}

std::string printable(std::string_view text) {
    return escaped(text, true);
}

}  // namespace dateline
