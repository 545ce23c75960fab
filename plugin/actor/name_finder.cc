// Three passes. The first goes through each sentence and takes, at each token,
// the longest known name, else a name by pattern. The second looks everywhere
// for the surnames and acronyms of the names found, so that a headline's
// "Jordan" is Jim Jordan when the text spells him out. The third sets down
// which terms of office the titles bear witness to.
#include "plugin/actor/name_finder.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "plugin/actor/name_pattern.h"

namespace dateline {

namespace {

class NameFinder {
  public:
    NameFinder(const ActorLexicon& lexicon,
               const WordLexicon& words,
               const PhraseTable& places,
               Analysis& analysis)
        : lexicon_(lexicon),
          words_(words),
          analysis_(analysis),
          tokens_(analysis.tokens),
          pattern_(lexicon, words, places, analysis) {}

    void run() {
        for (const Sentence& sentence : analysis_.sentences) {
            scan(sentence.tokens);
        }
        find_acronyms();
        sort_names();
        collect_surnames();
        for (const Sentence& sentence : analysis_.sentences) {
            scan_short_forms(sentence);
        }
        sort_names();
        find_tenures();
    }

  private:
    void claim(TokenRange range,
               NameKind kind,
               std::uint32_t entry,
               const char* rule,
               std::uint32_t fuller = kNone) {
        analysis_.names.push_back({range, kind, entry, fuller});
        if (analysis_.explanation != nullptr) {
            std::string message =
                kind == NameKind::Person ? "a person" : "an organisation";
            if (entry != kNone) {
                message +=
                    ": " + std::string(lexicon_.text(lexicon_.actor(entry).id));
            }
            analysis_.explanation->add(
                "actor", rule, analysis_.span_of(range), std::move(message));
        }
    }

