// Strict reading of the YAML that lexicons are written in: a plain tree with
// the position of every value. Anchors, aliases, merge keys, tags, duplicate
// keys, second documents, deep nesting and ill-formed UTF-8 are refused; every
// key must be asked for, or it is an unknown one.
#ifndef DATELINE_CONFIG_YAML_SOURCE_H
#define DATELINE_CONFIG_YAML_SOURCE_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/lint_report.h"

namespace dateline {

struct YamlEntry;

struct YamlValue {
    enum class Kind : std::uint8_t { Null, Scalar, List, Map };
    Kind kind = Kind::Null;
    std::string scalar;              ///< always a string: no typed scalars
    std::vector<YamlValue> items;    ///< of a list
    std::vector<YamlEntry> entries;  ///< of a map
    std::uint32_t line = 0;          ///< from 1
    std::uint32_t column = 0;        ///< from 1
};

struct YamlEntry {
    YamlValue key;
    YamlValue value;
};

/// One parsed file.
struct YamlFile {
    std::string name;  ///< as it shall appear in messages
    YamlValue root;

    [[nodiscard]] SourcePosition at(const YamlValue& value) const {
        return {name, value.line, value.column};
    }
};

/// @return nothing after an error, which is then in @p report
std::optional<YamlFile> parse_yaml(std::string name,
                                   std::string_view text,
                                   LintReport& report);

/// Reads one map: each key once; done() reports the keys nobody asked for,
/// with a suggestion. Wrong kinds are reported and read as absent.
class YamlMap {
  public:
    YamlMap(const YamlFile& file, const YamlValue& value, LintReport& report);

    /// Null when the key is absent.
    const YamlValue* find(std::string_view key);
    /// A required scalar: absent or empty is reported; "" then.
    std::string text(std::string_view key);
    std::string text_or(std::string_view key, std::string fallback);
    std::optional<double> number(std::string_view key);
    bool flag(std::string_view key, bool fallback = false);
    /// A list of scalars, or one scalar as a list of one.
    std::vector<std::string> texts(std::string_view key);
    /// The values of a list; empty when absent.
    std::vector<const YamlValue*> items(std::string_view key);
    /// Reports every key that was not asked for.
    void done();

    [[nodiscard]] SourcePosition at() const { return file_.at(value_); }
    [[nodiscard]] SourcePosition at(std::string_view key);
    void error(std::string_view key, std::string message);

  private:
    const YamlFile& file_;
    const YamlValue& value_;
    LintReport& report_;
    std::vector<std::string> asked_;
};

/// The scalars of a list value; anything else in it is reported.
std::vector<std::string> scalars_of(const YamlFile& file,
                                    const YamlValue& value,
                                    LintReport& report);

}  // namespace dateline

#endif
