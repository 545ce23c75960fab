// An annotation as lines of facts, one a line, for golden files and for
// messages of failed tests.
#ifndef DATELINE_TESTS_SUPPORT_FACTS_H
#define DATELINE_TESTS_SUPPORT_FACTS_H

#include <string>

#include "plugin/annotation.h"

namespace dateline {

std::string facts_of(const Annotation& annotation);

}  // namespace dateline

#endif
