// Spelling of terms, and the limits Xapian sets to it.
#include "plugin/facet/facet_schema.h"

#include <algorithm>
#include <array>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::array<std::string_view, 15> kPrefixes = {
    "Q",
    "XE",
    "XS",
    "XP",
    "XA",
    "XEC",
    "XD",
    "XM",
    "XY",
    "XWM",
    "XWY",
    "XWA",
    "XO",
    "XC",
    "XEMB",
};
constexpr std::size_t kKeptBytes = 200;

std::string hex(std::uint64_t value) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = text.size(); i-- > 0; value >>= 4) {
        text[i] = kDigits[value & 15];
    }
    return text;
}

/// FNV-1a, mixed: it stands in indexes, so it stays as it is whatever hash the
/// lexicons use.
std::uint64_t stored_hash(std::string_view value) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : value) {
        h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    h ^= h >> 32;
    h *= 0xD6E8FEB86659FD93ULL;
    return h ^ (h >> 32);
}

std::string limited(std::string_view prefix, std::string value) {
    std::erase(value, '\0');
    if (prefix.size() + value.size() > kMaxTermBytes) {
        const std::uint64_t hash = stored_hash(value);
        std::size_t keep = kKeptBytes;
        while ((static_cast<unsigned char>(value[keep]) & 0xC0U) == 0x80U) {
            --keep;
        }
        value.resize(keep);
        value += '#' + hex(hash);
    }
    return std::string(prefix) + value;
}

}  // namespace

std::string_view prefix_of(TermKind kind) {
    return kPrefixes[static_cast<std::size_t>(kind)];
}

std::string facet_term(TermKind kind, std::string_view value) {
    return limited(prefix_of(kind), fold(value));
}

std::string id_term(std::string_view id) {
    return limited(prefix_of(TermKind::Id), std::string(id));
}

bool is_country(std::string_view place) {
    return place.starts_with("geo:") &&
           place.find('.') == std::string_view::npos;
}

std::string event_in_country(std::string_view type, std::string_view country) {
    return std::string(type) + '|' + std::string(country);
}

std::string page_key(std::size_t page) {
    const std::string digits = std::to_string(page);
    constexpr std::size_t kDigits = 8;
    return "dateline:page:" +
           std::string(kDigits - std::min(kDigits, digits.size()), '0') +
           digits;
}

}  // namespace dateline
