// An index of a few articles, made by the indexer itself and asked by the
// program, as a user would.
#ifndef DATELINE_TESTS_SUPPORT_SMALL_INDEX_H
#define DATELINE_TESTS_SUPPORT_SMALL_INDEX_H

#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace dateline {

/// Goes away with its folder.
class SmallIndex {
  public:
    /// @param ndjson one article a line. @throw std::runtime_error
    explicit SmallIndex(const std::string& ndjson) {
        const ProgramResult run =
            run_program({DATELINE_BIN "/indexer/dateline-index",
                         "--db",
                         path(),
                         "--quiet",
                         "--format",
                         "ndjson",
                         "-"},
                        ndjson);
        if (run.exit_code != 0) {
            throw std::runtime_error("a small index: " + run.err);
        }
    }

    [[nodiscard]] std::string path() const { return (folder_ / "db").string(); }

    /// `dateline` on this index.
    [[nodiscard]] ProgramResult ask(
        const std::vector<std::string>& arguments) const {
        std::vector<std::string> all = {
            DATELINE_BIN "/query/dateline", "--db", path(), "--quiet"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        return run_program(all);
    }

  private:
    TempFolder folder_;
};

}  // namespace dateline

#endif
