// How fast the annotator is, stage by stage, on the demo archive repeated and
// on all of it as one article of 5 MB, which must not be slower by the byte:
// megabytes of text and articles a second on one core, best and median of nine
// runs, each depth's time relative to the frame's, and the memory it takes
// beyond the mapped files. Also start-up: opening both images, checking every
// byte of them.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "config/config_dir.h"
#include "plugin/annotator.h"
#include "plugin/document/json_reader.h"
#include "tests/support/test_lexicons.h"

namespace {

using namespace dateline;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::vector<Article> archive() {
    std::ifstream in(DATELINE_TEST_ARCHIVE);
    std::vector<Article> articles;
    for (std::string line; std::getline(in, line);) {
        articles.push_back(std::get<Article>(read_json_article(line)));
    }
    return articles;
}

/// The texts one after the other until @p bytes are reached.
Article joined(const std::vector<Article>& articles, std::size_t bytes) {
    Article all;
    all.id = "joined";
    for (std::size_t i = 0; all.text.size() < bytes; ++i) {
        all.text += articles[i % articles.size()].text + "\n\n";
    }
    return all;
}

/// Megabytes of this process that belong to no mapped file; of the articles
/// and results of the runs too.
double own_memory() {
    constexpr std::string_view kField = "RssAnon:";
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(kField)) {
            return std::stod(line.substr(kField.size())) * 1024 / 1e6;
        }
    }
    return 0;
}

struct Timing {
    double best = 0;  ///< seconds
    double median = 0;
    double memory = 0;  ///< see own_memory()
};

Timing time_of(const std::vector<Article>& articles,
               AnnotationDepth depth,
               int repeats) {
    constexpr int kRuns = 9;
    Annotator annotator(test_lexicons(), depth);
    std::vector<double> times;
    std::size_t kept = 0;
    for (int run = 0; run < kRuns; ++run) {
        const auto begin = Clock::now();
        for (int i = 0; i < repeats; ++i) {
            for (const Article& article : articles) {
                kept += annotator.annotate(article).events.size();
            }
        }
        times.push_back(seconds_since(begin) / repeats);
    }
    std::sort(times.begin(), times.end());
    return kept == ~std::size_t{0}
               ? Timing{}
               : Timing{times.front(), times[kRuns / 2], own_memory()};
}

void report(const std::vector<Article>& articles, int repeats) {
    double bytes = 0;
    for (const Article& article : articles) {
        bytes += static_cast<double>(article.text.size());
    }
    fmt::print("{} article{} of {:.1f} KB\n",
               articles.size(),
               articles.size() == 1 ? "" : "s",
               bytes / static_cast<double>(articles.size()) / 1e3);
    double frame = 0;
    for (const auto& [name, depth] :
         {std::pair{"frame", AnnotationDepth::Frame},
          std::pair{"places", AnnotationDepth::Places},
          std::pair{"all", AnnotationDepth::All}}) {
        const Timing time = time_of(articles, depth, repeats);
        frame = frame == 0 ? time.best : frame;
        fmt::print(
            "  {:8} {:8.1f} MB/s ({:.1f} in the median)  "
            "{:8.0f} articles/s  {:6.2f} x frame  {:6.1f} MB\n",
            name,
            bytes / time.best / 1e6,
            bytes / time.median / 1e6,
            static_cast<double>(articles.size()) / time.best,
            time.best / frame,
            time.memory);
    }
}

}  // namespace

int main() {
    const auto begin = Clock::now();
    static_cast<void>(test_lexicons());
    fmt::print("start-up (both images)      {:8.1f} ms\n",
               seconds_since(begin) * 1e3);
    const auto full = Clock::now();
    check_images(test_lexicon_folder());
    fmt::print("check of every byte         {:8.1f} ms\n",
               seconds_since(full) * 1e3);
    const std::vector<Article> articles = archive();
    report(articles, 5);
    report({joined(articles, 5'000'000)}, 1);
    return 0;
}
