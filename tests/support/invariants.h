// What holds for every annotation of every article, whatever its bytes.
#ifndef DATELINE_TESTS_SUPPORT_INVARIANTS_H
#define DATELINE_TESTS_SUPPORT_INVARIANTS_H

#include <string>

#include "plugin/annotation.h"
#include "plugin/article.h"

namespace dateline {

/// @return an empty string, or the first invariant that is broken, in words
std::string broken_invariant(const Article& article,
                             const Annotation& annotation);

}  // namespace dateline

#endif
