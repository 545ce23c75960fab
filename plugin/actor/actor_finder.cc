// One walk over the tokens, left to right. At each token: a role phrase, else a
// name, else a country or capital, else a pronoun. Named persons and
// organisations are known beforehand, since a headline may use the surname of
// one who is spelled out below.
#include "plugin/actor/actor_finder.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "plugin/actor/actor_registry.h"
#include "plugin/actor/coreference.h"
#include "plugin/actor/role_phrase.h"
#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// A country is the article's own when it has this share of all mentions of
/// countries; see main_country().
constexpr std::uint32_t kMainShare = 3;

class ActorFinder {
  public:
    ActorFinder(const ActorLexicon& lexicon,
                const WordLexicon& words,
                Analysis& analysis)
        : lexicon_(lexicon),
          analysis_(analysis),
          tokens_(analysis.tokens),
          view_(lexicon, words, analysis),
          registry_(lexicon, analysis),
          coreference_(lexicon, registry_) {}

    void run() {
        count_countries();
        name_actors();
        for (sentence_ = 0; sentence_ < analysis_.sentences.size();
             ++sentence_) {
            const TokenRange range = analysis_.sentences[sentence_].tokens;
            for (std::uint32_t i = range.first; i < range.last;) {
                i += std::max(step(range, i), 1U);
            }
        }
        set_mentions();
    }

