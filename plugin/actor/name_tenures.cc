// An office stands before the name or in apposition behind it; "former" before
// it says that the term is over.
#include "plugin/actor/name_tenures.h"

#include <algorithm>
#include <string_view>

namespace dateline {

namespace {

class TenureFinder {
  public:
    TenureFinder(const ActorLexicon& lexicon,
                 const NamePattern& pattern,
                 Analysis& analysis)
        : lexicon_(lexicon),
          pattern_(pattern),
          analysis_(analysis),
          tokens_(analysis.tokens) {}

    void tenure_of(TokenRange sentence, const NameClaim& name) {
        if (name.entry == kNone || name.kind != NameKind::Person) {
            return;
        }
        TitleBefore title =
            pattern_.title_before(sentence.first, name.tokens.first);
        TokenRange mention{title.tokens.first, name.tokens.last};
        if (title.role == kNone) {
            title = title_after(sentence, name.tokens.last);
            mention = {name.tokens.first, title.tokens.last};
        }
        if (title.role == kNone || is_former(sentence, title.tokens.first)) {
            return;
        }
        const std::string_view office =
            lexicon_.text(lexicon_.role(title.role).office);
        if (office.empty()) {
            return;
        }
        add_tenures(mention, name.entry, office);
        const AliasHit hit = lexicon_.longest_name(tokens_, name.tokens);
        for (const std::uint32_t index : hit.aliases) {
            const ActorAlias& alias = lexicon_.alias(index);
            if ((alias.flags & kAliasSurname) != 0 &&
                alias.actor != name.entry) {
                add_tenures(mention, alias.actor, office);
            }
        }
    }

  private:
    /// "President Bush" is every president of that name, until more is known.
    void add_tenures(TokenRange mention,
                     std::uint32_t person,
                     std::string_view office) {
        for (const ActorTenure& tenure :
             lexicon_.tenures(lexicon_.actor(person))) {
            if (lexicon_.text(lexicon_.office(tenure.office).slug) == office) {
                analysis_.tenures.push_back(
                    {mention, {tenure.from, tenure.to}});
            }
        }
    }

    /// ", the prime minister": an office in apposition.
    [[nodiscard]] TitleBefore title_after(TokenRange sentence,
                                          std::uint32_t end) const {
        if (end + 1 >= sentence.last || !tokens_[end].is(U',')) {
            return {};
        }
        std::uint32_t at = end + 1;
        for (std::uint32_t step = 0; step < 4 && at < sentence.last; ++step) {
            RoleForm form;
            const std::uint32_t length =
                pattern_.longest_role({at, sentence.last}, form);
            if (length != 0) {
                return {{at, at + length}, form.role};
            }
            std::uint32_t demonym = 0;
            const std::uint32_t skip =
                pattern_.longest_demonym({at, sentence.last}, demonym);
            const bool article = (pattern_.bits(at) & kGrammarWord) != 0 &&
                                 (pattern_.bits(at) & kFormer) == 0;
            if (skip == 0 && !article) {
                return {};
            }
            at += std::max(skip, 1U);
        }
        return {};
    }

    /// "former", "then" or "late" within three tokens before the title.
    [[nodiscard]] bool is_former(TokenRange sentence,
                                 std::uint32_t title) const {
        const std::uint32_t lowest =
            title - std::min(title - sentence.first, 3U);
        for (std::uint32_t i = title; i-- > lowest;) {
            if ((pattern_.bits(i) & kFormer) != 0) {
                return true;
            }
        }
        return false;
    }

    const ActorLexicon& lexicon_;
    const NamePattern& pattern_;
    Analysis& analysis_;
    const std::vector<Token>& tokens_;
};

}  // namespace

void find_tenures(const ActorLexicon& lexicon,
                  const NamePattern& pattern,
                  Analysis& analysis) {
    TenureFinder finder(lexicon, pattern, analysis);
    std::size_t next = 0;
    for (const Sentence& sentence : analysis.sentences) {
        while (next < analysis.names.size() &&
               analysis.names[next].tokens.first < sentence.tokens.last) {
            finder.tenure_of(sentence.tokens, analysis.names[next]);
            ++next;
        }
    }
}

}  // namespace dateline
