// The options of the program `dateline`: what may be given, within which
// limits, and what each means in words. What is done with them is commands'.
#ifndef DATELINE_QUERY_PROGRAM_OPTIONS_H
#define DATELINE_QUERY_PROGRAM_OPTIONS_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/export_formats.h"
#include "query/searcher.h"

namespace dateline {

enum class Command { Search, Facets, Show, Explain, WhyNot, Export };
enum class OutputForm { Text, Json, Ids, Csv };

struct ProgramOptions {
    Command command = Command::Search;
    std::vector<std::string> db;
    std::string config;
    bool quiet = false;
    std::vector<std::string> words;  ///< of the question
    std::string id;
    OutputForm output = OutputForm::Text;
    std::int64_t limit = 10;
    std::int64_t offset = 0;
    SortOrder sort = SortOrder::Relevance;
    bool group = false;
    std::vector<std::string> facets;  ///< names; empty: those of the command
    std::int64_t facet_limit = 10;
    std::int64_t facet_offset = 0;
    std::string facet_match;
    bool sideways = false;
    bool loose = false;
    bool steps = false;
    ExportFormat format = ExportFormat::Ndjson;

    /// The words with a space between them.
    [[nodiscard]] std::string question() const;
};

/// What the arguments ask for; nothing when the program is to end at once with
/// @p exit_code: after --help or --version (printed on stdout), or a usage
/// error (said on stderr).
std::optional<ProgramOptions> read_program_options(int argc,
                                                   char** argv,
                                                   int& exit_code);

}  // namespace dateline

#endif
