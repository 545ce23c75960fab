// Three passes. The first goes through each sentence and takes, at each token,
// the longest known name, else a name by pattern. The second looks everywhere
// for the surnames and acronyms of the names found (short_names), so that a
// headline's "Jordan" is Jim Jordan when the text spells him out. The third
// sets down which terms of office the titles bear witness to (name_tenures).
#include "plugin/actor/name_finder.h"

#include <algorithm>
#include <array>

#include "plugin/actor/name_claims.h"
#include "plugin/actor/name_pattern.h"
#include "plugin/actor/name_tenures.h"

namespace dateline {

namespace {

/// The first pass.
class NameScanner {
  public:
    NameScanner(const ActorLexicon& lexicon,
                const NamePattern& pattern,
                Analysis& analysis)
        : lexicon_(lexicon),
          pattern_(pattern),
          analysis_(analysis),
          tokens_(analysis.tokens) {}

    void scan(TokenRange sentence, bool title_case) {
        const Token* const tokens = tokens_.data();
        const WordFacts* const facts = analysis_.facts.data();
        for (std::uint32_t i = sentence.first; i < sentence.last;) {
            if (!tokens[i].has(kCapitalised) &&
                (facts[i].starts & (kStartsSmallName | kStartsLongRole)) == 0) {
                ++i;
                continue;
            }
            std::uint32_t length = known(sentence, i, title_case);
            if (length == 0) {
                length = unknown(sentence, i, title_case);
            }
            if (length == 0) {
                length = title(sentence, i);
            }
            i += std::max(length, 1U);
        }
    }

  private:
    void claim(TokenRange range,
               NameKind kind,
               std::uint32_t entry,
               const char* rule) {
        add_claim(lexicon_, {range, kind, entry, kNone}, rule, analysis_);
    }

    /// A role of several words is passed over as one: the "State" of
    /// "Secretary of State", the "Staff" of "General Staff" begin no name.
    [[nodiscard]] std::uint32_t title(TokenRange sentence,
                                      std::uint32_t at) const {
        RoleForm form;
        return pattern_.may_start(kStartsLongRole, {at, sentence.last})
                   ? pattern_.longest_role({at, sentence.last}, form)
                   : 0;
    }

    [[nodiscard]] bool is_person(std::uint32_t entry) const {
        return lexicon_.text(lexicon_.actor(entry).kind) == "person";
    }

    /// Claims the longest known name at @p at. @return its length or 0
    std::uint32_t known(TokenRange sentence,
                        std::uint32_t at,
                        bool title_case) {
        const WordStart start =
            tokens_[at].has(kCapitalised) ? kStartsName : kStartsSmallName;
        if (!pattern_.may_start(start, {at, sentence.last})) {
            return 0;
        }
        const AliasHit hit =
            lexicon_.longest_name(tokens_, {at, sentence.last});
        if (hit.length == 0) {
            return 0;
        }
        const TokenRange range{at, at + hit.length};
        const ActorAlias& alias = lexicon_.alias(hit.aliases.front());
        if ((alias.flags & kAliasSurname) != 0) {
            return known_surname(sentence, range, hit, title_case);
        }
        const bool person = is_person(alias.actor);
        if (person && (names_a_thing(range.last, sentence.last) ||
                       goes_on(range.last, sentence.last, title_case))) {
            return 0;
        }
        if (!person && is_owned_role(sentence, range)) {
            return 0;
        }
        if (!person && hit.length == 1 &&
            (pattern_.in_longer_name(sentence, range, title_case) ||
             is_common_word(sentence, at, alias.flags, title_case))) {
            return 0;
        }
        claim(range,
              person ? NameKind::Person : NameKind::Organisation,
              alias.actor,
              "name/known");
        return hit.length;
    }

    /// A capital says nothing where every word has one: "Apple" and "Shell" at
    /// a sentence's begin, "WHO" in a line of capitals.
    [[nodiscard]] bool is_common_word(TokenRange sentence,
                                      std::uint32_t at,
                                      std::uint32_t flags,
                                      bool title_case) const {
        if ((flags & kAliasAllCaps) != 0 && tokens_[at].has(kAllCaps)) {
            const bool before = at > sentence.first &&
                                tokens_[at - 1].has(kAllCaps) &&
                                tokens_[at - 1].letters > 3;
            const bool after = at + 1 < sentence.last &&
                               tokens_[at + 1].has(kAllCaps) &&
                               tokens_[at + 1].letters > 3;
            return before || after;
        }
        // A word never met but as a name is the name: "Taliban".
        const WordForm* word = analysis_.facts[at].word();
        if (word == nullptr || word->frequency == 0 ||
            tokens_[at].has(kAllCaps) ||
            (at != sentence.first && !title_case)) {
            return false;
        }
        const std::uint32_t next = at + 1;
        return next >= sentence.last ||
               !(tokens_[next].has(kPossessive) ||
                 (pattern_.bits(next) & kSpeechVerb) != 0);
    }

