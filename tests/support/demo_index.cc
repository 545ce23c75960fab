#include "tests/support/demo_index.h"

#include <stdexcept>

#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

namespace dateline {

namespace {

struct DemoIndex {
    DemoIndex() : path((folder / "db").string()) {
        const ProgramResult run =
            run_program({DATELINE_BIN "/indexer/dateline-index",
                         "--db",
                         path,
                         "--quiet",
                         DATELINE_TEST_ARCHIVE});
        if (run.exit_code != 0) {
            throw std::runtime_error("the demo archive: " + run.err);
        }
    }

    TempFolder folder;
    std::string path;
};

}  // namespace

const std::string& demo_index() {
    static const DemoIndex index;
    return index.path;
}

}  // namespace dateline
