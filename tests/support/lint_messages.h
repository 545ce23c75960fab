// What is said of a folder of sources, for tests that compare whole messages.
#ifndef DATELINE_TESTS_SUPPORT_LINT_MESSAGES_H
#define DATELINE_TESTS_SUPPORT_LINT_MESSAGES_H

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "config/lint_report.h"
#include "config/source_dir.h"

namespace dateline {

/// Text by the file's name within the folder: "words/corrections.yaml".
using SourceFiles = std::map<std::string, std::string>;

/// Writes @p files into a folder, has @p load read it and returns what was
/// reported, without the folder's path.
std::vector<std::string> lint_messages(
    const SourceFiles& files,
    const std::function<void(SourceDir&, LintReport&)>& load);

/// The text as an .xz file.
std::string packed(const std::string& text);

}  // namespace dateline

#endif
