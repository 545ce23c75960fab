// Any text through all stages, the line before the first empty one as its
// title: whatever comes out keeps the invariants of every annotation.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "plugin/annotator.h"
#include "plugin/text/normalize.h"
#include "tests/support/invariants.h"
#include "tests/support/test_lexicons.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    using namespace dateline;
    static Annotator annotator(test_lexicons());
    Article article;
    article.id = "x";
    article.text =
        repair_utf8({reinterpret_cast<const char*>(data), size}).text;
    const std::size_t title = article.text.find("\n\n");
    if (title != std::string::npos) {
        article.title = article.text.substr(0, title);
        article.text.erase(0, title + 2);
    }
    Explanation explanation;
    const Annotation annotation = annotator.annotate(article, &explanation);
    const std::string broken = broken_invariant(article, annotation);
    if (!broken.empty()) {
        std::fprintf(stderr, "%s\n", broken.c_str());
        std::abort();
    }
    return 0;
}
