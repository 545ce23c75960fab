#include "query/program_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <map>

namespace dateline {

namespace {

constexpr int kUsage = 2;
constexpr std::int64_t kMostHits = 100000;
constexpr std::int64_t kLargestOffset = 1'000'000'000;

/// Where CLI11 puts what it reads.
struct Flags {
    bool json = false;
    bool ids = false;
    bool csv = false;
    std::string sort;
    std::string format;
};

const std::map<std::string, SortOrder>& sort_orders() {
    static const std::map<std::string, SortOrder> orders = {
        {"relevance", SortOrder::Relevance},
        {"date", SortOrder::OldestFirst},
        {"-date", SortOrder::NewestFirst}};
    return orders;
}

const std::map<std::string, ExportFormat>& export_formats() {
    static const std::map<std::string, ExportFormat> formats = {
        {"csv", ExportFormat::Csv},
        {"ndjson", ExportFormat::Ndjson},
        {"geojson", ExportFormat::GeoJson}};
    return formats;
}

template <typename Value>
CLI::IsMember names_of(const std::map<std::string, Value>& values) {
    std::vector<std::string> names;
    for (const auto& [name, value] : values) {
        names.push_back(name);
    }
    return CLI::IsMember(names);
}

void add_question(CLI::App& command, ProgramOptions& options) {
    command.add_option("QUESTION",
                       options.words,
                       "\"withdrawals in Luhansk, 2022\" or event:withdrawal "
                       "place:luhansk date:2022");
    command.add_flag("--loose",
                     options.loose,
                     "the facets need only be of one article, not one event");
}

void add_facets(CLI::App& command, ProgramOptions& options) {
    command
        .add_option("--facets",
                    options.facets,
                    "event, family, place, actor, by, against, year, month, "
                    "status, source")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--facet-limit", options.facet_limit, "values a facet")
        ->check(CLI::Range(std::int64_t{0}, kMostHits));
    command
        .add_option(
            "--facet-offset", options.facet_offset, "values to pass over")
        ->check(CLI::Range(std::int64_t{0}, kLargestOffset));
    command.add_option("--facet-match",
                       options.facet_match,
                       "only values with a word that begins so");
    command.add_flag("--sideways",
                     options.sideways,
                     "count each facet as if it were not asked for itself");
}

void add_paging(CLI::App& command, ProgramOptions& options, Flags& flags) {
    command.add_option("--limit", options.limit, "hits to print")
        ->check(CLI::Range(std::int64_t{0}, kMostHits));
    command.add_option("--offset", options.offset, "hits to pass over")
        ->check(CLI::Range(std::int64_t{0}, kLargestOffset));
    command.add_option("--sort", flags.sort, "relevance, date or -date")
        ->check(names_of(sort_orders()));
}

void add_search(CLI::App& search, ProgramOptions& options, Flags& flags) {
    add_question(search, options);
    add_facets(search, options);
    add_paging(search, options, flags);
    search.add_flag("--group",
                    options.group,
                    "versions of one story as one hit; the facets still count "
                    "articles");
    CLI::Option* json =
        search.add_flag("--json", flags.json, "one JSON object");
    CLI::Option* ids =
        search.add_flag("--ids", flags.ids, "one id a line, nothing else");
    CLI::Option* csv = search.add_flag("--csv", flags.csv, "one line a hit");
    json->excludes(ids)->excludes(csv);
    ids->excludes(csv);
}

void add_article(CLI::App& command, ProgramOptions& options, Flags& flags) {
    command.add_option("ID", options.id, "of the article")->required();
    command.add_flag("--json", flags.json, "one JSON object");
}

std::map<CLI::App*, Command> add_commands(CLI::App& app,
                                          ProgramOptions& options,
                                          Flags& flags) {
    CLI::App* search =
        app.add_subcommand("search", "find the articles that answer");
    add_search(*search, options, flags);
    CLI::App* facets =
        app.add_subcommand("facets", "count what the answers hold");
    add_question(*facets, options);
    add_facets(*facets, options);
    facets->add_flag("--json", flags.json, "one JSON object");
    CLI::App* show =
        app.add_subcommand("show", "print one article with its events");
    add_article(*show, options, flags);
    CLI::App* explain = app.add_subcommand(
        "explain", "say why an article has its facets: words and rules");
    add_article(*explain, options, flags);
    explain->add_flag("--steps",
                      options.steps,
                      "and each step of the annotator, refusals too");
    CLI::App* why_not = app.add_subcommand(
        "why-not", "say which part of a question an article fails, and where");
    add_article(*why_not, options, flags);
    add_question(*why_not, options);
    CLI::App* exporting =
        app.add_subcommand("export", "write all answers as a file");
    add_question(*exporting, options);
    add_paging(*exporting, options, flags);
    exporting->add_option("--format", flags.format, "csv, ndjson or geojson")
        ->check(names_of(export_formats()));
    return {{search, Command::Search},
            {facets, Command::Facets},
            {show, Command::Show},
            {explain, Command::Explain},
            {why_not, Command::WhyNot},
            {exporting, Command::Export}};
}

/// The arguments, last first as CLI11 wants them; "--sort -date" joined, for
/// "-date" alone would be an option.
std::vector<std::string> arguments(int argc, char** argv) {
    std::vector<std::string> all(argv + 1, argv + argc);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        if (all[i] == "--sort") {
            all[i] += '=' + all[i + 1];
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }
    std::ranges::reverse(all);
    return all;
}

void take_flags(const Flags& flags, ProgramOptions& options) {
    options.output = flags.json  ? OutputForm::Json
                     : flags.ids ? OutputForm::Ids
                     : flags.csv ? OutputForm::Csv
                                 : OutputForm::Text;
    if (!flags.sort.empty()) {
        options.sort = sort_orders().at(flags.sort);
    }
    if (!flags.format.empty()) {
        options.format = export_formats().at(flags.format);
    }
}

}  // namespace

std::string ProgramOptions::question() const {
    std::string all;
    for (const std::string& word : words) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

std::optional<ProgramOptions> read_program_options(int argc,
                                                   char** argv,
                                                   int& exit_code) {
    CLI::App app{"Ask a Dateline index: withdrawals in Luhansk, 2022.",
                 "dateline"};
    app.set_version_flag("--version", "dateline " DATELINE_VERSION);
    ProgramOptions options;
    Flags flags;
    app.add_option("--db", options.db, "an index, or a stub file; may repeat")
        ->envname("DATELINE_DB")
        ->required()
        ->allow_extra_args(false)
        ->take_all();
    app.add_option("--config", options.config, "folder of the lexicons");
    app.add_flag("--quiet", options.quiet, "no remarks on stderr");
    app.require_subcommand(1);
    app.fallthrough();
    const auto commands = add_commands(app, options, flags);
    for (const auto& [command, name] : commands) {
        command->fallthrough();
    }
    try {
        app.parse(arguments(argc, argv));
    } catch (const CLI::ParseError& error) {
        exit_code = app.exit(error) == 0 ? 0 : kUsage;
        return std::nullopt;
    }
    for (const auto& [command, name] : commands) {
        if (command->parsed()) {
            options.command = name;
            if (name == Command::Export && command->count("--limit") == 0) {
                options.limit = std::numeric_limits<std::int64_t>::max() / 2;
            }
        }
    }
    take_flags(flags, options);
    return options;
}

}  // namespace dateline
