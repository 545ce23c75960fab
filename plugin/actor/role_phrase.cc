// A walk over the tokens of the phrase: owners, alignments and adjectives, role
// nouns one after the other of which the last is the head, then a complement
// with "of" or a name. The walk is bounded, so reading at every token stays
// linear.
#include "plugin/actor/role_phrase.h"

#include <algorithm>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

constexpr std::uint32_t kLongestPhrase = 10;

class PhraseReader {
  public:
    PhraseReader(const TokenView& view, TokenRange sentence, std::uint32_t at)
        : view_(view), sentence_(sentence), first_(at), at_(at) {}

    RolePhrase read() {
        for (std::uint32_t step = 0; step < kLongestPhrase; ++step) {
            if (at_ >= sentence_.last || !advance()) {
                break;
            }
        }
        if (phrase_.role == kNone) {
            return demonym_noun();
        }
        at_ = head_end_;
        complement();
        titled_name();
        phrase_.tokens = {first_, at_};
        phrase_.definite = is_definite();
        return phrase_;
    }

  private:
    /// Reads one part of the phrase; false when there is none.
    bool advance() {
        if (phrase_.role == kNone && before_head()) {
            return true;
        }
        return view_.names[at_] == kNone && role_noun();
    }

    bool before_head() {
        if (leaning() || named_owner()) {
            return true;
        }
        if (view_.names[at_] != kNone) {
            return false;
        }
        if (demonym() || place_owner()) {
            return true;
        }
        if (view_.is(at_, kPossessivePronoun) && at_ == first_) {
            phrase_.pronoun = at_++;
            return true;
        }
        RoleForm form;
        const bool role = view_.longest_role({at_, sentence_.last}, form) != 0;
        const bool number = view_.tokens[at_].has(kNumber) && at_ > first_;
        if (!role && (number || is_former_word() || view_.is_adjective(at_) ||
                      plain_noun() || owned_modifier())) {
            ++at_;
            return true;
        }
        return false;
    }

    /// "Former" and "then"; but not the "Then" that begins a sentence.
    [[nodiscard]] bool is_former_word() const {
        return view_.is(at_, kFormer) && !(view_.is(at_, kGrammarWord) &&
                                           view_.tokens[at_].has(kCapitalised));
    }

    bool role_noun() {
        RoleForm form;
        const std::uint32_t length =
            view_.longest_role({at_, sentence_.last}, form);
        if (length == 0 || meets_name(at_ + length) ||
            (length == 1 && describes_noun(form.role))) {
            return false;
        }
        if (phrase_.role != kNone) {
            const RoleRecord& before = view_.lexicon.role(phrase_.role);
            if (phrase_.plural && (before.flags & kRoleModifier) == 0) {
                return false;
            }
            if (phrase_.modifier == kNone) {
                phrase_.modifier = phrase_.role;
            }
        }
        phrase_.role = form.role;
        phrase_.plural = form.plural;
        at_ += length;
        head_end_ = at_;
        return true;
    }

    /// "the official residence": an adjective before what can only be a noun.
    [[nodiscard]] bool describes_noun(std::uint32_t role) const {
        const std::uint32_t next = at_ + 1;
        if ((view_.lexicon.role(role).flags & (kRoleArmed | kRoleModifier)) !=
                0 ||
            next >= sentence_.last || view_.names[next] != kNone ||
            view_.places[next] != kNone ||
            view_.tokens[next].has(kCapitalised)) {
            return false;
        }
        RoleForm form;
        return reads(at_, WordTag::Adjective, false) &&
               reads(next, WordTag::Noun, true) &&
               view_.longest_role({next, sentence_.last}, form) == 0;
    }

    /// The word has a reading of @p tag, or no other when @p only.
    [[nodiscard]] bool reads(std::uint32_t token,
                             WordTag tag,
                             bool only) const {
        const WordForm* slot = view_.facts[token].word();
        if (slot == nullptr) {
            return false;
        }
        const auto readings = view_.words.readings(*slot);
        const auto is_tag = [tag](const WordReading& reading) {
            return reading.tag == tag;
        };
        return only ? std::all_of(readings.begin(), readings.end(), is_tag)
                    : std::any_of(readings.begin(), readings.end(), is_tag);
    }

