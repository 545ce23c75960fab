// Opens the compiled lexicons of the build tree.
#include "tests/support/test_lexicons.h"

#include "config/config_dir.h"

namespace dateline {

const Lexicons& test_lexicons() {
    static const Lexicons lexicons =
        open_lexicons(find_config(DATELINE_TEST_CONFIG),
                      StalePolicy::UseOld,
                      [](const std::string&) {});
    return lexicons;
}

std::string test_lexicon_folder() {
    return DATELINE_TEST_CONFIG;
}

}  // namespace dateline
