// The lexicons that the build compiled, opened once for a test program.
#ifndef DATELINE_TESTS_SUPPORT_TEST_LEXICONS_H
#define DATELINE_TESTS_SUPPORT_TEST_LEXICONS_H

#include <string>

#include "plugin/lexicons.h"

namespace dateline {

const Lexicons& test_lexicons();

/// Where they are.
std::string test_lexicon_folder();

}  // namespace dateline

#endif
