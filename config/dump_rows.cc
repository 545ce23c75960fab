// The formats are those of the readme of download.geonames.org/export/dump.
#include "config/dump_rows.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool starts_with(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

/// "UA", "citiesN", "allCountries", and "null" or "no-country" for the seas.
bool is_places(std::string_view stem) {
    const bool country =
        stem.size() == 2 && is_upper(stem[0]) && is_upper(stem[1]);
    return country || stem == "allCountries" || stem == "null" ||
           stem == "no-country" ||
           (starts_with(stem, "cities") && stem.size() > 6 &&
            std::all_of(stem.begin() + 6, stem.end(), is_digit));
}

/// The marks that names are written with.
bool is_name_mark(char32_t c) {
    return std::u32string_view(U" -.,&·–`´′").find(c) !=
               std::u32string_view::npos ||
           is_apostrophe(c);
}

}  // namespace

std::optional<DumpKind> dump_kind(const std::filesystem::path& file) {
    std::filesystem::path name = file.filename();
    for (const char* packed : {".gz", ".xz", ".bz2", ".zip"}) {
        if (name.extension() == packed) {
            name = name.stem();
        }
    }
    if (name.extension() == ".txt") {
        name = name.stem();
    } else if (name.has_extension()) {
        return std::nullopt;
    }
    const std::string stem = name.string();
    if (stem == "countryInfo") {
        return DumpKind::Countries;
    }
    if (stem == "admin1CodesASCII" || stem == "admin1Codes" ||
        stem == "admin2Codes") {
        return DumpKind::Divisions;
    }
    if (stem == "alternateNamesV2" || stem == "alternateNames") {
        return DumpKind::Names;
    }
    if (stem == "hierarchy") {
        return DumpKind::Hierarchy;
    }
    return is_places(stem) ? std::optional(DumpKind::Places) : std::nullopt;
}

ColumnCount columns_of(DumpKind kind) {
    switch (kind) {
    case DumpKind::Countries:
    case DumpKind::Places:
        return {19, 19};
    case DumpKind::Divisions:
        return {4, 4};
    case DumpKind::Names:
        return {8, 10};  // the older version has no years
    default:
        return {2, 3};  // without a type the last tab may be missing
    }
}

bool is_language(std::string_view code) {
    static constexpr std::array<std::string_view, 11> kNoLanguages = {"post",
                                                                      "iata",
                                                                      "icao",
                                                                      "faac",
                                                                      "link",
                                                                      "wkdt",
                                                                      "unlc",
                                                                      "phon",
                                                                      "tcid",
                                                                      "piny",
                                                                      "abbr"};
    return std::find(kNoLanguages.begin(), kNoLanguages.end(), code) ==
           kNoLanguages.end();
}

bool is_usable_name(std::string_view name) {
    UScriptCode script = USCRIPT_COMMON;
    std::size_t letters = 0;
    bool capital = false;
    bool code = true;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode(name, at);
        at += point.size;
        const auto c = static_cast<UChar32>(point.value);
        code = code && point.value < 0x80 && is_upper(char(point.value));
        if (u_isalpha(c) == 0) {
            const bool mark =
                is_name_mark(point.value) || u_getCombiningClass(c) != 0;
            if (!mark) {
                return false;
            }
            continue;
        }
        ++letters;
        capital = capital || u_isupper(c) != 0;
        UErrorCode error = U_ZERO_ERROR;
        const UScriptCode own = uscript_getScript(c, &error);
        if (own == USCRIPT_COMMON || own == USCRIPT_INHERITED) {
            continue;
        }
        if ((own != USCRIPT_LATIN && own != USCRIPT_CYRILLIC) ||
            (script != USCRIPT_COMMON && script != own)) {
            return false;
        }
        script = own;
    }
    const bool airport = code && (letters == 3 || letters == 4);
    return letters > 1 && capital && !airport &&
           name.find("www.") == std::string_view::npos;
}

std::optional<int> year_in(std::string_view text) {
    constexpr std::size_t kDigits = 4;
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        run = is_digit(text[i]) ? run + 1 : 0;
        if (run == kDigits) {
            int year = 0;
            const char* const first = text.data() + i + 1 - kDigits;
            std::from_chars(first, first + kDigits, year);
            return year;
        }
    }
    return std::nullopt;
}

}  // namespace dateline
