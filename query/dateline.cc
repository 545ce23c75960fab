// Program: questions to an index. Arguments, printing and exit codes only.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fmt/format.h>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

#include <xapian.h>

#include "config/config_dir.h"
#include "plugin/annotator.h"
#include "query/export_formats.h"
#include "query/hints.h"
#include "query/index_set.h"
#include "query/question_reader.h"
#include "query/result_json.h"
#include "query/searcher.h"
#include "query/terminal_output.h"

namespace {

using namespace dateline;

constexpr int kDone = 0;
constexpr int kError = 1;
constexpr int kUsage = 2;
constexpr std::int64_t kMostHits = 100000;
constexpr std::int64_t kLargestOffset = 1'000'000'000;

enum class Output { Text, Json, Ids, Csv };

struct Options {
    std::vector<std::string> db;
    std::string config;
    bool quiet = false;
    std::vector<std::string> words;
    std::string id;
    bool json = false;
    bool ids = false;
    bool csv = false;
    std::int64_t limit = 10;
    std::int64_t offset = 0;
    SortOrder sort = SortOrder::Relevance;
    std::vector<std::string> facets;
    std::int64_t facet_limit = 10;
    bool sideways = false;
    bool loose = false;
    ExportFormat format = ExportFormat::Ndjson;

    [[nodiscard]] std::string question() const {
        std::string all;
        for (const std::string& word : words) {
            all += (all.empty() ? "" : " ") + word;
        }
        return all;
    }
    [[nodiscard]] Output output() const {
        return json  ? Output::Json
               : ids ? Output::Ids
               : csv ? Output::Csv
                     : Output::Text;
    }
};

void remark(const Options& options, const std::string& message) {
    if (!options.quiet) {
        fmt::print(stderr, "dateline: {}\n", message);
    }
}

bool wants_colour() {
    const char* no_colour = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) != 0 &&
           (no_colour == nullptr || *no_colour == '\0');
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// What every command works with.
struct Session {
    explicit Session(const Options& given)
        : options(given),
          index(given.db),
          lexicons(open_lexicons(find_config(given.config),
                                 StalePolicy::UseOld,
                                 [&given](const std::string& message) {
                                     remark(given, message);
                                 })),
          reader(lexicons, today_utc()),
          searcher(index,
                   {[this](const std::string& type) {
                        return reader.events().label_of(type);
                    },
                    [this](const std::string& type) {
                        return reader.events().family_of(type);
                    }}),
          terminal(index, wants_colour()) {
        for (const std::string& fingerprint : index.fingerprints()) {
            if (fingerprint != lexicons.fingerprint()) {
                remark(
                    given,
                    "the index was written with other lexicons (" +
                        fingerprint +
                        "); dateline-index status counts the stale articles");
            }
        }
    }

    [[nodiscard]] Question question() const {
        std::string words = options.question();
        Question question = reader.read(words);
        question.loose = options.loose;
        return question;
    }

