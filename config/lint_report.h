// LintReport: what is wrong in the lexicon sources, as file:line:column
// messages. Compilation goes on after an error to report more of them, and no
// file is written when there was any.
#ifndef DATELINE_CONFIG_LINT_REPORT_H
#define DATELINE_CONFIG_LINT_REPORT_H

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace dateline {

/// A place in a source file; line and column count from 1, 0 is unknown.
struct SourcePosition {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

struct LintMessage {
    SourcePosition at;
    std::string text;
    bool warning = false;
};

/// "config/events/territory.yaml:12:5: error: ..."
std::string to_string(const LintMessage& message);

class LintReport {
  public:
    void error(SourcePosition at, std::string text);
    void warning(SourcePosition at, std::string text);

    [[nodiscard]] bool failed() const { return errors_ != 0; }
    [[nodiscard]] const std::vector<LintMessage>& messages() const {
        return messages_;
    }

  private:
    std::vector<LintMessage> messages_;
    std::size_t errors_ = 0;
};

/// Configuration that cannot be used at all; what() is one or more lines.
class ConfigError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace dateline

#endif
