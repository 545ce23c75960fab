// One block, no dateline.
#include "tests/support/read_text.h"

#include <cstdint>

#include "plugin/annotator.h"
#include "plugin/text/tokenizer.h"
#include "plugin/word_reader.h"
#include "tests/support/test_lexicons.h"

namespace dateline {

Annotation annotate_text(const std::string& text) {
    Annotator annotator(test_lexicons());
    Article article;
    article.text = text;
    article.published = DaySpan{to_day(2022, 6, 25), to_day(2022, 6, 25)};
    article.published_text = "2022-06-25";
    return annotator.annotate(article);
}

TextWords::TextWords(const std::string& text) {
    article.text = text;
    analysis = std::make_unique<Analysis>(article);
    Analysis& a = *analysis;
    tokenize(a.text.all(), a.text.body(), a.tokens);
    const auto end = static_cast<std::uint32_t>(a.tokens.size());
    split_sentences(a.tokens, {0, end}, 0, a.sentences);
    WordReader(test_lexicons()).read(a.tokens, a.facts);
}

}  // namespace dateline