    void scan(TokenRange sentence) {
        const bool title_case = pattern_.is_title_case(sentence);
        for (std::uint32_t i = sentence.first; i < sentence.last;) {
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

    /// A role of several words is passed over as one: the "State" of
    /// "Secretary of State", the "Staff" of "General Staff" begin no name.
    [[nodiscard]] std::uint32_t title(TokenRange sentence,
                                      std::uint32_t at) const {
        RoleForm form;
        const std::uint32_t length =
            pattern_.longest_role({at, sentence.last}, form);
        const bool person =
            length != 0 && (lexicon_.role(form.role).flags & kRolePerson) != 0;
        return person || length > 1 ? length : 0;
    }

    [[nodiscard]] bool is_person(std::uint32_t entry) const {
        return lexicon_.text(lexicon_.actor(entry).kind) == "person";
    }

    /// Claims the longest known name at @p at. @return its length or 0
    std::uint32_t known(TokenRange sentence,
                        std::uint32_t at,
                        bool title_case) {
        if (!pattern_.may_start(kStartsName, {at, sentence.last})) {
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
        if (person && names_a_thing(range.last, sentence.last)) {
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
        constexpr int kNeverMet = 1;  // such a word is the name: "Taliban"
        if (words_.frequency(tokens_[at].hash) <= kNeverMet ||
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

    void sort_names() {
        std::ranges::stable_sort(analysis_.names, {}, [](const NameClaim& n) {
            return n.tokens.first;
        });
        std::uint32_t end = 0;
        std::erase_if(analysis_.names, [&](const NameClaim& name) {
            if (name.tokens.first < end) {
                return true;
            }
            end = name.tokens.last;
            return false;
        });
    }

    /// "(OIC)": the organisation before it, spelled out by its initials.
    void find_acronyms() {
        const std::size_t found = analysis_.names.size();
        std::unordered_map<std::uint32_t, std::uint32_t> by_end;
        for (std::uint32_t n = 0; n < found; ++n) {
            by_end.emplace(analysis_.names[n].tokens.last, n);
        }
        for (std::uint32_t i = 1; i + 2 < tokens_.size(); ++i) {
            const Token& word = tokens_[i + 1];
            if (!tokens_[i].is(U'(') || !word.has(kAllCaps) ||
                !tokens_[i + 2].is(U')') || word.letters > 8) {
                continue;
            }
            const auto claimed = by_end.find(i);
            if (claimed != by_end.end()) {
                const NameClaim& name = analysis_.names[claimed->second];
                if (name.kind == NameKind::Organisation) {
                    short_forms_.insert_or_assign(word.hash, name.tokens.first);
                }
                continue;
            }
            const std::uint32_t first = expansion_before(i);
            if (first != i) {
                claim(
                    {first, i}, NameKind::Organisation, kNone, "name/acronym");
                short_forms_.insert_or_assign(word.hash, first);
            }
        }
    }

    /// The first token of the words before the bracket at @p bracket whose
    /// initials are the acronym's letters; @p bracket when they are not.
    [[nodiscard]] std::uint32_t expansion_before(std::uint32_t bracket) const {
        const std::string_view letters = analysis_.surface(bracket + 1);
        std::uint32_t at = bracket;
        std::size_t wanted = letters.size();
        std::uint32_t skipped = 0;
        while (wanted > 0) {
            if (at == 0) {
                return bracket;
            }
            --at;
            const Token& token = tokens_[at];
            if (token.has(kPunctuation) || token.span.empty()) {
                return bracket;
            }
            const char initial = analysis_.surface(at).front();
            if (token.has(kCapitalised) && initial == letters[wanted - 1]) {
                --wanted;
                skipped = 0;
                continue;
            }
            if (token.has(kCapitalised) || ++skipped > 2) {
                return bracket;
            }
        }
        return tokens_[at].has(kCapitalised) ? at : bracket;
    }

    [[nodiscard]] std::uint64_t surname_hash(const NameClaim& name) const {
        if (name.entry != kNone) {
            return lexicon_.actor(name.entry).surname;
        }
        return last_word(name);
    }

    /// Of "Martin Luther King Jr." that of "King".
    [[nodiscard]] std::uint64_t last_word(const NameClaim& name) const {
        std::uint32_t last = name.tokens.last - 1;
        while (last > name.tokens.first + 1 &&
               (pattern_.bits(last) & kSuffix) != 0) {
            --last;
        }
        return tokens_[last].hash;
    }

    /// Full names by surname; then surnames that a title made a claim are
    /// linked to them.
    void collect_surnames() {
        claimed_ = analysis_.names.size();
        for (const NameClaim& name : analysis_.names) {
            if (name.kind != NameKind::Person || name.tokens.size() < 2) {
                continue;
            }
            surnames_.emplace(surname_hash(name), name.tokens.first);
            surnames_.emplace(last_word(name), name.tokens.first);
        }
        for (NameClaim& name : analysis_.names) {
            if (name.kind != NameKind::Person || name.tokens.size() != 1) {
                continue;
            }
            const auto found = surnames_.find(tokens_[name.tokens.first].hash);
            if (found != surnames_.end()) {
                name.fuller = found->second;
                name.entry = entry_at(found->second);
            }
        }
    }

    void scan_short_forms(const Sentence& sentence) {
        const bool title_case = pattern_.is_title_case(sentence.tokens);
        for (std::uint32_t i = sentence.tokens.first; i < sentence.tokens.last;
             ++i) {
            if (tokens_[i].has(kCapitalised) && !is_claimed(i)) {
                short_form(sentence, i, title_case);
            }
        }
    }

    /// @pre called with growing @p token
    bool is_claimed(std::uint32_t token) {
        while (cursor_ < claimed_ &&
               analysis_.names[cursor_].tokens.last <= token) {
            ++cursor_;
        }
        return cursor_ < claimed_ &&
               analysis_.names[cursor_].tokens.contains(token);
    }

    void short_form(const Sentence& sentence,
                    std::uint32_t at,
                    bool title_case) {
        const std::uint64_t hash = tokens_[at].hash;
        const auto acronym = short_forms_.find(hash);
        if (acronym != short_forms_.end() && tokens_[at].has(kAllCaps)) {
            claim({at, at + 1},
                  NameKind::Organisation,
                  entry_at(acronym->second),
                  "name/acronym",
                  acronym->second);
            return;
        }
        const auto found = surnames_.find(hash);
        if (found == surnames_.end() ||
            pattern_.in_longer_name(
                sentence.tokens, {at, at + 1}, title_case) ||
            (pattern_.bits(at) & (kTimeWord | kGrammarWord)) != 0) {
            return;
        }
        const bool titled =
            !pattern_.title_before(sentence.tokens.first, at).tokens.empty();
        const bool heads_title =
            sentence.in_title && at == sentence.tokens.first;
        if ((pattern_.bits(at) & kCountryWord) != 0 && !titled &&
            !heads_title) {
            return;
        }
        claim({at, at + 1},
              NameKind::Person,
              entry_at(found->second),
              "name/surname",
              found->second);
    }

    /// The entry of the claim whose first token is @p first.
    [[nodiscard]] std::uint32_t entry_at(std::uint32_t first) const {
        const auto end =
            analysis_.names.begin() + static_cast<std::ptrdiff_t>(claimed_);
        const auto found =
            std::lower_bound(analysis_.names.begin(),
                             end,
                             first,
                             [](const NameClaim& name, std::uint32_t wanted) {
                                 return name.tokens.first < wanted;
                             });
        return found != end && found->tokens.first == first ? found->entry
                                                            : kNone;
    }

    void find_tenures() {
        for (const Sentence& sentence : analysis_.sentences) {
            while (tenure_cursor_ < analysis_.names.size() &&
                   analysis_.names[tenure_cursor_].tokens.first <
                       sentence.tokens.last) {
                tenure_of(sentence.tokens, analysis_.names[tenure_cursor_]);
                ++tenure_cursor_;
            }
        }
    }

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
    const WordLexicon& words_;
    Analysis& analysis_;
    const std::vector<Token>& tokens_;
    NamePattern pattern_;
    std::unordered_map<std::uint64_t, std::uint32_t> short_forms_;
    std::unordered_map<std::uint64_t, std::uint32_t> surnames_;
    std::size_t claimed_ = 0;
    std::size_t cursor_ = 0;
    std::size_t tenure_cursor_ = 0;
};

}  // namespace

void find_names(const ActorLexicon& lexicon,
                const WordLexicon& words,
                const PhraseTable& places,
                Analysis& analysis) {
    NameFinder(lexicon, words, places, analysis).run();
}

}  // namespace dateline
