// How fast the annotator is, stage by stage, on the demo archive repeated:
// megabytes of text and articles a second on one core, median of nine runs,
// and each depth's time relative to the frame's. Also start-up: opening and
// checking both images.
#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <variant>
#include <vector>

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

double median_seconds(const std::vector<Article>& articles,
                      AnnotationDepth depth) {
    constexpr int kRuns = 9;
    constexpr int kRepeats = 5;
    Annotator annotator(test_lexicons(), depth);
    std::vector<double> times;
    std::size_t kept = 0;
    for (int run = 0; run < kRuns; ++run) {
        const auto begin = Clock::now();
        for (int i = 0; i < kRepeats; ++i) {
            for (const Article& article : articles) {
                kept += annotator.annotate(article).events.size();
            }
        }
        times.push_back(seconds_since(begin) / kRepeats);
    }
    std::sort(times.begin(), times.end());
    return kept == ~std::size_t{0} ? 0 : times[kRuns / 2];
}

}  // namespace

int main() {
    const auto begin = Clock::now();
    static_cast<void>(test_lexicons());
    fmt::print("start-up (both images)      {:8.1f} ms\n",
               seconds_since(begin) * 1e3);
    const std::vector<Article> articles = archive();
    double bytes = 0;
    for (const Article& article : articles) {
        bytes += static_cast<double>(article.text.size());
    }
    double frame = 0;
    for (const auto& [name, depth] :
         {std::pair{"frame", AnnotationDepth::Frame},
          std::pair{"places", AnnotationDepth::Places},
          std::pair{"all", AnnotationDepth::All}}) {
        const double seconds = median_seconds(articles, depth);
        frame = frame == 0 ? seconds : frame;
        fmt::print("{:10} {:8.1f} MB/s  {:8.0f} articles/s  {:6.2f} x frame\n",
                   name,
                   bytes / seconds / 1e6,
                   static_cast<double>(articles.size()) / seconds,
                   seconds / frame);
    }
    return 0;
}
