#include "query/spelling.h"

#include <unordered_set>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::size_t kFewestLetters = 4;
constexpr std::size_t kMostLetters = 30;
constexpr std::string_view kLetters = "etaoinshrdlcumwfgypbvkjxqz";

/// The characters of a word, each as its bytes.
std::vector<std::string> characters(std::string_view word) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode(word, at);
        all.emplace_back(word.substr(at, point.size));
        at += point.size;
    }
    return all;
}

class Slips {
  public:
    explicit Slips(std::string_view folded)
        : letters_(characters(folded)), seen_{std::string(folded)} {}

    std::vector<std::string> all() {
        if (letters_.size() < kFewestLetters ||
            letters_.size() > kMostLetters) {
            return {};
        }
        swapped();
        left_out();
        put_in();
        wrong();
        return std::move(found_);
    }

  private:
    void add(const std::vector<std::string>& letters) {
        std::string word;
        for (const std::string& letter : letters) {
            word += letter;
        }
        if (seen_.insert(word).second) {
            found_.push_back(std::move(word));
        }
    }
    void swapped() {
        for (std::size_t i = 0; i + 1 < letters_.size(); ++i) {
            auto letters = letters_;
            std::swap(letters[i], letters[i + 1]);
            add(letters);
        }
    }
    void left_out() {
        for (std::size_t i = 0; i <= letters_.size(); ++i) {
            for (const char c : kLetters) {
                auto letters = letters_;
                letters.insert(letters.begin() + static_cast<std::ptrdiff_t>(i),
                               std::string(1, c));
                add(letters);
            }
        }
    }
    void put_in() {
        for (std::size_t i = 0; i < letters_.size(); ++i) {
            auto letters = letters_;
            letters.erase(letters.begin() + static_cast<std::ptrdiff_t>(i));
            add(letters);
        }
    }
    void wrong() {
        for (std::size_t i = 0; i < letters_.size(); ++i) {
            for (const char c : kLetters) {
                auto letters = letters_;
                letters[i] = c;
                add(letters);
            }
        }
    }

    std::vector<std::string> letters_;
    std::unordered_set<std::string> seen_;
    std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> near_words(std::string_view word) {
    return Slips(fold(word)).all();
}

}  // namespace dateline
