// How fast articles become an index, beside Omega's scriptindex, which indexes
// the same titles and texts (stems, positions) and annotates nothing: both are
// run in turn on the same articles, and the best run of each is compared. Also
// the size of both indexes, compacted, and the largest memory.
//
//   bench_index [FILE.ndjson [COPIES]]   default: the demo archive, 100 times
//
// Copies differ in their ids only. Prints only; judges nothing.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <variant>
#include <vector>

#include <xapian.h>

#include "plugin/document/json_reader.h"
#include "tests/support/temp_folder.h"

namespace {

using namespace dateline;
namespace fs = std::filesystem;

constexpr int kRuns = 3;

struct Run {
    double seconds = 0;
    double processor = 0;  ///< seconds of all threads
    double megabytes = 0;  ///< largest memory
    bool good = false;
};

/// Its output goes nowhere.
Run run(const std::vector<std::string>& words) {
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    const auto begun = std::chrono::steady_clock::now();
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        static_cast<void>(!std::freopen("/dev/null", "w", stdout));
        static_cast<void>(!std::freopen("/dev/null", "w", stderr));
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - begun;
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) +
               static_cast<double>(time.tv_usec) / 1e6;
    };
    return {took.count(),
            seconds(usage.ru_utime) + seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024,
            WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

void append_field(std::string& dump,
                  const std::string& name,
                  const std::string& value) {
    if (value.empty()) {
        return;
    }
    dump += name + '=';
    for (const char c : value) {
        dump += c;
        if (c == '\n') {
            dump += '=';
        }
    }
    dump += '\n';
}

/// The articles for both programs; @return how many, and bytes of their text.
std::pair<std::size_t, double> write_inputs(const std::string& file,
                                            int copies,
                                            const std::string& ndjson,
                                            const std::string& dump) {
    std::vector<std::string> lines;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    std::ofstream lines_out(ndjson);
    std::ofstream dump_out(dump);
    std::size_t articles = 0;
    double bytes = 0;
    for (int copy = 0; copy < copies; ++copy) {
        for (const std::string& line : lines) {
            auto read = read_json_article(line);
            const auto* article = std::get_if<Article>(&read);
            if (article == nullptr) {
                continue;
            }
            const std::string id = article->id + "-" + std::to_string(copy);
            auto object = nlohmann::json::parse(line);
            object["id"] = id;
            lines_out << object.dump() << '\n';
            std::string record;
            append_field(record, "id", id);
            append_field(record, "caption", article->title);
            append_field(record, "url", article->url);
            append_field(record, "source", article->source);
            append_field(record, "published", article->published_text);
            append_field(record, "text", article->text);
            dump_out << record << '\n';
            ++articles;
            bytes += static_cast<double>(article->text.size());
        }
    }
    return {articles, bytes};
}

double compacted_megabytes(const std::string& path) {
    const std::string into = path + ".compacted";
    fs::remove_all(into);
    Xapian::Database(path).compact(into);
    double bytes = 0;
    for (const auto& entry : fs::directory_iterator(into)) {
        bytes += static_cast<double>(entry.file_size());
    }
    return bytes / 1e6;
}

struct Best {
    Run run{1e9, 1e9, 0, true};
    void take(const Run& other) {
        run.good = run.good && other.good;
        run.megabytes = std::max(run.megabytes, other.megabytes);
        run.seconds = std::min(run.seconds, other.seconds);
        run.processor = std::min(run.processor, other.processor);
    }
};

void print(const char* name, const Best& best, std::size_t articles) {
    fmt::print("{:26} {:8.0f} articles/s {:8.2f} s of processor {:6.0f} MB{}\n",
               name,
               static_cast<double>(articles) / best.run.seconds,
               best.run.processor,
               best.run.megabytes,
               best.run.good ? "" : "  FAILED");
}

}  // namespace

int main(int argc, char** argv) {
    const std::string file = argc > 1 ? argv[1] : DATELINE_TEST_ARCHIVE;
    const int copies = argc > 2 ? std::atoi(argv[2]) : 100;
    const TempFolder folder;
    const auto path = [&folder](const char* name) {
        return (folder / name).string();
    };
    const auto [articles, bytes] =
        write_inputs(file, copies, path("in.ndjson"), path("in.dump"));
    std::ofstream(path("script")) << "id : boolean=Q unique=Q field\n"
                                     "caption : weight=5 index=S field\n"
                                     "url : field\n"
                                     "source : field\n"
                                     "published : field\n"
                                     "text : index field\n";
    const bool has_script =
        std::system("command -v scriptindex >/dev/null 2>&1") == 0;
    if (!has_script) {
        fmt::print(
            "scriptindex (package xapian-omega) is not installed: "
            "nothing to compare with\n");
    }
    fmt::print("{} articles of {:.0f} bytes on average, best of {} runs\n",
               articles,
               bytes / static_cast<double>(std::max<std::size_t>(articles, 1)),
               kRuns);
    const std::string program = DATELINE_BIN "/indexer/dateline-index";
    Best script;
    Best one;
    Best all;
    for (int i = 0; i < kRuns; ++i) {
        for (const auto& [best, threads] :
             {std::pair{&all, "0"}, std::pair{&one, "1"}}) {
            fs::remove_all(path("db"));
            std::vector<std::string> words = {
                program, "--db", path("db"), "--quiet", path("in.ndjson")};
            if (*threads != '0') {
                words.insert(words.end(), {"--threads", threads});
            }
            best->take(run(words));
        }
        if (has_script) {
            fs::remove_all(path("script.db"));
            script.take(run({"scriptindex",
                             "-s",
                             "english",
                             path("script.db"),
                             path("script"),
                             path("in.dump")}));
        }
    }
    print("dateline-index", all, articles);
    print("dateline-index, one thread", one, articles);
    fmt::print("all threads / one            {:6.2f}\n",
               one.run.seconds / all.run.seconds);
    const double size = compacted_megabytes(path("db"));
    if (has_script) {
        print("scriptindex", script, articles);
        fmt::print("dateline / scriptindex       {:6.2f} in articles/s\n",
                   script.run.seconds / all.run.seconds);
        const double plain = compacted_megabytes(path("script.db"));
        fmt::print(
            "index size, compacted        {:6.1f} MB, scriptindex's "
            "{:.1f} MB: {:+.1f} %\n",
            size,
            plain,
            (size / plain - 1) * 100);
    } else {
        fmt::print("index size, compacted        {:6.1f} MB\n", size);
    }
    return 0;
}
