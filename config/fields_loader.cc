// A flat map; what it leaves out keeps its default.
#include "config/fields_loader.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "config/lint_report.h"
#include "config/source_dir.h"
#include "config/yaml_source.h"

namespace dateline {

namespace {

constexpr std::array<std::pair<std::string_view, std::string JsonFields::*>, 11>
    kFields = {{{"id", &JsonFields::id},
                {"text", &JsonFields::text},
                {"html", &JsonFields::html},
                {"title", &JsonFields::title},
                {"published", &JsonFields::published},
                {"url", &JsonFields::url},
                {"source", &JsonFields::source},
                {"byline", &JsonFields::byline},
                {"language", &JsonFields::language},
                {"status", &JsonFields::status},
                {"embargoed", &JsonFields::embargoed}}};

void read_fields(const YamlFile& file, JsonFields& fields, LintReport& report) {
    YamlMap root(file, file.root, report);
    for (const auto& [name, field] : kFields) {
        fields.*field = root.text_or(name, fields.*field);
    }
    root.done();
    if (fields.id.empty()) {
        root.error("id", "every document needs an id");
    }
    if (fields.text.empty() && fields.html.empty()) {
        root.error("text", "neither text nor html would be read");
    }
}

}  // namespace

JsonFields load_json_fields(const std::filesystem::path& file) {
    JsonFields fields;
    LintReport report;
    const std::string text = read_whole_file(file);
    if (const auto yaml = parse_yaml(file.string(), text, report)) {
        read_fields(*yaml, fields, report);
    }
    if (report.failed()) {
        std::string all;
        for (const LintMessage& message : report.messages()) {
            all += all.empty() ? "" : "\n";
            all += to_string(message);
        }
        throw ConfigError(all);
    }
    return fields;
}

}  // namespace dateline
