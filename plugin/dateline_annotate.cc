// Program: a filter, documents in and annotations out, one JSON object a line,
// in input order, one for every input line. Arguments, reading, printing and
// exit codes only.
#include <CLI/CLI.hpp>
#include <array>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "config/config_dir.h"
#include "config/source_dir.h"
#include "plugin/annotator.h"
#include "plugin/document/annotation_json.h"
#include "plugin/document/html_reader.h"
#include "plugin/document/json_reader.h"
#include "plugin/document/text_reader.h"

namespace {

using namespace dateline;

constexpr int kDone = 0;
constexpr int kError = 1;
constexpr int kUsage = 2;
constexpr int kSomeFailed = 3;

/// Bytes; the limit of one document in every reader.
constexpr std::size_t kLongestLine = 64U << 20;

struct Options {
    std::vector<std::string> files;
    std::string config;
    bool quiet = false;
    bool explain = false;
    AnnotationDepth depth = AnnotationDepth::All;
};

using Document = std::variant<Article, DocumentError>;

/// Reads up to the next line feed and drops it; of a line longer than
/// kLongestLine little more than that is kept. @return false at the end
bool read_line(std::istream& in, std::string& line) {
    std::array<char, 1 << 14> chunk{};
    line.clear();
    for (;;) {
        in.getline(chunk.data(), chunk.size());
        const auto got = static_cast<std::size_t>(in.gcount());
        const bool full = in.fail() && !in.eof();
        const bool ended = !in.fail() && !in.eof();
        if (line.size() <= kLongestLine) {
            line.append(chunk.data(), ended ? got - 1 : got);
        }
        if (!full) {
            if (!line.empty() && line.back() == '\r') {
                line.pop_back();
            }
            return ended || got != 0 || !line.empty();
        }
        in.clear();
    }
}

class Filter {
  public:
    Filter(const Lexicons& lexicons, const Options& options)
        : annotator_(lexicons, options.depth), options_(options) {}

    /// Every line of @p in is a document; an empty line gives an error too, so
    /// that results and lines stay in step.
    void lines(std::istream& in, const std::string& name) {
        std::string line;
        for (std::uint64_t number = 1; read_line(in, line); ++number) {
            if (line.size() > kLongestLine) {
                document(DocumentError{"", "the line is longer than 64 MiB"},
                         name,
                         number);
            } else {
                document(read_json_article(line), name, number);
            }
        }
    }

    void file(const std::string& path) {
        const std::string suffix = std::filesystem::path(path).extension();
        if (suffix == ".ndjson" || suffix == ".jsonl") {
            std::ifstream in(path, std::ios::binary);
            if (!in) {
                throw ConfigError(path + ": cannot be read");
            }
            lines(in, path);
            return;
        }
        const std::string bytes = read_whole_file(path);
        if (suffix == ".json") {
            document(read_json_article(bytes), path, 1);
        } else if (suffix == ".html" || suffix == ".htm") {
            document(read_html_article(path, bytes), path, 1);
        } else {
            document(read_text_article(path, bytes), path, 1);
        }
    }

    [[nodiscard]] std::uint64_t failed() const { return failed_; }

  private:
    void document(const Document& document,
                  const std::string& name,
                  std::uint64_t line) {
        if (const auto* error = std::get_if<DocumentError>(&document)) {
            ++failed_;
            fmt::print(stderr, "{}:{}: {}\n", name, line, error->message);
            fmt::print("{}\n", error_json(error->id, line, error->message));
            return;
        }
        const auto& article = std::get<Article>(document);
        if (options_.explain) {
            explain(article);
            return;
        }
        const std::string json = to_json(annotator_.annotate(article), article);
        std::fwrite(json.data(), 1, json.size(), stdout);
        std::fputc('\n', stdout);
    }

    void explain(const Article& article) {
        Explanation explanation;
        const Annotation annotation =
            annotator_.annotate(article, &explanation);
        const DocumentText text(article);
        fmt::print("{}\n", article.id);
        for (const ExplanationEntry& entry : explanation.entries()) {
            fmt::print("{:9} {:32} {:>6}-{:<6} {:?}  {}\n",
                       entry.stage,
                       entry.rule,
                       entry.span.begin,
                       entry.span.end,
                       std::string(entry.span.of(text.all())),
                       entry.message);
        }
    }

    Annotator annotator_;
    const Options& options_;
    std::uint64_t failed_ = 0;
};

int run(const Options& options) {
    const auto say = [&](const std::string& message) {
        if (!options.quiet) {
            fmt::print(stderr, "dateline-annotate: {}\n", message);
        }
    };
    const Lexicons lexicons =
        open_lexicons(find_config(options.config), StalePolicy::Recompile, say);
    Filter filter(lexicons, options);
    if (options.files.empty()) {
        filter.lines(std::cin, "<stdin>");
    }
    for (const std::string& path : options.files) {
        if (path == "-") {
            filter.lines(std::cin, "<stdin>");
        } else {
            filter.file(path);
        }
    }
    if (std::fflush(stdout) != 0) {
        throw ConfigError("standard output cannot be written");
    }
    return filter.failed() == 0 ? kDone : kSomeFailed;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    CLI::App app{
        "Annotate news articles with places, actors, events and dates.\n"
        "Reads NDJSON from stdin (or the named files: .ndjson .jsonl .json\n"
        ".txt .html) and prints one JSON object a line.",
        "dateline-annotate"};
    app.set_version_flag("--version", "dateline-annotate " DATELINE_VERSION);
    Options options;
    app.add_option("FILE", options.files, "files instead of stdin");
    app.add_option("--config", options.config, "folder of the lexicons");
    app.add_flag("--quiet", options.quiet, "no remarks on stderr");
    app.add_flag("--explain",
                 options.explain,
                 "print which rule found or refused what, and no JSON");
    const std::map<std::string, AnnotationDepth> depths = {
        {"frame", AnnotationDepth::Frame},
        {"places", AnnotationDepth::Places},
        {"all", AnnotationDepth::All}};
    app.add_option("--depth",
                   options.depth,
                   "stop after: frame (body and dates), places, all")
        ->transform(CLI::CheckedTransformer(depths));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kUsage;
    }
    try {
        return run(options);
    } catch (const std::exception& error) {
        fmt::print(stderr, "dateline-annotate: {}\n", error.what());
        return kError;
    }
}
