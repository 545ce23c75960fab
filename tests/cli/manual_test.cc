// Every command and option that a program's --help names stands in its manual
// page and is completed by bash.
#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/support/run_program.h"

namespace dateline {
namespace {

const std::vector<std::pair<std::string, std::string>> kPrograms = {
    {"query", "dateline"},
    {"plugin", "dateline-annotate"},
    {"indexer", "dateline-index"},
    {"config", "dateline-lexicon"}};

std::string contents(const std::string& path) {
    std::ifstream in(path);
    std::ostringstream text;
    text << in.rdbuf();
    return std::move(text).str();
}

std::string path_of(const std::pair<std::string, std::string>& program) {
    return DATELINE_BIN "/" + program.first + '/' + program.second;
}

std::string help_of(const std::string& program, const std::string& command) {
    std::vector<std::string> arguments = {program};
    if (!command.empty()) {
        arguments.push_back(command);
    }
    arguments.emplace_back("--help");
    const ProgramResult run = run_program(arguments);
    REQUIRE(run.exit_code == 0);
    return run.out;
}

/// The long options that begin a line of a help text.
std::set<std::string> options_of(const std::string& help) {
    std::set<std::string> options;
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t dashes = line.find("--");
        if (line.starts_with("  -") && dashes != std::string::npos &&
            dashes <= 5) {
            const std::size_t end = line.find_first_of(" ,", dashes);
            options.insert(line.substr(dashes, end - dashes));
        }
    }
    return options;
}

std::set<std::string> commands_of(const std::string& help) {
    std::set<std::string> commands;
    std::istringstream lines(help);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (inside && line.starts_with("  ") && line[2] != ' ') {
            commands.insert(line.substr(2, line.find(' ', 2) - 2));
        }
        inside = inside || line.starts_with("Subcommands:");
    }
    return commands;
}

/// What bash offers for the last of the words.
std::set<std::string> completed(const std::vector<std::string>& words) {
    std::vector<std::string> arguments = {
        "/bin/bash",
        "-c",
        ". " DATELINE_COMPLETION
        "; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _dateline; "
        "printf '%s\\n' \"${COMPREPLY[@]}\"",
        "bash"};
    arguments.insert(arguments.end(), words.begin(), words.end());
    std::set<std::string> offered;
    std::istringstream lines(run_program(arguments).out);
    for (std::string line; std::getline(lines, line);) {
        offered.insert(line);
    }
    return offered;
}

void check_options(const std::string& program,
                   const std::string& command,
                   const std::string& page) {
    const auto options = options_of(help_of(program, command));
    std::vector<std::string> words = {program};
    if (!command.empty()) {
        words.push_back(command);
    }
    words.emplace_back("--");
    const auto offered = completed(words);
    CHECK(options.contains("--help"));
    for (const std::string& option : options) {
        INFO(program << ' ' << command << ' ' << option);
        std::string escaped = option;
        for (std::size_t at = 0;
             (at = escaped.find('-', at)) != std::string::npos;
             at += 2) {
            escaped.insert(at, "\\");
        }
        CHECK(page.find(escaped) != std::string::npos);
        CHECK(offered.contains(option));
    }
}

TEST_CASE("manual pages and completion name every option") {
    for (const auto& program : kPrograms) {
        const std::string path = path_of(program);
        const std::string page =
            contents(DATELINE_BIN "/config/man/" + program.second + ".1");
        REQUIRE(page.starts_with(".TH "));
        for (const char* section : {".SH NAME",
                                    ".SH SYNOPSIS",
                                    ".SH DESCRIPTION",
                                    ".SH OPTIONS",
                                    ".SH EXIT STATUS"}) {
            INFO(program.second << ' ' << section);
            CHECK(page.find(section) != std::string::npos);
        }
        CHECK(page.find('@') == std::string::npos);
        check_options(path, "", page);
        const auto commands = commands_of(help_of(path, ""));
        const auto offered = completed({path, ""});
        for (const std::string& command : commands) {
            INFO(command);
            CHECK(offered.contains(command));
            check_options(path, command, page);
        }
    }
}

TEST_CASE("bash completes the values of options") {
    const std::string dateline = path_of(kPrograms.front());
    using Set = std::set<std::string>;
    CHECK(completed({dateline, "search", "--sort", ""}) ==
          Set{"relevance", "date", "-date"});
    CHECK(completed({dateline, "export", "--format", "g"}) == Set{"geojson"});
    CHECK(completed({dateline, "facets", "--facets", "s"}) ==
          Set{"status", "source"});
    CHECK(completed({path_of(kPrograms[1]), "--depth", ""}) ==
          Set{"frame", "places", "all"});
}

}  // namespace
}  // namespace dateline
