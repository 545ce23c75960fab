// A text by itself as the annotator reads it: whole, or up to its words.
#ifndef DATELINE_TESTS_SUPPORT_READ_TEXT_H
#define DATELINE_TESTS_SUPPORT_READ_TEXT_H

#include <memory>
#include <string>

#include "plugin/analysis.h"

namespace dateline {

/// Of an article of 25 June 2022, with the lexicons the build compiled.
Annotation annotate_text(const std::string& text);

/// Tokens, sentences and what the lexicons know of each word.
struct TextWords {
    explicit TextWords(const std::string& text);

    Article article;
    std::unique_ptr<Analysis> analysis;
};

}  // namespace dateline

#endif
