// One table of words; each word of class, id, role and itemprop is looked up
// once, and the strongest of each direction counts.
#include "plugin/document/markup_hints.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "plugin/document/html_tree.h"

namespace dateline {

namespace {

/// Words that mean what they say even around most of a page's prose.
constexpr int kStrongestHint = -50;

struct HintWord {
    std::string_view word;
    int hint;
};

constexpr std::array kWords = {
    HintWord{"ad", -40},
    HintWord{"ads", -40},
    HintWord{"advert", -40},
    HintWord{"advertisement", -40},
    HintWord{"article", 10},
    HintWord{"articlebody", 60},
    HintWord{"articlecontent", 50},
    HintWord{"articletext", 50},
    HintWord{"aside", -30},
    HintWord{"author", -20},
    HintWord{"banner", -30},
    HintWord{"bio", -30},
    HintWord{"blog", 5},
    HintWord{"body", 10},
    HintWord{"bodycontent", 40},
    HintWord{"bodytext", 40},
    HintWord{"breadcrumb", -40},
    HintWord{"breadcrumbs", -40},
    HintWord{"byline", -30},
    HintWord{"carousel", -30},
    HintWord{"comment", -40},
    HintWord{"commentlist", -50},
    HintWord{"comments", -50},
    HintWord{"complementary", -40},
    HintWord{"consent", -50},
    HintWord{"content", 10},
    HintWord{"contentinfo", -40},
    HintWord{"cookie", -50},
    HintWord{"cookies", -50},
    HintWord{"copyright", -40},
    HintWord{"credit", -20},
    HintWord{"dateline", -10},
    HintWord{"disqus", -50},
    HintWord{"entry", 10},
    HintWord{"entrycontent", 50},
    HintWord{"facebook", -30},
    HintWord{"foot", -40},
    HintWord{"footer", -40},
    HintWord{"gallery", -10},
    HintWord{"hentry", 10},
    HintWord{"login", -40},
    HintWord{"main", 10},
    HintWord{"maincontent", 20},
    HintWord{"masthead", -40},
    HintWord{"menu", -40},
    HintWord{"meta", -20},
    HintWord{"modal", -30},
    HintWord{"more", -10},
    HintWord{"most", -20},
    HintWord{"mostread", -50},
    HintWord{"nav", -40},
    HintWord{"navbar", -40},
    HintWord{"navigation", -40},
    HintWord{"newsletter", -45},
    HintWord{"outbrain", -60},
    HintWord{"pagination", -40},
    HintWord{"paragraph", 20},
    HintWord{"paywall", -10},
    HintWord{"popular", -40},
    HintWord{"popup", -40},
    HintWord{"post", 10},
    HintWord{"postcontent", 50},
    HintWord{"postbody", 50},
    HintWord{"promo", -40},
    HintWord{"recirc", -50},
    HintWord{"recommended", -40},
    HintWord{"recommendations", -40},
    HintWord{"rail", -30},
    HintWord{"register", -40},
    HintWord{"related", -50},
    HintWord{"respond", -50},
    HintWord{"search", -40},
    HintWord{"share", -40},
    HintWord{"sharing", -40},
    HintWord{"sidebar", -40},
    HintWord{"signup", -45},
    HintWord{"skip", -20},
    HintWord{"social", -40},
    HintWord{"sponsor", -40},
    HintWord{"sponsored", -40},
    HintWord{"story", 10},
    HintWord{"storybody", 50},
    HintWord{"storycontent", 50},
    HintWord{"subscribe", -45},
    HintWord{"subscription", -40},
    HintWord{"taboola", -60},
    HintWord{"tag", -20},
    HintWord{"taglist", -40},
    HintWord{"tags", -40},
    HintWord{"teaser", -40},
    HintWord{"text", 5},
    HintWord{"thumbnail", -10},
    HintWord{"timestamp", -20},
    HintWord{"toolbar", -40},
    HintWord{"trending", -40},
    HintWord{"twitter", -20},
    HintWord{"widget", -30},
};

int hint_of_word(std::string_view word) {
    for (const HintWord& known : kWords) {
        if (known.word == word) {
            return known.hint;
        }
    }
    return 0;
}

/// The hints of one class, id or role: words are split at - _ and at capitals.
class WordHints {
  public:
    /// @param ceiling hints between it and 0 are left out
    explicit WordHints(int ceiling) : ceiling_(ceiling) {}

    void add(std::string_view names) {
        for (std::size_t at = 0; at < names.size(); ++at) {
            const char c = names[at];
            const bool letter = (c >= 'a' && c <= 'z');
            const bool capital = (c >= 'A' && c <= 'Z');
            if (capital && at > 0 && names[at - 1] >= 'a' &&
                names[at - 1] <= 'z') {
                end_word();
            }
            if (letter || capital) {
                word_ += static_cast<char>(c | 32);
            } else {
                end_word();
                if (c != '-' && c != '_') {
                    before_.clear();
                }
            }
        }
        end_word();
        before_.clear();
    }

    [[nodiscard]] int sum() const { return best_ + worst_; }

  private:
    void end_word() {
        constexpr std::size_t kLongestWord = 40;
        if (word_.empty()) {
            return;
        }
        if (word_.size() <= kLongestWord) {
            take(hint_of_word(word_));
            take(hint_of_word(before_ + word_));
        }
        before_ = std::exchange(word_, {});
    }

    void take(int hint) {
        best_ = std::max(best_, hint);
        if (hint <= ceiling_) {
            worst_ = std::min(worst_, hint);
        }
    }

    std::string word_;
    std::string before_;  ///< the word before, for words of two parts
    int ceiling_;
    int best_ = 0;
    int worst_ = 0;
};

int hint_of_tag(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
        return 20;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_MENU:
        return -50;
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_FORM:
        return -30;
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_ADDRESS:
        return -10;
    default:
        return 0;
    }
}

}  // namespace

int markup_hint(const GumboNode& element, bool holds_most) {
    const GumboTag tag = element.v.element.tag;
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) {
        return 0;
    }
    WordHints words(holds_most ? kStrongestHint : 0);
    for (const char* name : {"class", "id", "role", "itemprop"}) {
        words.add(attribute(element, name));
    }
    const int by_tag = hint_of_tag(tag);
    return (holds_most ? std::max(by_tag, 0) : by_tag) + words.sum();
}

bool is_hidden(const GumboNode& element) {
    if (has_attribute(element, "hidden")) {
        return true;
    }
    std::string style;
    for (const char c : attribute(element, "style")) {
        if (c != ' ') {
            style += c;
        }
    }
    return style.find("display:none") != std::string::npos;
}

}  // namespace dateline
