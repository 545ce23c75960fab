// From each capitalised token the table of names is walked and the longest
// name that is written as one is taken (leftmost-longest, as in "New York",
// not "York"). A name's candidates are collected once an article. Persons
// named in full take their surname away from the places.
#include "plugin/place/toponym_recognizer.h"

#include <algorithm>
#include <cmath>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// The longest names have eight words; more is a damaged table.
constexpr std::uint32_t kLongestName = 10;
/// San Antonio has 150 meanings; a name with more says nothing alone.
constexpr std::size_t kMostCandidates = 256;
constexpr float kProminenceUnit = 25;
/// A name whose best candidate has more is known to every reader.
constexpr float kWellKnownPrior = 5.5F;
constexpr float kDemonymAhead = 0.3F;
/// See lower_alternates().
constexpr float kKnownAbroad = 4.5F;
constexpr float kForeignBesideProper = 1.2F;
/// Where all words have capitals, those of a name say less.
constexpr float kCapitalsDoubt = 1.5F;
constexpr float kHeadlineDoubt = 0.5F;
/// See outweighs().
constexpr float kOutweighPrior = 4.5F;

float prior_of(NameClass name_class) {
    switch (name_class) {
    case NameClass::Main:
        return 0;
    case NameClass::Common:
    case NameClass::Generated:
    case NameClass::Acronym:
    case NameClass::Short:
        return -0.1F;
    case NameClass::Alternate:
        return -1.5F;
    case NameClass::Transliterated:
    case NameClass::Former:
        return -0.8F;
    case NameClass::Rare:
        return -2.5F;
    default:
        return 0;
    }
}

/// Words that are no place's name by themselves, whatever tables have.
constexpr std::uint32_t kNoNameAlone =
    kNeverPlace | kDirectionWord | kStreetWord | kDivisionWord | kTownWord;

/// Where a place bears the name in English, a small one that bears it in some
/// other language is hardly meant.
void lower_alternates(std::span<Candidate> candidates) {
    const bool proper = std::any_of(
        candidates.begin(), candidates.end(), [](const Candidate& c) {
            return c.name_class <= NameClass::Generated;
        });
    for (Candidate& candidate : candidates) {
        const bool foreign = candidate.name_class == NameClass::Alternate ||
                             candidate.name_class == NameClass::Transliterated;
        if (proper && foreign && candidate.prior < kKnownAbroad) {
            candidate.prior -= kForeignBesideProper;
        }
    }
}

}  // namespace

void ToponymRecognizer::recognize(const Analysis& analysis, ToponymSet& found) {
    found.clear();
    found_ = &found;
    name_indexes_.clear();
    next_claim_ = 0;
    next_time_ = 0;
    next_head_ = 0;
    strange_.clear();
    collect_persons(analysis);
    for (std::uint32_t s = 0; s < analysis.sentences.size(); ++s) {
        scan_sentence(analysis, s);
    }
    add_misspelt(analysis);
    link_containers(analysis);
}

void ToponymRecognizer::collect_persons(const Analysis& analysis) {
    surnames_.clear();
    for (const NameClaim& claim : analysis.names) {
        if (claim.kind == NameKind::Person && claim.tokens.size() > 1) {
            surnames_.number_of(analysis.tokens[claim.tokens.last - 1].hash);
        }
    }
    const auto& tokens = analysis.tokens;
    for (const std::uint32_t i : analysis.capitals.tokens) {
        const bool title = tokens[i].has(kInitial) ||
                           (analysis.facts[i].toponym & kPersonTitle) != 0;
        if (!title || i + 1 == tokens.size()) {
            continue;
        }
        const Token& next = tokens[i + 1];
        if (next.has(kCapitalised) && !next.has(kPunctuation) &&
            next.letters > 2 && !next.has(kLineBefore) &&
            (analysis.facts[i + 1].toponym & (kPersonTitle | kTownWord)) == 0) {
            surnames_.number_of(next.hash);
        }
    }
}