    /// A name begins before @p end: its tokens are its own.
    [[nodiscard]] bool meets_name(std::uint32_t end) const {
        for (std::uint32_t i = at_ + 1; i < end; ++i) {
            if (view_.names[i] != kNone) {
                return true;
            }
        }
        return is_longer_place(at_, end - at_);
    }

    void align(const Owner& owner) {
        for (Owner& slot : phrase_.aligned) {
            if (slot.empty()) {
                slot = owner;
                return;
            }
        }
    }

    /// "Soviet Union", "Islamic Republic": a place's name, not a phrase.
    [[nodiscard]] bool is_longer_place(std::uint32_t token,
                                       std::uint32_t length) const {
        const std::uint32_t use = view_.places[token];
        return use != kNone &&
               view_.analysis.place_uses[use].form != MentionForm::Demonym &&
               view_.analysis.place_uses[use].tokens.size() > length;
    }

    /// The part after a hyphen: "-backed", "-led".
    [[nodiscard]] bool alignment_at(std::uint32_t token) const {
        return token < sentence_.last && view_.is(token, kAlignment) &&
               view_.tokens[token].has(kHyphenBefore);
    }

    /// "an Israeli surveillance company": a noun that can be nothing else,
    /// right before a role.
    [[nodiscard]] bool plain_noun() const {
        if (phrase_.owner.empty() || at_ + 1 >= sentence_.last ||
            view_.names[at_] != kNone || view_.places[at_] != kNone ||
            view_.tokens[at_].has(kCapitalised) ||
            view_.is(at_, kGrammarWord)) {
            return false;
        }
        const WordForm* slot = view_.facts[at_].word();
        if (slot == nullptr) {
            return false;
        }
        const auto readings = view_.words.readings(*slot);
        const bool noun = std::all_of(
            readings.begin(), readings.end(), [](const WordReading& reading) {
                return reading.tag == WordTag::Noun ||
                       reading.tag == WordTag::PluralNoun ||
                       reading.tag == WordTag::Adjective;
            });
        RoleForm form;
        return noun && view_.longest_role({at_ + 1, sentence_.last}, form) != 0;
    }

    /// "their last soldiers": between a possessive and a role stands nothing
    /// but what describes the role.
    [[nodiscard]] bool owned_modifier() const {
        if (phrase_.pronoun == kNone || at_ + 1 >= sentence_.last ||
            view_.places[at_] != kNone || view_.tokens[at_].has(kCapitalised) ||
            view_.tokens[at_].has(kPunctuation) || view_.is(at_, kLocative) ||
            view_.is(at_, kComplement)) {
            return false;
        }
        RoleForm form;
        return view_.lexicon.longest_role(
                   view_.tokens, {at_ + 1, sentence_.last}, form) != 0;
    }

    [[nodiscard]] Owner demonym_owner(std::uint32_t index) const {
        const Demonym& demonym = view_.lexicon.demonym(index);
        Owner owner;
        if ((demonym.flags & kDemonymRegion) != 0) {
            owner.demonym = index;
        } else if (demonym.country < view_.lexicon.countries().size()) {
            owner.country = &view_.lexicon.countries()[demonym.country];
        }
        return owner;
    }

    /// "pro-Russian", "anti-government"
    bool leaning() {
        if (!view_.is(at_, kLeaning) || at_ + 1 >= sentence_.last ||
            !view_.tokens[at_ + 1].has(kHyphenBefore)) {
            return false;
        }
        std::uint32_t demonym = 0;
        std::uint32_t length =
            view_.longest_demonym({at_ + 1, sentence_.last}, demonym);
        Owner owner;
        if (length != 0) {
            owner = demonym_owner(demonym);
        } else if (view_.names[at_ + 1] != kNone) {
            owner.claim = view_.names[at_ + 1];
            length = view_.analysis.names[owner.claim].tokens.size();
        } else if (view_.places[at_ + 1] != kNone) {
            owner.country = view_.country_of(view_.places[at_ + 1]);
            length =
                view_.analysis.place_uses[view_.places[at_ + 1]].tokens.size();
        } else {
            length = 1;
        }
        // Only "pro-": against whom somebody is says nothing of his side.
        if (view_.tokens[at_].letters == 3) {
            align(owner);
        }
        at_ += 1 + length;
        return true;
    }

