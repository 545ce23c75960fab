// An index of the demo archive, made once for a test program by the indexer
// itself.
#ifndef DATELINE_TESTS_SUPPORT_DEMO_INDEX_H
#define DATELINE_TESTS_SUPPORT_DEMO_INDEX_H

#include <string>

namespace dateline {

/// The path of the index; it goes away with the program.
const std::string& demo_index();

}  // namespace dateline

#endif
