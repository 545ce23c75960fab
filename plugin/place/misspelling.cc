// What both words begin with and end with is taken off; the one slip is in what
// is left.
#include "plugin/place/misspelling.h"

#include <algorithm>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// Keeps a text of nothing but names linear.
constexpr std::size_t kMostNames = 256;

}  // namespace

bool is_misspelling_of(std::string_view word, std::string_view name) {
    const std::size_t shorter = std::min(word.size(), name.size());
    const std::size_t longer = std::max(word.size(), name.size());
    if (name.size() < kShortestMisspelt || longer > shorter + 1) {
        return false;
    }
    std::size_t begin = 0;
    while (begin < shorter && word[begin] == name[begin]) {
        ++begin;
    }
    if (begin == 0 || begin == name.size()) {
        return false;
    }
    std::size_t end = 0;
    while (end < shorter - begin &&
           word[word.size() - 1 - end] == name[name.size() - 1 - end]) {
        ++end;
    }
    const std::string_view wrong =
        word.substr(begin, word.size() - end - begin);
    const std::string_view right =
        name.substr(begin, name.size() - end - begin);
    return (wrong.size() <= 1 && right.size() <= 1) ||
           (wrong.size() == 2 && right.size() == 2 && wrong[0] == right[1] &&
            wrong[1] == right[0]);
}

void RightNames::clear() {
    letters_.clear();
    names_.clear();
}

bool RightNames::fold_into_word(std::string_view surface) {
    word_.clear();
    for (std::size_t at = 0; at < surface.size();) {
        const CodePoint point = decode(surface, at);
        fold_character(point.value, word_);
        at += point.size;
    }
    return std::all_of(word_.begin(), word_.end(), [](char c) {
        return c >= 'a' && c <= 'z';
    });
}

void RightNames::add(std::string_view surface,
                     std::uint32_t name,
                     std::uint32_t token) {
    if (names_.size() == kMostNames || !fold_into_word(surface) ||
        word_.size() < kShortestMisspelt) {
        return;
    }
    const bool known =
        std::any_of(names_.begin(), names_.end(), [&](const RightName& other) {
            return letters_of(other) == word_;
        });
    if (!known) {
        const auto begin = static_cast<std::uint32_t>(letters_.size());
        letters_ += word_;
        const auto end = static_cast<std::uint32_t>(letters_.size());
        names_.push_back({{begin, end}, name, token});
    }
}

const RightName* RightNames::find(std::string_view surface) {
    if (!fold_into_word(surface)) {
        return nullptr;
    }
    const auto name = std::find_if(
        names_.begin(), names_.end(), [&](const RightName& candidate) {
            return is_misspelling_of(word_, letters_of(candidate));
        });
    return name == names_.end() ? nullptr : &*name;
}

}  // namespace dateline
