// A SAX pass: nothing but the wanted strings is kept, so that neither depth
// nor the size of unknown values matters.
#include "plugin/document/json_reader.h"

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <unordered_set>
#include <utility>
#include <vector>

#include "plugin/document/flat_json.h"
#include "plugin/document/html_reader.h"
#include "plugin/document/json_tree.h"
#include "plugin/document/metadata_date.h"
#include "plugin/document/text_checks.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

enum Field : std::uint8_t {
    kId,
    kTitle,
    kText,
    kHtml,
    kPublished,
    kUrl,
    kSource,
    kByline,
    kLanguage,
    kStatus,
    kEmbargoed,
    kFieldCount,
};

/// Receives the parser's events. An event that returns false ends the parse;
/// error() then says why.
class FieldCollector : public nlohmann::json_sax<nlohmann::json> {
  public:
    explicit FieldCollector(const JsonFields& fields)
        : keys_{fields.id,
                fields.title,
                fields.text,
                fields.html,
                fields.published,
                fields.url,
                fields.source,
                fields.byline,
                fields.language,
                fields.status,
                fields.embargoed} {}

    [[nodiscard]] const std::string& error() const { return error_; }
    [[nodiscard]] std::string& value(Field field) { return values_[field]; }
    [[nodiscard]] bool has(Field field) const { return given_[field]; }
    [[nodiscard]] bool odd_published() const { return odd_published_; }

    bool null() override {
        field_.reset();
        return in_object();
    }
    bool boolean(bool) override { return other("true or false"); }
    bool number_integer(number_integer_t) override { return other("a number"); }
    bool number_unsigned(number_unsigned_t) override {
        return other("a number");
    }
    bool number_float(number_float_t, const string_t&) override {
        return other("a number");
    }
    bool binary(binary_t&) override { return other("bytes"); }

    bool string(string_t& value) override {
        if (field_) {
            values_[*field_] = std::move(value);
            given_[*field_] = true;
            field_.reset();
        }
        return in_object();
    }

    bool start_object(std::size_t) override {
        if (depth_ == 0) {
            opened_ = true;
        } else if (!other("an object")) {
            return false;
        }
        path_ += depth_ == 0 ? "" : ".";
        return descend(true);
    }
    bool end_object() override { return ascend(); }
    bool start_array(std::size_t) override {
        return other("a list") && descend(false);
    }
    bool end_array() override { return ascend(); }

    bool key(string_t& name) override {
        path_.resize(levels_.back().path_size);
        path_ += name;
        field_.reset();
        if (depth_ == 1 && !seen_.insert(name).second) {
            return fail("duplicate key \"" + shown(name) + "\"");
        }
        if (lists_ == 0) {
            field_ = field_of(path_);
        }
        return true;
    }

    bool parse_error(std::size_t position,
                     const std::string&,
                     const nlohmann::json::exception& exception) override {
        if (!error_.empty()) {
            return false;
        }
        return fail(json_error(position, exception.what()));
    }

  private:
    struct Level {
        std::size_t path_size;
        bool object;
    };

    /// Text from the input, shortened for a message.
    static std::string shown(std::string_view text) {
        constexpr std::size_t kLongestShown = 120;
        return repair_utf8(text.substr(0, kLongestShown)).text;
    }

    bool fail(std::string message) {
        error_ = std::move(message);
        return false;
    }

    /// A document is an object; anything else at the top is refused.
    bool in_object() {
        return opened_ || fail("the document is not a JSON object");
    }

    bool other(const char* kind) {
        if (!in_object()) {
            return false;
        }
        if (!field_) {
            return true;
        }
        const Field field = *std::exchange(field_, std::nullopt);
        if (field == kPublished) {
            odd_published_ = true;
            return true;
        }
        // An object may hold the field one step further down.
        if (std::string_view(kind) == "an object" && is_prefix(path_)) {
            return true;
        }
        return fail("\"" + keys_[field] + "\" must be a string, not " + kind);
    }