    /// True when a role noun or an adjective of one stands at @p token.
    [[nodiscard]] bool role_part(std::uint32_t token) const {
        if (token >= sentence_.last) {
            return false;
        }
        RoleForm form;
        return view_.is_adjective(token) ||
               view_.longest_role({token, sentence_.last}, form) != 0;
    }

    /// "Hamas fighters", "Wagner's men", "NATO-led troops"
    bool named_owner() {
        const std::uint32_t claim = view_.names[at_];
        if (claim == kNone) {
            return false;
        }
        const NameClaim& name = view_.analysis.names[claim];
        const std::uint32_t next = name.tokens.last;
        if (alignment_at(next)) {
            align({.claim = claim});
            at_ = next + 1;
            return true;
        }
        const bool possessive = next < sentence_.last &&
                                view_.tokens[next].has(kPossessive) &&
                                role_part(next + 1);
        const bool attribute =
            name.kind == NameKind::Organisation && role_part(next);
        if (!possessive && !attribute) {
            return false;
        }
        phrase_.owner = {.claim = claim};
        at_ = possessive ? next + 1 : next;
        return true;
    }

    bool demonym() {
        std::uint32_t index = 0;
        const std::uint32_t length =
            view_.longest_demonym({at_, sentence_.last}, index);
        if (length == 0 || is_longer_place(at_, length)) {
            return false;
        }
        const Owner owner = demonym_owner(index);
        const std::uint32_t next = at_ + length;
        if (alignment_at(next)) {
            align(owner);
            at_ = next + 1;
            return true;
        }
        if (next < sentence_.last && view_.tokens[next].has(kHyphenBefore)) {
            // "Russian-speaking", "Turkish-Syrian border"
            if (!view_.is(next, kRoleAdjective)) {
                return false;
            }
            at_ = next + 1;
            return true;
        }
        if (at_ == first_) {
            leading_demonym_ = index;
            demonym_end_ = next;
        }
        phrase_.owner = owner;
        at_ = next;
        if (at_ < sentence_.last && view_.tokens[at_].has(kPossessive) &&
            role_part(at_ + 1)) {
            ++at_;
        }
        return true;
    }

    /// "Kyiv's military", "US officials", "Kremlin-installed"
    bool place_owner() {
        const std::uint32_t use = view_.places[at_];
        if (use == kNone) {
            return false;
        }
        const std::uint32_t next = view_.analysis.place_uses[use].tokens.last;
        const CountryActors* country = view_.country_of(use);
        if (alignment_at(next)) {
            align({.country = country});
            at_ = next + 1;
            return true;
        }
        const bool possessive = next < sentence_.last &&
                                view_.tokens[next].has(kPossessive) &&
                                role_part(next + 1);
        if (!possessive && !role_part(next)) {
            return false;
        }
        phrase_.owner = {.country = country};
        at_ = possessive ? next + 1 : next;
        return true;
    }

    /// "president of France": the country belongs to the phrase; a named
    /// organisation stays a mention of its own.
    void complement() {
        static const std::uint64_t kOf = hash_folded("of");
        static const std::uint64_t kIn = hash_folded("in");
        if (!phrase_.owner.empty() || at_ + 1 >= sentence_.last) {
            return;
        }
        if (view_.tokens[at_].hash == kIn && view_.places[at_ + 1] != kNone) {
            phrase_.seat = view_.country_of(view_.places[at_ + 1]);
            return;
        }
        if (view_.tokens[at_].hash != kOf) {
            return;
        }
        std::uint32_t next = at_ + 1;
        if (view_.is(next, kArticle) && next + 1 < sentence_.last) {
            ++next;
        }
        if (view_.names[next] != kNone &&
            view_.analysis.names[view_.names[next]].kind ==
                NameKind::Organisation) {
            phrase_.owner.claim = view_.names[next];
            return;
        }
        const std::uint32_t use = view_.places[next];
        if (use == kNone ||
            view_.analysis.place_uses[use].form == MentionForm::Demonym) {
            return;
        }
        phrase_.owner.country = view_.country_of(use);
        at_ = view_.analysis.place_uses[use].tokens.last;
    }

