// One walk over the tokens, left to right. At each token: a role phrase, else a
// name, else a country or capital, else a pronoun.
#include "plugin/actor/actor_finder.h"

#include <algorithm>
#include <array>
#include <optional>

#include "plugin/text/normalize.h"

namespace dateline {

struct ActorFinder::Pass {
  public:
    Pass(ActorFinder& owner, Analysis& analysis)
        : lexicon_(*owner.lexicon_),
          analysis_(analysis),
          tokens_(analysis.tokens),
          view_(lexicon_, *owner.words_, analysis, owner.starts_),
          registry_(lexicon_, analysis, owner.made_),
          coreference_(lexicon_, registry_, owner.seen_),
          names_(view_, registry_, owner.names_),
          roles_(view_, registry_, coreference_, names_) {}

    void run() {
        for (sentence_ = 0; sentence_ < analysis_.sentences.size();
             ++sentence_) {
            const TokenRange range = analysis_.sentences[sentence_].tokens;
            for (std::uint32_t i = range.first; i < range.last;) {
                i += std::max(step(range, i), 1U);
            }
        }
    }

  private:
    /// @return the tokens used up
    std::uint32_t step(TokenRange sentence, std::uint32_t at) {
        if (tokens_[at].has(kPunctuation)) {
            return 0;
        }
        if (const std::uint32_t used = role_phrase(sentence, at)) {
            return used;
        }
        if (view_.names[at] != kNone) {
            return name_use(view_.names[at]);
        }
        if (view_.places[at] != kNone &&
            analysis_.place_uses[view_.places[at]].form == MentionForm::Name) {
            return metonym(view_.places[at]);
        }
        if (const std::uint32_t used = adjective(sentence, at)) {
            return used;
        }
        return pronoun(sentence, at);
    }

    std::uint32_t role_phrase(TokenRange sentence, std::uint32_t at) {
        // "43-year-old commander" begins at its commander.
        const bool inside = tokens_[at].has(kHyphenBefore) &&
                            view_.names[at] == kNone &&
                            view_.places[at] == kNone;
        if (inside || !may_begin_phrase(view_, at)) {
            return 0;
        }
        const RolePhrase phrase = read_role_phrase(view_, sentence, at);
        return phrase.tokens.empty() ? 0 : role_use(sentence, phrase);
    }

    void use(TokenRange range,
             std::uint32_t actor,
             ActorForm form,
             bool plural = false) {
        analysis_.actor_uses.push_back({range, actor, form});
        coreference_.mention(actor,
                             sentence_,
                             form == ActorForm::Metonym,
                             plural,
                             form == ActorForm::Demonym || oblique(range));
        if (analysis_.explanation != nullptr) {
            analysis_.explanation->add("actor",
                                       rule_of(form),
                                       analysis_.span_of(range),
                                       analysis_.actors[actor].id);
        }
    }

    /// "in northeastern Ukraine", "of the army": after a preposition, with at
    /// most two words between.
    [[nodiscard]] bool oblique(TokenRange range) const {
        constexpr std::uint32_t kReach = 3;
        for (std::uint32_t i = range.first, n = 0; i-- > 0 && n < kReach; ++n) {
            if (tokens_[i].has(kPunctuation) || tokens_[i].has(kPossessive)) {
                return false;
            }
            if (view_.is(i, kLocative) || view_.is(i, kComplement)) {
                return true;
            }
            if (view_.is_verb(i)) {
                return false;
            }
        }
        return false;
    }

    static const char* rule_of(ActorForm form) {
        switch (form) {
        case ActorForm::Name:
            return "actor/name";
        case ActorForm::Role:
            return "actor/role";
        case ActorForm::Demonym:
            return "actor/demonym";
        case ActorForm::Metonym:
            return "actor/metonym";
        case ActorForm::Coreference:
            break;
        }
        return "actor/coreference";
    }

    std::uint32_t name_use(std::uint32_t claim) {
        const NameClaim& name = analysis_.names[claim];
        const bool shortened = name.fuller != kNone;
        use(name.tokens,
            names_.actor_of(claim),
            shortened ? ActorForm::Coreference : ActorForm::Name);
        return name.tokens.size();
    }

    // Role phrases

    std::uint32_t role_use(TokenRange sentence, const RolePhrase& phrase) {
        if (phrase.role == kNone) {
            return demonym_use(phrase);
        }
        if (phrase.name != kNone) {
            const std::uint32_t actor = names_.actor_of(phrase.name);
            roles_.enrich(actor, phrase);
            use(phrase.tokens, actor, ActorForm::Name);
            return phrase.tokens.size();
        }
        const RoleRecord& role = lexicon_.role(phrase.role);
        if ((role.flags & kRoleTitleOnly) != 0) {
            return 0;
        }
        if (const auto person = roles_.apposed(sentence, phrase)) {
            roles_.enrich(*person, phrase);
            use(phrase.tokens, *person, ActorForm::Coreference);
            return phrase.tokens.size();
        }
        const bool owned = !phrase.owner.empty() || phrase.pronoun != kNone ||
                           !phrase.aligned[0].empty();
        if ((role.flags & kRoleOwned) != 0 && !owned) {
            return 0;
        }
        const auto [actor, form] = roles_.resolve(phrase, sentence_);
        roles_.align(actor, phrase);
        use(phrase.tokens, actor, form, phrase.plural);
        return phrase.tokens.size();
    }

