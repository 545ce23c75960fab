// Program for those who keep the word lists: lint and compile them, look names
// up, say where the data come from. Arguments, printing and exit codes only.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <optional>
#include <string>
#include <vector>

#include "config/config_dir.h"
#include "config/import_and_compile.h"
#include "config/progress_bar.h"
#include "plugin/place/gazetteer.h"

namespace {

using namespace dateline;

struct Options {
    std::string config;
    std::string out;
    std::string name;
    ImportOptions import;
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

int lint(const Options& options) {
    const ConfigDir config = find_config(options.config);
    LintReport report;
    lint_config(config.sources, report);
    check_images(config.compiled);
    const int code = print_report(report, options.quiet);
    if (code == 0 && !options.quiet) {
        fmt::print(stderr, "no errors\n");
    }
    return code;
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

int import(const Options& options) {
    const ConfigDir config = find_config(options.config);
    const std::filesystem::path out = options.out.empty()
                                          ? config.compiled
                                          : std::filesystem::path(options.out);
    LintReport report;
    ImportCounts counts;
    bool done = false;
    {
        std::optional<ProgressBar> bar;
        done = import_and_compile(
            options.import,
            config.sources,
            out,
            [&](const ImportProgress& progress) {
                if (!bar) {
                    bar.emplace(!options.quiet, progress.total_bytes, "rows");
                }
                bar->update(progress.rows, progress.bytes);
            },
            counts,
            report);
    }
    if (done && !options.quiet) {
        fmt::print(stderr,
                   "{} places and {} names imported, {} rows left out\n",
                   counts.places,
                   counts.names,
                   counts.skipped);
    }
    if (!done) {
        fmt::print(stderr, "nothing imported; the gazetteer is as it was\n");
    }
    return print_report(report, options.quiet);
}

void print_place(const Gazetteer& gazetteer, const NameEntry& entry) {
    const std::uint32_t place = entry.place;
    std::vector<std::string_view> within;
    for (const std::uint32_t ancestor : gazetteer.ancestors(place)) {
        within.push_back(gazetteer.name(ancestor));
    }
    fmt::print("{}\t{}\t{}\t{}\t{}\n",
               gazetteer.id(place),
               gazetteer.name(place),
               to_string(gazetteer.record(place).type),
               gazetteer.country(place),
               fmt::join(within, " < "));
}

Lexicons open(const Options& options) {
    return open_lexicons(find_config(options.config),
                         StalePolicy::UseOld,
                         [&](const std::string& message) {
                             if (!options.quiet) {
                                 fmt::print(
                                     stderr, "dateline-lexicon: {}\n", message);
                             }
                         });
}

int sources(const Options& options) {
    const Lexicons lexicons = open(options);
    const Gazetteer& gazetteer = lexicons.gazetteer();
    for (const SourceNote& source : gazetteer.sources()) {
        fmt::print("{}\n  {}\n  licence: {}\n  {}\n",
                   gazetteer.text(source.file),
                   gazetteer.text(source.what),
                   gazetteer.text(source.licence),
                   gazetteer.text(source.attribution));
    }
    return 0;
}

int lookup(const Options& options) {
    const Lexicons lexicons = open(options);
    const auto entries = lexicons.gazetteer().lookup(options.name);
    for (const NameEntry& entry : entries) {
        print_place(lexicons.gazetteer(), entry);
    }
    if (entries.empty()) {
        fmt::print(stderr,
                   "dateline-lexicon: no place is called '{}'\n",
                   options.name);
        return 1;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Lint, compile and look into Dateline's word lists.",
                 "dateline-lexicon"};
    app.set_version_flag("--version", "dateline-lexicon " DATELINE_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    Options options;
    app.add_option("--config", options.config, "folder of the lexicons");
    app.add_flag("--quiet", options.quiet, "errors only");
    const CLI::App* lint_command = app.add_subcommand(
        "lint", "check the sources (file:line:column) and the compiled files");
    CLI::App* compile_command = app.add_subcommand(
        "compile", "make the mapped files `lexicon` and `gazetteer`");
    compile_command->add_option("--out", options.out, "folder to write to");
    CLI::App* import_command = app.add_subcommand(
        "import", "add a GeoNames dump's places and names, and compile");
    import_command
        ->add_option("DUMP",
                     options.import.dumps,
                     "allCountries, citiesN, XX, alternateNamesV2, hierarchy, "
                     "admin1CodesASCII, admin2Codes, countryInfo (.txt, .gz, "
                     ".zip), or a folder of such")
        ->required();
    import_command->add_option(
        "--min-population",
        options.import.min_population,
        "leave smaller towns out, but for seats of divisions");
    import_command
        ->add_option("--also",
                     options.import.also,
                     "feature codes or classes beside towns and "
                     "divisions (ISL, MT, AIRP, T...)")
        ->delimiter(',');
    import_command->add_option("--out", options.out, "folder to write to");
    CLI::App* lookup_command =
        app.add_subcommand("lookup", "print what places a name can mean");
    lookup_command->add_option("NAME", options.name)->required();
    const CLI::App* sources_command = app.add_subcommand(
        "sources", "print where the data come from, and their licences");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    try {
        if (lint_command->parsed()) {
            return lint(options);
        }
        if (compile_command->parsed()) {
            return compile(options);
        }
        if (import_command->parsed()) {
            return import(options);
        }
        if (sources_command->parsed()) {
            return sources(options);
        }
        return lookup(options);
    } catch (const std::exception& error) {
        fmt::print(stderr, "dateline-lexicon: {}\n", error.what());
        return 1;
    }
}
