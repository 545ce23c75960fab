// Names by form. All windows are bounded by constants, so the whole is linear
// in the number of tokens.
#include "plugin/actor/name_pattern.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::uint32_t kLongestRun = 12;
constexpr std::uint32_t kLongestPerson = 5;
constexpr std::uint32_t kLongestTitle = 6;
constexpr std::uint32_t kGiven = kGivenMale | kGivenFemale;

}  // namespace

NamePattern::NamePattern(const ActorLexicon& lexicon,
                         const PhraseTable& places,
                         const Analysis& analysis)
    : lexicon_(lexicon),
      places_(places),
      tokens_(analysis.tokens),
      facts_(analysis.facts) {}

std::uint32_t NamePattern::longest_role(TokenRange within,
                                        RoleForm& form) const {
    return may_start(kStartsRole, within)
               ? lexicon_.longest_role(tokens_, within, form)
               : 0;
}

std::uint32_t NamePattern::longest_demonym(TokenRange within,
                                           std::uint32_t& demonym) const {
    return may_start(kStartsDemonym, within)
               ? lexicon_.longest_demonym(tokens_, within, demonym)
               : 0;
}

bool NamePattern::is_role(TokenRange range) const {
    RoleForm form;
    return longest_role(range, form) == range.size();
}

bool NamePattern::starts_role_or_demonym(std::uint32_t at,
                                         std::uint32_t last) const {
    RoleForm form;
    std::uint32_t demonym = 0;
    return longest_role({at, last}, form) != 0 ||
           longest_demonym({at, last}, demonym) != 0;
}

TitleBefore NamePattern::title_before(std::uint32_t first,
                                      std::uint32_t at) const {
    TitleBefore best;
    const std::uint32_t lowest = at - std::min(at - first, kLongestTitle);
    for (std::uint32_t start = at; start-- > lowest;) {
        if (tokens_[start].has(kPunctuation)) {
            break;
        }
        if (start + 1 < at && (facts_[start].starts & kStartsLongRole) == 0) {
            continue;
        }
        RoleForm form;
        const bool whole = longest_role({start, at}, form) == at - start;
        if (whole && (lexicon_.role(form.role).flags & kRolePerson) != 0) {
            best = {{start, at}, form.role};
        }
    }
    if (best.tokens.empty() && at > first && (bits(at - 1) & kHonorific) != 0 &&
        tokens_[at - 1].has(kCapitalised)) {
        best.tokens = {at - 1, at};
    }
    return best;
}

bool NamePattern::in_longer_name(TokenRange sentence,
                                 TokenRange name,
                                 bool title_case) const {
    if (name.first > sentence.first) {
        const std::uint32_t before = name.first - 1;
        if ((bits(before) & kGiven) != 0 && tokens_[before].has(kCapitalised)) {
            return true;
        }
        const bool counts = !title_case && before > sentence.first &&
                            is_name_like(before) &&
                            (bits(before) & (kHonorific | kCountryWord)) == 0;
        if (counts && !starts_role_or_demonym(before, name.first) &&
            title_before(sentence.first, name.first).tokens.empty()) {
            return true;
        }
    }
    if (name.last < sentence.last && !title_case && is_name_like(name.last)) {
        return !starts_role_or_demonym(name.last, sentence.last) &&
               (bits(name.last) & (kOrganisationHead | kSuffix)) == 0;
    }
    return false;
}

std::uint32_t NamePattern::run_end(std::uint32_t at, std::uint32_t last) const {
    const std::uint32_t limit = std::min(last, at + kLongestRun);
    std::uint32_t end = at;
    while (end < limit) {
        const bool particle = (bits(end) & kParticle) != 0 && end > at &&
                              end + 1 < limit && is_name_like(end + 1);
        if (!is_name_like(end) && !particle) {
            break;
        }
        ++end;
    }
    return end;
}

std::uint32_t NamePattern::complement_end(std::uint32_t head,
                                          std::uint32_t last) const {
    std::uint32_t end = head + 1;
    if (end >= last || (bits(end) & kComplement) == 0) {
        return end;
    }
    std::uint32_t next = end + 1;
    if (next < last && (bits(next) & kGrammarWord) != 0 &&
        !tokens_[next].has(kCapitalised)) {
        ++next;
    }
    const std::uint32_t run = next < last ? run_end(next, last) : next;
    if (run == next) {
        return end;
    }
    end = run;
    // "Ministry of Education and Science", "Committee for Peace and Unity"
    const bool pair = (bits(head) & kLeadingOnly) != 0 && end + 1 < last &&
                      !tokens_[end].has(kPunctuation) &&
                      (bits(end) & kGrammarWord) != 0 &&
                      tokens_[end].letters == 3 && is_name_like(end + 1);
    return pair ? run_end(end + 1, last) : end;
}

PatternName NamePattern::organisation(std::uint32_t at,
                                      std::uint32_t end,
                                      std::uint32_t last) const {
    std::uint32_t head = end;
    bool legal = false;
    for (std::uint32_t i = at; i < end; ++i) {
        if ((bits(i) & kLegalForm) != 0 && i > at) {
            head = i;
            legal = true;
        } else if ((bits(i) & kOrganisationHead) != 0) {
            head = i;
        }
    }
    if (head == end) {
        return {};
    }
    const std::uint32_t stop = legal ? head + 1 : complement_end(head, last);
    const bool complement = stop > head + 1;
    if (!complement && (head == at || (bits(head) & kLeadingOnly) != 0)) {
        return {};
    }
    std::uint32_t demonym = 0;
    const std::uint32_t skip = longest_demonym({at, head}, demonym);
    if (is_role({at + skip, head + 1}) || is_role({at + skip, stop}) ||
        is_place({at, stop})) {
        return {};
    }
    return {{at, stop}, NameKind::Organisation, "name/organisation"};
}

