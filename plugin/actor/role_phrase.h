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

/// What stands where in an article. Kept from article to article.
struct TokenStarts {
    std::vector<std::uint32_t> names;   ///< claim that starts here, or kNone
    std::vector<std::uint32_t> places;  ///< use that starts here, or kNone
    /// By place: the country it lies in; null when none is known.
    std::vector<const CountryActors*> countries;

    void read(const ActorLexicon& lexicon, const Analysis& analysis);
};

/// What the actor stages know of each token of one article; what it refers to
/// must outlive it.
struct TokenView {
    TokenView(const ActorLexicon& actor_lexicon,
              const WordLexicon& word_lexicon,
              const Analysis& source,
              const TokenStarts& starts)
        : lexicon(actor_lexicon),
          words(word_lexicon),
          analysis(source),
          tokens(source.tokens),
          facts(source.facts),
          names(starts.names),
          places(starts.places),
          countries(starts.countries) {}

    const ActorLexicon& lexicon;
    const WordLexicon& words;
    const Analysis& analysis;
    const std::vector<Token>& tokens;
    const std::vector<WordFacts>& facts;
    const std::vector<std::uint32_t>& names;  ///< as in TokenStarts
    const std::vector<std::uint32_t>& places;
    const std::vector<const CountryActors*>& countries;

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
                                             RoleForm& form) const {
        return may_start(kStartsRole, within)
                   ? lexicon.longest_role(tokens, within, form)
                   : 0;
    }
    [[nodiscard]] std::uint32_t longest_demonym(TokenRange within,
                                                std::uint32_t& demonym) const {
        return may_start(kStartsDemonym, within)
                   ? lexicon.longest_demonym(tokens, within, demonym)
                   : 0;
    }
    /// An ordinary word that is an adjective more often than anything else.
    [[nodiscard]] bool is_adjective(std::uint32_t token) const {
        return is(token, kRoleAdjective) ||
               (facts[token].form.tag == WordTag::Adjective &&
                !tokens[token].has(kCapitalised) && !is(token, kGrammarWord));
    }
    /// An ordinary word that is a finite verb more often than anything else.
    [[nodiscard]] bool is_verb(std::uint32_t token) const {
        const WordTag tag = facts[token].form.tag;
        return (tag == WordTag::VerbPast || tag == WordTag::VerbS) &&
               !tokens[token].has(kCapitalised);
    }
    /// The country a use of a place lies in; null when none is known.
    [[nodiscard]] const CountryActors* country_of(std::uint32_t use) const {
        const std::uint32_t place = analysis.place_uses[use].place;
        return place == kNone ? nullptr : countries[place];
    }
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

/// False for most tokens: no role phrase starts at @p at.
bool may_begin_phrase(const TokenView& view, std::uint32_t at);

/// The phrase that starts at @p at within a sentence.
RolePhrase read_role_phrase(const TokenView& view,
                            TokenRange sentence,
                            std::uint32_t at);

}  // namespace dateline

#endif
