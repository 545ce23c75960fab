// Tagger: which part of speech each word of a sentence is. It knows words and
// their neighbours only; chunker and clause_linker correct what needs more.
#ifndef DATELINE_PLUGIN_EVENT_TAGGER_H
#define DATELINE_PLUGIN_EVENT_TAGGER_H

#include <array>
#include <cstdint>
#include <vector>

#include "plugin/event/syntax.h"
#include "plugin/event/tag_context.h"
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
        const WordReading* reading = nullptr;
        std::int32_t score = 0;
        WordTag tag = WordTag::Punctuation;
        std::uint8_t back = 0;  ///< state of the word before
    };
    static constexpr std::uint32_t kMostStates = 8;
    struct Column {
        std::uint32_t count = 0;
        std::uint32_t tags = 0;  ///< bits 1 << WordTag of the states
        std::array<State, kMostStates> states;

        void add(const WordReading& reading, int score);
        void add(WordTag tag, int score);
        [[nodiscard]] bool has(std::uint32_t wanted) const {
            return (tags & wanted) != 0;
        }
        /// The first reading with one of these tags, else null.
        [[nodiscard]] const WordReading* first(std::uint32_t wanted) const;
        /// The last one.
        [[nodiscard]] const WordReading* last(std::uint32_t wanted) const;
    };

    void judge_capitals(const Analysis& analysis, const Sentence& sentence);
    void read_word(const Analysis& analysis,
                   const MentionIndex& mentions,
                   std::uint32_t token,
                   Word& word) const;
    void candidates(const Analysis& analysis,
                    const MentionIndex& mentions,
                    std::uint32_t token,
                    Column& column) const;
    static void level_gerund(Column& column);
    static void punctuation(const Token& token, Column& column);
    void name_candidates(const Token& token,
                         bool first,
                         const WordForm* slot,
                         Column& column) const;
    void best_path(Syntax& syntax);
    void settle(Syntax& syntax) const;
    void settle_noun(Syntax& syntax, std::size_t i) const;
    void settle_verb(Syntax& syntax, std::size_t i) const;

    [[nodiscard]] bool is_particle(std::uint32_t lemma) const {
        return lemma == down_ || lemma == out_ || lemma == up_;
    }

    const WordLexicon* lexicon_;
    std::vector<Column> columns_;
    bool capitals_mean_names_ = true;
    std::uint32_t first_token_ = 0;
    std::uint32_t that_, to_, who_, down_, out_, up_, a_, an_;  ///< lemma ids
    HostWords hosts_;
    std::uint64_t possessive_key_;
};

}  // namespace dateline

#endif