std::uint32_t NamePattern::person_end(std::uint32_t at,
                                      std::uint32_t end) const {
    const std::uint32_t limit = std::min(end, at + kLongestPerson);
    std::uint32_t stop = at;
    while (stop < limit) {
        const bool foreign =
            (bits(stop) & (kOrganisationHead | kHonorific)) != 0 ||
            (stop > at && (bits(stop) & kParticle) == 0 &&
             starts_role_or_demonym(stop, end));
        if (foreign) {
            break;
        }
        ++stop;
    }
    return stop;
}

bool NamePattern::person_follows(std::uint32_t end, std::uint32_t last) const {
    if (end >= last) {
        return false;
    }
    if ((bits(end) & (kSpeechVerb | kPerson)) != 0) {
        return true;
    }
    if (!tokens_[end].is(U',') || end + 1 >= last) {
        return false;
    }
    std::uint32_t next = end + 1;
    if (tokens_[next].has(kNumber)) {
        // "Jane Roe, 43, ..."
        return tokens_[next].letters <= 2 && next + 1 < last &&
               tokens_[next + 1].is(U',');
    }
    if ((bits(next) & kPerson) != 0) {
        return true;
    }
    for (std::uint32_t step = 0; step < 5 && next < last; ++step, ++next) {
        RoleForm form;
        if (longest_role({next, last}, form) != 0) {
            return (lexicon_.role(form.role).flags & kRolePerson) != 0 &&
                   !form.plural;
        }
        std::uint32_t demonym = 0;
        const bool passes =
            (bits(next) & (kGrammarWord | kRoleAdjective | kFormer)) != 0 ||
            longest_demonym({next, last}, demonym) != 0;
        if (!passes || (bits(next) & kLocative) != 0) {
            return false;
        }
    }
    return false;
}

PatternName NamePattern::person(TokenRange sentence,
                                std::uint32_t at,
                                std::uint32_t end,
                                bool title_case) const {
    if (starts_role_or_demonym(at, end) ||
        (bits(at) & (kOrganisationHead | kHonorific | kParticle)) != 0) {
        return {};
    }
    std::uint32_t stop = person_end(at, end);
    const bool given = (bits(at) & kGiven) != 0;
    bool initial = false;
    for (std::uint32_t i = at; i < stop; ++i) {
        if ((bits(i) & kGeographic) != 0) {
            return {};
        }
        initial = initial || tokens_[i].has(kInitial);
    }
    const bool titled = !title_before(sentence.first, at).tokens.empty();
    if (title_case) {
        stop = std::min(stop, at + (given ? 2U : 1U));
    }
    const std::uint32_t length = stop - at;
    if (length == 0 || (length == 1 && tokens_[at].has(kAllCaps))) {
        return {};
    }
    if (titled && (length > 1 || (bits(at) & kCountryWord) == 0)) {
        return {{at, stop}, NameKind::Person, "name/title"};
    }
    if (length < 2) {
        return {};
    }
    if (given) {
        return {{at, stop}, NameKind::Person, "name/given"};
    }
    if (initial && !title_case) {
        return {{at, stop}, NameKind::Person, "name/initial"};
    }
    const bool plain = !title_case && length <= 3 &&
                       (bits(at) & kCountryWord) == 0 &&
                       !is_ordinary(at, stop) && !is_place({at, stop}) &&
                       person_follows(stop, sentence.last);
    if (plain) {
        return {{at, stop}, NameKind::Person, "name/context"};
    }
    if (!title_case && has_person_shape(sentence, {at, stop})) {
        return {{at, stop}, NameKind::Person, "name/shape"};
    }
    return {};
}

/// Two or three capitalised words that are no English and no place: "Disha
/// Ravi". After "in" or "near" they are a place we do not know.
bool NamePattern::has_person_shape(TokenRange sentence, TokenRange name) const {
    const bool sized = name.size() >= 2 && name.size() <= 3;
    if (!sized || (bits(name.first) & kCountryWord) != 0 ||
        (name.first > sentence.first &&
         (bits(name.first - 1) & kLocative) != 0)) {
        return false;
    }
    for (std::uint32_t i = name.first; i < name.last; ++i) {
        const Token& token = tokens_[i];
        if (token.has(kAllCaps) || token.letters < 2 ||
            facts_[i].is_ordinary() || is_place({i, i + 1})) {
            return false;
        }
    }
    return !is_place(name);
}

/// The tokens as a whole name a place: "Soviet Union".
bool NamePattern::is_place(TokenRange range) const {
    const PhraseNode* node = &facts_[range.first].place;
    std::uint64_t key = extend_key(0, tokens_[range.first].hash);
    for (std::uint32_t i = range.first + 1; i < range.last; ++i) {
        node = places_.next(*node, tokens_[i].hash, key);
        if (node == nullptr) {
            return false;
        }
    }
    return node->count != 0;
}

/// "Two Men said", "Local Residents said": no names.
bool NamePattern::is_ordinary(std::uint32_t at, std::uint32_t end) const {
    for (std::uint32_t i = at; i < end; ++i) {
        if (!facts_[i].is_ordinary()) {
            return false;
        }
    }
    return true;
}

PatternName NamePattern::find(TokenRange sentence,
                              std::uint32_t at,
                              bool title_case) const {
    if (!is_name_like(at)) {
        return {};
    }
    const std::uint32_t end = run_end(at, sentence.last);
    if (!title_case) {
        const PatternName found = organisation(at, end, sentence.last);
        if (!found.tokens.empty()) {
            return found;
        }
    }
    return person(sentence, at, end, title_case);
}

}  // namespace dateline
