// Names that are in no lexicon, told by their form and by the words around
// them: "Dmitry Savluchenko", "coach Oleg Blokhin", "Foo Holdings Ltd",
// "University of X". Pure functions of tokens and word classes.
#ifndef DATELINE_PLUGIN_ACTOR_NAME_PATTERN_H
#define DATELINE_PLUGIN_ACTOR_NAME_PATTERN_H

#include <cstdint>
#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"
#include "plugin/lexicon/phrase_table.h"

namespace dateline {

/// A title or role that stands right before a name.
struct TitleBefore {
    TokenRange tokens;           ///< empty: none
    std::uint32_t role = kNone;  ///< kNone with a bare honorific
};

/// What a pattern found; an empty range is nothing.
struct PatternName {
    TokenRange tokens;
    NameKind kind = NameKind::Other;
    const char* rule = "";
};

/// Looks at the tokens of one article, whose facts have been read.
/// References must outlive it.
class NamePattern {
  public:
    NamePattern(const ActorLexicon& lexicon,
                const PhraseTable& places,
                const Analysis& analysis);

    [[nodiscard]] std::uint32_t bits(std::uint32_t token) const {
        return facts_[token].classes;
    }
    /// False where @p start certainly does not begin.
    [[nodiscard]] bool may_start(WordStart start, TokenRange within) const {
        return !within.empty() && (facts_[within.first].starts & start) != 0;
    }
    /// As in ActorLexicon.
    [[nodiscard]] std::uint32_t longest_role(TokenRange within,
                                             RoleForm& form) const;
    [[nodiscard]] std::uint32_t longest_demonym(TokenRange within,
                                                std::uint32_t& demonym) const;
    /// Capitalised, and no function word, weekday or possessive.
    [[nodiscard]] bool is_name_like(std::uint32_t token) const {
        const std::uint32_t flags = tokens_[token].flags;
        return (flags & (kWord | kCapitalised | kPossessive)) ==
                   (kWord | kCapitalised) &&
               (bits(token) & (kGrammarWord | kTimeWord)) == 0;
    }
    /// The title right before token @p at, not before @p first.
    [[nodiscard]] TitleBefore title_before(std::uint32_t first,
                                           std::uint32_t at) const;
    /// True when a name-like neighbour makes [at, at+length) a piece of a
    /// longer name.
    [[nodiscard]] bool in_longer_name(TokenRange sentence,
                                      TokenRange name,
                                      bool title_case) const;
    /// An unknown name that starts at @p at.
    [[nodiscard]] PatternName find(TokenRange sentence,
                                   std::uint32_t at,
                                   bool title_case) const;
    /// A demonym or a person's role starts here, whatever follows.
    [[nodiscard]] bool starts_role_or_demonym(std::uint32_t at,
                                              std::uint32_t last) const;

  private:
    [[nodiscard]] std::uint32_t run_end(std::uint32_t at,
                                        std::uint32_t last) const;
    [[nodiscard]] PatternName organisation(std::uint32_t at,
                                           std::uint32_t end,
                                           std::uint32_t last) const;
    [[nodiscard]] std::uint32_t complement_end(std::uint32_t head,
                                               std::uint32_t last) const;
    [[nodiscard]] bool is_role(TokenRange range) const;
    [[nodiscard]] std::uint32_t person_end(std::uint32_t at,
                                           std::uint32_t end) const;
    [[nodiscard]] PatternName person(TokenRange sentence,
                                     std::uint32_t at,
                                     std::uint32_t end,
                                     bool title_case) const;
    [[nodiscard]] bool has_person_shape(TokenRange sentence,
                                        TokenRange name) const;
    [[nodiscard]] bool is_place(TokenRange range) const;
    [[nodiscard]] bool is_ordinary(std::uint32_t at, std::uint32_t end) const;
    [[nodiscard]] bool person_follows(std::uint32_t end,
                                      std::uint32_t last) const;

    const ActorLexicon& lexicon_;
    const PhraseTable& places_;
    const std::vector<Token>& tokens_;
    const std::vector<WordFacts>& facts_;
};

}  // namespace dateline

#endif