    const Options& options;
    IndexSet index;
    Lexicons lexicons;
    QuestionReader reader;
    Searcher searcher;
    TerminalOutput terminal;
};

std::vector<FacetDimension> facet_list(const Options& options) {
    std::vector<FacetDimension> dimensions;
    for (const std::string& name : options.facets) {
        const auto dimension = facet_dimension_from(name);
        if (!dimension) {
            std::vector<std::string> known;
            for (std::size_t i = 0; i < kFacetDimensionCount; ++i) {
                known.emplace_back(to_string(static_cast<FacetDimension>(i)));
            }
            throw QuestionError("there is no facet '" + name + "'" +
                                suggestion(name, known));
        }
        dimensions.push_back(*dimension);
    }
    return dimensions;
}

SearchOptions search_options(const Options& options) {
    SearchOptions search;
    search.limit = static_cast<std::size_t>(options.limit);
    search.offset = static_cast<std::size_t>(options.offset);
    search.sort = options.sort;
    search.facet_limit = static_cast<std::size_t>(options.facet_limit);
    search.sideways = options.sideways;
    search.facets = facet_list(options);
    return search;
}

void print_hits(const Session& session, const SearchResult& result) {
    if (session.options.output() == Output::Csv) {
        print(csv_head());
    }
    for (const Hit& hit : result.hits) {
        print(session.options.output() == Output::Csv
                  ? csv_line(hit)
                  : id_line(hit.article.id) + '\n');
    }
}

int search(const Options& options) {
    Session session(options);
    const auto begun = std::chrono::steady_clock::now();
    const Question question = session.question();
    SearchOptions how = search_options(options);
    if (options.output() == Output::Ids || options.output() == Output::Csv) {
        how.facets.clear();
    }
    const SearchResult result = session.searcher.search(question, how);
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - begun;
    if (result.damaged != 0) {
        remark(options,
               fmt::format("{} articles have a damaged record and were left "
                           "out; run dateline-index check",
                           result.damaged));
    }
    if (result.total != 0 && how.offset >= result.total) {
        remark(options,
               fmt::format("--offset {} is beyond the last of {} articles",
                           how.offset,
                           result.total));
    }
    std::vector<Hint> hints;
    const Answer answer{&question, &result, &hints, took.count()};
    if (options.output() == Output::Json || options.output() == Output::Text) {
        if (result.total == 0) {
            hints = find_hints(question, session.searcher);
        }
        print(options.output() == Output::Json
                  ? answer_json(answer, session.index) + '\n'
                  : session.terminal.answer(answer, how.offset));
    } else {
        print_hits(session, result);
    }
    return kDone;
}

int facets(const Options& options) {
    Session session(options);
    Options all = options;
    if (all.question().empty()) {
        all.words = {"*"};
    }
    const auto begun = std::chrono::steady_clock::now();
    Question question = session.reader.read(all.question());
    question.loose = options.loose;
    SearchOptions how = search_options(options);
    how.limit = 0;
    const SearchResult result = session.searcher.search(question, how);
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - begun;
    const std::vector<Hint> hints;
    const Answer answer{&question, &result, &hints, took.count()};
    print(options.json ? facets_json(answer, session.index) + '\n'
                       : session.terminal.answer(answer, 0));
    return kDone;
}

/// The documents of --db with this id; says so when there is none.
std::vector<Xapian::docid> find_article(Session& session) {
    std::vector<Xapian::docid> found = session.index.find(session.options.id);
    if (found.empty()) {
        fmt::print(stderr,
                   "dateline: no article has the id {}\n",
                   id_line(session.options.id));
    }
    return found;
}

int show(const Options& options) {
    Session session(options);
    const auto found = find_article(session);
    for (const Xapian::docid document : found) {
        Question everything;
        everything.everything = true;
        Hit hit = session.searcher.load(document, everything);
        if (options.json) {
            hit.events.clear();
            for (std::uint32_t i = 0; i < hit.record.events.size(); ++i) {
                hit.events.push_back(i);
            }
            hit.score = 1;
            print(hit_json(hit, session.index) + '\n');
        } else {
            print(session.terminal.article(hit));
        }
    }
    return found.empty() ? kError : kDone;
}

/// Reads the stored article once more and prints each step of the annotator.
int explain(const Options& options) {
    Session session(options);
    const auto found = find_article(session);
    for (const Xapian::docid document : found) {
        const Hit hit = session.searcher.load(document, Question{});
        Article article;
        article.id = hit.article.id;
        article.title = hit.article.title;
        article.text = hit.article.text;
        article.url = hit.article.url;
        article.source = hit.article.source;
        article.language = hit.article.language;
        article.published_text = hit.article.published_text;
        if (hit.article.published_from == "metadata") {
            article.published = hit.record.published;
        }
        Explanation explanation;
        const Annotation annotation =
            Annotator(session.lexicons).annotate(article, &explanation);
        const DocumentText text(article);
        print(session.terminal.article(hit));
        print("\n");
        for (const ExplanationEntry& entry : explanation.entries()) {
            print(fmt::format("{:9} {:32} {}  {}\n",
                              entry.stage,
                              entry.rule,
                              printable(entry.span.of(text.all())),
                              printable(entry.message)));
        }
    }
    return found.empty() ? kError : kDone;
}

int export_hits(const Options& options) {
    Session session(options);
    Options all = options;
    if (all.question().empty()) {
        all.words = {"*"};
    }
    Question question = session.reader.read(all.question());
    question.loose = options.loose;
    SearchOptions how = search_options(options);
    const Gazetteer& gazetteer = session.lexicons.gazetteer();
    ExportWriter writer(
        options.format,
        stdout,
        session.index,
        [&gazetteer](const std::string& id) -> std::optional<Coordinates> {
            const auto place = gazetteer.find(id);
            return place ? gazetteer.coordinates(*place) : std::nullopt;
        });
    writer.begin();
    session.searcher.each(
        question, how, [&writer](const Hit& hit) { writer.hit(hit); });
    writer.end();
    return kDone;
}

void add_question(CLI::App& command, Options& options) {
    command.add_option("QUESTION",
                       options.words,
                       "\"withdrawals in Luhansk, 2022\" or event:withdrawal "
                       "place:luhansk date:2022");
    command.add_flag("--loose",
                     options.loose,
                     "the facets need only be of one article, not one event");
}

void add_facets(CLI::App& command, Options& options) {
    command
        .add_option("--facets",
                    options.facets,
                    "event, family, place, actor, by, against, year, month, "
                    "status, source")
        ->delimiter(',')
        ->allow_extra_args(false);
    command.add_option("--facet-limit", options.facet_limit, "values a facet")
        ->check(CLI::Range(std::int64_t{0}, kMostHits));
    command.add_flag("--sideways",
                     options.sideways,
                     "count each facet as if it were not asked for itself");
}

void add_paging(CLI::App& command, Options& options) {
    command.add_option("--limit", options.limit, "hits to print")
        ->check(CLI::Range(std::int64_t{0}, kMostHits));
    command.add_option("--offset", options.offset, "hits to pass over")
        ->check(CLI::Range(std::int64_t{0}, kLargestOffset));
    static const std::map<std::string, SortOrder> orders = {
        {"relevance", SortOrder::Relevance},
        {"date", SortOrder::OldestFirst},
        {"-date", SortOrder::NewestFirst}};
    command.add_option("--sort", options.sort, "relevance, date or -date")
        ->transform(CLI::CheckedTransformer(orders));
}

struct Commands {
    CLI::App* search;
    CLI::App* facets;
    CLI::App* show;
    CLI::App* explain;
    CLI::App* exporting;
};

Commands add_commands(CLI::App& app, Options& options) {
    Commands commands{
        app.add_subcommand("search", "find the articles that answer"),
        app.add_subcommand("facets", "count what the answers hold"),
        app.add_subcommand("show", "print one article with its events"),
        app.add_subcommand("explain", "say why an article has its facets"),
        app.add_subcommand("export", "write all answers as a file")};
    add_question(*commands.search, options);
    add_facets(*commands.search, options);
    add_paging(*commands.search, options);
    CLI::Option* json =
        commands.search->add_flag("--json", options.json, "one JSON object");
    CLI::Option* ids = commands.search->add_flag(
        "--ids", options.ids, "one id a line, nothing else");
    CLI::Option* csv =
        commands.search->add_flag("--csv", options.csv, "one line a hit");
    json->excludes(ids)->excludes(csv);
    ids->excludes(csv);
    add_question(*commands.facets, options);
    add_facets(*commands.facets, options);
    commands.facets->add_flag("--json", options.json, "one JSON object");
    for (CLI::App* command : {commands.show, commands.explain}) {
        command->add_option("ID", options.id, "of the article")->required();
    }
    commands.show->add_flag("--json", options.json, "one JSON object");
    add_question(*commands.exporting, options);
    add_paging(*commands.exporting, options);
    static const std::map<std::string, ExportFormat> formats = {
        {"csv", ExportFormat::Csv},
        {"ndjson", ExportFormat::Ndjson},
        {"geojson", ExportFormat::GeoJson}};
    commands.exporting
        ->add_option("--format", options.format, "csv, ndjson or geojson")
        ->transform(CLI::CheckedTransformer(formats));
    return commands;
}

int run(const Commands& commands, Options& options) {
    if (commands.exporting->parsed()) {
        if (commands.exporting->count("--limit") == 0) {
            options.limit = std::numeric_limits<std::int64_t>::max() / 2;
        }
        return export_hits(options);
    }
    if (options.facets.empty()) {
        options.facets = {
            "event", "place", "actor", "year", "status", "source"};
    }
    return commands.search->parsed()   ? search(options)
           : commands.facets->parsed() ? facets(options)
           : commands.show->parsed()   ? show(options)
                                       : explain(options);
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

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Ask a Dateline index: withdrawals in Luhansk, 2022.",
                 "dateline"};
    app.set_version_flag("--version", "dateline " DATELINE_VERSION);
    Options options;
    app.add_option("--db", options.db, "an index, or a stub file; may repeat")
        ->envname("DATELINE_DB")
        ->required()
        ->allow_extra_args(false)
        ->take_all();
    app.add_option("--config", options.config, "folder of the lexicons");
    app.add_flag("--quiet", options.quiet, "no remarks on stderr");
    app.require_subcommand(1);
    app.fallthrough();
    const Commands commands = add_commands(app, options);
    for (CLI::App* command : app.get_subcommands({})) {
        command->fallthrough();
    }
    try {
        app.parse(arguments(argc, argv));
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    try {
        const int code = run(commands, options);
        if (std::fflush(stdout) != 0) {
            fmt::print(stderr, "dateline: standard output cannot be written\n");
            return kError;
        }
        return code;
    } catch (const QuestionError& error) {
        fmt::print(stderr, "dateline: {}\n", printable(error.what()));
        return kUsage;
    } catch (const Xapian::Error& error) {
        fmt::print(stderr, "dateline: {}\n", printable(error.get_msg()));
        return kError;
    } catch (const std::exception& error) {
        fmt::print(stderr, "dateline: {}\n", printable(error.what()));
        return kError;
    }
}