    std::uint32_t demonym_use(const RolePhrase& phrase) {
        std::uint32_t people = kNone;
        if (phrase.owner.demonym != kNone) {
            people = lexicon_.demonym(phrase.owner.demonym).people;
        } else if (phrase.owner.country != nullptr) {
            people = phrase.owner.country->people;
        }
        if (people == kNone) {
            return 0;
        }
        use(phrase.tokens, registry_.known(people), ActorForm::Demonym);
        return phrase.tokens.size();
    }

    // Places and pronouns

    std::uint32_t metonym(std::uint32_t index) {
        const PlaceUse& place_use = analysis_.place_uses[index];
        const std::uint32_t length = place_use.tokens.size();
        if (place_use.dateline || place_use.place == kNone) {
            return length;
        }
        const Place& place = analysis_.places[place_use.place];
        const bool is_country = place.type == "country";
        const CountryActors* country = is_country
                                           ? view_.countries[place_use.place]
                                           : lexicon_.capital(place.id);
        if (country != nullptr) {
            use(place_use.tokens,
                registry_.known(is_country ? country->country
                                           : country->government),
                ActorForm::Metonym);
        }
        return length;
    }

    /// "Russian" before something that is no role: the country may act in it
    /// ("Russian withdrawals").
    std::uint32_t adjective(TokenRange sentence, std::uint32_t at) {
        std::uint32_t index = 0;
        const std::uint32_t length =
            view_.longest_demonym({at, sentence.last}, index);
        if (length == 0) {
            return 0;
        }
        const Demonym& demonym = lexicon_.demonym(index);
        const bool region = (demonym.flags & kDemonymRegion) != 0;
        if (!region && demonym.country >= lexicon_.countries().size()) {
            return 0;
        }
        const std::uint32_t entry =
            region ? demonym.people
                   : lexicon_.countries()[demonym.country].country;
        use({at, at + length}, registry_.known(entry), ActorForm::Demonym);
        return length;
    }

    std::uint32_t pronoun(TokenRange sentence, std::uint32_t at) {
        const std::uint32_t bits = view_.bits(at);
        if ((bits & kPossessivePronoun) != 0) {
            return 0;
        }
        std::optional<std::uint32_t> actor;
        if ((bits & kPronounMale) != 0) {
            actor = coreference_.pronoun(Gender::Male, sentence_);
        } else if ((bits & kPronounFemale) != 0) {
            actor = coreference_.pronoun(Gender::Female, sentence_);
        } else if ((bits & kPronounMany) != 0) {
            actor = coreference_.pronoun(Gender::Many, sentence_);
        } else if ((bits & kPronounThing) != 0 && at + 1 < sentence.last &&
                   view_.is(at + 1, kSpeechVerb)) {
            actor = coreference_.pronoun(Gender::Thing, sentence_);
        } else if ((bits & kPronounThing) != 0 && is_reported(sentence, at)) {
            actor = coreference_.possessor(Gender::Thing, sentence_);
        }
        if (!actor) {
            return 0;
        }
        use({at, at + 1}, *actor, ActorForm::Coreference);
        return 1;
    }

    /// "said it", "said on Monday that it", "after it": the subject of a clause
    /// that hangs on another.
    [[nodiscard]] bool is_reported(TokenRange sentence,
                                   std::uint32_t at) const {
        static const std::array<std::uint64_t, 4> kJoints = {
            hash_folded("that"),
            hash_folded("after"),
            hash_folded("because"),
            hash_folded("before")};
        if (at == sentence.first) {
            // "It left the town": as a sentence's subject
            return at + 1 < sentence.last && view_.is_verb(at + 1);
        }
        return (view_.is(at - 1, kSpeechVerb) ||
                std::find(kJoints.begin(),
                          kJoints.end(),
                          tokens_[at - 1].hash) != kJoints.end());
    }

    const ActorLexicon& lexicon_;
    Analysis& analysis_;
    const std::vector<Token>& tokens_;
    TokenView view_;
    ActorRegistry registry_;
    Coreference coreference_;
    NameActors names_;
    RoleActors roles_;
    std::uint32_t sentence_ = 0;
};

ActorFinder::ActorFinder(const ActorLexicon& lexicon, const WordLexicon& words)
    : lexicon_(&lexicon), words_(&words) {}

void ActorFinder::find(Analysis& analysis) {
    starts_.read(*lexicon_, analysis);
    seen_.clear();
    Pass(*this, analysis).run();
}

}  // namespace dateline
