// A table of letters for each rule set, and what depends on the place in the
// word: initial iotated vowels (KMU-55: Yi, Yu, Ya, Ye; BGN Russian: ye after
// vowels and signs too). Signs are dropped, as newspapers do.
#include "config/transliteration.h"

#include <array>
#include <cstddef>
#include <optional>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

struct Letter {
    char32_t cyrillic;
    std::string_view ukrainian;  ///< KMU-55 within a word
    std::string_view initial;    ///< KMU-55 at its begin; empty: the same
    std::string_view bgn;        ///< BGN/PCGN Ukrainian
    std::string_view russian;    ///< BGN/PCGN Russian, signs dropped
};

constexpr std::array<Letter, 38> kLetters = {{
    {U'а', "a", "", "a", "a"},
    {U'б', "b", "", "b", "b"},
    {U'в', "v", "", "v", "v"},
    {U'г', "h", "", "h", "g"},
    {U'ґ', "g", "", "g", "g"},
    {U'д', "d", "", "d", "d"},
    {U'е', "e", "", "e", "e"},
    {U'є', "ie", "ye", "ye", "ye"},
    {U'ё', "e", "", "e", "yo"},
    {U'ж', "zh", "", "zh", "zh"},
    {U'з', "z", "", "z", "z"},
    {U'и', "y", "", "y", "i"},
    {U'і', "i", "", "i", "i"},
    {U'ї', "i", "yi", "yi", "yi"},
    {U'й', "i", "y", "y", "y"},
    {U'к', "k", "", "k", "k"},
    {U'л', "l", "", "l", "l"},
    {U'м', "m", "", "m", "m"},
    {U'н', "n", "", "n", "n"},
    {U'о', "o", "", "o", "o"},
    {U'п', "p", "", "p", "p"},
    {U'р', "r", "", "r", "r"},
    {U'с', "s", "", "s", "s"},
    {U'т', "t", "", "t", "t"},
    {U'у', "u", "", "u", "u"},
    {U'ф', "f", "", "f", "f"},
    {U'х', "kh", "", "kh", "kh"},
    {U'ц', "ts", "", "ts", "ts"},
    {U'ч', "ch", "", "ch", "ch"},
    {U'ш', "sh", "", "sh", "sh"},
    {U'щ', "shch", "", "shch", "shch"},
    {U'ь', "", "", "", ""},
    {U'ю', "iu", "yu", "yu", "yu"},
    {U'я', "ia", "ya", "ya", "ya"},
    {U'ы', "y", "", "y", "y"},
    {U'э', "e", "", "e", "e"},
    {U'ъ', "", "", "", ""},
    {U'ў', "u", "", "w", "u"},
}};

const Letter* find_letter(char32_t lower) {
    for (const Letter& letter : kLetters) {
        if (letter.cyrillic == lower) {
            return &letter;
        }
    }
    return nullptr;
}

char32_t lower_of(char32_t c) {
    if (c >= U'А' && c <= U'Я') {
        return c + 32;
    }
    switch (c) {
    case U'Є':
        return U'є';
    case U'І':
        return U'і';
    case U'Ї':
        return U'ї';
    case U'Ґ':
        return U'ґ';
    case U'Ё':
        return U'ё';
    case U'Ў':
        return U'ў';
    default:
        return c;
    }
}

bool is_separator(char32_t c) {
    return c == U' ' || c == U'-' || is_apostrophe(c);
}

enum class Rules { Kmu, BgnUkrainian, Russian };

std::string_view spell(const Letter& letter, Rules rules, bool initial) {
    switch (rules) {
    case Rules::Kmu:
        return initial && !letter.initial.empty() ? letter.initial
                                                  : letter.ukrainian;
    case Rules::BgnUkrainian:
        return letter.bgn;
    case Rules::Russian:
        break;
    }
    return letter.russian;
}

std::optional<std::string> apply(std::string_view name, Rules rules) {
    std::string out;
    bool initial = true;
    bool after_z = false;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode(name, at);
        at += point.size;
        if (is_separator(point.value)) {
            if (!is_apostrophe(point.value)) {
                out += static_cast<char>(point.value);
                initial = true;
            }
            continue;
        }
        const char32_t lower = lower_of(point.value);
        const Letter* letter = find_letter(lower);
        if (letter == nullptr) {
            return std::nullopt;
        }
        std::string latin(spell(*letter, rules, initial));
        // "зг" is "zgh", lest it be read as "zh".
        if (rules == Rules::Kmu && after_z && lower == U'г') {
            latin = "gh";
        }
        if (lower != point.value && !latin.empty()) {
            latin[0] = static_cast<char>(latin[0] - 32);
        }
        out += latin;
        after_z = lower == U'з';
        initial = false;
    }
    return out;
}

bool has_any(std::string_view name, std::u32string_view letters) {
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = decode(name, at);
        at += point.size;
        if (letters.find(lower_of(point.value)) != std::u32string_view::npos) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<std::string> transliterate(std::string_view name,
                                       std::string_view language) {
    const bool ukrainian =
        language.empty() ? !has_any(name, U"ыэёъ") : language == "uk";
    const bool russian =
        language.empty() ? !has_any(name, U"іїєґ") : language == "ru";
    std::vector<std::string> spellings;
    const auto add = [&](Rules rules) {
        if (auto spelling = apply(name, rules)) {
            spellings.push_back(std::move(*spelling));
        }
    };
    if (ukrainian) {
        add(Rules::Kmu);
        add(Rules::BgnUkrainian);
    }
    if (russian) {
        add(Rules::Russian);
    }
    return spellings;
}

}  // namespace dateline
