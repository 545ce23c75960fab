#include "query/question_lexer.h"

#include <algorithm>
#include <utility>

namespace dateline {

namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed =
                diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[b.size()];
}

/// Reads a question from its begin to its end.
class Splitter {
  public:
    explicit Splitter(std::string_view question) : rest_(question) {}

    std::vector<QuestionPart> split() {
        while (skip_space(), !rest_.empty()) {
            if (rest_.front() == '"') {
                add(QuestionPartKind::Phrase, quoted());
            } else if (is_exclusion()) {
                exclusion();
            } else if (!field(QuestionPartKind::Field)) {
                free_word();
            }
            if (++words_ > kMostQuestionWords) {
                throw QuestionError("the question has more than " +
                                    std::to_string(kMostQuestionWords) +
                                    " words");
            }
        }
        return std::move(parts_);
    }

  private:
    void skip_space() {
        while (!rest_.empty() && is_space(rest_.front())) {
            rest_.remove_prefix(1);
        }
    }
    void add(QuestionPartKind kind, std::string text) {
        if (!text.empty()) {
            parts_.push_back({kind, "", {}, std::move(text)});
        }
    }
    /// @pre rest_ begins with a quote; a missing second one is at the end
    std::string quoted() {
        rest_.remove_prefix(1);
        const std::size_t end = std::min(rest_.find('"'), rest_.size());
        std::string text(rest_.substr(0, end));
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return text;
    }
    std::string until_space() {
        std::size_t end = 0;
        while (end < rest_.size() && !is_space(rest_[end])) {
            ++end;
        }
        std::string word(rest_.substr(0, end));
        rest_.remove_prefix(end);
        return word;
    }
    [[nodiscard]] bool is_exclusion() const {
        return rest_.size() > 1 && rest_.front() == '-' &&
               (rest_[1] == '"' || is_letter(rest_[1]) ||
                static_cast<unsigned char>(rest_[1]) >= 0x80U);
    }
    void exclusion() {
        rest_.remove_prefix(1);
        if (rest_.front() == '"') {
            add(QuestionPartKind::ExcludedPhrase, quoted());
            return;
        }
        if (!field(QuestionPartKind::ExcludedField)) {
            add(QuestionPartKind::Excluded, until_space());
        }
    }
    static bool is_field(const std::string& name) {
        return std::ranges::find(question_fields(), name) !=
               question_fields().end();
    }
    /// Takes "name:value" when it is one.
    bool field(QuestionPartKind kind) {
        std::size_t colon = 0;
        std::string name;
        while (colon < rest_.size() && is_letter(rest_[colon])) {
            name += lower(rest_[colon++]);
        }
        if (name.size() < 2 || colon >= rest_.size() || rest_[colon] != ':') {
            return false;
        }
        const std::string_view after = rest_.substr(colon + 1);
        if (after.starts_with("//")) {
            return false;
        }
        const bool no_value = after.empty() || is_space(after.front());
        if (!is_field(name)) {
            if (no_value) {
                return false;
            }
            throw QuestionError("there is no field '" + name + ":'" +
                                suggestion(name, question_fields()));
        }
        rest_ = after;
        QuestionPart part{kind, name, values(), ""};
        if (part.values.empty()) {
            throw QuestionError(name + ": needs a value, as in " + name +
                                ":something");
        }
        parts_.push_back(std::move(part));
        return true;
    }
    std::vector<std::string> values() {
        std::vector<std::string> values;
        std::string value;
        const auto finish = [&] {
            if (!value.empty()) {
                values.push_back(std::exchange(value, {}));
            }
        };
        while (!rest_.empty() && !is_space(rest_.front())) {
            if (rest_.front() == '"') {
                value += quoted();
            } else if (rest_.front() == ',') {
                rest_.remove_prefix(1);
                finish();
            } else {
                value += rest_.front();
                rest_.remove_prefix(1);
            }
        }
        finish();
        return values;
    }
    void free_word() {
        std::string word = until_space();
        if (!parts_.empty() && parts_.back().kind == QuestionPartKind::Free) {
            parts_.back().text += ' ' + word;
            return;
        }
        add(QuestionPartKind::Free, std::move(word));
    }

    std::string_view rest_;
    std::vector<QuestionPart> parts_;
    std::size_t words_ = 0;
};

}  // namespace

const std::vector<std::string>& question_fields() {
    static const std::vector<std::string> fields = {
        "event",
        "place",
        "from",
        "to",
        "by",
        "against",
        "between",
        "actor",
        "date",
        "published",
        "status",
        "background",
        "source",
    };
    return fields;
}

std::string suggestion(std::string_view word,
                       const std::vector<std::string>& known) {
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    const std::string* best = nullptr;
    for (const std::string& candidate : known) {
        const std::size_t apart = distance(word, candidate);
        if (apart < least) {
            least = apart;
            best = &candidate;
        }
    }
    return best == nullptr ? std::string() : ", did you mean '" + *best + "'?";
}

std::vector<QuestionPart> split_question(std::string_view question) {
    if (question.size() > kMostQuestionBytes) {
        throw QuestionError("the question is longer than " +
                            std::to_string(kMostQuestionBytes) + " bytes");
    }
    return Splitter(question).split();
}

}  // namespace dateline