  private:
    /// @return the tokens used up
    std::uint32_t step(TokenRange sentence, std::uint32_t at) {
        if (tokens_[at].has(kPunctuation)) {
            return 0;
        }
        // "43-year-old commander" begins at its commander.
        const RolePhrase phrase = tokens_[at].has(kHyphenBefore) &&
                                          view_.names[at] == kNone &&
                                          view_.places[at] == kNone
                                      ? RolePhrase{}
                                      : read_role_phrase(view_, sentence, at);
        if (!phrase.tokens.empty()) {
            const std::uint32_t used = role_use(sentence, phrase);
            if (used != 0) {
                return used;
            }
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

    void count_countries() {
        std::map<const CountryActors*, std::uint32_t> counts;
        for (std::uint32_t i = 0; i < analysis_.place_uses.size(); ++i) {
            if (const CountryActors* country = view_.country_of(i)) {
                counts[country] += analysis_.place_uses[i].dateline ? 2 : 1;
                ++all_;
            }
        }
        for (const auto& [country, count] : counts) {
            by_count_.emplace_back(count, country);
        }
        std::ranges::sort(by_count_, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
    }

    /// The country most spoken of, if it has a third of all such mentions.
    [[nodiscard]] const CountryActors* main_country(
        const Owner& other_than) const {
        for (const auto& [count, country] : by_count_) {
            if (country != other_than.country) {
                return count * kMainShare >= all_ ? country : nullptr;
            }
        }
        return nullptr;
    }

    // Names

    [[nodiscard]] std::string name_text(TokenRange range) const {
        return std::string(analysis_.surface(range));
    }

    /// Persons with the same first and last name are one; the fullest form
    /// gives the name.
    void name_actors() {
        actors_of_.assign(analysis_.names.size(), kNone);
        std::unordered_map<std::uint64_t, std::uint32_t> fullest;
        const auto key = [&](const NameClaim& name) {
            return extend_key(tokens_[name.tokens.first].hash,
                              tokens_[name.tokens.last - 1].hash);
        };
        const auto unknown_full = [](const NameClaim& name) {
            return name.kind == NameKind::Person && name.entry == kNone &&
                   name.tokens.size() > 1;
        };
        for (std::uint32_t n = 0; n < analysis_.names.size(); ++n) {
            const NameClaim& name = analysis_.names[n];
            if (!unknown_full(name)) {
                continue;
            }
            const auto [found, fresh] = fullest.emplace(key(name), n);
            if (!fresh && analysis_.names[found->second].tokens.size() <
                              name.tokens.size()) {
                found->second = n;
            }
        }
        for (std::uint32_t n = 0; n < analysis_.names.size(); ++n) {
            const NameClaim& name = analysis_.names[n];
            actors_of_[n] =
                name.entry != kNone
                    ? kNone
                    : new_name(unknown_full(name)
                                   ? analysis_.names[fullest.at(key(name))]
                                   : name);
        }
    }

    std::uint32_t new_name(const NameClaim& name) {
        if (name.fuller != kNone) {
            return kNone;
        }
        if (name.kind == NameKind::Person) {
            const std::uint32_t actor =
                registry_.named("person", "person", name_text(name.tokens));
            registry_.traits(actor).gender = gender_of(name.tokens);
            return actor;
        }
        std::uint32_t bits = 0;
        for (std::uint32_t i = name.tokens.first; i < name.tokens.last; ++i) {
            bits |= view_.bits(i);
        }
        const bool company = (bits & (kCompanyHead | kLegalForm)) != 0;
        const std::string_view kind = (bits & kPartyHead) != 0   ? "party"
                                      : (bits & kArmedHead) != 0 ? "rebels"
                                      : (bits & kMediaHead) != 0 ? "media"
                                      : company                  ? "company"
                                                                 : "org";
        return registry_.named(
            kind == "rebels" ? "group" : kind, kind, name_text(name.tokens));
    }

    [[nodiscard]] Gender gender_of(TokenRange name) const {
        const std::uint32_t first = view_.bits(name.first);
        const std::uint32_t title =
            name.first == 0 ? 0 : view_.bits(name.first - 1);
        if ((title & kHonorificMale) != 0) {
            return Gender::Male;
        }
        if ((title & kHonorificFemale) != 0) {
            return Gender::Female;
        }
        const bool male = (first & kGivenMale) != 0;
        const bool female = (first & kGivenFemale) != 0;
        return male == female ? Gender::Unknown
               : male         ? Gender::Male
                              : Gender::Female;
    }

    /// The actor of a claim; made now when it is a known one.
    std::uint32_t actor_of(std::uint32_t claim) {
        if (actors_of_[claim] != kNone) {
            return actors_of_[claim];
        }
        const NameClaim& name = analysis_.names[claim];
        if (name.entry != kNone) {
            const std::uint32_t actor = registry_.known(entry_of(name));
            if (registry_.traits(actor).person &&
                registry_.traits(actor).gender == Gender::Unknown) {
                registry_.traits(actor).gender = gender_of(name.tokens);
            }
            return actors_of_[claim] = actor;
        }
        if (name.fuller != kNone && view_.names[name.fuller] != kNone &&
            view_.names[name.fuller] != claim) {
            return actors_of_[claim] = actor_of(view_.names[name.fuller]);
        }
        return actors_of_[claim] =
                   registry_.named("person", "person", name_text(name.tokens));
    }

    /// Of several persons who share a surname, the one in office when the
    /// article was written.
    [[nodiscard]] std::uint32_t entry_of(const NameClaim& name) const {
        if (name.kind != NameKind::Person || name.tokens.size() > 1 ||
            name.fuller != kNone || !analysis_.published) {
            return name.entry;
        }
        const AliasHit hit = lexicon_.longest_name(tokens_, name.tokens);
        for (const std::uint32_t alias : hit.aliases) {
            const std::uint32_t person = lexicon_.alias(alias).actor;
            for (const ActorTenure& tenure :
                 lexicon_.tenures(lexicon_.actor(person))) {
                if (analysis_.published->days.overlaps(
                        {tenure.from, tenure.to})) {
                    return person;
                }
            }
        }
        return name.entry;
    }

    std::uint32_t name_use(std::uint32_t claim) {
        const NameClaim& name = analysis_.names[claim];
        const bool shortened = name.fuller != kNone;
        use(name.tokens,
            actor_of(claim),
            shortened ? ActorForm::Coreference : ActorForm::Name);
        return name.tokens.size();
    }

    // Role phrases

    std::uint32_t role_use(TokenRange sentence, const RolePhrase& phrase) {
        if (phrase.role == kNone) {
            return demonym_use(phrase);
        }
        if (phrase.name != kNone) {
            const std::uint32_t actor = actor_of(phrase.name);
            enrich(actor, phrase);
            use(phrase.tokens, actor, ActorForm::Name);
            return phrase.tokens.size();
        }
        const RoleRecord& role = lexicon_.role(phrase.role);
        if ((role.flags & kRoleTitleOnly) != 0) {
            return 0;
        }
        if (const auto person = apposed(sentence, phrase)) {
            enrich(*person, phrase);
            use(phrase.tokens, *person, ActorForm::Coreference);
            return phrase.tokens.size();
        }
        const bool owned = !phrase.owner.empty() || phrase.pronoun != kNone ||
                           !phrase.aligned[0].empty();
        if ((role.flags & kRoleOwned) != 0 && !owned) {
            return 0;
        }
        const auto [actor, form] = resolve(phrase);
        align(actor, phrase);
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

    /// "Anatoly Serdyukov, the defence minister" and the other way round.
    std::optional<std::uint32_t> apposed(TokenRange sentence,
                                         const RolePhrase& phrase) {
        const RoleRecord& role = lexicon_.role(phrase.role);
        if (phrase.plural || (role.flags & kRolePerson) == 0) {
            return std::nullopt;
        }
        const std::uint32_t next = phrase.tokens.last;
        if (next + 1 < sentence.last && tokens_[next].is(U',') &&
            view_.names[next + 1] != kNone && phrase.definite) {
            const std::uint32_t claim = view_.names[next + 1];
            if (analysis_.names[claim].kind == NameKind::Person) {
                return actor_of(claim);
            }
        }
        std::uint32_t before = phrase.tokens.first;
        if (before > sentence.first && view_.is(before - 1, kArticle)) {
            --before;
        }
        if (before < sentence.first + 2 || !tokens_[before - 1].is(U',') ||
            analysis_.actor_uses.empty()) {
            return std::nullopt;
        }
        const ActorUse& last = analysis_.actor_uses.back();
        const bool touches = last.tokens.last == before - 1 &&
                             registry_.traits(last.actor).person &&
                             (last.form == ActorForm::Name ||
                              (last.form == ActorForm::Coreference));
        return touches ? std::optional(last.actor) : std::nullopt;
    }

    [[nodiscard]] bool is_former(const RolePhrase& phrase) const {
        for (std::uint32_t i = phrase.tokens.first; i < phrase.tokens.last;
             ++i) {
            if (view_.is(i, kFormer)) {
                return true;
            }
        }
        return phrase.tokens.first > 0 &&
               view_.is(phrase.tokens.first - 1, kFormer);
    }

    /// What a title says of a person the lexicon does not know.
    void enrich(std::uint32_t actor, const RolePhrase& phrase) {
        ActorTraits& traits = registry_.traits(actor);
        const RoleRecord& role = lexicon_.role(phrase.role);
        if (traits.role == kNone) {
            traits.role = phrase.role;
        }
        if (traits.gender == Gender::Unknown) {
            traits.gender = (role.flags & kRoleFemale) != 0 ? Gender::Female
                            : (role.flags & kRoleMale) != 0 ? Gender::Male
                                                            : traits.gender;
        }
        align(actor, phrase);
        if (traits.entry != kNone &&
            lexicon_.actor(traits.entry).above.count != 0) {
            return;
        }
        if (phrase.owner.claim != kNone) {
            const std::uint32_t owner = actor_of(phrase.owner.claim);
            const std::uint32_t entry = registry_.traits(owner).entry;
            if (entry != kNone && !is_former(phrase)) {
                registry_.put_under(actor, entry);
            } else {
                registry_.affiliate(actor, analysis_.actors[owner].id);
            }
            return;
        }
        const CountryActors* country = phrase.owner.country;
        if (phrase.owner.demonym != kNone) {
            const Demonym& demonym = lexicon_.demonym(phrase.owner.demonym);
            registry_.affiliate(
                actor, lexicon_.text(lexicon_.actor(demonym.people).id));
            return;
        }
        if (country == nullptr && traits.entry != kNone) {
            country = traits.country;
        }
        if (country == nullptr && (role.flags & kRoleState) != 0) {
            country = main_country({});
        }
        if (country != nullptr) {
            registry_.set_country(actor, *country);
            put_in_command(actor, role, *country, is_former(phrase));
        }
    }

    void put_in_command(std::uint32_t actor,
                        const RoleRecord& role,
                        const CountryActors& country,
                        bool former) {
        const bool military = role.target == RoleTarget::Military ||
                              role.command == RoleCommand::Military;
        const bool police = role.target == RoleTarget::Police ||
                            role.command == RoleCommand::Police;
        if (former || (role.command == RoleCommand::None &&
                       role.target == RoleTarget::Role)) {
            registry_.affiliate(
                actor, lexicon_.text(lexicon_.actor(country.country).id));
        } else if (military) {
            registry_.put_under(actor, country.military);
        } else if (police) {
            registry_.put_under(actor, country.police);
        } else if (role.command == RoleCommand::Country) {
            registry_.put_under(actor, country.country);
        } else {
            registry_.put_under(actor, country.government);
        }
    }

    void align(std::uint32_t actor, const RolePhrase& phrase) {
        for (const Owner& side : phrase.aligned) {
            if (side.country != nullptr) {
                registry_.affiliate(
                    actor,
                    lexicon_.text(lexicon_.actor(side.country->country).id));
            } else if (side.demonym != kNone) {
                const Demonym& demonym = lexicon_.demonym(side.demonym);
                registry_.affiliate(
                    actor, lexicon_.text(lexicon_.actor(demonym.people).id));
            } else if (side.claim != kNone) {
                const std::uint32_t other = actor_of(side.claim);
                registry_.affiliate(actor, analysis_.actors[other].id);
            }
        }
    }

    struct Resolved {
        std::uint32_t actor = kNone;
        ActorForm form = ActorForm::Role;
    };

    Resolved resolve(const RolePhrase& phrase) {
        if (phrase.owner.claim != kNone) {
            return {of_named_owner(phrase)};
        }
        if (phrase.pronoun != kNone) {
            if (const auto actor = of_possessor(phrase)) {
                return {*actor, ActorForm::Role};
            }
        }
        const std::uint32_t role = effective_role(phrase);
        if (!phrase.owner.empty()) {
            return {of_country(phrase, role)};
        }
        return bare(phrase, role);
    }

    /// "rebel commander" and "police officer" are told by the first noun, a
    /// "government troops" by the second.
    [[nodiscard]] std::uint32_t effective_role(const RolePhrase& phrase) const {
        if (phrase.modifier == kNone) {
            return phrase.role;
        }
        const RoleRecord& head = lexicon_.role(phrase.role);
        const RoleRecord& before = lexicon_.role(phrase.modifier);
        const bool armed = (before.flags & kRoleArmed) != 0;
        const bool specific = head.target != RoleTarget::Role && !armed;
        const bool general = before.target != RoleTarget::Role || armed;
        const bool member = (head.flags & kRoleMember) != 0;
        return general && member && !specific ? phrase.modifier : phrase.role;
    }

    /// Members and forces of a named group are the group.
    std::uint32_t of_named_owner(const RolePhrase& phrase) {
        const std::uint32_t owner = actor_of(phrase.owner.claim);
        const ActorTraits& traits = registry_.traits(owner);
        if (!traits.person) {
            const bool state = traits.country != nullptr &&
                               analysis_.actors[owner].kind == "government";
            return state ? registry_.role(effective_role(phrase),
                                          {.country = traits.country})
                         : owner;
        }
        if (traits.country == nullptr) {
            return registry_.role(effective_role(phrase), {});
        }
        return registry_.role(effective_role(phrase),
                              {.country = traits.country});
    }

    std::optional<std::uint32_t> of_possessor(const RolePhrase& phrase) {
        const std::uint32_t bits = view_.bits(phrase.pronoun);
        const Gender gender = (bits & kPronounMale) != 0     ? Gender::Male
                              : (bits & kPronounFemale) != 0 ? Gender::Female
                              : (bits & kPronounMany) != 0   ? Gender::Many
                                                             : Gender::Thing;
        const auto owner = coreference_.possessor(gender, sentence_);
        if (!owner) {
            return std::nullopt;
        }
        const ActorTraits& traits = registry_.traits(*owner);
        if (traits.armed) {
            return *owner;
        }
        if (traits.country == nullptr) {
            return std::nullopt;
        }
        return registry_.role(effective_role(phrase),
                              {.country = traits.country});
    }

    std::uint32_t of_country(const RolePhrase& phrase, std::uint32_t role) {
        const RoleRecord& record = lexicon_.role(role);
        const bool office = !phrase.plural &&
                            !lexicon_.text(record.office).empty() &&
                            phrase.owner.country != nullptr;
        if (office) {
            if (const auto holder =
                    office_holder(role, phrase.owner.country, phrase)) {
                return *holder;
            }
        }
        return registry_.role(role,
                              {.country = phrase.owner.country,
                               .demonym = phrase.owner.demonym,
                               .nationality = true});
    }

    /// Who holds the office the role names: whom the text called so, else who
    /// held it when the article was written.
    std::optional<std::uint32_t> office_holder(std::uint32_t role,
                                               const CountryActors* country,
                                               const RolePhrase& phrase) {
        if (is_former(phrase)) {
            return std::nullopt;
        }
        if (const auto seen = coreference_.office_holder(role, country)) {
            return seen;
        }
        if (country == nullptr || !analysis_.published) {
            return std::nullopt;
        }
        const std::string_view slug = lexicon_.text(lexicon_.role(role).office);
        const std::string_view code = lexicon_.text(country->code);
        std::optional<std::uint32_t> only;
        for (const OfficeRecord& office : lexicon_.offices()) {
            if (lexicon_.text(office.slug) != slug ||
                lexicon_.text(office.country) != code) {
                continue;
            }
            for (const OfficeHolder& holder : lexicon_.holders(office)) {
                if (!DaySpan{holder.from, holder.to}.overlaps(
                        analysis_.published->days)) {
                    continue;
                }
                if (only && *only != holder.person) {
                    return std::nullopt;
                }
                only = holder.person;
            }
        }
        return only ? std::optional(registry_.known(*only)) : std::nullopt;
    }

    /// A role noun alone: what it was lately, else the article's country.
    Resolved bare(const RolePhrase& phrase, std::uint32_t role) {
        const RoleRecord& record = lexicon_.role(role);
        if (phrase.seat != nullptr) {
            return {registry_.role(role, {.country = phrase.seat})};
        }
        const bool office =
            !phrase.plural && !lexicon_.text(record.office).empty();
        if (office && phrase.definite) {
            if (const auto holder =
                    office_holder(role, main_country({}), phrase)) {
                return {*holder, ActorForm::Coreference};
            }
        }
        const bool aligned = !phrase.aligned[0].empty();
        const bool armed = (record.flags & kRoleArmed) != 0;
        if (armed && !aligned) {
            if (const auto seen = coreference_.armed(role)) {
                return {*seen, ActorForm::Coreference};
            }
        }
        if (!armed && (phrase.plural || record.target != RoleTarget::Role)) {
            if (const auto seen = coreference_.same_role(role)) {
                return {*seen, ActorForm::Coreference};
            }
        }
        const bool placed =
            armed || phrase.plural || (record.flags & kRoleState) != 0;
        return {registry_.role(
            role,
            {.country = placed ? main_country(phrase.aligned[0]) : nullptr})};
    }

    // Places and pronouns

    std::uint32_t metonym(std::uint32_t index) {
        const PlaceUse& place_use = analysis_.place_uses[index];
        const std::uint32_t length = place_use.tokens.size();
        if (place_use.dateline || place_use.place == kNone) {
            return length;
        }
        const Place& place = analysis_.places[place_use.place];
        const CountryActors* country = place.type == "country"
                                           ? lexicon_.country(place.country)
                                           : lexicon_.capital(place.id);
        if (country != nullptr) {
            use(place_use.tokens,
                registry_.known(place.type == "country" ? country->country
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
        return at > sentence.first &&
               (view_.is(at - 1, kSpeechVerb) ||
                std::find(kJoints.begin(),
                          kJoints.end(),
                          tokens_[at - 1].hash) != kJoints.end());
    }

    void set_mentions() {
        for (const ActorUse& each : analysis_.actor_uses) {
            analysis_.actors[each.actor].mentions.push_back(
                analysis_.text.mention(analysis_.span_of(each.tokens)));
        }
    }

    const ActorLexicon& lexicon_;
    Analysis& analysis_;
    const std::vector<Token>& tokens_;
    TokenView view_;
    ActorRegistry registry_;
    Coreference coreference_;
    std::uint32_t sentence_ = 0;
    std::uint32_t all_ = 0;
    std::vector<std::pair<std::uint32_t, const CountryActors*>> by_count_;
    std::vector<std::uint32_t> actors_of_;  ///< by claim
};

}  // namespace

void find_actors(const ActorLexicon& lexicon,
                 const WordLexicon& words,
                 Analysis& analysis) {
    ActorFinder(lexicon, words, analysis).run();
}

}  // namespace dateline
