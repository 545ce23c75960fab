// The recognizer's judgement of one mention: whose name it is, what the words
// beside it say (toponym_context) and what the word itself does.
#include <algorithm>

#include "plugin/place/toponym_recognizer.h"

namespace dateline {

namespace {

/// A name whose best candidate has more is known to every reader.
constexpr float kWellKnownPrior = 5.5F;
/// Where all words have capitals, those of a name say less.
constexpr float kCapitalsDoubt = 1.5F;
constexpr float kHeadlineDoubt = 0.5F;
/// See outweighs().
constexpr float kOutweighPrior = 4.5F;

}  // namespace

/// A country, a division or what the name lies around is named right before it
/// ("Iraq Baghdad"); not any town ("Kobe Bryant").
bool ToponymRecognizer::follows_place(std::uint32_t token,
                                      const Match& match) const {
    if (found_->mentions.empty() ||
        found_->mentions.back().tokens.last != token) {
        return false;
    }
    const ToponymName& name = found_->names[found_->mentions.back().name];
    const auto candidates = found_->candidates_of(name);
    return std::any_of(
        candidates.begin(), candidates.end(), [&](const Candidate& c) {
            return c.prior > kWellKnownPrior &&
                   (is_area(c.type) || any_around(c.place, match));
        });
}

/// One of the match's places has @p inner in it.
bool ToponymRecognizer::any_around(std::uint32_t inner,
                                   const Match& match) const {
    return std::any_of(match.payloads.begin(),
                       match.payloads.end(),
                       [&](std::uint32_t payload) {
                           return gazetteer_.lies_in(
                               inner, NameEntry::unpack(payload).place);
                       });
}

/// "Xinhua", "Hamas": a known body, and a hamlet of that name somewhere.
bool ToponymRecognizer::is_rather_body(const NameClaim& claim,
                                       TokenRange tokens,
                                       const Match& match) const {
    return claim.entry != kNone && claim.kind == NameKind::Organisation &&
           claim.tokens.first == tokens.first &&
           claim.tokens.last == tokens.last &&
           std::none_of(
               match.payloads.begin(),
               match.payloads.end(),
               [&](std::uint32_t payload) {
                   return gazetteer_.record(NameEntry::unpack(payload).place)
                              .prominence > kOutweighPrior * kProminenceUnit;
               });
}

/// "West Java" is no person for all its two capitals.
bool ToponymRecognizer::outweighs(const NameClaim& claim,
                                  TokenRange tokens,
                                  const Match& match) const {
    return claim.entry == kNone && claim.tokens.first >= tokens.first &&
           claim.tokens.last <= tokens.last && tokens.size() > 1 &&
           std::any_of(match.payloads.begin(),
                       match.payloads.end(),
                       [&](std::uint32_t payload) {
                           const NameEntry entry = NameEntry::unpack(payload);
                           return entry.name_class <= NameClass::Generated &&
                                  gazetteer_.record(entry.place).prominence >
                                      kOutweighPrior * kProminenceUnit;
                       });
}

void ToponymRecognizer::add_mention(const Analysis& analysis,
                                    std::uint32_t sentence,
                                    TokenRange tokens,
                                    const Match& match,
                                    SentenceCase letters) {
    const DatelineHead* head = dateline_at(analysis, tokens.first);
    if (head != nullptr && !head->place.contains(tokens)) {
        return;
    }
    const NameClaim* claim =
        head == nullptr ? claim_at(analysis, tokens.first) : nullptr;
    if (claim != nullptr && outweighs(*claim, tokens, match)) {
        claim = nullptr;
    }
    if (claim != nullptr && (claim->kind != NameKind::Organisation ||
                             is_rather_body(*claim, tokens, match))) {
        return;
    }
    Toponym mention;
    mention.tokens = tokens;
    mention.sentence = sentence;
    mention.name = name_index(analysis, tokens, match, letters);
    const ToponymContextReader reader(analysis.tokens, analysis.facts);
    ToponymContext context = reader.read(tokens,
                                         analysis.sentences[sentence].tokens,
                                         letters,
                                         follows_place(tokens.first, match));
    if (context.feature && !context.person && claim == nullptr) {
        // "Neches River" is no mention of the town of Neches.
        --found_->names[mention.name].mentions;
        add_unknown_mention(
            analysis, sentence, {tokens.first, tokens.last + 1}, letters);
        return;
    }
    if (claim != nullptr && claim->tokens.size() > tokens.size()) {
        context.form = MentionForm::InName;
        context.evidence = std::max(context.evidence, 0.0F);
        context.extend = context.extend_left = context.person = false;
    }
    ToponymName& name = found_->names[mention.name];
    if (name.demonym && tokens.last < analysis.tokens.size() &&
        (analysis.facts[tokens.last].toponym & kThingWord) != 0) {
        return;  // "Spanish flu"
    }
    if (name.demonym) {
        judge_demonym(analysis, tokens, claim, mention);
    } else {
        judge(analysis, tokens, context, letters, mention);
        if (head != nullptr) {
            mention.dateline = true;
            mention.form = MentionForm::Name;
            mention.evidence = std::max(mention.evidence, 0.0F) + 2;
            mention.rule = "place/dateline";
        }
        mention.beside_person = context.person;
    }
    found_->mentions.push_back(mention);
    count(mention, 1);
}

/// @param by 1, or -1 for a mention that is taken back
void ToponymRecognizer::count(const Toponym& mention, int by) {
    ToponymName& name = found_->names[mention.name];
    const bool place =
        !name.demonym && mention.evidence >= kStatedPlaceEvidence;
    name.as_person += mention.beside_person ? by : 0;
    name.as_place += place ? by : 0;
    name.mentions += by;
}

/// @param claim the name it is within, or null
void ToponymRecognizer::judge_demonym(const Analysis& analysis,
                                      TokenRange tokens,
                                      const NameClaim* claim,
                                      Toponym& mention) {
    const bool in_name =
        names_currency(analysis, tokens.last) ||
        (claim != nullptr && claim->kind == NameKind::Organisation &&
         claim->tokens.size() > tokens.size() &&
         is_continental(found_->names[mention.name])) ||
        names_heritage(analysis, tokens);
    mention.form = in_name ? MentionForm::InName : MentionForm::Demonym;
    mention.evidence = 3;
    mention.rule = "place/demonym";
}

/// "the Swiss franc", "U.S. dlrs" say nothing of where.
bool ToponymRecognizer::names_currency(const Analysis& analysis,
                                       std::uint32_t token) const {
    return (analysis.facts[token].toponym & kCurrencyWord) != 0;
}

/// "European", as in "European Union".
bool ToponymRecognizer::is_continental(const ToponymName& name) const {
    const auto candidates = found_->candidates_of(name);
    return std::any_of(
        candidates.begin(), candidates.end(), [&](const Candidate& c) {
            return c.type == PlaceType::Continent && is_demonym(c.name_class);
        });
}

/// "African-American", "Asian Americans", "Cuban-Americans": a group within a
/// country. The word before is then inside the name as well.
bool ToponymRecognizer::names_heritage(const Analysis& analysis,
                                       TokenRange tokens) {
    const Token& token = analysis.tokens[tokens.first];
    if (found_->mentions.empty() ||
        (analysis.facts[tokens.first].toponym & kHeritageHead) == 0) {
        return false;
    }
    Toponym& before = found_->mentions.back();
    const ToponymName& name = found_->names[before.name];
    const std::string_view word = analysis.surface(tokens.last - 1);
    const bool plural = token.has(kHyphenBefore) && word.back() == 's';
    if (before.tokens.last != tokens.first || !name.demonym ||
        (!plural && !is_continental(name))) {
        return false;
    }
    before.form = MentionForm::InName;
    return true;
}

void ToponymRecognizer::judge(const Analysis& analysis,
                              TokenRange matched,
                              const ToponymContext& context,
                              SentenceCase letters,
                              Toponym& mention) const {
    mention.form = context.form;
    mention.kind = context.kind;
    mention.evidence = context.evidence;
    mention.rule = context.rule;
    mention.tokens.last += context.extend ? 1 : 0;
    mention.tokens.first -= context.extend_left ? 1 : 0;
    if (names_currency(analysis, matched.last)) {
        mention.form = MentionForm::InName;
    }
    if (letters == SentenceCase::Capitals) {
        mention.evidence -= kCapitalsDoubt;
    } else if (letters == SentenceCase::Headline) {
        mention.evidence -= kHeadlineDoubt;
    }
    if (matched.size() > 1) {
        return;
    }
    const WordFacts& facts = analysis.facts[matched.first];
    if (context.evidence < kStatedPlaceEvidence &&
        surnames_.contains(analysis.tokens[matched.first].hash)) {
        mention.evidence -= 3;
        mention.rule = "place/surname";
    }
    if ((facts.classes & (kGivenMale | kGivenFemale)) != 0) {
        mention.evidence -= 1;
    }
    if (facts.is_ordinary()) {
        const bool telling =
            letters == SentenceCase::Normal &&
            matched.first != analysis.sentences[mention.sentence].tokens.first;
        mention.evidence -= telling ? 0.7F : 2.0F;
    }
    if ((facts.toponym & (kFeatureWord | kOrganisationWord | kPersonTitle)) !=
        0) {
        mention.evidence -= 2;
    }
}

}  // namespace dateline
