// Questions judged on the demo archive before they were asked. The figures
// are printed; a fall below the floor fails.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "tests/unit/query/demo_searcher.h"

namespace dateline {
namespace {

constexpr double kLeastF1 = 0.80;
constexpr double kLeastExact = 0.62;

std::string listed(const std::set<std::string>& ids,
                   const std::set<std::string>& without) {
    std::string text;
    for (const std::string& id : ids) {
        if (!without.contains(id)) {
            text += ' ' + id;
        }
    }
    return text.empty() ? " -" : text;
}

TEST_CASE("questions of our own, judged first") {
    std::ifstream file(DATELINE_OWN_QUESTIONS);
    const auto questions = nlohmann::json::parse(file);
    REQUIRE(questions.size() >= 60);
    double right = 0;
    double given = 0;
    double wanted = 0;
    double exact = 0;
    for (const auto& entry : questions) {
        const auto question = entry["question"].get<std::string>();
        const auto relevant = entry["relevant"].get<std::set<std::string>>();
        const std::set<std::string> found = demo().ids(question);
        given += static_cast<double>(found.size());
        wanted += static_cast<double>(relevant.size());
        right += static_cast<double>(
            std::ranges::count_if(found, [&relevant](const std::string& id) {
                return relevant.contains(id);
            }));
        if (found == relevant) {
            ++exact;
        } else {
            std::cout << question << ": missed" << listed(relevant, found)
                      << ", wrong" << listed(found, relevant) << '\n';
        }
    }
    const double precision = right / given;
    const double recall = right / wanted;
    const double f1 = 2 * precision * recall / (precision + recall);
    exact /= static_cast<double>(questions.size());
    std::cout << questions.size() << " questions: precision " << precision
              << ", recall " << recall << ", F1 " << f1 << ", exact " << exact
              << '\n';
    CHECK(f1 >= kLeastF1);
    CHECK(exact >= kLeastExact);
}

}  // namespace
}  // namespace dateline
