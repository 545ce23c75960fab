// Tagger: which part of speech each word of a sentence is. It knows words and
// their neighbours only; chunker and clause_linker correct what needs more.
#ifndef DATELINE_PLUGIN_EVENT_TAGGER_H
#define DATELINE_PLUGIN_EVENT_TAGGER_H

#include <array>
#include <cstdint>
#include <vector>

#include "plugin/event/syntax.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// Holds scratch; one a thread.
class Tagger {
  public:
    explicit Tagger(const WordLexicon& words);

    /// Fills syntax.words for the tokens of @p sentence. Cost: linear.
    void tag(const Analysis& analysis,
             const MentionIndex& mentions,
             const Sentence& sentence,
             Syntax& syntax);

  private:
    /// A tag a word may have, with its score along the best path.
    struct State {
        WordReading reading;
        std::int32_t score = 0;
        std::uint32_t back = 0;
    };
    static constexpr std::uint32_t kMostStates = 8;
    struct Column {
        std::array<State, kMostStates> states;
        std::uint32_t count = 0;

        void add(WordReading reading, int score);
    };

    void judge_capitals(const Analysis& analysis, const Sentence& sentence);
    void candidates(const Analysis& analysis,
                    const MentionIndex& mentions,
                    std::uint32_t token,
                    Column& column);
    void name_candidates(const Token& token,
                         bool first,
                         const WordSlot* slot,
                         Column& column) const;
    void best_path(Syntax& syntax);
    static bool before_plural(const Syntax& syntax, std::size_t i);
    static void same_form(const Column& column, WordTag form, Word& word);
    static bool is_gerund_noun(const Syntax& syntax, std::size_t i);
    void settle(const Analysis& analysis, Syntax& syntax);

    const WordLexicon* lexicon_;
    std::vector<Column> columns_;
    bool capitals_mean_names_ = true;
    std::uint32_t first_token_ = 0;
    std::uint32_t that_;  ///< lemma id
};

}  // namespace dateline

#endif
