// Refusal and repair of text, the same for every format.
#include "plugin/document/text_checks.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include <unicode/uchar.h>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// No orthography stacks that many; ICU's normalisation is quadratic in them.
constexpr std::size_t kLongestMarkRun = 256;

bool is_combining_mark(char32_t value) {
    return value >= 0x0300 &&
           (U_GET_GC_MASK(static_cast<UChar32>(value)) & U_GC_M_MASK) != 0;
}

/// True for eight bytes of ASCII.
bool is_plain(std::string_view eight) {
    std::uint64_t bytes = 0;
    if (eight.size() < sizeof bytes) {
        return false;
    }
    std::memcpy(&bytes, eight.data(), sizeof bytes);
    return (bytes & 0x8080808080808080ULL) == 0;
}

/// True when one of the two byte positions holds mostly NULs, as in UTF-16
/// without a byte order mark.
bool has_alternating_nuls(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 1024);
    std::size_t nuls[2] = {0, 0};
    for (std::size_t i = 0; i < head.size(); ++i) {
        nuls[i % 2] += head[i] == '\0' ? 1U : 0U;
    }
    const std::size_t pairs = head.size() / 2;
    return pairs >= 4 && std::max(nuls[0], nuls[1]) * 10 > pairs * 8 &&
           std::min(nuls[0], nuls[1]) * 10 < pairs;
}

}  // namespace

std::optional<std::string> foreign_encoding(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE\0\0"sv) ||
        bytes.starts_with("\0\0\xFE\xFF"sv)) {
        return "the text is UTF-32; convert it to UTF-8";
    }
    if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv) ||
        has_alternating_nuls(bytes)) {
        return "the text is UTF-16; convert it to UTF-8";
    }
    return std::nullopt;
}

std::string_view without_mark(std::string_view bytes) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    return bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes;
}

std::optional<std::string> unfit_text(std::string_view text) {
    if (text.size() > kLargestText) {
        return "the text has " + std::to_string(text.size()) +
               " bytes, more than " + std::to_string(kLargestText);
    }
    bool blank = true;
    std::size_t marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (!blank && is_plain(text.substr(at, 8))) {
            marks = 0;
            at += 8;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            blank = blank && byte <= ' ';
            marks = 0;
            ++at;
            continue;
        }
        const CodePoint point = decode(text, at);
        at += point.size;
        blank = blank && u_isUWhiteSpace(static_cast<UChar32>(point.value));
        marks = is_combining_mark(point.value) ? marks + 1 : 0;
        if (marks > kLongestMarkRun) {
            return "the text has a run of more than " +
                   std::to_string(kLongestMarkRun) + " combining marks";
        }
    }
    if (blank) {
        return "the text is empty";
    }
    return std::nullopt;
}

bool repair_field(std::string& value,
                  std::string_view field,
                  Article& article) {
    if (is_valid_utf8_without_nul(value)) {
        return false;
    }
    Repair repair = repair_utf8(value);
    value = std::move(repair.text);
    article.diagnostics.push_back(
        {"repaired-utf8",
         std::to_string(repair.replaced) + " ill-formed bytes or NULs in " +
             std::string(field) + " replaced by U+FFFD"});
    return true;
}

}  // namespace dateline
