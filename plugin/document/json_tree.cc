// First a SAX pass that only counts, then the library's own tree.
#include "plugin/document/json_tree.h"

#include <unordered_set>
#include <utility>
#include <vector>

#include "plugin/document/json_reader.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

class ShapeCheck : public nlohmann::json_sax<nlohmann::json> {
  public:
    explicit ShapeCheck(bool strict) : strict_(strict) {}

    [[nodiscard]] const std::string& error() const { return error_; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return descend(); }
    bool end_object() override { return ascend(); }
    bool start_array(std::size_t) override { return descend(); }
    bool end_array() override { return ascend(); }

    bool key(string_t& name) override {
        if (strict_ && !keys_.back().insert(name).second) {
            error_ = "duplicate key \"" +
                     repair_utf8(name.substr(0, 120)).text + "\"";
            return false;
        }
        return true;
    }

    bool parse_error(std::size_t position,
                     const std::string&,
                     const nlohmann::json::exception& exception) override {
        if (error_.empty()) {
            error_ = json_error(position, exception.what());
        }
        return false;
    }

  private:
    bool descend() {
        if (keys_.size() == kDeepestJson) {
            error_ = "nested deeper than " + std::to_string(kDeepestJson) +
                     " levels";
            return false;
        }
        keys_.emplace_back();
        return true;
    }
    bool ascend() {
        keys_.pop_back();
        return true;
    }

    bool strict_;
    std::vector<std::unordered_set<std::string>> keys_;
    std::string error_;
};

}  // namespace

JsonTree parse_json_tree(std::string_view json, bool strict) {
    ShapeCheck check(strict);
    JsonTree tree;
    if (!nlohmann::json::sax_parse(json.begin(), json.end(), &check)) {
        tree.error = check.error();
        return tree;
    }
    tree.root = nlohmann::json::parse(json.begin(), json.end(), nullptr, false);
    return tree;
}

std::string string_at(const nlohmann::json& object, const char* key) {
    if (!object.is_object()) {
        return {};
    }
    const auto found = object.find(key);
    return found != object.end() && found->is_string()
               ? found->get<std::string>()
               : std::string();
}

std::string json_error(std::size_t position, std::string_view what) {
    const std::size_t column = what.find("column ");
    const std::size_t colon =
        column == std::string_view::npos ? column : what.find(": ", column);
    if (colon != std::string_view::npos) {
        what.remove_prefix(colon + 2);
    }
    constexpr std::size_t kLongestShown = 120;
    return "not valid JSON at byte " + std::to_string(position) + ": " +
           repair_utf8(what.substr(0, kLongestShown)).text;
}

}  // namespace dateline
