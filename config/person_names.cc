// The surname is what an underscore joins; else the first word where families
// come first, all from a particle on, or the last word.
#include "config/person_names.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// Family name first, as their news is written in English.
const std::set<std::string>& family_first() {
    static const std::set<std::string> kCodes = {"CN", "KR", "KP", "TW", "KH"};
    return kCodes;
}

bool is_particle(const std::string& word) {
    static const std::set<std::string> kParticles = {"al",
                                                     "el",
                                                     "von",
                                                     "van",
                                                     "de",
                                                     "der",
                                                     "den",
                                                     "di",
                                                     "da",
                                                     "dos",
                                                     "du",
                                                     "bin",
                                                     "ibn",
                                                     "ben",
                                                     "ter",
                                                     "la",
                                                     "le"};
    return kParticles.contains(word);
}

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(std::move(word));
    }
    return words;
}

std::string join(const std::vector<std::string>& words,
                 std::size_t first,
                 std::size_t last) {
    std::string text;
    for (std::size_t i = first; i < last; ++i) {
        text += (text.empty() ? "" : " ") + words[i];
    }
    return text;
}

/// "al-Assad" begins with a particle too.
bool begins_with_particle(const std::string& word) {
    return word.starts_with("al-") || word.starts_with("el-") ||
           word.starts_with("Al-") || word.starts_with("El-");
}

std::string surname_within(const std::vector<std::string>& words,
                           const std::string& country) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].find('_') != std::string::npos) {
            return shown_name(join(words, i, i + 1));
        }
    }
    if (words.size() == 1 || family_first().contains(country)) {
        return words.front();
    }
    for (std::size_t i = 1; i + 1 < words.size(); ++i) {
        if (is_particle(words[i])) {
            return join(words, i, words.size());
        }
    }
    return words.back();
}

}  // namespace

std::string shown_name(std::string text) {
    std::replace(text.begin(), text.end(), '_', ' ');
    return text;
}

std::string surname_of(const std::string& name, const std::string& country) {
    return surname_within(words_of(name), country);
}

std::vector<std::string> full_names(const std::string& name,
                                    const std::string& country,
                                    const GivenNameVariants& variants) {
    const std::vector<std::string> words = words_of(name);
    std::vector<std::string> names = {shown_name(name)};
    if (words.size() < 2) {
        return names;
    }
    const std::string surname = surname_within(words, country);
    if (!family_first().contains(country) && words.size() > 2) {
        names.push_back(words.front() + " " + surname);
    }
    if (begins_with_particle(surname)) {
        names.push_back(words.front() + " " + surname.substr(3));
    }
    const auto others = variants.find(fold(words.front()));
    if (others != variants.end()) {
        const std::string rest = " " + shown_name(join(words, 1, words.size()));
        for (const std::string& other : others->second) {
            names.push_back(other + rest);
        }
    }
    return names;
}

std::vector<std::string> surnames_alone(const std::string& name,
                                        const std::string& country) {
    const std::vector<std::string> words = words_of(name);
    if (words.size() < 2) {
        return {};
    }
    std::vector<std::string> surnames = {surname_within(words, country)};
    if (begins_with_particle(surnames.front())) {
        surnames.push_back(surnames.front().substr(3));
    }
    return surnames;
}

}  // namespace dateline
