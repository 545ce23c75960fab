// Regular spelling only; irregular forms are data (words/irregular.tsv).
#include "config/word_forms.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_with(std::string_view word, std::string_view tail) {
    return word.size() >= tail.size() &&
           word.substr(word.size() - tail.size()) == tail;
}

bool ends_in_consonant_y(std::string_view word) {
    return word.size() > 1 && word.back() == 'y' &&
           !is_vowel(word[word.size() - 2]);
}

/// One syllable, consonant vowel consonant: the last letter doubles. Longer
/// words that double (admit, transfer) are in the irregular list.
bool doubles(std::string_view word) {
    if (word.size() < 3) {
        return false;
    }
    const char last = word.back();
    const char vowel = word[word.size() - 2];
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y' ||
        !is_vowel(vowel)) {
        return false;
    }
    std::size_t vowels = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const bool qu = word[i] == 'u' && i > 0 && word[i - 1] == 'q';
        vowels += is_vowel(word[i]) && !qu ? 1 : 0;
    }
    return vowels == 1;
}

/// "guardsman", "woman"; those that only sound alike are in the irregular list
/// or here.
bool is_compound_of_man(std::string_view word) {
    constexpr std::array<std::string_view, 8> kOthers = {"human",
                                                         "roman",
                                                         "german",
                                                         "norman",
                                                         "ottoman",
                                                         "shaman",
                                                         "talisman",
                                                         "caiman"};
    return word.size() > 4 && ends_with(word, "man") &&
           std::find(kOthers.begin(), kOthers.end(), word) == kOthers.end();
}

std::string stem_before_vowel(std::string_view lemma) {
    if (ends_with(lemma, "e") && !ends_with(lemma, "ee") &&
        !ends_with(lemma, "oe") && !ends_with(lemma, "ye")) {
        return std::string(lemma.substr(0, lemma.size() - 1));
    }
    std::string stem(lemma);
    if (doubles(lemma)) {
        stem += lemma.back();
    } else if (ends_with(lemma, "ic") && lemma.size() > 4) {
        stem += 'k';
    }
    return stem;
}

}  // namespace

std::string s_form(std::string_view lemma) {
    std::string form(lemma);
    if (is_compound_of_man(lemma)) {
        form[form.size() - 2] = 'e';
        return form;
    }
    if (ends_in_consonant_y(lemma)) {
        form.back() = 'i';
        return form + "es";
    }
    const bool hiss = ends_with(lemma, "s") || ends_with(lemma, "x") ||
                      ends_with(lemma, "z") || ends_with(lemma, "ch") ||
                      ends_with(lemma, "sh");
    const bool hollow = ends_with(lemma, "o") && lemma.size() > 2 &&
                        !is_vowel(lemma[lemma.size() - 2]);
    return form + (hiss || hollow ? "es" : "s");
}

std::string past_form(std::string_view lemma) {
    if (ends_with(lemma, "e")) {
        return std::string(lemma) + "d";
    }
    if (ends_in_consonant_y(lemma)) {
        return std::string(lemma.substr(0, lemma.size() - 1)) + "ied";
    }
    return stem_before_vowel(lemma) + "ed";
}

std::string gerund_form(std::string_view lemma) {
    if (ends_with(lemma, "ie")) {
        return std::string(lemma.substr(0, lemma.size() - 2)) + "ying";
    }
    return stem_before_vowel(lemma) + "ing";
}

std::string graded_form(std::string_view lemma, std::string_view ending) {
    if (ends_in_consonant_y(lemma)) {
        return std::string(lemma.substr(0, lemma.size() - 1)) + "i" +
               std::string(ending);
    }
    return stem_before_vowel(lemma) + std::string(ending);
}

}  // namespace dateline