const NameClaim* ToponymRecognizer::claim_at(const Analysis& analysis,
                                             std::uint32_t token) {
    while (next_claim_ < analysis.names.size() &&
           analysis.names[next_claim_].tokens.last <= token) {
        ++next_claim_;
    }
    if (next_claim_ < analysis.names.size() &&
        analysis.names[next_claim_].tokens.contains(token)) {
        return &analysis.names[next_claim_];
    }
    return nullptr;
}

const DatelineHead* ToponymRecognizer::dateline_at(const Analysis& analysis,
                                                   std::uint32_t token) {
    while (next_head_ < analysis.datelines.size() &&
           analysis.datelines[next_head_].tokens.last <= token) {
        ++next_head_;
    }
    const bool inside = next_head_ < analysis.datelines.size() &&
                        analysis.datelines[next_head_].tokens.contains(token);
    return inside ? &analysis.datelines[next_head_] : nullptr;
}

bool ToponymRecognizer::in_time(const Analysis& analysis, std::uint32_t token) {
    while (next_time_ < analysis.times.size() &&
           analysis.times[next_time_].tokens.last <= token) {
        ++next_time_;
    }
    return next_time_ < analysis.times.size() &&
           analysis.times[next_time_].tokens.contains(token);
}

void ToponymRecognizer::scan_sentence(const Analysis& analysis,
                                      std::uint32_t sentence) {
    const SentenceLetters& letters = analysis.capitals.sentences[sentence];
    const std::uint32_t first = analysis.sentences[sentence].tokens.first;
    std::uint32_t next = first;
    for (std::uint32_t i = letters.first; i < letters.last; ++i) {
        const std::uint32_t at = analysis.capitals.tokens[i];
        if (next < at && at > first && is_prefix(analysis, at - 1)) {
            next = scan_token(analysis, sentence, at - 1, letters.letters);
        }
        if (next <= at) {
            next = scan_token(analysis, sentence, at, letters.letters);
        }
        // "Bucks and Chester counties"
        if ((analysis.facts[next].toponym & kDivisionPlural) != 0 &&
            next < analysis.sentences[sentence].tokens.last) {
            add_divisions(analysis, sentence, next, letters.letters);
        }
    }
}

/// The "al" of "al-Bab", which may begin a name though it is no capital.
bool ToponymRecognizer::is_prefix(const Analysis& analysis,
                                  std::uint32_t token) {
    const Token& prefix = analysis.tokens[token];
    return prefix.letters <= 2 && prefix.has(kWord) &&
           !prefix.has(kCapitalised) &&
           analysis.tokens[token + 1].has(kHyphenBefore);
}

/// Takes what begins with the token @p at. @return the token behind it
std::uint32_t ToponymRecognizer::scan_token(const Analysis& analysis,
                                            std::uint32_t sentence,
                                            std::uint32_t at,
                                            SentenceCase letters) {
    const TokenRange rest{at, analysis.sentences[sentence].tokens.last};
    if (in_time(analysis, at)) {
        return at + 1;
    }
    const Match match = longest_match(analysis, rest, letters);
    if (match.length != 0) {
        const TokenRange tokens{at, at + match.length};
        add_mention(analysis, sentence, tokens, match, letters);
        return tokens.last;
    }
    const std::uint32_t taken = add_unknown(analysis, sentence, at, letters);
    if (taken <= 1 && letters == SentenceCase::Normal) {
        note_if_strange(analysis, sentence, at);
    }
    return at + std::max(1U, taken);
}

