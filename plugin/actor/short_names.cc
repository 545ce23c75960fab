// An acronym counts in capitals and once it has stood in brackets behind the
// words it shortens; a surname counts wherever no longer name goes on beside it.
#include "plugin/actor/short_names.h"

#include <algorithm>
#include <string_view>

#include "plugin/actor/name_claims.h"

namespace dateline {

namespace {

/// "(OIC)": longer words in capitals and brackets are no acronyms.
constexpr std::uint16_t kLongestAcronym = 8;
/// Small words between the capitalised ones: "Organisation of the ...".
constexpr std::uint32_t kMostSkipped = 2;

/// The first token of the words before the bracket at @p bracket whose
/// initials are the acronym's letters; @p bracket when they are not.
std::uint32_t expansion_before(const Analysis& analysis,
                               std::uint32_t bracket) {
    const std::string_view letters = analysis.surface(bracket + 1);
    std::uint32_t at = bracket;
    std::size_t wanted = letters.size();
    std::uint32_t skipped = 0;
    while (wanted > 0) {
        if (at == 0) {
            return bracket;
        }
        --at;
        const Token& token = analysis.tokens[at];
        if (token.has(kPunctuation) || token.span.empty()) {
            return bracket;
        }
        const char initial = analysis.surface(at).front();
        if (token.has(kCapitalised) && initial == letters[wanted - 1]) {
            --wanted;
            skipped = 0;
            continue;
        }
        if (token.has(kCapitalised) || ++skipped > kMostSkipped) {
            return bracket;
        }
    }
    return analysis.tokens[at].has(kCapitalised) ? at : bracket;
}

/// Of "Martin Luther King Jr." that of "King".
std::uint64_t last_word(const NamePattern& pattern,
                        const Analysis& analysis,
                        TokenRange name) {
    std::uint32_t last = name.last - 1;
    while (last > name.first + 1 && (pattern.bits(last) & kSuffix) != 0) {
        --last;
    }
    return analysis.tokens[last].hash;
}

}  // namespace

void ShortNames::FirstTokens::clear() {
    numbers_.clear();
    firsts_.clear();
}

void ShortNames::FirstTokens::put(std::uint64_t hash, std::uint32_t first) {
    put_if_new(hash, first);
    firsts_[numbers_.find_number(hash)] = first;
}

void ShortNames::FirstTokens::put_if_new(std::uint64_t hash,
                                         std::uint32_t first) {
    if (numbers_.number_of(hash) == firsts_.size()) {
        firsts_.push_back(first);
    }
}

std::uint32_t ShortNames::FirstTokens::find(std::uint64_t hash) const {
    const std::uint32_t number = numbers_.find_number(hash);
    return number == DenseIndex::kAbsent ? kNone : firsts_[number];
}

void ShortNames::find(const NamePattern& pattern, Analysis& analysis) {
    acronyms_.clear();
    surnames_.clear();
    find_acronyms(analysis);
    sort_claims(analysis);
    collect_surnames(pattern, analysis);
    if (acronyms_.empty() && surnames_.empty()) {
        return;
    }
    cursor_ = 0;
    for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
        scan(pattern, s, analysis);
    }
    sort_claims(analysis);
}

void ShortNames::claim(Analysis& analysis,
                       std::uint32_t token,
                       NameKind kind,
                       std::uint32_t fuller,
                       const char* rule) const {
    add_claim(lexicon_,
              {{token, token + 1}, kind, entry_at(analysis, fuller), fuller},
              rule,
              analysis);
}

/// "(OIC)": the organisation before it, spelled out by its initials.
void ShortNames::find_acronyms(Analysis& analysis) {
    const auto& tokens = analysis.tokens;
    const std::size_t known = analysis.names.size();
    for (const std::uint32_t i : analysis.capitals.tokens) {
        if (tokens[i].has(kAllCaps) && i >= 2 && i + 1 < tokens.size() &&
            tokens[i - 1].is(U'(') && tokens[i + 1].is(U')') &&
            tokens[i].letters <= kLongestAcronym) {
            read_acronym(analysis, i - 1, known);
        }
    }
}

