// A tree built from yaml-cpp's events: its own Node type loses positions of
// keys, resolves aliases (bombs) and keeps duplicate keys silently.
#include "config/yaml_source.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <sstream>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "config/edit_distance.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::size_t kDeepest = 32;

/// Stops the parser: the position and what is wrong.
struct Refusal {
    YAML::Mark mark;
    std::string what;
};

class TreeBuilder : public YAML::EventHandler {
  public:
    [[nodiscard]] YamlValue take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) {
            throw Refusal{mark, "a second document in one file"};
        }
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuse_anchor(mark, anchor);
        place(make(mark, YamlValue::Kind::Null));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw Refusal{mark, "aliases (*) are not allowed"};
    }
    void OnScalar(const YAML::Mark& mark,
                  const std::string& tag,
                  YAML::anchor_t anchor,
                  const std::string& value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        YamlValue scalar = make(mark, YamlValue::Kind::Scalar);
        scalar.scalar = value;
        place(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark& mark,
                         const std::string& tag,
                         YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        open(make(mark, YamlValue::Kind::List));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark,
                    const std::string& tag,
                    YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        refuse_anchor(mark, anchor);
        refuse_tag(mark, tag);
        open(make(mark, YamlValue::Kind::Map));
    }
    void OnMapEnd() override { close(); }

  private:
    struct Frame {
        YamlValue value;
        std::optional<YamlValue> key;
        std::set<std::string> keys;
    };

    static void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) {
            throw Refusal{mark, "anchors (&) are not allowed"};
        }
    }

    static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag != "?" && tag != "!" && !tag.empty()) {
            throw Refusal{mark, "tags (!) are not allowed"};
        }
    }

    static YamlValue make(const YAML::Mark& mark, YamlValue::Kind kind) {
        YamlValue value;
        value.kind = kind;
        value.line = static_cast<std::uint32_t>(mark.line + 1);
        value.column = static_cast<std::uint32_t>(mark.column + 1);
        return value;
    }

    static YAML::Mark mark_of(const YamlValue& value) {
        YAML::Mark mark;
        mark.line = static_cast<int>(value.line) - 1;
        mark.column = static_cast<int>(value.column) - 1;
        return mark;
    }

    void open(YamlValue value) {
        if (stack_.size() >= kDeepest) {
            throw Refusal{mark_of(value), "nested too deeply"};
        }
        stack_.push_back({std::move(value), std::nullopt, {}});
    }

    void close() {
        YamlValue value = std::move(stack_.back().value);
        stack_.pop_back();
        place(std::move(value));
    }

    void place(YamlValue value) {
        if (stack_.empty()) {
            root_ = std::move(value);
            return;
        }
        Frame& frame = stack_.back();
        if (frame.value.kind == YamlValue::Kind::List) {
            frame.value.items.push_back(std::move(value));
            return;
        }
        if (!frame.key) {
            check_key(frame, value);
            frame.key = std::move(value);
            return;
        }
        frame.value.entries.push_back(
            {std::move(*frame.key), std::move(value)});
        frame.key.reset();
    }

    static void check_key(Frame& frame, const YamlValue& key) {
        if (key.kind != YamlValue::Kind::Scalar) {
            throw Refusal{mark_of(key), "a key must be a plain word"};
        }
        if (key.scalar == "<<") {
            throw Refusal{mark_of(key), "merge keys (<<) are not allowed"};
        }
        if (!frame.keys.insert(key.scalar).second) {
            throw Refusal{mark_of(key), "duplicate key '" + key.scalar + "'"};
        }
    }

    std::vector<Frame> stack_;
    YamlValue root_;
    int documents_ = 0;
};

std::uint32_t line_of_bad_utf8(std::string_view text) {
    std::uint32_t line = 1;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = decode(text, at);
        if (point.value == 0 || (point.value == 0xFFFD && point.size == 1)) {
            return line;
        }
        line += point.value == U'\n' ? 1 : 0;
        at += point.size;
    }
    return line;
}

}  // namespace