ToponymRecognizer::Match ToponymRecognizer::longest_match(
    const Analysis& analysis, TokenRange rest, SentenceCase letters) const {
    const PhraseTable& names = gazetteer_.names();
    const std::uint32_t limit = std::min(kLongestName, rest.size());
    Match best;
    const PhraseNode* node = &analysis.facts[rest.first].place;
    std::uint64_t key = extend_key(0, analysis.tokens[rest.first].hash);
    for (std::uint32_t length = 1; node != nullptr; ++length) {
        const TokenRange tokens{rest.first, rest.first + length};
        if (node->count != 0 && is_written_as_name(analysis, tokens)) {
            const auto payloads = names.payloads(*node);
            const bool any = std::any_of(
                payloads.begin(), payloads.end(), [&](std::uint32_t payload) {
                    return fits(
                        analysis, tokens, NameEntry::unpack(payload), letters);
                });
            if (any) {
                best = {length, key, payloads};
            }
        }
        node = length == limit
                   ? nullptr
                   : names.next(*node, analysis.tokens[tokens.last].hash, key);
    }
    return best;
}

/// First and last word capitalised, no sentence's or clause's border inside.
bool ToponymRecognizer::is_written_as_name(const Analysis& analysis,
                                           TokenRange tokens) const {
    const Token& last = analysis.tokens[tokens.last - 1];
    if (!last.has(kCapitalised) && !last.has(kHyphenBefore)) {
        // "d'Ivoire" has its capital behind the apostrophe.
        const bool elided =
            last.letters > 2 && tokens.size() > 1 &&
            is_apostrophe(
                decode(analysis.text.all(), last.span.begin + 1).value);
        if (!elided) {
            return false;
        }
    }
    if (tokens.size() == 1) {
        const WordFacts& facts = analysis.facts[tokens.first];
        return (facts.toponym & kNoNameAlone) == 0 &&
               (!facts.is_ordinary() ||
                (facts.word->flags & kFunctionWord) == 0 ||
                last.has(kAllCaps) || last.has(kAbbreviation));
    }
    for (std::uint32_t i = tokens.first + 1; i < tokens.last; ++i) {
        if (analysis.tokens[i].has(kLineBefore) &&
            analysis.tokens[i - 1].has(kTrailingDot)) {
            return false;
        }
    }
    return true;
}

bool ToponymRecognizer::fits(const Analysis& analysis,
                             TokenRange tokens,
                             NameEntry entry,
                             SentenceCase letters) const {
    const Token& token = analysis.tokens[tokens.first];
    switch (entry.name_class) {
    case NameClass::Acronym:
        // Amid capitals "CAR" is an ordinary word.
        return token.has(kAbbreviation) ||
               (token.has(kAllCaps) &&
                (letters != SentenceCase::Capitals ||
                 !analysis.facts[tokens.first].is_ordinary()));
    case NameClass::Short: {
        if (tokens.first == 0) {
            return false;
        }
        if (token.letters == 2 && !token.has(kAllCaps) &&
            !token.has(kTrailingDot)) {
            return false;
        }
        const Token& before = analysis.tokens[tokens.first - 1];
        if ((token.has(kTrailingDot) || token.has(kInitial)) &&
            (token.has(kHyphenBefore) ||
             (analysis.facts[tokens.first - 1].toponym & kDirectionWord) !=
                 0)) {
            return true;
        }
        return (before.is(U',') || before.is(U'(')) &&
               !found_->mentions.empty() &&
               found_->mentions.back().tokens.last == tokens.first - 1;
    }
    default:
        break;
    }
    // "CORE" or "PACE" amid small letters is an acronym of something else.
    return tokens.size() > 1 || !token.has(kAllCaps) || token.letters > 4 ||
           letters == SentenceCase::Capitals || token.has(kAbbreviation) ||
           tokens.first == analysis.sentences.front().tokens.first ||
           in_dateline(analysis, tokens.first);
}

bool ToponymRecognizer::in_dateline(const Analysis& analysis,
                                    std::uint32_t token) const {
    const auto& heads = analysis.datelines;
    std::size_t i = next_head_;
    while (i < heads.size() && heads[i].tokens.last <= token) {
        ++i;
    }
    return i < heads.size() && heads[i].place.contains(token);
}

