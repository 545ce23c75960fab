// The time lexicon compiled from the shipped YAML, and texts read with it.
#ifndef DATELINE_TESTS_UNIT_PLUGIN_TIME_TIME_FIXTURE_H
#define DATELINE_TESTS_UNIT_PLUGIN_TIME_TIME_FIXTURE_H

#include <string>
#include <vector>

#include "config/times_loader.h"
#include "plugin/analysis.h"
#include "plugin/text/tokenizer.h"
#include "plugin/time/publication_date.h"
#include "plugin/time/time_finder.h"
#include "plugin/time/time_resolver.h"
#include "plugin/time/timex.h"

namespace dateline {

inline const TimeLexicon& time_lexicon() {
    static const std::vector<std::byte> bytes = [] {
        SourceDir sources(DATELINE_CONFIG_SOURCES);
        LintReport report;
        ImageWriter writer;
        load_times(sources, writer, report);
        if (report.failed()) {
            throw ConfigError(to_string(report.messages().front()));
        }
        return writer.finish("lexicon", 1);
    }();
    static const TimeLexicon lexicon{Image(bytes)};
    return lexicon;
}

/// Each line of the text is a block of its own.
inline void read_text(Analysis& analysis) {
    const std::string_view text = analysis.text.all();
    std::uint32_t begin = 0;
    while (begin < text.size()) {
        const auto end = static_cast<std::uint32_t>(
            std::min(text.find('\n', begin), text.size()));
        const auto block = static_cast<std::uint32_t>(analysis.blocks.size());
        analysis.blocks.push_back({{begin, end}, Block::Kind::Paragraph, true});
        const auto first = static_cast<std::uint32_t>(analysis.tokens.size());
        tokenize(text, {begin, end}, analysis.tokens);
        const auto last = static_cast<std::uint32_t>(analysis.tokens.size());
        split_sentences(
            analysis.tokens, {first, last}, block, analysis.sentences);
        begin = end + 1;
    }
    TimeFinder(time_lexicon()).find(analysis);
}

inline Article article_of(const std::string& text) {
    Article article;
    article.text = text;
    return article;
}

/// "words=value; words=value" of all times of @p text, written on @p day
/// ("2022-06-24") or, with an empty one, at an unknown time.
inline std::string times_of(const std::string& text, const std::string& day) {
    const Article article = article_of(text);
    Analysis analysis(article);
    read_text(analysis);
    if (!day.empty()) {
        const Day at =
            to_day(std::stoi(day.substr(0, 4)),
                   static_cast<unsigned>(std::stoi(day.substr(5, 2))),
                   static_cast<unsigned>(std::stoi(day.substr(8))));
        analysis.published =
            Published{day, {at, at}, PublishedSource::Metadata, ""};
    }
    resolve_times(time_lexicon(), analysis);
    std::string shown;
    for (const TimeExpression& time : analysis.times) {
        shown += shown.empty() ? "" : "; ";
        shown += analysis.surface(time.tokens);
        shown += "=" + time.value;
    }
    return shown;
}

}  // namespace dateline

#endif
