// Program for those who keep the word lists: lint and compile them, look names
// up. Arguments, printing and exit codes only.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <string>

#include "config/config_dir.h"

namespace {

using namespace dateline;

struct Options {
    std::string config;
    std::string out;
    bool quiet = false;
};

int print_report(const LintReport& report, bool quiet) {
    for (const LintMessage& message : report.messages()) {
        if (!quiet || !message.warning) {
            fmt::print(stderr, "{}\n", to_string(message));
        }
    }
    return report.failed() ? 1 : 0;
}

int compile(const Options& options) {
    const ConfigDir config = find_config(options.config);
    const std::filesystem::path out = options.out.empty()
                                          ? config.compiled
                                          : std::filesystem::path(options.out);
    LintReport report;
    compile_config(config.sources, out, report);
    return print_report(report, options.quiet);
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Lint, compile and look into Dateline's word lists."};
    app.set_version_flag("--version", "dateline-lexicon " DATELINE_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    Options options;
    app.add_option("--config", options.config, "folder of the lexicons");
    app.add_flag("--quiet", options.quiet, "errors only");
    CLI::App* compile_command = app.add_subcommand(
        "compile", "make the mapped files `lexicon` and `gazetteer`");
    compile_command->add_option("--out", options.out, "folder to write to");
    try {
        app.parse(argc, argv);
        return compile(options);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    } catch (const std::exception& error) {
        fmt::print(stderr, "dateline-lexicon: {}\n", error.what());
        return 1;
    }
}