    /// "George Bush Airport", "Kennedy Center"
    [[nodiscard]] bool names_a_thing(std::uint32_t next,
                                     std::uint32_t last) const {
        return next < last && tokens_[next].has(kCapitalised) &&
               (pattern_.bits(next) & (kOrganisationHead | kGeographic)) != 0;
    }

    /// "Juan Carlos Perez" is not Juan Carlos: a name that is no ordinary word
    /// and no "Jr." follows.
    [[nodiscard]] bool goes_on(std::uint32_t next,
                               std::uint32_t last,
                               bool title_case) const {
        return next < last && !title_case && pattern_.is_name_like(next) &&
               !tokens_[next].has(kAllCaps) && tokens_[next].letters > 2 &&
               analysis_.facts[next].word() == nullptr;
    }

    /// "Armenia's Security Council": a body that many have, and whose it is
    /// stands before it.
    [[nodiscard]] bool is_owned_role(TokenRange sentence,
                                     TokenRange name) const {
        if (name.first == sentence.first) {
            return false;
        }
        RoleForm form;
        std::uint32_t demonym = kNone;
        const std::uint32_t before = name.first - 1;
        return pattern_.longest_role({name.first, sentence.last}, form) >=
                   name.size() &&
               (tokens_[before].has(kPossessive) ||
                pattern_.longest_demonym({before, name.first}, demonym) != 0);
    }

    std::uint32_t known_surname(TokenRange sentence,
                                TokenRange range,
                                const AliasHit& hit,
                                bool title_case) {
        if (pattern_.in_longer_name(sentence, range, title_case) ||
            names_a_thing(range.last, sentence.last)) {
            return 0;
        }
        const TitleBefore title =
            pattern_.title_before(sentence.first, range.first);
        const ActorAlias* chosen = nullptr;
        for (const std::uint32_t index : hit.aliases) {
            const ActorAlias& alias = lexicon_.alias(index);
            if (title.role != kNone && holds(alias.actor, title.role)) {
                chosen = &alias;
                break;
            }
            if ((alias.flags & kAliasWeak) == 0 && chosen == nullptr) {
                chosen = &alias;
            }
        }
        if (chosen == nullptr) {
            return 0;
        }
        claim(range, NameKind::Person, chosen->actor, "name/known-surname");
        return hit.length;
    }

    /// The person has held an office that the role names.
    [[nodiscard]] bool holds(std::uint32_t person, std::uint32_t role) const {
        const std::string_view wanted =
            lexicon_.text(lexicon_.role(role).office);
        if (wanted.empty()) {
            return false;
        }
        const auto tenures = lexicon_.tenures(lexicon_.actor(person));
        return std::any_of(
            tenures.begin(), tenures.end(), [&](const ActorTenure& tenure) {
                return lexicon_.text(lexicon_.office(tenure.office).slug) ==
                       wanted;
            });
    }

    std::uint32_t unknown(TokenRange sentence,
                          std::uint32_t at,
                          bool title_case) {
        const PatternName found = pattern_.find(sentence, at, title_case);
        if (found.tokens.empty()) {
            return 0;
        }
        claim(found.tokens, found.kind, without_middle(found), found.rule);
        return found.tokens.last - at;
    }

    /// "Nuri Kamal al-Maliki" is the known "Nuri al-Maliki".
    [[nodiscard]] std::uint32_t without_middle(const PatternName& name) const {
        const TokenRange range = name.tokens;
        if (name.kind != NameKind::Person || range.size() < 3) {
            return kNone;
        }
        std::array<std::uint64_t, 4> hashes{tokens_[range.first].hash};
        std::uint32_t used = 1;
        for (std::uint32_t i = range.first + 2;
             i < range.last && used < hashes.size();
             ++i) {
            hashes[used++] = tokens_[i].hash;
        }
        const auto aliases =
            lexicon_.aliases_of(std::span(hashes.data(), used));
        return aliases.empty() || !is_person(lexicon_.alias(aliases[0]).actor)
                   ? kNone
                   : lexicon_.alias(aliases[0]).actor;
    }

    const ActorLexicon& lexicon_;
    const NamePattern& pattern_;
    Analysis& analysis_;
    const std::vector<Token>& tokens_;
};

}  // namespace

void NameFinder::find(Analysis& analysis) {
    analysis.names.clear();
    analysis.tenures.clear();
    const NamePattern pattern(lexicon_, places_, analysis);
    NameScanner scanner(lexicon_, pattern, analysis);
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
        scanner.scan(analysis.sentences[s].tokens,
                     analysis.capitals.sentences[s].title_case);
    }
    short_names_.find(pattern, analysis);
    find_tenures(lexicon_, pattern, analysis);
}

}  // namespace dateline