/// @param known claims of the first pass, in the order of the text
void ShortNames::read_acronym(Analysis& analysis,
                              std::uint32_t bracket,
                              std::size_t known) {
    const std::uint64_t hash = analysis.tokens[bracket + 1].hash;
    const auto end =
        analysis.names.begin() + static_cast<std::ptrdiff_t>(known);
    const auto claimed =
        std::lower_bound(analysis.names.begin(),
                         end,
                         bracket,
                         [](const NameClaim& name, std::uint32_t last) {
                             return name.tokens.last < last;
                         });
    if (claimed != end && claimed->tokens.last == bracket) {
        if (claimed->kind == NameKind::Organisation) {
            acronyms_.put(hash, claimed->tokens.first);
        }
        return;
    }
    const std::uint32_t first = expansion_before(analysis, bracket);
    if (first != bracket) {
        add_claim(lexicon_,
                  {{first, bracket}, NameKind::Organisation, kNone, kNone},
                  "name/acronym",
                  analysis);
        acronyms_.put(hash, first);
    }
}

/// Full names by surname; then surnames that a title made a claim are linked
/// to them.
void ShortNames::collect_surnames(const NamePattern& pattern,
                                  Analysis& analysis) {
    claimed_ = analysis.names.size();
    for (const NameClaim& name : analysis.names) {
        if (name.kind != NameKind::Person || name.tokens.size() < 2) {
            continue;
        }
        const std::uint64_t last = last_word(pattern, analysis, name.tokens);
        surnames_.put_if_new(
            name.entry == kNone ? last : lexicon_.actor(name.entry).surname,
            name.tokens.first);
        surnames_.put_if_new(last, name.tokens.first);
    }
    for (NameClaim& name : analysis.names) {
        if (name.kind != NameKind::Person || name.tokens.size() != 1) {
            continue;
        }
        const std::uint32_t fuller =
            surnames_.find(analysis.tokens[name.tokens.first].hash);
        if (fuller != kNone) {
            name.fuller = fuller;
            name.entry = entry_at(analysis, fuller);
        }
    }
}

void ShortNames::scan(const NamePattern& pattern,
                      std::size_t sentence,
                      Analysis& analysis) {
    const SentenceLetters& letters = analysis.capitals.sentences[sentence];
    for (std::uint32_t i = letters.first; i < letters.last; ++i) {
        const std::uint32_t at = analysis.capitals.tokens[i];
        if (is_claimed(analysis, at)) {
            continue;
        }
        const Token& token = analysis.tokens[at];
        const std::uint32_t acronym =
            token.has(kAllCaps) ? acronyms_.find(token.hash) : kNone;
        if (acronym != kNone) {
            claim(
                analysis, at, NameKind::Organisation, acronym, "name/acronym");
        } else {
            claim_surname(pattern, sentence, at, analysis);
        }
    }
}

/// @pre called with growing @p token
bool ShortNames::is_claimed(const Analysis& analysis, std::uint32_t token) {
    while (cursor_ < claimed_ && analysis.names[cursor_].tokens.last <= token) {
        ++cursor_;
    }
    return cursor_ < claimed_ && analysis.names[cursor_].tokens.contains(token);
}

void ShortNames::claim_surname(const NamePattern& pattern,
                               std::size_t sentence,
                               std::uint32_t at,
                               Analysis& analysis) {
    const std::uint32_t fuller = surnames_.find(analysis.tokens[at].hash);
    if (fuller == kNone) {
        return;
    }
    const Sentence& within = analysis.sentences[sentence];
    if (pattern.in_longer_name(
            within.tokens,
            {at, at + 1},
            analysis.capitals.sentences[sentence].title_case) ||
        (pattern.bits(at) & (kTimeWord | kGrammarWord)) != 0) {
        return;
    }
    const bool titled =
        !pattern.title_before(within.tokens.first, at).tokens.empty();
    const bool heads_title = within.in_title && at == within.tokens.first;
    if ((pattern.bits(at) & kCountryWord) == 0 || titled || heads_title) {
        claim(analysis, at, NameKind::Person, fuller, "name/surname");
    }
}

/// The entry of the claim whose first token is @p first.
std::uint32_t ShortNames::entry_at(const Analysis& analysis,
                                   std::uint32_t first) const {
    const auto end =
        analysis.names.begin() + static_cast<std::ptrdiff_t>(claimed_);
    const auto found =
        std::lower_bound(analysis.names.begin(),
                         end,
                         first,
                         [](const NameClaim& name, std::uint32_t wanted) {
                             return name.tokens.first < wanted;
                         });
    return found != end && found->tokens.first == first ? found->entry : kNone;
}

}  // namespace dateline
