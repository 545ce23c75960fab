// ASCII takes a short path; everything else goes through ICU one character at
// a time (decomposition of single characters has no quadratic case).
#include "plugin/text/normalize.h"

#include <cstring>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

namespace dateline {

namespace {

const UNormalizer2* compatibility_normalizer() {
    static const UNormalizer2* const kNormalizer = [] {
        UErrorCode error = U_ZERO_ERROR;
        return unorm2_getNFKDInstance(&error);
    }();
    return kNormalizer;
}

/// Letters that Unicode does not decompose but a newsroom's keyboard does.
const char* plain_spelling(char32_t value) {
    switch (value) {
    case U'ß':
        return "ss";
    case U'æ':
        return "ae";
    case U'œ':
        return "oe";
    case U'ø':
        return "o";
    case U'ł':
        return "l";
    case U'đ':
    case U'ð':
        return "d";
    case U'ı':
        return "i";
    case U'þ':
        return "th";
    case U'ħ':
        return "h";
    case U'ə':
        return "a";
    default:
        return nullptr;
    }
}

bool is_mark(char32_t value) {
    return ((1U << u_charType(static_cast<UChar32>(value))) &
            (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

void append_folded(char32_t value, std::string& out) {
    if (is_mark(value)) {
        return;
    }
    const auto lower = static_cast<char32_t>(
        u_foldCase(static_cast<UChar32>(value), U_FOLD_CASE_DEFAULT));
    if (const char* plain = plain_spelling(lower)) {
        out += plain;
    } else {
        append_utf8(out, lower);
    }
}

}  // namespace

CodePoint decode(std::string_view text, std::size_t at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size =
        static_cast<std::int32_t>(text.size() - at < 8 ? text.size() - at : 8);
    std::int32_t used = 0;
    UChar32 value = 0;
    U8_NEXT(bytes + at, used, size, value);
    if (value < 0) {
        return {0xFFFD, 1};
    }
    return {static_cast<char32_t>(value), static_cast<std::uint32_t>(used)};
}

void append_utf8(std::string& out, char32_t value) {
    std::uint8_t bytes[4];
    std::int32_t size = 0;
    UBool failed = 0;
    U8_APPEND(bytes, size, 4, static_cast<UChar32>(value), failed);
    if (failed == 0) {
        out.append(reinterpret_cast<const char*>(bytes),
                   static_cast<std::size_t>(size));
    }
}

bool is_apostrophe(char32_t value) {
    if (value < 0x80) {
        return value == U'\'' || value == U'`';
    }
    return value == U'\u2019' || value == U'\u02BC' || value == U'\u2018' ||
           value == U'\u02B9' || value == U'\u2032' || value == U'\u00B4' ||
           value == U'\u02BB';
}

bool is_invisible(char32_t value) {
    return value == 0xAD || (value >= 0x200B && value <= 0x200F) ||
           (value >= 0x202A && value <= 0x202E) ||
           (value >= 0x2060 && value <= 0x2064) ||
           (value >= 0x2066 && value <= 0x2069) || value == 0xFEFF;
}

void fold_character(char32_t value, std::string& out) {
    if (value < 0x80) {
        if (value == U'\'' || value == U'`') {
            return;
        }
        const bool upper = value >= U'A' && value <= U'Z';
        out += static_cast<char>(upper ? value + 32 : value);
        return;
    }
    if (is_invisible(value) || is_apostrophe(value)) {
        return;
    }
    char16_t decomposed[32];
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t length =
        unorm2_getDecomposition(compatibility_normalizer(),
                                static_cast<UChar32>(value),
                                decomposed,
                                32,
                                &error);
    if (U_FAILURE(error) != 0 || length < 0) {
        append_folded(value, out);
        return;
    }
    for (std::int32_t i = 0; i < length;) {
        UChar32 part = 0;
        U16_NEXT(decomposed, i, length, part);
        append_folded(static_cast<char32_t>(part), out);
    }
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        fold_character(point.value, out);
        at += point.size;
    }
    return out;
}

bool is_valid_utf8_without_nul(std::string_view bytes) {
    const auto* p = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    std::int64_t i = 0;
    while (i < size) {
        std::uint64_t eight = 0;
        while (i + 8 <= size) {
            std::memcpy(&eight, p + i, 8);
            const std::uint64_t zero = (eight - 0x0101010101010101ULL) & ~eight;
            if (((eight | zero) & 0x8080808080808080ULL) != 0) {
                break;
            }
            i += 8;
        }
        if (i >= size) {
            break;
        }
        UChar32 value = 0;
        U8_NEXT(p, i, size, value);
        if (value <= 0) {
            return false;
        }
    }
    return true;
}

Repair repair_utf8(std::string_view bytes) {
    Repair repair;
    if (is_valid_utf8_without_nul(bytes)) {
        repair.text = bytes;
        return repair;
    }
    const auto* p = reinterpret_cast<const std::uint8_t*>(bytes.data());
    const auto size = static_cast<std::int64_t>(bytes.size());
    repair.text.reserve(bytes.size());
    for (std::int64_t i = 0; i < size;) {
        const std::int64_t before = i;
        UChar32 value = 0;
        U8_NEXT(p, i, size, value);
        if (value <= 0) {
            append_utf8(repair.text, 0xFFFD);
            ++repair.replaced;
        } else {
            repair.text.append(
                bytes.substr(static_cast<std::size_t>(before),
                             static_cast<std::size_t>(i - before)));
        }
    }
    return repair;
}

}  // namespace dateline
