// Phrase extent: where a noun phrase ends and which word is its head, from the
// tags alone. It leaves to chunker what becomes of the phrase.
#ifndef DATELINE_PLUGIN_EVENT_PHRASE_EXTENT_H
#define DATELINE_PLUGIN_EVENT_PHRASE_EXTENT_H

#include <cstdint>

#include "plugin/event/syntax.h"
#include "plugin/event/tag_context.h"
#include "plugin/event/tagged_words.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// What noun phrases turn on: lemma ids. Safe to share between threads.
struct NounWords {
    explicit NounWords(const WordLexicon& words);

    /// "the last of", "the first of"
    [[nodiscard]] bool is_remainder(std::uint32_t lemma) const {
        return lemma != kNone && (lemma == last || lemma == first);
    }

    /// "a", "an": a plural after it goes on to the noun, "an arms factory"
    [[nodiscard]] bool is_one(std::uint32_t lemma) const {
        return lemma != kNone && (lemma == a || lemma == an);
    }

    const WordLexicon* lexicon;
    HostWords hosts;
    std::uint32_t of, a, an, as, in, last, first, per, cent;
};

/// One tagged sentence; cheap to make.
class PhraseExtent : public TaggedWords {
  public:
    PhraseExtent(const NounWords& words,
                 const Analysis& analysis,
                 const MentionIndex& mentions,
                 const Syntax& syntax)
        : TaggedWords(syntax),
          words_(words),
          analysis_(analysis),
          mentions_(mentions) {}

    [[nodiscard]] const Token& token(std::uint32_t i) const {
        return analysis_.tokens[s.token(i)];
    }
    /// "the 2014 annexation", "Monday's attack": the time belongs to a phrase.
    [[nodiscard]] bool inside_phrase_time(std::uint32_t i) const;
    [[nodiscard]] std::uint32_t after_time(std::uint32_t i) const;
    /// "more than 100", "at least 15", "as many as 500", "up to 30", "about
    /// 40": the number's word, or @p i when there is none.
    [[nodiscard]] std::uint32_t approximation(std::uint32_t i) const;
    static bool may_approximate(WordTag current);
    /// Where a noun phrase that begins at @p i ends.
    [[nodiscard]] std::uint32_t phrase_end(std::uint32_t i,
                                           std::uint32_t& head) const;
    [[nodiscard]] bool leads_to_noun(std::uint32_t at) const;
    /// "dozens of", "three of", "the last of" before the noun that counts.
    [[nodiscard]] bool counted(std::uint32_t first,
                               std::uint32_t end,
                               std::uint32_t head) const;
    [[nodiscard]] bool begins_phrase(std::uint32_t i) const;

    /// @return lemma ids
    [[nodiscard]] const NounWords& noun_words() const { return words_; }

  private:
    [[nodiscard]] bool is_approximator(std::uint32_t i) const;
    [[nodiscard]] bool begins_clause(std::uint32_t first,
                                     std::uint32_t at) const;
    [[nodiscard]] bool is_share(std::uint32_t at) const;
    [[nodiscard]] bool is_modifier(std::uint32_t i) const;
    [[nodiscard]] bool ends_opening(std::uint32_t first,
                                    std::uint32_t at) const;
    [[nodiscard]] bool opens_clause(std::uint32_t first) const;
    [[nodiscard]] bool begins_name(std::uint32_t at) const;
    [[nodiscard]] bool qualifies(std::uint32_t at) const;
    [[nodiscard]] bool counts_others(std::uint32_t number) const;
    [[nodiscard]] bool ends_setting(std::uint32_t first,
                                    std::uint32_t at) const;
    [[nodiscard]] bool modifies(std::uint32_t first, std::uint32_t at) const;
    [[nodiscard]] bool counts(std::uint32_t i) const;

    const NounWords& words_;
    const Analysis& analysis_;
    const MentionIndex& mentions_;
};

}  // namespace dateline

#endif
