// Program: documents into a Xapian database. Arguments, printing and exit
// codes only.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fmt/format.h>
#include <string>
#include <thread>
#include <vector>

#include <xapian.h>

#include "config/config_dir.h"
#include "config/fields_loader.h"
#include "config/progress_bar.h"
#include "indexer/index_check.h"
#include "indexer/index_run.h"
#include "indexer/index_writer.h"
#include "plugin/facet/facet_schema.h"

namespace {

using namespace dateline;

constexpr int kDone = 0;
constexpr int kError = 1;
constexpr int kUsage = 2;
constexpr int kSomeFailed = 3;
constexpr int kLocked = 4;
constexpr unsigned kMostThreads = 64;

struct Options {
    std::string db;
    std::vector<std::string> sources;
    std::string config;
    std::string format;
    std::string fields;
    unsigned threads = 0;
    bool quiet = false;
};

Lexicons open_config(const Options& options) {
    return open_lexicons(
        find_config(options.config),
        StalePolicy::UseOld,
        [&options](const std::string& message) {
            if (!options.quiet) {
                fmt::print(stderr, "dateline-index: {}\n", message);
            }
        },
        ImageCheck::Full);
}

int add(const Options& options) {
    const Lexicons lexicons = open_config(options);
    IndexWriter writer(options.db, lexicons.fingerprint());
    const std::uint64_t total = source_bytes(options.sources);
    ProgressBar bar(!options.quiet, total, "articles");
    IndexRun::Listener listener;
    listener.say = [&bar](const std::string& line) {
        bar.clear();
        fmt::print(stderr, "{}\n", line);
    };
    listener.progress = [&bar](std::uint64_t documents, std::uint64_t bytes) {
        bar.update(documents, bytes);
    };
    const unsigned threads =
        options.threads != 0
            ? options.threads
            : std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
    IndexRun run(lexicons, writer, threads, total, std::move(listener));
    ReadOptions read;
    read.format = options.format;
    if (!options.fields.empty()) {
        read.fields = load_json_fields(options.fields);
    }
    const IndexCounts counts = run.add(options.sources, read);
    bar.clear();
    if (!options.quiet) {
        fmt::print(stderr,
                   "{} indexed, {} withdrawn, {} failed, {} warnings; {} "
                   "articles in {}\n",
                   counts.indexed,
                   counts.withdrawn,
                   counts.failed,
                   counts.warnings,
                   writer.document_count(),
                   options.db);
    }
    return counts.failed == 0 ? kDone : kSomeFailed;
}

Xapian::Database open_index(const std::string& path) {
    Xapian::Database database(path);
    const std::string schema = database.get_metadata(std::string(kSchemaKey));
    if (schema != std::to_string(kIndexSchema)) {
        throw SchemaMismatch(
            schema.empty()
                ? path + ": a Xapian database that Dateline did not make"
                : path + ": index schema " + schema + ", this program reads " +
                      std::to_string(kIndexSchema));
    }
    return database;
}

int status(const Options& options) {
    const Lexicons lexicons = open_config(options);
    const IndexStatus status =
        read_status(open_index(options.db), lexicons.fingerprint());
    fmt::print("articles     {}\n", status.documents);
    fmt::print("schema       {}\n", status.schema);
    fmt::print("written by   dateline {}\n", status.version);
    fmt::print("lexicons     {}\n", status.fingerprint);
    fmt::print("stale        {}\n", status.stale);
    fmt::print("embargoed    {}\n", status.embargoed);
    fmt::print("days         {}..{}\n", status.first_day, status.last_day);
    return kDone;
}

int check(const Options& options) {
    const Xapian::Database database = open_index(options.db);
    const std::uint64_t damaged = check_documents(
        database,
        [](const std::string& line) { fmt::print(stderr, "{}\n", line); });
    fmt::print("{} articles, {} damaged\n", database.get_doccount(), damaged);
    return damaged == 0 ? kDone : kError;
}

void add_options(CLI::App& app, Options& options) {
    app.set_version_flag("--version", "dateline-index " DATELINE_VERSION);
    app.add_option("--db", options.db, "directory of the index")
        ->envname("DATELINE_DB")
        ->required();
    app.add_option("SOURCE",
                   options.sources,
                   "files (.ndjson .jsonl .json .txt .html .xml, each also "
                   ".gz), directories, or - for standard input");
    app.add_option("--config", options.config, "folder of the lexicons");
    app.add_option("--format", options.format, "of all sources, not by suffix")
        ->check(CLI::IsMember({"ndjson", "json", "txt", "html", "xml"}));
    app.add_option("--fields",
                   options.fields,
                   "keys of other people's JSON (see config/fields.yaml)");
    app.add_option("--threads", options.threads, "default: one a processor")
        ->check(CLI::Range(1U, kMostThreads));
    app.add_flag("--quiet", options.quiet, "errors only");
    app.fallthrough();
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Put articles into a Dateline index, a Xapian database.",
                 "dateline-index"};
    Options options;
    add_options(app, options);
    CLI::App* adding =
        app.add_subcommand("add", "add or replace articles (the default)");
    CLI::App* checking =
        app.add_subcommand("check", "read every article and verify it");
    CLI::App* showing =
        app.add_subcommand("status", "print what the index is and holds");
    for (CLI::App* command : {adding, checking, showing}) {
        command->fallthrough();
    }
    app.require_subcommand(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    const bool reads_sources = !checking->parsed() && !showing->parsed();
    if (reads_sources == options.sources.empty()) {
        fmt::print(
            stderr,
            "dateline-index: {}\n",
            reads_sources ? "no SOURCE given" : "this command takes no SOURCE");
        return kUsage;
    }
    try {
        return checking->parsed()  ? check(options)
               : showing->parsed() ? status(options)
                                   : add(options);
    } catch (const IndexLocked& error) {
        fmt::print(stderr, "dateline-index: {}\n", error.what());
        return kLocked;
    } catch (const Xapian::Error& error) {
        fmt::print(stderr,
                   "dateline-index: {}: {}\n",
                   options.db,
                   error.get_error_string() != nullptr
                       ? error.get_msg() + " (" + error.get_error_string() + ')'
                       : error.get_msg());
        return kError;
    } catch (const std::exception& error) {
        fmt::print(stderr, "dateline-index: {}\n", error.what());
        return kError;
    }
}