std::optional<YamlFile> parse_yaml(std::string name,
                                   std::string_view text,
                                   LintReport& report) {
    if (!is_valid_utf8_without_nul(text)) {
        report.error({std::move(name), line_of_bad_utf8(text), 1},
                     "the file is not valid UTF-8");
        return std::nullopt;
    }
    TreeBuilder builder;
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const Refusal& refusal) {
        report.error({std::move(name),
                      static_cast<std::uint32_t>(refusal.mark.line + 1),
                      static_cast<std::uint32_t>(refusal.mark.column + 1)},
                     refusal.what);
        return std::nullopt;
    } catch (const YAML::Exception& error) {
        report.error({std::move(name),
                      static_cast<std::uint32_t>(error.mark.line + 1),
                      static_cast<std::uint32_t>(error.mark.column + 1)},
                     error.msg);
        return std::nullopt;
    }
    YamlFile file{std::move(name), builder.take()};
    if (file.root.kind != YamlValue::Kind::Map) {
        report.error({file.name, 1, 1}, "the file holds no entries");
        return std::nullopt;
    }
    return file;
}

YamlMap::YamlMap(const YamlFile& file,
                 const YamlValue& value,
                 LintReport& report)
    : file_(file), value_(value), report_(report) {
    if (value.kind != YamlValue::Kind::Map) {
        report.error(file.at(value), "expected a map of keys and values");
    }
}

const YamlValue* YamlMap::find(std::string_view key) {
    asked_.emplace_back(key);
    for (const auto& [name, value] : value_.entries) {
        if (name.scalar == key) {
            return value.kind == YamlValue::Kind::Null ? nullptr : &value;
        }
    }
    return nullptr;
}

std::string YamlMap::text(std::string_view key) {
    std::string found = text_or(key, "");
    if (found.empty()) {
        report_.error(at(), "'" + std::string(key) + "' is missing");
    }
    return found;
}

std::string YamlMap::text_or(std::string_view key, std::string fallback) {
    const YamlValue* value = find(key);
    if (value == nullptr) {
        return fallback;
    }
    if (value->kind != YamlValue::Kind::Scalar) {
        report_.error(file_.at(*value),
                      "'" + std::string(key) + "' must be one word or text");
        return fallback;
    }
    return value->scalar;
}

std::optional<double> YamlMap::number(std::string_view key) {
    const std::string found = text_or(key, "");
    if (found.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] =
        std::from_chars(found.data(), found.data() + found.size(), value);
    if (error != std::errc{} || end != found.data() + found.size()) {
        this->error(key, "'" + found + "' is not a number");
        return std::nullopt;
    }
    return value;
}

bool YamlMap::flag(std::string_view key, bool fallback) {
    const std::string found = text_or(key, "");
    if (found.empty()) {
        return fallback;
    }
    if (found != "true" && found != "false") {
        error(key, "'" + found + "' is neither true nor false");
    }
    return found == "true";
}

std::vector<std::string> YamlMap::texts(std::string_view key) {
    const YamlValue* value = find(key);
    if (value == nullptr) {
        return {};
    }
    if (value->kind == YamlValue::Kind::Scalar) {
        return {value->scalar};
    }
    return scalars_of(file_, *value, report_);
}

std::vector<const YamlValue*> YamlMap::items(std::string_view key) {
    const YamlValue* value = find(key);
    std::vector<const YamlValue*> found;
    if (value == nullptr) {
        return found;
    }
    if (value->kind != YamlValue::Kind::List) {
        report_.error(file_.at(*value),
                      "'" + std::string(key) + "' must be a list");
        return found;
    }
    for (const YamlValue& item : value->items) {
        found.push_back(&item);
    }
    return found;
}

void YamlMap::done() {
    for (const auto& entry : value_.entries) {
        const std::string& key = entry.key.scalar;
        if (std::find(asked_.begin(), asked_.end(), key) == asked_.end()) {
            report_.error(
                file_.at(entry.key),
                "unknown key '" + key + "'" + did_you_mean(key, asked_));
        }
    }
}

SourcePosition YamlMap::at(std::string_view key) {
    for (const auto& [name, value] : value_.entries) {
        if (name.scalar == key) {
            return file_.at(value);
        }
    }
    return at();
}

void YamlMap::error(std::string_view key, std::string message) {
    report_.error(at(key), std::move(message));
}

std::vector<std::string> scalars_of(const YamlFile& file,
                                    const YamlValue& value,
                                    LintReport& report) {
    std::vector<std::string> texts;
    if (value.kind != YamlValue::Kind::List) {
        report.error(file.at(value), "expected a list");
        return texts;
    }
    for (const YamlValue& item : value.items) {
        if (item.kind == YamlValue::Kind::Scalar) {
            texts.push_back(item.scalar);
        } else {
            report.error(file.at(item), "expected a word or text");
        }
    }
    return texts;
}

}  // namespace dateline