    [[nodiscard]] bool is_prefix(const std::string& path) const {
        for (const std::string& key : keys_) {
            if (key.size() > path.size() && key.starts_with(path) &&
                key[path.size()] == '.') {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<Field> field_of(const std::string& path) const {
        for (std::uint8_t i = 0; i < kFieldCount; ++i) {
            if (keys_[i] == path && !path.empty()) {
                return static_cast<Field>(i);
            }
        }
        return std::nullopt;
    }

    bool descend(bool object) {
        if (++depth_ > kDeepestJson) {
            return fail("nested deeper than " + std::to_string(kDeepestJson) +
                        " levels");
        }
        lists_ += object ? 0U : 1U;
        levels_.push_back({path_.size(), object});
        return true;
    }

    bool ascend() {
        lists_ -= levels_.back().object ? 0U : 1U;
        levels_.pop_back();
        --depth_;
        field_.reset();
        return true;
    }

    std::array<std::string, kFieldCount> keys_;
    std::array<std::string, kFieldCount> values_;
    std::array<bool, kFieldCount> given_{};
    std::unordered_set<std::string> seen_;
    std::vector<Level> levels_;
    std::string path_;  ///< of the current key, its steps joined by dots
    std::string error_;
    std::size_t depth_ = 0;
    std::size_t lists_ = 0;  ///< lists around the current key
    std::optional<Field> field_;
    bool opened_ = false;
    bool odd_published_ = false;
};

void take(FieldCollector& fields,
          Field field,
          const char* name,
          std::string& into,
          Article& article) {
    if (fields.has(field)) {
        into = std::move(fields.value(field));
        repair_field(into, name, article);
    }
}

void take_metadata(FieldCollector& fields, Article& article) {
    take(fields, kUrl, "url", article.url, article);
    take(fields, kSource, "source", article.source, article);
    take(fields, kByline, "byline", article.byline, article);
    take(fields, kEmbargoed, "embargoed", article.embargoed, article);
    if (fields.has(kStatus)) {
        article.status = read_status(fields.value(kStatus), article);
    }
    if (fields.has(kPublished)) {
        read_published(fields.value(kPublished), article);
    } else if (fields.odd_published()) {
        article.diagnostics.push_back(
            {"unreadable-date", "the date of publication is not a string"});
    }
    if (!article.embargoed.empty() && !parse_metadata_date(article.embargoed)) {
        article.diagnostics.push_back(
            {"unreadable-date", "the embargo is no date"});
    }
}

/// Text or HTML into @p article; the reason when it is refused.
std::optional<std::string> take_text(FieldCollector& fields, Article& article) {
    if (fields.has(kText) && !fields.value(kText).empty()) {
        article.text = std::move(fields.value(kText));
        article.text_changed |= repair_field(article.text, "text", article);
        return unfit_text(article.text);
    }
    if (fields.has(kHtml)) {
        return read_html(fields.value(kHtml), article);
    }
    return fields.has(kText) ? "the text is empty"
                             : "neither \"text\" nor \"html\" is given";
}

DocumentError refusal(std::string id, std::string message) {
    return {is_valid_utf8_without_nul(id) ? std::move(id) : std::string(),
            std::move(message)};
}

std::variant<Article, DocumentError> to_article(FieldCollector& fields,
                                                Article article) {
    article.id = std::move(fields.value(kId));
    if (article.id.empty()) {
        return refusal(
            {}, fields.has(kId) ? "\"id\" is empty" : "\"id\" is not given");
    }
    if (article.id.find('\0') != std::string::npos) {
        return refusal({}, "\"id\" holds a NUL");
    }
    if (fields.has(kTitle)) {
        article.title = std::move(fields.value(kTitle));
        article.text_changed |= repair_field(article.title, "title", article);
        if (article.title.size() > kLargestText) {
            return refusal(article.id, "the title is too long");
        }
    }
    if (fields.has(kLanguage) && !fields.value(kLanguage).empty()) {
        article.language = std::move(fields.value(kLanguage));
        repair_field(article.language, "language", article);
    } else {
        article.language.clear();
    }
    take_metadata(fields, article);
    if (auto reason = take_text(fields, article)) {
        return refusal(std::move(article.id), std::move(*reason));
    }
    if (article.language.empty()) {
        article.language = "en";
    }
    return article;
}

}  // namespace

ArticleStatus read_status(std::string_view word, Article& article) {
    std::string folded = fold(word);
    const std::size_t colon = folded.find_last_of(":/");
    if (colon != std::string::npos) {
        folded.erase(0, colon + 1);
    }
    if (folded.empty() || folded == "usable") {
        return ArticleStatus::Usable;
    }
    if (folded == "corrected" || folded == "corrective") {
        return ArticleStatus::Corrected;
    }
    if (folded == "withdrawn" || folded == "canceled" ||
        folded == "cancelled" || folded == "killed" || folded == "kill" ||
        folded == "withheld") {
        return ArticleStatus::Withdrawn;
    }
    article.diagnostics.push_back({"unknown-status",
                                   "status \"" +
                                       repair_utf8(word.substr(0, 60)).text +
                                       "\" is not known; taken as usable"});
    return ArticleStatus::Usable;
}

void read_published(std::string_view words, Article& article) {
    if (const auto days = parse_metadata_date(words)) {
        article.published = days;
        article.published_text = words;
        return;
    }
    article.diagnostics.push_back({"unreadable-date",
                                   "\"" +
                                       repair_utf8(words.substr(0, 60)).text +
                                       "\" is no date of publication"});
}

std::variant<Article, DocumentError> read_json_article(
    std::string_view json, const JsonFields& names) {
    Article article;
    if (auto reason = foreign_encoding(json)) {
        return DocumentError{{}, std::move(*reason)};
    }
    json = without_mark(json);
    std::string repaired;
    if (!is_valid_utf8_without_nul(json)) {
        repaired = json;
        article.text_changed = repair_field(repaired, "document", article);
        json = repaired;
    }
    FieldCollector flat(names);
    if (read_flat_json(json, flat)) {
        return to_article(flat, std::move(article));
    }
    FieldCollector fields(names);
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &fields)) {
        // The id is only trusted when it stood before the mistake.
        return refusal(fields.value(kId), fields.error());
    }
    return to_article(fields, std::move(article));
}

}  // namespace dateline
