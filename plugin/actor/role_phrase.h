// Role phrases: a role noun with what stands before and after it - "Ukrainian
// troops", "Russian-backed separatists", "Kyiv's military", "its soldiers",
// "president of France", "Russian Foreign Minister Sergey Lavrov" - and the
// demonym that stands alone as a noun ("Russians"). This reads the phrase; whom
// it means is actor_finder's.
#ifndef DATELINE_PLUGIN_ACTOR_ROLE_PHRASE_H
#define DATELINE_PLUGIN_ACTOR_ROLE_PHRASE_H

#include <array>
#include <cstdint>
#include <vector>

#include "plugin/actor/actor_lexicon.h"
#include "plugin/analysis.h"
#include "plugin/lexicon/word_lexicon.h"

namespace dateline {

/// What the actor stages know of each token of one article.
struct TokenView {
    TokenView(const ActorLexicon& lexicon,
              const WordLexicon& words,
              const Analysis& analysis);

    const ActorLexicon& lexicon;
    const WordLexicon& words;
    const Analysis& analysis;
    const std::vector<Token>& tokens;
    const std::vector<WordFacts>& facts;
    std::vector<std::uint32_t> names;   ///< claim that starts here, or kNone
    std::vector<std::uint32_t> places;  ///< use that starts here, or kNone

    [[nodiscard]] bool is(std::uint32_t token, NameWord word) const {
        return (bits(token) & word) != 0;
    }
    /// NameWord bits; 0 after the last token.
    [[nodiscard]] std::uint32_t bits(std::uint32_t token) const {
        return facts[token].classes;
    }
    /// False where @p start certainly does not begin.
    [[nodiscard]] bool may_start(WordStart start, TokenRange within) const {
        return !within.empty() && (facts[within.first].starts & start) != 0;
    }
    /// As in ActorLexicon.
    [[nodiscard]] std::uint32_t longest_role(TokenRange within,
                                             RoleForm& form) const;
    [[nodiscard]] std::uint32_t longest_demonym(TokenRange within,
                                                std::uint32_t& demonym) const;
    /// An ordinary word that is an adjective more often than anything else.
    [[nodiscard]] bool is_adjective(std::uint32_t token) const;
    /// An ordinary word that is a finite verb more often than anything else.
    [[nodiscard]] bool is_verb(std::uint32_t token) const;
    /// The country a use of a place lies in; null when none is known.
    [[nodiscard]] const CountryActors* country_of(std::uint32_t use) const;
};

/// A country, a people or a named actor that a phrase leans on.
struct Owner {
    const CountryActors* country = nullptr;
    std::uint32_t demonym = kNone;  ///< of a people within a country
    std::uint32_t claim = kNone;    ///< index in Analysis::names

    [[nodiscard]] bool empty() const {
        return country == nullptr && demonym == kNone && claim == kNone;
    }
};

struct RolePhrase {
    TokenRange tokens;  ///< all of it, without article; empty: none here
    std::uint32_t role = kNone;      ///< kNone: a demonym noun alone
    std::uint32_t modifier = kNone;  ///< a role before it: "rebel commander"
    bool plural = false;
    bool definite = false;  ///< "the", "those"; or capitalised
    Owner owner;
    const CountryActors* seat = nullptr;  ///< "the junta in Niamey"
    std::array<Owner, 2> aligned;         ///< "Russian-backed", "pro-Iranian"
    std::uint32_t pronoun = kNone;        ///< token of "its", "their"
    std::uint32_t name = kNone;           ///< claim of the person so titled
};

/// The phrase that starts at @p at within a sentence.
RolePhrase read_role_phrase(const TokenView& view,
                            TokenRange sentence,
                            std::uint32_t at);

}  // namespace dateline

#endif
