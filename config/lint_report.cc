// Collects and spells lint messages.
#include "config/lint_report.h"

#include <fmt/format.h>
#include <utility>

namespace dateline {

std::string to_string(const LintMessage& message) {
    const char* kind = message.warning ? "warning" : "error";
    if (message.at.line == 0) {
        return fmt::format("{}: {}: {}", message.at.file, kind, message.text);
    }
    return fmt::format("{}:{}:{}: {}: {}",
                       message.at.file,
                       message.at.line,
                       message.at.column,
                       kind,
                       message.text);
}

void LintReport::error(SourcePosition at, std::string text) {
    messages_.push_back({std::move(at), std::move(text), false});
    ++errors_;
}

void LintReport::warning(SourcePosition at, std::string text) {
    messages_.push_back({std::move(at), std::move(text), true});
}

}  // namespace dateline
