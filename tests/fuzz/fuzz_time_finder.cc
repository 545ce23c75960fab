// Any text, its first bytes as the day of publication: time expressions are in
// order and inside their sentences, and those that are dated end no earlier
// than they begin.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "plugin/analysis.h"
#include "plugin/text/normalize.h"
#include "plugin/text/sentence_splitter.h"
#include "plugin/text/tokenizer.h"
#include "plugin/time/time_finder.h"
#include "plugin/time/time_resolver.h"
#include "tests/support/test_lexicons.h"

namespace {

using namespace dateline;

/// Two bytes are a day between 1840 and 2019, so that the mutations of one
/// text meet leap years and ends of months and centuries.
constexpr std::size_t kDayBytes = 2;

DaySpan day_from(const std::uint8_t* data) {
    const Day day = to_day(1840, 1, 1) + (data[0] << 8 | data[1]);
    return {day, day};
}

void check(const Analysis& analysis) {
    std::uint32_t last = 0;
    for (const TimeExpression& time : analysis.times) {
        if (time.tokens.first < last || time.tokens.last <= time.tokens.first ||
            time.sentence >= analysis.sentences.size()) {
            std::abort();
        }
        last = time.tokens.last;
        const Sentence& sentence = analysis.sentences[time.sentence];
        if (time.tokens.first < sentence.tokens.first ||
            time.tokens.last > sentence.tokens.last ||
            time.span.end > analysis.text.all().size() ||
            time.span.end <= time.span.begin) {
            std::abort();
        }
        if (time.days && time.days->to < time.days->from) {
            std::abort();
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
    if (size < kDayBytes) {
        return 0;
    }
    Article article;
    article.text = repair_utf8({reinterpret_cast<const char*>(data) + kDayBytes,
                                size - kDayBytes})
                       .text;
    Analysis analysis(article);
    analysis.blocks.push_back({analysis.text.body()});
    tokenize(analysis.text.all(), analysis.text.body(), analysis.tokens);
    const auto count = static_cast<std::uint32_t>(analysis.tokens.size());
    split_sentences(analysis.tokens, {0, count}, 0, analysis.sentences);
    TimeFinder(test_lexicons().times()).find(analysis);
    check(analysis);
    analysis.published.emplace();
    analysis.published->days = day_from(data);
    resolve_times(test_lexicons().times(), analysis);
    check(analysis);
    return 0;
}