    void titled_name() {
        if (at_ >= sentence_.last || phrase_.plural ||
            view_.names[at_] == kNone) {
            return;
        }
        const NameClaim& name = view_.analysis.names[view_.names[at_]];
        const std::uint32_t flags = view_.lexicon.role(phrase_.role).flags;
        if (name.kind == NameKind::Person && (flags & kRolePerson) != 0) {
            phrase_.name = view_.names[at_];
            at_ = name.tokens.last;
        }
    }

    [[nodiscard]] bool is_definite() const {
        if (first_ > sentence_.first && view_.is(first_ - 1, kArticle)) {
            return view_.tokens[first_ - 1].letters == 3;
        }
        return view_.tokens[first_].has(kCapitalised);
    }

    /// "Russians", "the French", "an Afghan" before no further noun.
    RolePhrase demonym_noun() {
        if (leading_demonym_ == kNone || !phrase_.aligned[0].empty()) {
            return {};
        }
        const Demonym& demonym = view_.lexicon.demonym(leading_demonym_);
        const std::uint32_t next = demonym_end_;
        const bool article =
            first_ > sentence_.first && view_.is(first_ - 1, kArticle);
        const bool alone =
            next >= sentence_.last || view_.tokens[next].has(kPunctuation) ||
            (view_.is(next, kGrammarWord) || view_.is(next, kSpeechVerb)) ||
            view_.is(next, kPerson) || view_.is_verb(next);
        const bool adjective = (demonym.flags & kDemonymAdjective) != 0;
        const bool noun = (demonym.flags & kDemonymNoun) != 0;
        const bool one = (demonym.flags & kDemonymOne) != 0;
        if (!(noun && !adjective) && !(alone && article && (noun || one))) {
            return {};
        }
        RolePhrase found;
        found.tokens = {first_, demonym_end_};
        found.plural = noun;
        found.owner = demonym_owner(leading_demonym_);
        return found;
    }

    const TokenView& view_;
    TokenRange sentence_;
    std::uint32_t first_;
    std::uint32_t at_;
    std::uint32_t head_end_ = 0;
    std::uint32_t leading_demonym_ = kNone;
    std::uint32_t demonym_end_ = 0;
    RolePhrase phrase_;
};

}  // namespace

bool may_begin_phrase(const TokenView& view, std::uint32_t at) {
    constexpr std::uint32_t kBeginnings =
        kLeaning | kPossessivePronoun | kFormer | kRoleAdjective;
    const WordFacts& word = view.facts[at];
    return (word.classes & kBeginnings) != 0 ||
           (word.starts & (kStartsRole | kStartsDemonym)) != 0 ||
           view.names[at] != kNone || view.places[at] != kNone ||
           view.is_adjective(at);
}

void TokenStarts::read(const ActorLexicon& lexicon, const Analysis& analysis) {
    names.assign(analysis.tokens.size() + 1, kNone);
    places.assign(analysis.tokens.size() + 1, kNone);
    for (std::uint32_t i = 0; i < analysis.names.size(); ++i) {
        names[analysis.names[i].tokens.first] = i;
    }
    for (std::uint32_t i = 0; i < analysis.place_uses.size(); ++i) {
        places[analysis.place_uses[i].tokens.first] = i;
    }
    countries.clear();
    for (const Place& place : analysis.places) {
        countries.push_back(lexicon.country(place.country));
    }
}

RolePhrase read_role_phrase(const TokenView& view,
                            TokenRange sentence,
                            std::uint32_t at) {
    return PhraseReader(view, sentence, at).read();
}

}  // namespace dateline