std::uint32_t ToponymRecognizer::name_index(const Analysis& analysis,
                                            TokenRange tokens,
                                            const Match& match,
                                            SentenceCase letters) {
    const std::uint32_t number = name_indexes_.number_of(match.key);
    if (number < found_->names.size()) {
        return number;
    }
    ToponymName name;
    name.key_hash = match.key;
    auto& candidates = found_->candidates;
    name.first_candidate = static_cast<std::uint32_t>(candidates.size());
    if (const auto known = known_names_.find(match.key);
        !known.candidates.empty()) {
        candidates.insert(
            candidates.end(), known.candidates.begin(), known.candidates.end());
        name.demonym = known.demonym;
    } else {
        name.demonym = add_candidates(analysis, tokens, match, letters);
    }
    name.candidate_count =
        static_cast<std::uint32_t>(candidates.size()) - name.first_candidate;
    found_->names.push_back(name);
    return number;
}

/// @return the name is rather a demonym
bool ToponymRecognizer::add_candidates(const Analysis& analysis,
                                       TokenRange tokens,
                                       const Match& match,
                                       SentenceCase letters) {
    const std::size_t first = found_->candidates.size();
    const std::size_t count = std::min(match.payloads.size(), kMostCandidates);
    float best_name = -1;
    float best_demonym = -1;
    for (std::size_t i = 0; i < count; ++i) {
        gazetteer_.prefetch(NameEntry::unpack(match.payloads[i]).place);
    }
    const bool plain = fits(analysis, tokens, {}, letters);
    bool everywhere = plain;
    for (std::size_t i = 0; i < count; ++i) {
        const NameEntry entry = NameEntry::unpack(match.payloads[i]);
        const bool abbreviated = entry.name_class == NameClass::Acronym ||
                                 entry.name_class == NameClass::Short;
        everywhere = everywhere && !abbreviated;
        if (abbreviated ? !fits(analysis, tokens, entry, letters) : !plain) {
            continue;
        }
        Candidate candidate;
        candidate.place = entry.place;
        candidate.name_class = entry.name_class;
        const PlaceRecord& record = gazetteer_.record(entry.place);
        candidate.type = record.type;
        candidate.former_state = record.former_state;
        candidate.cells = cells_of(record);
        candidate.prior =
            static_cast<float>(record.prominence) / kProminenceUnit +
            prior_of(entry.name_class);
        float& best = is_demonym(entry.name_class) ? best_demonym : best_name;
        best = std::max(best, candidate.prior);
        found_->candidates.push_back(candidate);
    }
    const auto added = std::span(found_->candidates).subspan(first);
    lower_alternates(added);
    // A word that is both ("UAE", "Mali") is what is the more prominent.
    const bool demonym = best_demonym > best_name + kDemonymAhead;
    if (everywhere && !added.empty()) {
        known_names_.add(match.key, {added, demonym});
    }
    return demonym;
}

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
        const bool in_name =
            names_currency(analysis, tokens.last) ||
            (claim != nullptr && claim->kind == NameKind::Organisation &&
             claim->tokens.size() > tokens.size() && is_continental(name)) ||
            names_heritage(analysis, tokens);
        mention.form = in_name ? MentionForm::InName : MentionForm::Demonym;
        mention.evidence = 3;
        mention.rule = "place/demonym";
    } else {
        judge(analysis, tokens, context, letters, mention);
        if (head != nullptr) {
            mention.dateline = true;
            mention.form = MentionForm::Name;
            mention.evidence = std::max(mention.evidence, 0.0F) + 2;
            mention.rule = "place/dateline";
        }
        name.as_person += context.person ? 1 : 0;
        name.as_place += mention.evidence >= kStatedPlaceEvidence ? 1 : 0;
    }
    ++name.mentions;
    found_->mentions.push_back(mention);
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
