// From each capitalised token the table of names is walked and the longest
// name that is written as one is taken (leftmost-longest, as in "New York",
// not "York"). Persons named in full take their surname away from the places.
// What a name can mean and what its mention is worth: toponym_candidates.cc and
// toponym_evidence.cc.
#include "plugin/place/toponym_recognizer.h"

#include <algorithm>

#include "plugin/text/normalize.h"

namespace dateline {

namespace {

/// The longest names have eight words; more is a damaged table.
constexpr std::uint32_t kLongestName = 10;
/// Words that are no place's name by themselves, whatever tables have.
constexpr std::uint32_t kNoNameAlone =
    kNeverPlace | kDirectionWord | kStreetWord | kDivisionWord | kTownWord;

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
    const Analysis& analysis, TokenRange rest, SentenceCase letters) {
    const PhraseTable& names = gazetteer_.names();
    const std::uint32_t limit = std::min(kLongestName, rest.size());
    Match best;
    PhraseNode node = analysis.facts[rest.first].place;
    std::uint64_t key = extend_key(0, analysis.tokens[rest.first].hash);
    for (std::uint32_t length = 1; node.exists(); ++length) {
        const TokenRange tokens{rest.first, rest.first + length};
        if (node.count != 0 && is_written_as_name(analysis, tokens)) {
            const auto payloads = names.payloads(node);
            const bool any = std::any_of(
                payloads.begin(), payloads.end(), [&](std::uint32_t payload) {
                    return fits(
                        analysis, tokens, NameEntry::unpack(payload), letters);
                });
            if (any) {
                best = {length, key, payloads};
            }
        }
        if (length == limit) {
            break;
        }
        node = phrases_.next(node, analysis.tokens[tokens.last].hash, key);
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
               ((facts.form.flags & kFunctionWord) == 0 || last.has(kAllCaps) ||
                last.has(kAbbreviation));
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

}  // namespace dateline
