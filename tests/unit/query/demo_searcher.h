// The demo archive with a reader and a searcher, as the program has them.
#ifndef DATELINE_TESTS_UNIT_QUERY_DEMO_SEARCHER_H
#define DATELINE_TESTS_UNIT_QUERY_DEMO_SEARCHER_H

#include <set>
#include <string>

#include "query/index_set.h"
#include "query/question_reader.h"
#include "query/searcher.h"
#include "tests/support/demo_index.h"
#include "tests/support/test_lexicons.h"

namespace dateline {

struct DemoSearcher {
    DemoSearcher()
        : index({demo_index()}),
          // A fixed day: "last summer" is the same every year.
          reader(test_lexicons(), to_day(2025, 3, 15)),
          searcher(index,
                   {[this](const std::string& type) {
                        return reader.events().label_of(type);
                    },
                    [this](const std::string& type) {
                        return reader.events().family_of(type);
                    }}) {}

    [[nodiscard]] std::string syntax(const std::string& question) const {
        return to_syntax(reader.read(question));
    }
    [[nodiscard]] std::set<std::string> ids(const std::string& question) {
        SearchOptions all;
        all.limit = 1000;
        std::set<std::string> ids;
        for (const Hit& hit :
             searcher.search(reader.read(question), all).hits) {
            ids.insert(hit.article.id);
        }
        return ids;
    }

    IndexSet index;
    QuestionReader reader;
    Searcher searcher;
};

/// One for the test program.
inline DemoSearcher& demo() {
    static DemoSearcher demo;
    return demo;
}

}  // namespace dateline

#endif
